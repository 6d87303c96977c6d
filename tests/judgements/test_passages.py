"""Corrected passages parse as the corpus does, with what was corrected in them."""

from pathlib import Path
from typing import Any

import pytest

from dateline.accounts import make_account
from dateline.cases import READING, account_version, reading_version
from dateline.claims.lexicon import load_plover
from dateline.errors import InputError
from dateline.judgements import (
    Decision,
    Passage,
    apply_judgements,
    find_region,
    make_passages,
    mentions_of,
    parse_party,
    parse_speaker,
    write_corpus,
)
from dateline.pipeline import link
from dateline.records import Account, Reading, unpack
from dateline.store import Case
from tests.judgements.judging import accounts, judge, mention
from training.markup import CodedEvent, CodedPassage, parse_file


def passages_of(case: Case) -> list[Passage]:
    corrected = accounts(case)
    bare = [unpack(Account, values) for _, values in case.accounts(account_version())]
    found: list[Passage] = []
    for before, after in zip(bare, corrected, strict=True):
        reading = case.reading(before.document, READING, reading_version())
        assert reading is not None
        found += make_passages(reading, before, after, judgements=case.judgements())
    return found


def parsed(passages: list[Passage]) -> tuple[CodedPassage, ...]:
    text = write_corpus(passages, title="April", region="Middle East")
    return parse_file(text, path=Path("april.txt")).passages


def told_at(passage: CodedPassage, word: str) -> CodedEvent:
    return next(event for event in passage.events if passage.words(event.trigger) == word)


def test_nothing_corrected_gives_nothing(case: Case) -> None:
    assert passages_of(case) == []


def test_a_passage_is_the_sentence_with_one_on_either_side_and_all_that_is_told_there(case: Case) -> None:
    fired = mention(case, "fired")
    judge(case, fired.told.id, type="MOBILIZE", mode="weapons", status="denied")
    (passage,) = parsed(passages_of(case))
    coded = told_at(passage, "fired")
    assert (coded.type, coded.mode, coded.status) == ("MOBILIZE", "weapons", "denied")
    reading = case.reading(fired.account.document, READING, reading_version())
    assert reading is not None
    n = next(n for n, s in enumerate(reading.sentences) if s.start <= fired.told.trigger.start < s.end)
    around = reading.document.text[reading.sentences[n - 1].start : reading.sentences[n + 1].end]
    assert passage.text.split() == around.split()
    triggers = [e.trigger.quote for e in reading.events if e.trigger.quote in around]
    assert {passage.words(event.trigger) for event in passage.events} <= set(triggers)


def test_a_corrected_side_is_marked_where_it_is_named(case: Case) -> None:
    struck = mention(case, "struck")
    judge(case, struck.told.id, actors=("Warplanes (ISR)",), recipients=("-",))
    (passage,) = parsed(passages_of(case))
    (actor,) = told_at(passage, "struck").actors
    assert (passage.words(actor), passage.marks[actor].codes) == ("Warplanes", ("ISR",))
    assert told_at(passage, "struck").recipients == ()


def test_a_side_that_no_words_show_is_told(case: Case) -> None:
    judge(case, mention(case, "struck").told.id, actors=("Norway (NOR)",))
    (passage,) = passages_of(case)
    assert "“Norway” as a side of “struck” is left out" in passage.left_out[0]
    assert told_at(parsed([passage])[0], "struck").actors == ()


def test_what_is_no_event_is_coded_as_none(case: Case) -> None:
    judge(case, mention(case, "struck").told.id, not_an_event=True)
    (passage,) = parsed(passages_of(case))
    assert "struck" in passage.text
    assert "struck" not in [passage.words(event.trigger) for event in passage.events]


def test_a_name_that_stands_for_somebody_keeps_its_words(case: Case) -> None:
    report = mention(case, "blamed").account.document
    judge(case, report, words="Israel", stands_for="Hezbollah (HZB)")
    codes = {
        (p.words(mark.number), mark.codes)
        for p in parsed(passages_of(case))
        for mark in p.marks.values()
        if mark.codes
    }
    assert ("Israel", ("HZB",)) in codes


def test_every_mention_of_the_demo_can_be_corrected_and_parsed(demo_readings: tuple[Reading, ...]) -> None:
    passages: list[Passage] = []
    bare = tuple(link(make_account(r, origin=None) for r in demo_readings))
    for reading, account in zip(demo_readings, bare, strict=True):
        decisions = [d for n, m in enumerate(mentions_of([account])) for d in _decisions(n, str(m.place))]
        (after,) = apply_judgements(decisions, [account], codes=load_plover()).accounts
        passages += make_passages(reading, account, after)
    coded = parsed(passages)
    assert sum(len(p.events) for p in coded) > 0.95 * sum(len(account.told) for account in bare)
    assert find_region(bare) == "Middle East"


def _decisions(n: int, place: str) -> list[Decision]:
    values: list[tuple[str, str | None, Any]] = [
        ("event", "status", "possible" if n % 2 else "planned"),
        ("event", "actors", [parse_party("Israel (ISR)")]),
        ("event", "day", ["2024-04-01", "2024-04-01"]),
    ]
    if n % 5 == 0:
        values.append(("speaker", None, parse_speaker("IRN", kind=None)))
    return [Decision(kind=k, target=place, field=f, value={"to": to}) for k, f, to in values]


def test_one_file_holds_999_passages() -> None:
    one = Passage(document="doc_0f", published=None, markup="Nothing.", left_out=())
    assert len(parsed([one] * 999)) == 999
    with pytest.raises(InputError, match="1000 passages are more"):
        write_corpus([one] * 1000, title="x", region="Asia")
