"""What every store must do. A store's own test gives `where`, the address of a place for a case, and inherits this."""

import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from dateline.errors import InputError
from dateline.records import Document, Reading, Section, make_document
from dateline.store import ALWAYS, Case, open_case
from dateline.store.address import find_case, make_engine, parse_address
from dateline.store.observed import select_entries
from dateline.store.schema import MIGRATIONS, VERSIONS, migrate
from dateline.store.tables import counts_from, metadata
from tests.contracts.worker import ADDRESSES, make_report

NOON = datetime(2024, 4, 14, 12, 0, tzinfo=UTC)
# A day from the ends of the calendar, past which an id cannot be made.
FIRST, LAST = datetime(1, 1, 2), datetime(9999, 12, 30)  # noqa: DTZ001
HOSTILE = [
    '"',
    "'",
    '" OR *',
    "*",
    "NEAR(a b)",
    "a AND",
    "words:x",
    "listed : x",
    "-",
    "^x",
    "x + y",
    "\x00",
    "a\x00b",
    "\ud800",
    "'; DROP TABLE documents; --",
    "& | ! <->",
    "':*",
    "\\",
    "(" * 500,
    "x" * 100_000,
    "x " * 100_000,
    "",
]

moments = st.datetimes(timezones=st.timezones() | st.just(UTC), min_value=FIRST, max_value=LAST)
any_text = st.text(st.characters())  # surrogates and NUL as well
sections = st.builds(Section, label=any_text, start=st.integers(0, 99), end=st.integers(0, 99))
HIDE = {
    "sqlite": "INSERT INTO words(words) VALUES ('delete-all')",
    "postgresql": "DELETE FROM words",
}
# The case may hold what earlier examples added, and every store runs the same test.
SHARED = [HealthCheck.function_scoped_fixture, HealthCheck.differing_executors]
anything = st.builds(
    make_document,
    any_text,
    title=st.none() | any_text,
    url=st.none() | any_text,
    outlet=st.none() | any_text,
    language=st.none() | st.just("en"),
    published_at=st.none() | moments,
    retrieved_at=st.none() | moments,
    sections=st.lists(sections, max_size=2).map(tuple),
)


def exactly(document: Document) -> tuple[Document, str | None, str | None]:
    """The document with its clocks as written: moments of a repeated hour equal none of another zone."""
    published, retrieved = document.published_at, document.retrieved_at
    rest = replace(document, published_at=None, retrieved_at=None)
    return (rest, published and published.isoformat(), retrieved and retrieved.isoformat())


def report(
    words: str, *, hours: float | None = 0, url: str | None = None, outlet: str = "Elm Courier"
) -> Document:
    at = None if hours is None else NOON + timedelta(hours=hours)
    return make_document(words, title="A report", url=url, outlet=outlet, published_at=at)


class StoreContract:
    """The tests; `where` is a fixture of the class that inherits them, and names a new place at each test."""

    @pytest.fixture
    def case(self, where: str) -> Iterator[Case]:
        with open_case(where, create=True) as case:
            yield case
            assert case.check() == []

    # Observed

    def test_what_was_added_comes_back_after_closing(self, where: str, document: Document) -> None:
        with open_case(where, create=True) as case:
            assert case.add(document, source="feed.xml").news == "new"
        with open_case(where) as case:
            entry = case.entry(document.id)
            assert entry is not None
            assert (entry.document, entry.source, entry.replaces) == (document, "feed.xml", None)
            assert [source.address for source in case.sources()] == ["feed.xml"]

    @settings(max_examples=60, suppress_health_check=SHARED)
    @given(documents=st.lists(anything, max_size=6))
    def test_any_document_comes_back_exactly(self, case: Case, documents: list[Document]) -> None:
        for document in documents:
            known = case.document(document.id)
            case.add(document)
            kept = case.document(document.id)
            assert kept is not None
            assert exactly(kept) == exactly(known or document)

    def test_the_clock_of_publication_comes_back(self, case: Case) -> None:
        tehran = datetime.fromisoformat("2024-04-14T02:30:00+03:30")
        case.add(make_document("Sirens.", published_at=tehran))
        (kept,) = case.documents()
        assert kept.published_at is not None
        assert kept.published_at.isoformat() == "2024-04-14T02:30:00+03:30"

    @pytest.mark.parametrize("end", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59.999999-12:00"])
    def test_a_clock_at_the_end_of_the_calendar_comes_back(self, case: Case, end: str) -> None:
        case.add(make_document("Outside.", retrieved_at=datetime.fromisoformat(end)))
        (kept,) = case.documents()
        assert exactly(kept)[2] == end

    def test_adding_the_same_report_again_changes_nothing(self, case: Case) -> None:
        first = case.add(report("Norland shelled Elm.", url="https://elm.example/1"))
        before = (case.counts(), case.entry(first.id))
        again = case.add(report("Norland shelled Elm.", url="https://elm.example/1"), source="other feed")
        assert (again.id, again.news) == (first.id, "known")
        assert (case.counts(), case.entry(first.id)) == before

    def test_a_changed_page_is_a_new_version_and_the_old_one_stays(self, case: Case) -> None:
        page = "https://elm.example/1"
        first = case.add(report("Two dead.", url=page + "?utm=x"), canonical_url=page)
        second = case.add(report("Three dead.", url=page), canonical_url=page)
        third = case.add(report("Four dead.", url=page))
        assert (second.news, second.replaces) == ("new version", first.id)
        assert (third.news, third.replaces) == ("new version", second.id)
        assert case.replaced() == {first.id: second.id, second.id: third.id}
        assert sorted(kept.text for kept in case.documents()) == ["Four dead.", "Three dead.", "Two dead."]

    def test_documents_come_in_order_of_publication_then_id(self, case: Case) -> None:
        reports = [report(f"Report {n}.", hours=n // 7 % 50) for n in range(450)]  # more than two pages
        Random(1).shuffle(reports)
        for one in reports:
            case.add(one)
        expected = sorted(reports, key=lambda one: (one.published_at, one.id))
        assert list(case.documents()) == expected

    def test_as_of_sees_what_was_published_by_then(self, case: Case) -> None:
        early, late = report("Early.", hours=-1), report("Late.", hours=1)
        case.add(late)
        case.add(early)
        assert list(case.documents(as_of=NOON)) == [early]
        assert list(case.documents(as_of=NOON + timedelta(hours=1))) == [early, late]

    def test_an_undated_report_counts_from_its_retrieval_else_always(self, case: Case) -> None:
        undated = report("Undated.", hours=None)
        fetched = replace(report("Fetched.", hours=None), retrieved_at=NOON)
        for document in (fetched, undated):
            case.add(document)
        assert list(case.documents(as_of=NOON - timedelta(microseconds=1))) == [undated]
        assert list(case.documents(as_of=NOON)) == [undated, fetched]
        assert case.search("undated", as_of=NOON - timedelta(days=9999)) == [undated]

    def test_no_report_counts_later_than_it_was_retrieved(self, case: Case) -> None:
        ahead = replace(report("Ahead.", hours=9999), retrieved_at=NOON)
        case.add(ahead)
        assert list(case.documents(as_of=NOON)) == [ahead]
        assert list(case.documents(as_of=NOON - timedelta(hours=1))) == []

    def test_a_period_is_found_by_its_index(self, case: Case) -> None:
        if case._engine.dialect.name == "sqlite":
            query = select_entries(as_of=NOON).order_by(counts_from)
            words = query.compile(case._engine, compile_kwargs={"literal_binds": True})
            with case._looking() as connection:
                plan = connection.execute(text(f"EXPLAIN QUERY PLAN {words}")).all()
            assert "ix_documents_counts_from" in str(plan)

    def test_a_period_has_its_start_and_not_its_end(self, case: Case) -> None:
        for hours in (0, 1, 2):
            case.add(report(f"At {hours}.", hours=hours))
        found = case.documents(since=NOON, until=NOON + timedelta(hours=2))
        assert [one.text for one in found] == ["At 0.", "At 1."]

    def test_an_outlet_can_be_asked_for_alone(self, case: Case) -> None:
        case.add(report("One.", outlet="Elm Courier"))
        case.add(report("Two.", outlet="Norland Times"))
        assert [one.text for one in case.documents(outlet="Norland Times")] == ["Two."]

    def test_a_moment_without_offset_is_refused(self, case: Case) -> None:
        with pytest.raises(ValueError, match="no offset"):
            list(case.documents(as_of=datetime(2024, 4, 14)))  # noqa: DTZ001

    def test_what_is_not_there_is_none(self, case: Case) -> None:
        assert case.document("doc_0000000000000000") is None

    def test_documents_cannot_be_changed_or_removed(self, case: Case) -> None:
        case.add(report("Observed."))
        for deed in ("UPDATE documents SET text = 'x'", "DELETE FROM documents"):
            with pytest.raises(DBAPIError, match="a document is never"), case._writing() as connection:
                connection.execute(text(deed))

    # Search

    def test_search_finds_words_whatever_their_case_accents_and_plural(self, case: Case) -> None:
        case.add(report("Missiles over Élm, Iranian officials say."))
        for query in ("missile", "ELM missiles", "iran*", '"official" say', "report"):
            assert len(case.search(query)) == 1, query
        for query in ("iran", "missile Sudmark", "missil", "OR"):
            assert case.search(query) == [], query

    def test_search_gives_the_newest_first_and_no_more_than_asked(self, case: Case) -> None:
        for hours in range(5):
            case.add(report(f"Strike {hours}.", hours=hours))
        assert [found.text for found in case.search("strikes", limit=2)] == ["Strike 4.", "Strike 3."]
        assert [found.text for found in case.search("strikes", as_of=NOON)] == ["Strike 0."]

    @pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
    def test_no_query_is_refused(self, case: Case, query: str) -> None:
        case.add(report("Norland shelled Elm."))
        assert case.search(query) == []

    @settings(max_examples=60, suppress_health_check=SHARED)
    @given(words=any_text)
    def test_a_report_is_found_by_its_own_words(self, case: Case, words: str) -> None:
        one = report(words + " Elm")
        case.add(one)
        assert one.id in [found.id for found in case.search(one.text.replace("*", " "), limit=1000)]

    def test_a_monstrous_report_is_added_all_the_same(self, case: Case) -> None:
        monster = report(" ".join(f"{n:x}word" for n in range(150_000)))
        case.add(monster)
        case.add(report("x" * 3_000_000))
        assert case.document(monster.id) == monster

    def test_an_endless_address_is_kept_for_a_page_and_refused_for_a_source(self, case: Case) -> None:
        address = "https://elm.example/" + Random(1).randbytes(50_000).hex()
        first = case.add(report("Two dead.", url=address))
        assert case.add(report("Three dead.", url=address)).replaces == first.id
        with pytest.raises(InputError, match="an address of over 2000 bytes"):
            case.note_source(address)
        case.judge("correct", address, author="ada", reason="too long")

    # Sources, issues, judgements

    def test_a_source_keeps_its_health(self, case: Case) -> None:
        case.note_source("https://elm.example/feed", kind="feed", etag='"1"')
        case.note_source("https://elm.example/feed", error="HTTP 503")
        failed = case.note_source("https://elm.example/feed", error="HTTP\x00 503")
        assert (failed.failures, failed.last_error, failed.etag) == (2, "HTTP\ufffd 503", '"1"')
        good = case.note_source("https://elm.example/feed", last_modified="yesterday")
        assert case.sources() == [good]
        assert (good.kind, good.failures, good.last_error, good.last_good) == (
            "feed",
            0,
            None,
            good.last_tried,
        )

    def test_issues_stand_in_order(self, case: Case) -> None:
        case.note_issue("page 1", "no text")
        case.note_issue("page 2", "no text\x00")
        assert [(issue.where, issue.what) for issue in case.issues()] == [
            ("page 1", "no text"),
            ("page 2", "no text\ufffd"),
        ]

    def test_a_judgement_is_withdrawn_and_never_erased(self, case: Case) -> None:
        one = case.judge(
            "correct", "evt_1", field="actor", value={"code": "XNL"}, author="ada", reason="byline"
        )
        other = case.judge("merge", "evt_1", value=["evt_2"], author="ben", reason="same strike")
        assert case.judgements() == [one, other]
        gone = case.withdraw(one.id, by="ada")
        assert case.withdraw(one.id, by="ben") == gone
        assert case.judgements() == [other]
        assert case.judgements(active=False) == [gone, other]
        assert case.judgements(as_of=one.at) == [one]
        with pytest.raises(DBAPIError, match="never erased"), case._writing() as connection:
            connection.execute(text("DELETE FROM judgements"))

    def test_a_judgement_that_is_not_there_is_refused(self, case: Case) -> None:
        with pytest.raises(InputError, match="holds no judgement jdg_0"):
            case.withdraw("jdg_0", by="ada")

    # Derived

    def test_a_document_is_handed_out_once(self, case: Case) -> None:
        reports = [report(f"Report {n}.", hours=n) for n in range(5)]
        for one in reports:
            case.add(one)
        assert case.claim("read", "1", owner="a", limit=3) == reports[:3]
        assert case.claim("read", "1", owner="b", limit=3) == reports[3:]
        assert case.claim("read", "1", owner="c", limit=3) == []
        assert case.claim("read", "2", owner="c", limit=9) == reports
        assert case.pending("read", "1") == 5

    def test_what_is_done_stays_done_in_its_version(self, case: Case, reading: Reading) -> None:
        case.add(reading.document)
        case.claim("read", "1", owner="a")
        assert case.finish(reading.document.id, "read", "1", owner="a", payload=reading)
        assert not case.finish(reading.document.id, "read", "1", owner="a", payload=reading)
        assert case.claim("read", "1", owner="a") == []
        assert (case.pending("read", "1"), case.pending("read", "2")) == (0, 1)
        assert list(case.readings("read", "1")) == [reading]
        assert list(case.readings("read", "2")) == []

    def test_readings_come_in_order_of_publication_as_of_a_moment(self, case: Case) -> None:
        for hours in (2, 0, 1):
            case.add(report(f"At {hours}.", hours=hours))
        for one in case.claim("count", "1", owner="a"):
            case.finish(one.id, "count", "1", owner="a", payload=one.text)
        assert [made for _, made in case.payloads("count", "1")] == ["At 0.", "At 1.", "At 2."]
        assert [made for _, made in case.payloads("count", "1", as_of=NOON)] == ["At 0."]

    def test_a_payload_that_is_no_reading_is_refused_as_one(self, case: Case) -> None:
        case.add(report("One."))
        (one,) = case.claim("read", "0", owner="a")
        case.finish(one.id, "read", "0", owner="a", payload={"schema": "dateline.note/1"})
        with pytest.raises(InputError, match="cannot be read"):
            list(case.readings("read", "0"))

    def test_three_attempts_and_no_more(self, case: Case) -> None:
        case.add(report("Unreadable."))
        for n in (1, 2, 3):
            (one,) = case.claim("read", "1", owner="a")
            assert case.fail(one.id, "read", "1", owner="a", error=f"attempt {n}\x00")
            assert not case.fail(one.id, "read", "1", owner="a", error="not mine any more")
        assert case.claim("read", "1", owner="a") == []
        assert case.pending("read", "1") == 0
        assert [(kept.attempts, kept.error) for kept in case.failures("read", "1")] == [
            (3, "attempt 3\ufffd")
        ]

    def test_an_expired_lease_is_handed_out_again_and_the_late_one_is_told(self, case: Case) -> None:
        case.add(report("Slow."))
        (one,) = case.claim("read", "1", owner="dead", lease=timedelta(0))
        assert case.claim("read", "1", owner="a") == [one]
        assert not case.finish(one.id, "read", "1", owner="dead", payload="late")
        assert case.finish(one.id, "read", "1", owner="a", payload="in time")
        assert list(case.payloads("read", "1")) == [(one.id, "in time")]

    def test_what_is_released_can_be_claimed_at_once(self, case: Case) -> None:
        case.add(report("Interrupted."))
        case.claim("read", "1", owner="a")
        assert case.release("a") == 1
        assert len(case.claim("read", "1", owner="b")) == 1

    def test_a_dropped_step_is_to_do_again(self, case: Case) -> None:
        case.add(report("One."))
        (one,) = case.claim("read", "1", owner="a")
        case.finish(one.id, "read", "1", owner="a", payload=1)
        assert case.counts().stages[0].done == 1
        assert case.drop("read", "1") == 1
        assert (case.pending("read", "1"), case.counts().stages) == (1, ())

    def test_a_damaged_reading_is_a_clear_sentence(self, where: str, reading: Reading) -> None:
        with open_case(where, create=True) as case:
            case.add(reading.document)
            case.claim("read", "1", owner="a")
            case.finish(reading.document.id, "read", "1", owner="a", payload=reading)
            with case._writing() as connection:
                connection.execute(text("UPDATE readings SET payload = :payload"), {"payload": b"x"})
            with pytest.raises(InputError, match="cannot be read"):
                case.reading(reading.document.id, "read", "1")
            with pytest.raises(InputError, match="cannot be read"):
                list(case.readings("read", "1"))

    # Accounts

    def test_the_order_is_that_of_publication_and_holds_what_was_read(self, case: Case) -> None:
        documents = {hours: case.add(report(f"At {hours}.", hours=hours)).id for hours in (2, 0, 1)}
        for one in case.claim("read", "1", owner="a"):
            if one.id != documents[1]:
                case.finish(one.id, "read", "1", owner="a", payload=one.text)
        assert case.order("read", "1") == [
            (documents[0], NOON),
            (documents[2], NOON + timedelta(hours=2)),
        ]
        assert case.order("read", "2") == case.order("other", "1") == []

    def test_an_undated_report_stands_first_and_is_not_the_newest(self, case: Case) -> None:
        undated = case.add(report("Undated.", hours=None)).id
        entry = case.entry(undated)
        for one in case.claim("read", "1", owner="a"):
            case.finish(one.id, "read", "1", owner="a", payload=one.text)
        assert entry is not None
        assert case.newest("read", "1") == (entry.added_at, 1)
        dated = case.add(report("Dated.")).id
        for one in case.claim("read", "1", owner="a"):
            case.finish(one.id, "read", "1", owner="a", payload=one.text)
        assert case.order("read", "1") == [(undated, ALWAYS), (dated, NOON)]
        assert case.newest("read", "1") == (NOON, 1)

    def test_an_account_comes_back_and_a_later_one_takes_its_place(self, case: Case) -> None:
        one, other = (case.add(report(words)).id for words in ("One.", "Two."))
        case.keep_accounts("1", [(one, "chn_1", ["a", 1, None, [2.5, "é\u202e"]]), (other, "chn_2", [])])
        case.keep_accounts("2", [(one, "chn_9", ["of another version"])])
        assert case.chains("1") == {one: "chn_1", other: "chn_2"}
        case.keep_accounts("1", [(one, "chn_3", ["b"])])
        assert case.chains("1") == {one: "chn_3", other: "chn_2"}
        assert dict(case.accounts("1")) == {one: ["b"], other: []}
        assert dict(case.accounts("2")) == {one: ["of another version"]}
        assert dict(case.accounts("3")) == case.chains("3") == {}

    def test_accounts_come_in_order_for_a_period(self, case: Case) -> None:
        ids = [case.add(report(f"At {hours}.", hours=hours)).id for hours in range(3)]
        case.keep_accounts("1", [(id, "chn", [n]) for n, id in reversed(list(enumerate(ids)))])
        hour = timedelta(hours=1)
        assert [kept for _, kept in case.accounts("1")] == [[0], [1], [2]]
        assert [kept for _, kept in case.accounts("1", as_of=NOON + hour)] == [[0], [1]]
        assert [kept for _, kept in case.accounts("1", since=NOON + hour)] == [[1], [2]]
        assert [kept for _, kept in case.accounts("1", since=NOON + hour, as_of=NOON + hour)] == [[1]]

    def test_many_accounts_are_kept_at_once(self, case: Case) -> None:
        ids = [case.add(report(f"Report {n}.")).id for n in range(230)]
        case.keep_accounts("1", [(id, f"chn_{n}", [n]) for n, id in enumerate(ids)])
        case.keep_accounts("1", [])
        assert case.chains("1") == {id: f"chn_{n}" for n, id in enumerate(ids)}
        assert len(list(case.accounts("1"))) == 230

    def test_all_accounts_are_kept_or_none(self, case: Case) -> None:
        there = case.add(report("One.")).id
        with pytest.raises(DBAPIError):
            case.keep_accounts("1", [(there, "chn_1", []), ("doc_0000000000000000", "chn_2", [])])
        assert case.chains("1") == {}

    def test_accounts_of_other_versions_can_be_dropped(self, case: Case) -> None:
        one, other = (case.add(report(words)).id for words in ("One.", "Two."))
        for version in ("1", "2", "3"):
            case.keep_accounts(version, [(one, "chn_1", []), (other, "chn_2", [])])
        assert case.drop_accounts(keep="2") == 4
        assert [len(case.chains(version)) for version in ("1", "2", "3")] == [0, 2, 0]
        assert case.counts().documents == 2

    def test_two_that_keep_the_same_accounts_at_once_wait_for_each_other(self, where: str) -> None:
        with open_case(where, create=True) as case:
            ids = [case.add(report(f"Report {n}.")).id for n in range(20)]

            def keep(order: int) -> None:
                for n in range(5):
                    case.keep_accounts("1", [(id, f"chn_{n}", [n]) for id in ids[::order]])

            with ThreadPoolExecutor(2) as pool:
                list(pool.map(keep, (1, -1)))
            assert dict(case.accounts("1")) == {id: [4] for id in ids}

    # The whole

    def test_check_names_every_kind_of_fault(self, where: str, reading: Reading) -> None:
        wrong = reading.to_dict()
        wrong["arms"] = [{"start": 0, "end": 7, "quote": "Sudmark"}, {"start": 0, "end": 10**6, "quote": "x"}]
        with open_case(where, create=True) as case:
            case.add(reading.document)
            case.judge("correct", "evt_1", author="ada", reason="byline")
            case.claim("read", "1", owner="a")
            case.finish(reading.document.id, "read", "1", owner="a", payload=wrong)
            assert _harm(case, "UPDATE ledger SET input_hash = 'x', attempts = 4") == [
                f"{reading.document.id}: the document is not the one that was read",
                f"{reading.document.id}: tried more than 3 times",
                f"{reading.document.id}, read 1: the words at 0-7 are not 'Sudmark'",
                f"{reading.document.id}, read 1: no such words: 0-1000000 in a text of {len(reading.document.text)}",
            ]
            assert "the judgement was changed" in _harm(case, "UPDATE judgements SET reason = 'none'")[0]
            assert "done, and there is no reading" in _harm(case, "DELETE FROM readings")[1]
            assert "search cannot find it" in _harm(case, HIDE[case._engine.dialect.name])[0]

    def test_opening_again_changes_nothing(self, where: str) -> None:
        with open_case(where, create=True) as case:
            case.add(report("One."))
            before = case.counts()
        for create in (True, False):
            with open_case(where, create=create) as case:
                assert case.counts() == before

    # The index over moments is an expression, which the comparison cannot see.
    @pytest.mark.filterwarnings("ignore:.*expression-based index ix_documents_counts_from")
    @pytest.mark.filterwarnings("ignore:.*expression-based index 'ix_documents_counts_from")
    def test_the_migrations_make_the_tables_that_the_code_asks(self, case: Case) -> None:
        with case._looking() as connection:
            ours = set(metadata.tables) | {VERSIONS}
            moments = "ix_documents_counts_from"
            options = {
                "include_name": lambda name, kind, _: name in ours if kind == "table" else name != moments,
                "include_object": lambda _, name, *__: name != moments,
            }
            context = MigrationContext.configure(connection, opts={**options, "version_table": VERSIONS})
            assert compare_metadata(context, metadata) == []

    def test_a_case_of_a_newer_version_is_refused(self, where: str) -> None:
        with open_case(where, create=True) as case, case._writing() as connection:
            connection.execute(text("UPDATE case_version SET version_num = '9999'"))
        with pytest.raises(InputError, match=r"a newer version of Dateline made this case; update Dateline"):
            open_case(where)

    def test_a_migration_that_fails_leaves_the_case_as_it_was(self, where: str, tmp_path: Path) -> None:
        with open_case(where, create=True) as case:
            case.add(report("One."))
            with pytest.raises(ZeroDivisionError):
                migrate(case._engine, name="case", migrations=_next_version(tmp_path / "bad", "1 / 0"))
            migrate(case._engine, name="case")  # still of our version, or this would refuse it as newer
            migrate(case._engine, name="case", migrations=_next_version(tmp_path / "good", "pass"))
            assert case.counts().documents == 1
            with pytest.raises(InputError, match="newer version"):
                migrate(case._engine, name="case")

    def test_a_case_of_the_first_form_is_brought_to_the_newest_with_all_it_held(
        self, where: str, tmp_path: Path, reading: Reading
    ) -> None:
        with _old_case(where, tmp_path) as case:
            case.add(reading.document)
            case.claim("read", "1", owner="a")
            assert case.finish(reading.document.id, "read", "1", owner="a", payload=reading)
            with pytest.raises(DBAPIError, match="accounts"):
                case.chains("1")
        with open_case(where) as case:
            assert list(case.readings("read", "1")) == [reading]
            assert case.chains("1") == {}
            case.keep_accounts("1", [(reading.document.id, "chn_1", ["made"])])
            assert list(case.accounts("1")) == [(reading.document.id, ["made"])]
            assert case.check() == []

    # Many at once

    def test_two_writers_and_a_reader_at_once(self, where: str, tmp_path: Path) -> None:
        with _workers(where, tmp_path, rounds=60) as workers, open_case(where, create=True) as case:
            seen = 0
            while any(worker.poll() is None for worker in workers):
                assert case.counts().documents >= seen
                seen = len(list(case.documents()))
                case.search("shelled")
            assert [worker.wait() for worker in workers] == [0, 0]
            _check_nothing_lost_or_doubled(case, tmp_path)
            assert case.pending("read", "1") == 0

    kills = 20

    def test_killed_at_any_moment_nothing_is_lost_or_doubled(self, where: str, tmp_path: Path) -> None:
        chance, killed = Random(), 0
        while killed < self.kills:
            with _workers(where, tmp_path, rounds=100_000) as workers:
                for worker in workers:
                    time.sleep(chance.uniform(0, 0.4))
                    assert worker.poll() is None, "it ended by itself"
                    worker.kill()
                    killed += 1
        with _workers(where, tmp_path, rounds=1) as workers:
            assert [worker.wait() for worker in workers] == [0, 0]
        with open_case(where) as case:
            _check_nothing_lost_or_doubled(case, tmp_path)
            assert case.pending("read", "1") == 0


def _harm(case: Case, deed: str) -> list[str]:
    """What check says after something was done to the tables behind the store's back."""
    with case._writing() as connection:
        connection.execute(text(deed))
    return case.check()


def _old_case(where: str, folder: Path) -> Case:
    """A case as the first Dateline made it."""
    (folder / "versions").mkdir()
    shutil.copy(MIGRATIONS / "versions" / "v0001_the_case.py", folder / "versions")
    address = parse_address(where)
    engine = make_engine(address)
    find_case(address, engine, create=True)
    migrate(engine, name=address.name, migrations=folder)
    return Case(engine, name=address.name)


def _next_version(folder: Path, deed: str) -> Path:
    """Our migrations with one more, which makes a table and then does the deed."""
    ours = sorted((MIGRATIONS / "versions").glob("v*.py"))
    (folder / "versions").mkdir(parents=True)
    for path in ours:
        shutil.copy(path, folder / "versions")
    (folder / "versions" / "v9000_more.py").write_text(
        "from alembic import op\n"
        f"revision, down_revision = '9000', '{ours[-1].name[1:5]}'\n"
        "def upgrade():\n"
        "    op.execute('CREATE TABLE more (number integer)')\n"
        f"    {deed}\n",
        "utf-8",
    )
    return folder


@contextmanager
def _workers(where: str, folder: Path, *, rounds: int) -> Iterator[list[subprocess.Popen[str]]]:
    """Two processes at work on one case, from the moment before they open it."""
    workers = []
    for _ in range(2):
        number = len(list(folder.glob("*.log")))
        log = folder / f"{number}.log"
        log.touch()
        command = [sys.executable, "-m", "tests.contracts.worker", where, str(log), str(number), str(rounds)]
        workers.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
    try:
        for worker in workers:
            assert worker.stdout is not None
            assert worker.stdout.readline() == "ready\n"
        yield workers
    finally:
        for worker in workers:
            worker.kill()
            worker.communicate()


def _check_nothing_lost_or_doubled(case: Case, folder: Path) -> None:
    said = [line.split() for log in folder.glob("*.log") for line in log.read_text("utf-8").splitlines()]
    added = {id for deed, id in said if deed in ("new", "known", "version")}
    there = [document.id for document in case.documents()]
    assert added
    assert added <= set(there)
    assert len(there) == len(set(there))
    for deeds in (("new", "version"), ("done",)):
        once = [id for deed, id in said if deed in deeds]
        assert len(once) == len(set(once))
    assert {id for deed, id in said if deed == "done"} <= {id for id, _ in case.payloads("read", "1")}
    addresses = {entry.canonical_url for entry in case.entries()}
    assert len(addresses) <= ADDRESSES
    assert len(case.replaced()) == len(there) - len(addresses)
    assert all(document == make_report(int(document.text.split()[1])) for document in case.documents())
    assert case.check() == []
