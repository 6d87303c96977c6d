"""The labels of the heads are the codebook's."""

from typing import get_args

from dateline.claims.lexicon import load_plover
from dateline.models.labels import CERTAINTIES, EVENT_TYPES, KINDS, MODES, STATUSES
from dateline.records.claim import Certainty, SpeakerKind
from dateline.records.event import EventType, Status


def test_types_statuses_and_kinds_are_those_of_the_records() -> None:
    assert set(EVENT_TYPES) == set(get_args(EventType))
    assert set(STATUSES) == set(get_args(Status))
    assert set(KINDS) == set(get_args(SpeakerKind)) - {"outlet"}
    assert set(CERTAINTIES) == set(get_args(Certainty))


def test_modes_are_those_of_the_table() -> None:
    modes = {(kind, mode) for kind, found in MODES.items() for mode in found}
    assert modes == {(kind, mode) for kind, mode in load_plover() if mode is not None}
