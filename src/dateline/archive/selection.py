"""Reports of an archive that meet a condition → documents."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from dateline.archive.output import Output
from dateline.errors import InputError
from dateline.records import Document, Section, make_document

_COLUMNS = (
    "document, text, title, url, outlet, language, published_at, utc_offset, retrieved_at, "
    "section_labels, section_starts, section_ends"
)


def find_selected(output: Output, where: str) -> Iterator[Document]:
    """The reports for which the condition holds, by publication, each once.

    `where` is a condition of DuckDB's SQL over the columns of `documents` and `events`; a report with several events is
    meant if one of them meets it, and one without events has empty ones. Raises InputError for a condition
    that DuckDB does not understand.
    """
    import duckdb

    with output.tables() as tables:
        chosen = f"SELECT document FROM documents LEFT JOIN events USING (document) WHERE ({where}\n)"
        query = (
            f"SELECT {_COLUMNS} FROM documents WHERE document IN ({chosen}) "
            "QUALIFY row_number() OVER (PARTITION BY document ORDER BY item) = 1 "
            "ORDER BY published_at NULLS LAST, document"
        )
        try:
            found = tables.execute(query)
            while rows := found.fetchmany(100):
                yield from map(_document, rows)
        except duckdb.Error as error:
            cause = f"DuckDB does not understand it ({str(error).splitlines()[0]})"
            step = "give a condition over the columns of documents and events, such as outlet = 'Elm Courier'"
            raise InputError(where, cause=cause, next_step=step) from error


def _document(row: tuple[Any, ...]) -> Document:
    _, text, title, url, outlet, language, published_at, offset, retrieved_at, *sections = row
    return make_document(
        text,
        title=title,
        url=url,
        outlet=outlet,
        language=language,
        published_at=_aware(published_at, offset or 0),
        retrieved_at=_aware(retrieved_at),
        sections=tuple(
            Section(label=label, start=start, end=end) for label, start, end in zip(*sections, strict=True)
        ),
    )


def _aware(at: datetime | None, offset: int = 0) -> datetime | None:
    return at.replace(tzinfo=UTC).astimezone(timezone(timedelta(minutes=offset))) if at else None
