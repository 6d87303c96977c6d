import json
from datetime import UTC, datetime, timedelta, timezone

import pytest

from dateline.documents.draft import Draft, Facts
from dateline.documents.json_records import parse_lines, parse_records
from dateline.errors import InputError

TEXT = "Norland closed the strait on Monday."


def test_only_text_is_required() -> None:
    assert list(parse_records(json.dumps({"text": TEXT}), item="a.json")) == [
        Draft(item="a.json", text=TEXT, facts=Facts())
    ]


def test_what_a_record_says_of_its_report_is_taken() -> None:
    record = {
        "id": "ignored",
        "text": TEXT,
        "title": "Strait closed",
        "outlet": "The Harbor Post",
        "url": "https://example.org/a",
        "language": "en",
        "published_at": "2024-04-10T17:00:00-04:00",
        "retrieved_at": "2024-04-11",
    }
    (draft,) = parse_records(json.dumps(record), item="a.json")
    assert isinstance(draft, Draft)
    assert draft.facts == Facts(
        title="Strait closed",
        outlet="The Harbor Post",
        url="https://example.org/a",
        language="en",
        published_at=datetime(2024, 4, 10, 17, tzinfo=timezone(timedelta(hours=-4))),
        retrieved_at=datetime(2024, 4, 11, tzinfo=UTC),
    )


def test_a_reading_is_read_by_its_document() -> None:
    reading = {"schema": "dateline.reading/2", "document": {"id": "doc_1", "text": TEXT, "url": None}}
    (draft,) = parse_records(json.dumps(reading), item="a.json")
    assert isinstance(draft, Draft)
    assert draft.text == TEXT


def test_a_list_gives_its_good_records_beside_its_bad_ones() -> None:
    drafts = list(parse_records(json.dumps([{"text": "a"}, 5, {"text": "b"}]), item="a.json"))
    assert [isinstance(draft, Draft) for draft in drafts] == [True, False, True]
    assert str(drafts[1]).startswith("a.json, record 2: it holds a number where a record belongs;")


def test_a_bad_line_is_named_and_the_others_still_come() -> None:
    lines = [b'{"text": "a"}\n', b"{not json}\n", b"\n", None, b'{"text": "b"}']
    first, bad, long, last = parse_lines(lines, item="a.jsonl")
    assert isinstance(first, Draft)
    assert isinstance(last, Draft)
    assert (first.item, last.item) == ("a.jsonl, line 1", "a.jsonl, line 5")
    assert str(bad).startswith("a.jsonl, line 2: it is not valid JSON (line 1, column 2")
    assert str(long) == "a.jsonl, line 4: it is too long; keep each record under 20 MB."


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("{", "it is not valid JSON (line 1, column 2"),
        ("", "it is not valid JSON"),
        ("[]", "it holds no records"),
        ("3", "it holds a number where a record belongs"),
        ("null", "it holds null where a record belongs"),
        ("{}", 'it has no "text"'),
        ('{"text": null}', 'it has no "text"'),
        ('{"text": 5}', '"text" is a number'),
        ('{"text": ["a"]}', '"text" is a list'),
        ('{"text": "a", "title": {}}', '"title" is an object'),
        ('{"text": "a", "outlet": true}', '"outlet" is true or false'),
        ('{"text": "a", "published_at": 1712764800}', '"published_at" is a number'),
        ('{"text": "a", "published_at": "04/05/2024"}', 'is "04/05/2024" and it can mean 4 May or 5 April'),
        ('{"text": "a", "x": ' + "9" * 5000 + "}", "numbers too long"),
        ("[" * 200_000, "nested too deep"),
    ],
)
def test_a_wrong_record_is_refused_with_its_reason(text: str, cause: str) -> None:
    with pytest.raises(InputError) as refusal:
        list(parse_records(text, item="a.json"))
    assert cause in str(refusal.value)
    assert refusal.value.item == "a.json"


def test_a_file_of_empty_lines_holds_no_records() -> None:
    with pytest.raises(InputError, match="it holds no records"):
        list(parse_lines([b"\n", b" \n"], item="a.jsonl"))


def test_lone_surrogates_in_a_record_are_kept() -> None:
    (draft,) = parse_records('{"text": "a \\ud800 b \\u0000"}', item="a.json")
    assert isinstance(draft, Draft)
    assert draft.text == "a \ud800 b \0"
