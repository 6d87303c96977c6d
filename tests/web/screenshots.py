"""``python -m tests.web.screenshots [FOLDER]``: a picture of each page on the demo case, for the README."""

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.web.conftest import BROWSERS, DATELINE, find_browser, serving

FOLDER = Path("docs/images")
PAGES = {
    "picture": "/?day=2024-04-14",
    "timeline": "/timeline",
    "map": "/map",
    "contacts": "/contacts",
    "disputed": "/disputed",
    "expected": "/expected",
    "actors": "/actors",
    "sources": "/sources",
}
SIZE = {"width": 1100, "height": 850}


def main(folder: Path = FOLDER) -> None:
    """A PNG of each page, and of a report with its marks."""
    program = find_browser()
    if program is None:
        sys.exit(f"no browser: install one of {', '.join(BROWSERS)}")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as where, sync_playwright() as driver:
        case = Path(where) / "april.case"
        subprocess.run([DATELINE, "new", case, "--demo"], check=True, stdout=subprocess.DEVNULL)
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        with serving(case) as address:
            page = browser.new_page(viewport=SIZE, device_scale_factor=1)
            page.goto(address)
            take(page, address.partition("/enter")[0], folder)
        browser.close()


def take(page: Page, root: str, folder: Path) -> None:
    """The pictures, one after the other."""
    for name, path in PAGES.items():
        page.goto(root + path)
        page.screenshot(path=folder / f"{name}.png")
    page.goto(f"{root}/?day=2024-04-14")
    page.locator(".brief .sentence").first.click()
    page.screenshot(path=folder / "report.png")


if __name__ == "__main__":
    main(*(Path(words) for words in sys.argv[1:2]))
