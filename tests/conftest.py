"""Settings of all tests, and a reading built by hand.

The report is invented and so are its states; their codes are from the range that ISO leaves free.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from hypothesis import settings

from dateline.records import (
    Claim,
    Dispute,
    Document,
    Entity,
    EventMention,
    Extent,
    Figure,
    Interval,
    Issue,
    Office,
    Participant,
    PlaceMention,
    Reader,
    Reading,
    Section,
    Speaker,
    TimeMention,
    make_document,
)
from dateline.records.document import Span
from dateline.records.mention import NameType
from tests.contracts.server import Server, find_programs, run_server

# A busy machine must not fail a test by its speed, and CI must not fail by chance.
settings.register_profile("dateline", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("dateline")

TEXT = """Norland envoy to visit Sudmark after border shelling
Norland's foreign minister, Ada Berg, will visit Sudmark on Thursday, two Norland officials said.
Why it matters: Shelling in the border town of Elm last week killed at least 12 people.
- Norland says Sudmark shelled the town.
- The army of Sudmark denied it, its spokesman told the Elm Courier.
"""
BERG, NORLAND, SUDMARK = (f"ent_{number:016x}" for number in (1, 2, 3))
VISIT, BLAME, DENIAL, TOLL = (f"clm_{number:016x}" for number in (1, 2, 3, 4))


@pytest.fixture
def document() -> Document:
    lead = TEXT.index("Why it matters:")
    return make_document(
        TEXT,
        title="Norland envoy to visit Sudmark after border shelling",
        outlet="Elm Courier",
        language="en",
        published_at=datetime(2024, 4, 10, 9, 30, tzinfo=UTC),
        sections=(Section(label="Why it matters:", start=lead, end=len(TEXT)),),
    )


@pytest.fixture
def reading(document: Document) -> Reading:
    return Reading(
        reader=Reader(name="by hand", version="1"),
        document=document,
        sentences=_sentences(),
        entities=_entities(),
        times=_times(),
        places=(_elm(),),
        arms=(_find("Shelling"),),
        figures=(Figure(span=_find("at least 12"), minimum=12, maximum=None, unit="killed", vague=False),),
        claims=_claims(),
        events=_events(),
        disputes=(Dispute(about="responsibility for the shelling", sides=((BLAME,), (DENIAL,))),),
        issues=(Issue(where="sentence 5", what="it is not clear what 'it' stands for"),),
    )


def _find(words: str, *, within: str = "") -> Span:
    """The first such words, or the first inside the first `within`."""
    start = TEXT.index(words, TEXT.index(within))
    return Span(start=start, end=start + len(words), quote=words)


def _sentences() -> tuple[Extent, ...]:
    starts = [0, *(at + 1 for at, mark in enumerate(TEXT) if mark == "\n")]
    return tuple(Extent(start=start, end=end - 1) for start, end in pairwise(starts))


def _times() -> tuple[TimeMention, ...]:
    thursday = TimeMention(span=_find("Thursday"), type="DATE", value="2024-04-11", interval=_april(11, 12))
    some_time = TimeMention(span=_find("week"), type="DURATION", value="P1W", interval=None)
    return (thursday, some_time)


def _april(first: int, end: int) -> Interval:
    return Interval(
        earliest=datetime(2024, 4, first, tzinfo=UTC),
        latest=datetime(2024, 4, end, tzinfo=UTC),
        granularity="day" if end - first == 1 else "week",
        basis="relative",
    )


def _elm() -> PlaceMention:
    return PlaceMention(
        span=_find("Elm"), name="Elm", country="XSM", latitude=60.5, longitude=-1.25, precision="city"
    )


def _entities() -> tuple[Entity, ...]:
    office = Office(title="foreign minister", of="XNL", since=date(2023, 1, 9), to=None)
    berg = _entity(BERG, type="PERSON", code="XNL", mention=_find("Ada Berg"))
    return (
        replace(berg, roles=("foreign minister",), offices=(office,)),
        _entity(NORLAND, type="GPE", code="XNL", mention=_find("Norland")),
        _entity(SUDMARK, type="GPE", code="XSM", mention=_find("Sudmark")),
    )


def _entity(id: str, *, type: NameType, code: str, mention: Span) -> Entity:
    return Entity(
        id=id,
        name=mention.quote,
        type=type,
        country=code,
        code=code,
        based_in=(),
        sector="GOV",
        roles=(),
        offices=(),
        mentions=(mention,),
    )


def _claims() -> tuple[Claim, ...]:
    visit = Claim(
        id=VISIT,
        speaker=_speaker("two Norland officials", count=2),
        via=(),
        told_to=None,
        cue=_find("said"),
        content=(_find("Norland's foreign minister, Ada Berg, will visit Sudmark on Thursday"),),
        manner="indirect",
        certainty="asserted",
        said=_april(10, 11),
    )
    blame = replace(
        visit,
        id=BLAME,
        speaker=replace(_speaker("Norland", count=None), kind="named", entity=NORLAND),
        cue=_find("says"),
        content=(_find("Sudmark shelled the town"),),
        said=None,
    )
    outlet = Speaker(kind="outlet", span=None, entity=None, count=None, affiliation=None)
    toll = _find("Shelling in the border town of Elm last week killed at least 12 people.")
    narrated = replace(blame, id=TOLL, speaker=outlet, cue=None, content=(toll,), manner="narrated")
    return (visit, narrated, blame, _denial(blame))


def _speaker(words: str, *, count: int | None) -> Speaker:
    return Speaker(kind="unnamed", span=_find(words), entity=None, count=count, affiliation="XNL")


def _denial(blame: Claim) -> Claim:
    return replace(
        blame,
        id=DENIAL,
        speaker=replace(_speaker("The army of Sudmark", count=None), kind="named", affiliation="XSM"),
        via=(replace(_speaker("its spokesman", count=1), affiliation="XSM"),),
        told_to=_find("the Elm Courier"),
        cue=_find("denied"),
        content=(_find("denied it"),),
        certainty="denied",
    )


def _events() -> tuple[EventMention, ...]:
    visit = EventMention(
        id=f"evt_{1:016x}",
        type="CONSULT",
        mode="visit",
        quad="verbal cooperation",
        score=4.0,
        cameo="042",
        trigger=_find("visit", within="will visit"),
        actors=(Participant(span=_find("Ada Berg"), entity=BERG, country="XNL"),),
        recipients=(Participant(span=_find("Sudmark", within="will visit"), entity=SUDMARK, country="XSM"),),
        place=None,
        interval=_april(11, 12),
        status="planned",
        historical=False,
        claim=VISIT,
        confidence=0.9,
    )
    shelling = replace(
        visit,
        id=f"evt_{2:016x}",
        type="ASSAULT",
        mode="heavy-weapons",
        quad="material conflict",
        score=-9.0,
        cameo="194",
        trigger=_find("Shelling"),
        actors=(),
        recipients=(Participant(span=_find("people"), entity=None, country=None),),
        place=_elm(),
        interval=_april(1, 8),
        status="occurred",
        claim=TOLL,
    )
    return (visit, shelling)


@pytest.fixture(scope="session")
def demo_readings() -> tuple[Reading, ...]:
    """The reports of the demo case, read."""
    from dateline.demo import demo_documents
    from dateline.pipeline import read

    return tuple(read(document) for document in demo_documents())


@pytest.fixture(scope="session")
def demo_case(demo_readings: tuple[Reading, ...], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The path of the demo case; whoever changes it works on a copy."""
    from dateline.store import open_case
    from tests.filling import keep_readings

    where = str(tmp_path_factory.mktemp("demo") / "april.case")
    with open_case(where, create=True) as case:
        keep_readings(case, demo_readings)
    return where


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """One PostgreSQL server for all tests."""
    programs = find_programs()
    if programs is None:
        pytest.skip("needs PostgreSQL, and initdb is not found")
    with run_server(programs) as server:
        yield server
