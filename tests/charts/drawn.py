"""Events and contacts built by hand, and what of an SVG can be checked."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

from dateline.records import Contact, Event, Extent, Party, Spot, Telling, Told
from tests.tellings import NORLAND, SUDMARK, outlet_voice, voice

DAY = date(2031, 4, 8)
SVG = "{http://www.w3.org/2000/svg}"
_ELM = Extent(start=0, end=4)


def event(n: int = 0, **parts: Any) -> Event:
    """An attack of Norland on Sudmark on 8 April 2031 that one voice tells, with what differs from it."""
    day = parts.get("day", DAY)
    told = Told(
        id=f"evt_{n}", claim="clm_1", type="ASSAULT", mode=None, quad="material conflict", score=-9.0, cameo="190",
        status="occurred", historical=False, actors=(NORLAND,), recipients=(SUDMARK,), place=None, day=day,
        last_day=day, trigger=_ELM, sentence=_ELM, word="struck", stem="struck", names=(), words=(), anew=False,
        voice=outlet_voice("Elm Courier"), via=(), certainty="asserted", confidence=0.9,
    )  # fmt: skip
    telling = Telling(
        told=told, voice=told.voice, document="doc_1", origin="ori_1", outlet="Elm Courier",
        published_at=datetime(2031, 4, 9, tzinfo=UTC),
    )  # fmt: skip
    whole: dict[str, Any] = {
        "id": f"evn_{n:04}", "type": "ASSAULT", "mode": None, "quad": "material conflict", "score": -9.0,
        "cameo": "190", "status": "occurred", "historical": False, "actors": (NORLAND,), "recipients": (SUDMARK,),
        "place": None, "day": day, "last_day": day, "tellings": (telling,), "voices": (told.voice,), "deniers": (),
        "standing": "single-origin",
    }  # fmt: skip
    return Event(**(whole | parts))


def contact(n: int = 0, **parts: Any) -> Contact:
    """A call of Norland to Sudmark on 8 April 2031, with what differs from it."""
    day = parts.get("day", DAY)
    whole: dict[str, Any] = {
        "id": f"con_{n:04}", "event": f"evn_{n:04}", "way": "phone", "status": "occurred", "who": (NORLAND,),
        "whom": (SUDMARK,), "via": (), "day": day, "last_day": day, "voices": (voice("a spokesman"),),
        "citations": (), "disputed": False,
    }  # fmt: skip
    return Contact(**(whole | parts))


def many(count: int) -> list[Event]:
    """Events of all quads over a hundred days at a hundred places, told by one to four voices."""
    quads = ("material conflict", "verbal conflict", "verbal cooperation", "material cooperation")
    return [
        event(
            n,
            day=DAY + timedelta(days=n % 100),
            quad=quads[n % 4],
            score=(-9.0, -3.5, 2.5, 7.0)[n % 4],
            voices=tuple(voice(f"voice {k}") for k in range(1 + n % 4)),
            place=spot(f"Town {n % 97}", north=-40 + n % 97, east=-150 + 3 * (n % 97), country="SDN"),
        )
        for n in range(count)
    ]


def spot(
    name: str,
    *,
    north: float | None = None,
    east: float | None = None,
    country: str | None = None,
    how: str = "city",
) -> Spot:
    return Spot(name=name, country=country, admin1=None, latitude=north, longitude=east, precision=how)


def country(code: str) -> Spot:
    return spot(code, country=code, how="country")


def party(name: str, code: str | None = None) -> Party:
    return Party(name=name, code=code, country=code, type=None)


def links_of(svg: str) -> list[str]:
    """Where its marks lead, in their order; those that stand for a mark before them are left out."""
    return [
        a.get("href", "") for a in ElementTree.fromstring(svg).iter(f"{SVG}a") if "tabindex" not in a.attrib
    ]


def titles_of(svg: str) -> list[str]:
    return [title.text or "" for title in ElementTree.fromstring(svg).iter(f"{SVG}title")]


def words_of(svg: str) -> str:
    return " ".join("".join(text.itertext()) for text in ElementTree.fromstring(svg).iter(f"{SVG}text"))
