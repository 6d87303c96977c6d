"""What an analyst does on the pages, in a real browser over the real command."""

import re
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from dateline.access import add_user
from dateline.store import open_case
from tests.web.conftest import Open, serving

PAGES = (
    "/ /changes /timeline /events /map /contacts /disputed /expected /actors /actors/IRN /stories /sources"
    " /reports /reports?q=drones /judgements /add /people /imported /map?imported=all"
).split()
SERIOUS = ("serious", "critical")


def test_a_sentence_of_the_brief_leads_to_the_marked_words_of_a_report(
    demo_address: str, open_page: Open
) -> None:
    page = open_page(demo_address)
    line = page.locator(".brief .sentence").first
    words = " ".join(line.inner_text().strip("“”").split())
    line.click()
    cited = " ".join("".join(page.locator("mark.cited").all_text_contents()).split())
    shown = re.sub(r"\s+", " ", page.locator("article.text").inner_text())
    assert words[:60] in shown
    assert page.locator("mark.cited").first.is_visible()
    assert cited


def test_moving_the_moment_changes_the_numbers_and_takes_later_events_away(
    demo_address: str, open_page: Open
) -> None:
    page = open_page(demo_address)
    now = page.locator(".rests").inner_text()
    page.locator("#slide").focus()
    for _ in range(9):
        page.keyboard.press("ArrowLeft")
    page.wait_for_url("**day=2024-04-**")
    then = page.locator(".rests").inner_text()
    assert then != now
    page.get_by_role("link", name="Timeline").click()
    days = page.locator(".day h2").all_inner_texts()
    assert days
    assert not [day for day in days if re.search(r"\b(1[3-9]|20) Apr", day)]


def test_a_correction_changes_brief_and_timeline_and_undo_brings_them_back(
    own_address: str, open_page: Open
) -> None:
    page = open_page(own_address, "/timeline")
    before = page.locator("main").inner_text()
    page.locator(".day .standing + a").first.click()
    word = page.locator("h1").inner_text()
    page.get_by_role("link", name="coding").first.click()
    page.locator(".coded:target").get_by_role("link", name="Correct this coding").click()
    coded = page.locator(".coded:target")
    coded.get_by_label("Not an event").check()
    coded.get_by_label("Reason").fill("this is what the writer expects, not what happened")
    coded.get_by_role("button", name="Correct").click()
    expect(page.locator(".notice")).to_contain_text("corrected")
    assert page.locator("aside").get_by_role("button", name="Undo").count() == 1
    report = page.url
    page.get_by_role("link", name="Timeline").click()
    assert page.locator("main").inner_text() != before, word
    page.goto(report)
    expect(page.locator(".notice").get_by_role("button", name="Undo")).to_have_count(1)
    page.locator(".notice").get_by_role("button", name="Undo").click()
    expect(page.locator(".notice")).to_contain_text("withdrawn")
    page.get_by_role("link", name="Timeline").click()
    assert page.locator("main").inner_text() == before


def test_what_a_correction_came_to_is_told_where_it_was_made(own_address: str, open_page: Open) -> None:
    page = open_page(own_address, "/reports")
    page.locator(".rows a").first.click()
    page.get_by_role("link", name="Correct this coding").last.click()
    page.get_by_label("Reason").fill("the writer foresees it")
    page.get_by_label("Status").select_option("possible")
    page.locator(".correct [name=day]").fill("13 April")
    assert faults_of(page) == []
    with page.expect_navigation():
        page.get_by_role("button", name="Correct").click()
    expect(page.get_by_role("alert")).to_be_in_viewport()
    expect(page.get_by_label("Reason")).to_have_value("the writer foresees it")
    expect(page.get_by_label("Status")).to_have_value("possible")
    page.locator(".correct [name=day]").fill("")
    page.get_by_role("button", name="Correct").click()
    expect(page.locator(".coded .notice")).to_be_in_viewport()
    expect(page.locator(".coded:target .judged")).to_contain_text("status → possible")


def test_five_days_by_the_keyboard_are_one_page_and_the_slider_keeps_the_focus(
    demo_address: str, open_page: Open
) -> None:
    page = open_page(demo_address, "/timeline?type=ASSAULT")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.is_navigation_request() else None)
    page.locator("#slide").focus()
    for _ in range(5):
        page.keyboard.press("ArrowLeft")
    page.wait_for_url("**day=2024-04-**")
    expect(page.locator("#slide")).to_be_focused()
    assert len(asked) == 1
    assert "type=ASSAULT" in page.url


def test_after_the_log_out_the_way_back_shows_nothing(
    demo_case: str, tmp_path: Path, open_page: Open
) -> None:
    where = shutil.copy(demo_case, tmp_path / "april.case")
    with open_case(where) as case:
        add_user(case, "ada", password="four words make one", role="admin", by="the test")
    with serving(where) as address:
        page = open_page(address)
        page.get_by_label("Name").fill("ada")
        page.get_by_label("Password").fill("four words make one")
        page.get_by_role("button", name="Log in").click()
        page.get_by_role("link", name="Reports", exact=True).click()
        assert page.locator(".rows li").count() == 36
        page.get_by_role("button", name="Log out").click()
        page.wait_for_url("**/login")
        page.go_back()
        expect(page.get_by_role("button", name="Log in")).to_be_visible()
        assert page.locator(".rows li").count() == 0


def test_the_keyboard_alone_reaches_a_source(demo_address: str, open_page: Open) -> None:
    page = open_page(demo_address)
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "sentence":
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/doc_*")
    assert page.locator("mark.cited").count()


def test_without_scripts_everything_is_readable_and_the_moment_can_be_moved(
    demo_address: str, open_page: Open
) -> None:
    page = open_page(demo_address, java_script_enabled=False)
    assert page.locator(".brief li").count() > 3
    assert page.locator("svg").count()
    page.locator("#day").fill("2024-04-05")
    page.get_by_role("button", name="Show").first.click()
    assert "5 Apr 2024" in page.locator(".rests").inner_text()
    page.locator(".brief .sentence").first.click()
    assert page.locator("mark.cited").count()


@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_wider_than_a_small_telephone(demo_address: str, open_page: Open, path: str) -> None:
    page = open_page(demo_address, path, viewport={"width": 360, "height": 740})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_no_serious_fault(demo_address: str, open_page: Open, path: str, scheme: str) -> None:
    page = open_page(demo_address, path, color_scheme=scheme)
    assert faults_of(page) == []


def test_axe_finds_no_serious_fault_on_an_event_and_a_report(demo_address: str, open_page: Open) -> None:
    page = open_page(demo_address, "/events")
    page.locator(".event-row .sides").first.click()
    assert faults_of(page) == []
    page.locator(".sentence").first.click()
    assert faults_of(page) == []


def faults_of(page: Page) -> list[str]:
    violations = Axe().run(page).response["violations"]
    return [
        f"{fault['id']}: {fault['help']}: {[node['target'] for node in fault['nodes'][:3]]}"
        for fault in violations
        if fault["impact"] in SERIOUS
    ]


def test_a_coding_shows_when_its_word_has_the_focus(demo_address: str, open_page: Open) -> None:
    page = open_page(demo_address, "/reports")
    page.locator(".rows a").first.click()
    word = page.locator("mark.event a").first
    word.focus()
    expect(word.locator(".coding")).to_be_visible()


@pytest.mark.parametrize("path", ["/", "/timeline", "/events", "/map", "/disputed", "/sources"])
def test_every_page_has_its_twin_and_says_how_to_cite_it(
    demo_address: str, open_page: Open, path: str
) -> None:
    page = open_page(demo_address, path)
    assert "as of" in page.locator(".cite").inner_text()
    answer = page.request.get(page.get_by_role("link", name="This page as JSON").evaluate("a => a.href"))
    assert answer.ok
    assert answer.json()["reports"] == 36
