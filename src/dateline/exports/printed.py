"""A brief → PDF and DOCX."""

import io
import json
import zipfile
from dataclasses import asdict
from importlib.resources import files
from typing import Any

from dateline.exports.chosen import Chosen
from dateline.exports.extras import load_extra
from dateline.exports.pages import Page, lay_out

_FIRST_DAY = (
    1980,
    1,
    1,
    0,
    0,
    0,
)  # the earliest that a zip file can say: the bytes must not tell when it was made


def make_pdf(chosen: Chosen) -> bytes:
    """The brief as a PDF of A4 pages, set with the fonts that Typst brings: letters of other scripts show as boxes."""
    typst = load_extra("typst")
    page = lay_out(chosen)
    lines = [
        {"title": title, "lines": [_printed(asdict(line)) for line in part]} for title, part in page.parts
    ]
    form = {
        "title": page.title,
        "rests": page.rests,
        "parts": lines,
        "sources": [asdict(s) for s in page.sources],
    }
    template = files(__package__).joinpath("brief.typ").read_bytes()
    made: bytes = typst.compile(
        template, format="pdf", sys_inputs={"page": json.dumps(form)}, ignore_system_fonts=True, timestamp=0
    )
    return made


def _printed(line: dict[str, Any]) -> dict[str, Any]:
    return {**line, "marks": "".join(f"[{n}]" for n in line["marks"])}


def make_docx(chosen: Chosen) -> bytes:
    """The brief as a document of Word."""
    docx = load_extra("docx")
    document = docx.Document()
    _describe(document, chosen)
    _write(document, lay_out(chosen))
    out = io.BytesIO()
    document.save(out)
    return _timeless(out.getvalue())


def _describe(document: Any, chosen: Chosen) -> None:
    about, at = document.core_properties, chosen.view.as_of.replace(tzinfo=None, microsecond=0)
    about.author, about.last_modified_by, about.comments = "Dateline", "Dateline", ""
    about.created = about.modified = at


def _write(document: Any, page: Page) -> None:
    document.core_properties.title = page.title
    document.add_heading(page.title, level=1)
    document.add_paragraph(page.rests)
    for title, lines in page.parts:
        document.add_heading(title, level=2)
        for line in lines:
            paragraph = document.add_paragraph(style="List Bullet")
            if line.label:
                paragraph.add_run(line.label).italic = True
                paragraph.add_run().add_break()
            voice = f" — {line.voice}" if line.voice else ""
            paragraph.add_run(f"{line.words}{voice} ")
            paragraph.add_run("".join(f"[{n}]" for n in line.marks)).font.superscript = True
    document.add_heading("Sources", level=2)
    for source in page.sources:
        url = f", {source.url}" if source.url else ""
        document.add_paragraph(f"[{source.number}] {source.words}{url}")


def _timeless(packed: bytes) -> bytes:
    """The same zip file, every part of it dated alike."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, date_time=_FIRST_DAY)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            new.writestr(part, old.read(name))
    return out.getvalue()
