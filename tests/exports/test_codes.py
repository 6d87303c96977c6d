"""What a status, a type and a place become in the schemes of others."""

from dataclasses import replace
from typing import get_args

import pytest

from dateline.exports.chosen import choose
from dateline.exports.coded import code_strictly, pairs_of
from dateline.exports.codes import (
    Code,
    acled_class,
    cameo_codes,
    nations,
    sector_of_party,
    strict_code,
)
from dateline.records import EventType, Party, Status
from dateline.register import states
from dateline.views import View
from tests.exports.moments import moment
from tests.tellings import NORLAND, SUDMARK, line, report

COOPERATION = ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT")
MATERIAL_CONFLICT = ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT")


def strict(type: EventType, status: Status, mode: str | None = None, cameo: str = "190") -> Code | None:
    return strict_code(type, mode=mode, status=status, quad="material conflict", score=-9.0, cameo=cameo)


@pytest.mark.parametrize("status", ["planned", "threatened", "conditional"])
@pytest.mark.parametrize("type", COOPERATION)
def test_cooperation_ahead_is_agree(type: EventType, status: Status) -> None:
    code = strict(type, status)
    assert code is not None
    assert (code.type, code.quad, code.score) == ("AGREE", "verbal cooperation", 2.5)
    assert code.cameo.startswith("03")


@pytest.mark.parametrize("status", ["planned", "threatened", "conditional"])
@pytest.mark.parametrize("type", MATERIAL_CONFLICT)
def test_material_conflict_ahead_is_threaten(type: EventType, status: Status) -> None:
    code = strict(type, status)
    assert code is not None
    assert (code.type, code.quad, code.score) == ("THREATEN", "verbal conflict", -3.5)
    assert code.cameo.startswith("13")


@pytest.mark.parametrize("type", get_args(EventType))
def test_what_is_done_keeps_its_code_and_what_is_not_is_left_out(type: EventType) -> None:
    for status in ("occurred", "ongoing"):
        code = strict(type, status, mode="x")
        assert code is not None
        assert (code.type, code.mode, code.cameo, code.score) == (type, "x", "190", -9.0)
    assert [strict(type, status) for status in ("denied", "possible", "requested")] == [None, None, None]


@pytest.mark.parametrize(
    ("type", "mode", "cameo"),
    [
        ("CONSULT", "visit", "036"),
        ("RETREAT", "release", "0353"),
        ("RETREAT", "ceasefire", "0356"),
        ("SANCTION", "expel", "136"),
        ("COERCE", "curfew", "1323"),
        ("COERCE", "cyber", "130"),
        ("ASSAULT", "drone", "138"),
    ],
)
def test_the_mode_decides_where_it_can(type: EventType, mode: str, cameo: str) -> None:
    code = strict(type, "planned", mode=mode)
    assert code is not None
    assert code.cameo == cameo


@pytest.mark.parametrize("type", ["REQUEST", "ACCUSE", "REJECT"])
def test_words_of_conflict_ahead_are_left_out(type: EventType) -> None:
    assert strict(type, "planned") is None


def test_every_strict_code_is_one_of_cameo_with_the_type_it_stands_for() -> None:
    for type in get_args(EventType):
        code = strict(type, "planned")
        if code and code.type != type:
            assert cameo_codes()[code.cameo].type == code.type


def test_every_code_that_a_picture_gives_is_one_of_cameo(view: View) -> None:
    for event in view.find_events():
        assert cameo_codes()[event.cameo].goldstein is not None


def test_the_speech_act_stands_for_what_it_says() -> None:
    sentence = "Norland vowed to strike Sudmark."
    vow = line(sentence, "vowed", type="THREATEN", cameo="138")
    told = report(vow, line(sentence, "strike", status="threatened"))
    coded = list(code_strictly(choose(moment(told))))
    assert [c.event.type for c in coded] == ["THREATEN"]
    alone = report(line(sentence, "strike", status="threatened"))
    assert [c.code.type for c in code_strictly(choose(moment(alone)))] == ["THREATEN"]


def test_what_its_reports_took_back_is_left_out() -> None:
    (event,) = moment(report(line("Norland shelled Elm.", "shelled"))).find_events()
    view = moment(report(line("Norland shelled Elm.", "shelled")))
    assert len(list(code_strictly(choose(view, events=[event])))) == 1
    assert list(code_strictly(choose(view, events=[replace(event, standing="retracted")]))) == []


def test_a_pair_has_a_number_of_its_own() -> None:
    told = report(
        line("Norland and Sudmark met.", "met", type="CONSULT", actors=(NORLAND, SUDMARK), recipients=())
    )
    pairs = list(pairs_of(choose(moment(told))))
    assert [(p.actor and p.actor.code, p.recipient) for p in pairs] == [("XNL", None), ("XSM", None)]
    assert len({p.id for p in pairs}) == 2
    assert all(0 < p.id < 2**53 for p in pairs)


def test_a_mode_that_does_not_decide_leaves_acled_open() -> None:
    firearms = acled_class("ASSAULT", mode="firearms")
    assert firearms is not None
    assert (firearms.disorder_type, firearms.event_type) == ("Political violence", None)
    assert acled_class("CONSULT", mode="visit") is None


def test_every_state_of_the_register_has_its_other_codes() -> None:
    assert set(states()) <= set(nations())
    assert (nations()["IRN"].alpha2, nations()["IRN"].fips, nations()["IRN"].number) == ("IR", "IR", 364)
    assert nations()["PSE"].fips is None


@pytest.mark.parametrize(
    ("party", "sector"),
    [
        (Party(name="Iran", code="IRN", country="IRN", type="GPE"), "GOV"),
        (Party(name="Norland", code="XNL", country="XNL", type="GPE"), None),
        (Party(name="Ada Berg", code=None, country="XNL", type="PERSON", office="foreign minister"), "GOV"),
        (Party(name="Ada Berg", code=None, country="XNL", type="PERSON"), None),
    ],
)
def test_a_sector_is_known_or_empty(party: Party, sector: str | None) -> None:
    assert sector_of_party(party) == sector
