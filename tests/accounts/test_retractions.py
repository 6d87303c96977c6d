"""What an outlet takes back; the reports and states are invented."""

from datetime import UTC, datetime

import pytest

from dateline import draw, make_document, read
from dateline.accounts.retractions import find_retractions

BACK = [
    "We withdraw the account.",
    "We take it back.",
    "We have withdrawn the report and apologise.",
    "This newspaper retracts the story.",
    "An earlier version of this article wrongly said that a bridge had been bombed.",
    "We were wrong to report that the port was closed.",
]
KEPT = [
    "The army withdrew from the town.",
    "The minister withdrew the bill, and we asked why.",
    "They take back the hill every night.",
    "Iran withdrew its report to the council.",
]


@pytest.mark.parametrize("words", BACK)
def test_an_outlet_takes_back_in_its_own_voice(words: str) -> None:
    text = f"A first paragraph.\n\nOn Monday we reported an attack. {words}\n\nA last one."
    (found,) = find_retractions(make_document(text))
    assert text[found.paragraph.start : found.paragraph.end].startswith("On Monday")
    assert text[found.words.start : found.words.end] in text[found.paragraph.start : found.paragraph.end]


@pytest.mark.parametrize("words", KEPT)
def test_other_withdrawals_are_none(words: str) -> None:
    assert find_retractions(make_document(words)) == ()


def test_what_one_outlet_said_and_took_back_is_retracted() -> None:
    first = make_document(
        "Ethiopia bombed the port of Massawa on Saturday.",
        outlet="Coast Wire",
        published_at=datetime(2024, 4, 13, 18, tzinfo=UTC),
    )
    later = make_document(
        "Shops opened in Asmara.\n\nOn Saturday we reported that Ethiopia bombed the port of Massawa."
        " We withdraw the report.",
        outlet="Coast Wire",
        published_at=datetime(2024, 4, 15, 18, tzinfo=UTC),
    )
    before = draw([read(first)], as_of=datetime(2024, 4, 16, tzinfo=UTC))
    after = draw([read(first), read(later)], as_of=datetime(2024, 4, 16, tzinfo=UTC))
    assert [event.standing for event in before.events if event.type == "ASSAULT"] == ["single-origin"]
    assert [event.standing for event in after.events if event.type == "ASSAULT"] == ["retracted"]
