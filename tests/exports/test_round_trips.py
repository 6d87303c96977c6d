"""Out, in, and out again: the same bytes, where the format can hold it."""

import json

from dateline.documents.feeds import FeedList, parse_feed
from dateline.exports import event_rows, make_files, read_csv
from dateline.exports.rows import plain
from dateline.views import View
from tests.exports.moments import Listed, Sources, moment
from tests.tellings import line, report


def test_a_list_of_feeds_followed_anew_is_the_same_list() -> None:
    listed = tuple(Listed(address=f"https://{name}.example/feed?x=1&y=2") for name in "bca")
    told = report(line("Norland shelled Elm.", "shelled"))
    first = make_files(moment(told, case=Sources(listed=listed)), "opml")["sources.opml"]
    found = parse_feed(first.decode("utf-8"), item="sources.opml")
    assert isinstance(found, FeedList)
    again = tuple(Listed(address=address) for address in found.addresses)
    assert make_files(moment(told, case=Sources(listed=again)), "opml")["sources.opml"] == first


def test_a_line_of_json_gives_back_the_row_and_its_own_bytes(view: View) -> None:
    lines = make_files(view, "jsonl")["events.jsonl"].decode("utf-8").splitlines()
    forms = [json.loads(text) for text in lines]
    assert [json.dumps(form, ensure_ascii=False) for form in forms] == lines
    rows = [{name: plain(value) for name, value in row.items()} for row in event_rows(view)]
    given = [{name: value for name, value in form.items() if name != "tellings"} for form in forms]
    assert given == json.loads(json.dumps(rows))


def test_a_table_of_csv_gives_back_the_rows_of_the_lines_of_json(view: View) -> None:
    table = make_files(view, "csv")["events.csv"]
    lines = make_files(view, "jsonl")["events.jsonl"].decode("utf-8").splitlines()
    for row, text in zip(read_csv(table), lines, strict=True):
        form = json.loads(text)
        assert json.loads(json.dumps({name: plain(value) for name, value in row.items()})) == {
            name: form[name] for name in row
        }
