"""A report's page: its corrections, whose forms keep what was typed, and a long text in parts."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape

from starlette.testclient import TestClient

from dateline.cases import add_report
from dateline.pipeline import read
from dateline.records import Reading, make_document
from dateline.store import Case
from dateline.views import View
from dateline.web.reports import parts_of
from tests.filling import keep_readings
from tests.web.conftest import asking, csrf_of

ALL_AT_ONCE = {"type": "CONSULT", "status": "planned", "actors": "Iran", "day": "2024-04-02"}


def coding_of(client: TestClient) -> tuple[str, str]:
    """A report and a coding in it."""
    view: View = client.app.state.views.at(None)  # type: ignore[attr-defined]
    account = next(a for a in view.accounts if len(a.told) > 2)
    told = next(t for t in account.told if t.type not in ("CONSULT",) and t.status == "occurred")
    return account.document, told.id


def correct(client: TestClient, query: str = "", **typed: str) -> tuple[str, str, str]:
    """A report and a coding in it, and the page after its correction."""
    id, target = coding_of(client)
    sent = {"csrf": csrf_of(client), "target": target, "reason": "the text says so", **typed}
    return id, target, client.post(f"/reports/{id}/correct{query}", data=sent).text


def test_all_that_was_corrected_at_once_is_named_and_undone_at_once(own_client: TestClient) -> None:
    _, target, page = correct(own_client, **ALL_AT_ONCE)
    coded = page.partition(f'<section class="coded" id="{target}">')[2].partition("</section>")[0]
    (said,) = re.findall(r"Corrected by [^<]*", coded)
    assert all(words in said for words in ("type → CONSULT", "status → planned", "day → 2024-04-02"))
    notice = coded.partition('role="status"')[2].partition("</form>")[0]
    assert "The coding is corrected" in notice
    assert page.count("The coding is corrected") == 1
    (undo,) = re.findall(r'action="(/judgements/[^"]*/undo)"', notice)
    after = own_client.post(undo, data={"csrf": csrf_of(own_client)}).text
    assert "withdrawn" in after
    case = own_client.app.state.views.case  # type: ignore[attr-defined]
    assert case.judgements() == []
    assert len(case.judgements(active=False)) >= 3


def test_after_a_correction_and_its_undo_the_moment_is_the_same(own_client: TestClient) -> None:
    _, _, page = correct(own_client, "?day=2024-04-30", status="planned")
    assert 'name="day" type="date" value="2024-04-30"' in page
    (back,) = set(re.findall(r'name="back" value="([^"]*)"', page))
    assert "day=2024-04-30" in unescape(back)
    assert "notice" not in back


def test_what_is_no_event_stays_on_the_page_with_its_undo(own_client: TestClient) -> None:
    id, target, page = correct(own_client, not_an_event="yes")
    assert f'id="{target}"' not in page
    out = (
        own_client.get(f"/reports/{id}").text.partition("Taken out by judgement")[2].partition("</aside>")[0]
    )
    assert "not an event" in out
    assert out.count(">Undo<") == 1


def test_a_correction_that_is_refused_is_shown_again_as_it_was_typed(own_client: TestClient) -> None:
    _, target, page = correct(own_client, day="13 April", place="Elm <b>", not_an_event="", status="denied")
    form = page.partition('<form class="correct"')[2].partition("</form>")[0]
    assert re.search(r'role="alert"><p>[^<]*13 April', page)
    assert 'value="13 April"' in form
    assert 'value="Elm &lt;b&gt;"' in form
    assert 'value="the text says so"' in form
    assert "<option selected>denied" in form
    assert f'name="target" value="{target}"' in form
    assert own_client.app.state.views.case.judgements() == []  # type: ignore[attr-defined]


def test_the_same_event_can_be_named_by_its_address(own_client: TestClient) -> None:
    id, target = coding_of(own_client)
    view: View = own_client.app.state.views.at(None)  # type: ignore[attr-defined]
    mine = dict(zip((t.id for t in view.account(id).told), view.account(id).events, strict=True))[target]  # type: ignore[union-attr]
    other = next(e.id for e in view.events if e.id != mine and e.type == view.events_by_id[mine].type)
    assert f"<code>{other}</code>" in own_client.get(f"/events/{other}").text
    _, _, page = correct(own_client, same_as=f"http://testserver/events/{other}?day=2024-04-14")
    assert "The coding is corrected" in page
    now: View = own_client.app.state.views.at(None)  # type: ignore[attr-defined]
    (one,) = [e for e in now.events if target in {t.told.id for t in e.tellings}]
    assert view.events_by_id[other].first.told.id in {t.told.id for t in one.tellings}


def test_a_notice_is_one_of_ours_and_undoes_only_what_one_has_just_done(own_client: TestClient) -> None:
    correct(own_client, status="planned")
    (made,) = own_client.app.state.views.case.judgements()  # type: ignore[attr-defined]
    assert "evil" not in own_client.get("/?notice=Log+in+at+evil.example").text
    assert "/undo" not in own_client.get("/?notice=withdrawn&undo=" + made.id).text
    assert "/undo" not in own_client.get("/?notice=corrected&undo=jdg_1,x").text
    assert f"/judgements/{made.id}/undo" in own_client.get("/?notice=corrected&undo=" + made.id).text


# Long texts

LINE = "Norland shelled Elm on Tuesday, two officials said, and Sudmark denied it.\n"


def long_reading(lines: int) -> Reading:
    """A reading of a long report, its marks those of one line again and again."""
    at = datetime(2024, 4, 12, tzinfo=UTC)
    return read(make_document(LINE * lines, title="Long", outlet="Elm Courier", published_at=at))


def test_the_parts_of_a_text_are_the_text() -> None:
    for text in ("", "x", LINE * 3000, "x" * 100_001, "\n" * 90_000):
        parts = parts_of(text)
        assert "".join(text[part.start : part.end] for part in parts) == text
        assert max(part.end - part.start for part in parts) <= 40_000


def test_a_long_report_is_shown_in_parts_and_each_place_in_its_own(own_case: Case) -> None:
    reading = long_reading(800)
    keep_readings(own_case, [reading])
    id, last = reading.document.id, reading.events[-1]
    with asking(own_case) as client:
        first = client.get(f"/reports/{id}").text
        assert "Part 1 of 2" in first
        assert f'id="{last.id}"' not in first
        for query in (
            "part=2&day=2030-01-01",
            f"coding={last.id}",
            f"at={last.trigger.start}-{last.trigger.end}",
        ):
            page = client.get(f"/reports/{id}?{query}").text
            assert "Part 2 of 2" in page
            assert f'id="{last.id}"' in page
        assert 'class="correct"' not in page
        opened = client.get(f"/reports/{id}?correct={last.id}").text
        assert opened.count('class="correct"') == 1


# Reports that are not read, or have no date


def test_a_report_without_a_date_is_in_every_list(own_client: TestClient, own_case: Case) -> None:
    text = "Norway asked Sweden for help with its drones, two officials said."
    sent = {"csrf": csrf_of(own_client), "text": text, "outlet": "Elm Courier"}
    job = own_client.post("/add/text", data=sent)
    while "data-job=" in job.text:
        job = own_client.get(job.url.path)
    id = next(d.id for d in own_case.documents() if d.outlet == "Elm Courier")
    assert "1 report without a publication time" in job.text
    assert "37 reports" in own_client.get("/").text
    assert own_client.get("/reports.json").json()["total"] == 37
    assert own_client.get("/reports.json?q=Norway").json()["reports"][0]["id"] == id
    page = own_client.get(f"/reports/{id}")
    assert (page.status_code, "counts at every moment" in page.text) == (200, True)
    assert own_client.get(f"/reports/{id}?day=2024-04-02").status_code == 200


def test_reports_that_nobody_has_read_are_told_of_and_can_be_opened(
    own_client: TestClient, own_case: Case
) -> None:
    added = add_report(own_case, make_document("Norway asked\nSweden.", title="Unread"))
    for path in ("/", "/sources", "/reports"):
        page = own_client.get(path).text
        assert "1 report of this case is not read yet" in page
        assert 'action="/add/recode"' in page
    page = own_client.get(f"/reports/{added.id}")
    assert (page.status_code, "not read yet" in page.text, "Sweden." in page.text) == (200, True, True)
    assert own_client.get("/reports/doc_0").status_code == 404


def test_a_report_of_a_day_to_come_does_not_move_the_case_there(
    own_client: TestClient, own_case: Case
) -> None:
    ahead = datetime.now(UTC) + timedelta(days=2000)
    sent = {
        "csrf": csrf_of(own_client),
        "text": "Norway asked Sweden for help.",
        "published": f"{ahead:%Y-%m-%d}",
    }
    assert "on a day still to come: check the date" in own_client.post("/add/text", data=sent).text
    assert [issue.what for issue in own_case.issues()] == [
        f"it says that it was published on {ahead:%Y-%m-%d}, which is still to come; check the date"
    ]
    (found,) = [d for d in own_case.documents() if d.published_at and d.published_at.year == ahead.year]
    assert found.counts_from == found.retrieved_at


def test_a_pasted_text_that_is_refused_is_shown_again(own_client: TestClient) -> None:
    sent = {
        "csrf": csrf_of(own_client),
        "text": "\nNorway <b>asked",
        "title": "A title",
        "published": "13 April",
    }
    page = own_client.post("/add/text", data=sent)
    assert (page.status_code, 'role="alert"' in page.text) == (400, True)
    assert "\nNorway &lt;b&gt;asked</textarea>" in page.text
    assert 'value="A title"' in page.text
    german = "Der Sprecher der Regierung sagte am Montag, dass die Verhandlungen nicht weitergehen. " * 5
    assert "not in English" in own_client.post("/add/text", data={**sent, "text": german}).text
