"""Pages of the documentation site that lie outside docs/: cards, scores, examples, the README.

They stand under project/ in the site, under their own names. A link between any two of these files is turned into the
one that holds in the site; a link to a file that is no page of it becomes its name.
"""

import os
import re
from pathlib import Path
from typing import Any

from griffe import Extension
from mkdocs.structure.files import File

ROOT = Path(__file__).parent
DOCS = ROOT / "docs"
OUTSIDE = "project"
PAGES = (
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "evals/LOG.md",
    "evals/README.md",
    "evals/august/README.md",
    "evals/demo/README.md",
    "examples/README.md",
    "training/CARD.md",
    "training/corpus/README.md",
)
_LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)#:\s]+)(#[^)]*)?\)")

_EXAMPLE = re.compile(r"^>>> .*\n(?:(?!\n).+\n)*", re.MULTILINE)


def on_files(files: Any, *, config: Any) -> Any:
    """The pages outside docs/ are among the files."""
    for name in PAGES:
        files.append(File.generated(config, f"{OUTSIDE}/{name}", abs_src_path=str(ROOT / name)))
    return files


def on_page_markdown(markdown: str, *, page: Any, config: Any, files: Any) -> str:
    """The text of a page with links that hold in the site."""
    here = page.file.src_uri
    folder = _real(here).parent

    def turned(link: re.Match[str]) -> str:
        mark, words, target, anchor = link.groups()
        uri = _uri((folder / target).resolve())
        if uri is None or (files.get_file_from_path(uri) is None):
            return link[0] if not (folder / target).exists() else words
        return f"{mark}[{words}]({os.path.relpath(uri, Path(here).parent)}{anchor or ''})"

    return _LINK.sub(turned, markdown)


def _real(uri: str) -> Path:
    """Where a page of the site lies in the repository."""
    outside = uri.removeprefix(f"{OUTSIDE}/")
    return DOCS / uri if outside == uri else ROOT / outside


def _uri(path: Path) -> str | None:
    """Where a file of the repository stands in the site, if it does."""
    if path.is_relative_to(DOCS):
        return path.relative_to(DOCS).as_posix()
    name = path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else ""
    return f"{OUTSIDE}/{name}" if name in PAGES else None


class FencedExamples(Extension):
    """Examples in docstrings stand in a block of code of their own."""

    def on_object(self, *, obj: Any, **_: Any) -> None:
        """The docstring has its examples between fences."""
        if obj.docstring:
            obj.docstring.value = _EXAMPLE.sub(r"```pycon\n\g<0>```\n", f"{obj.docstring.value}\n")
