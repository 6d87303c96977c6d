"""Which words name a news agency, and the one spelling of its name."""

import re

from dateline.register import terms_of

# Name in one spelling: other spellings. Those in capitals only are common words or initials elsewhere: they
# count where a credit is expected, and beside a word of saying or reporting.
_AGENCIES = {
    "Reuters": "Thomson Reuters",
    "Agence France-Presse": "Agence France Presse|AFP",
    "Associated Press": "The Associated Press|AP",
    "United Press International": "UPI",
    "Press Association": "PA Media|PA",
    "Deutsche Presse-Agentur": "dpa|DPA",
    "EFE": "Agencia EFE",
    "ANSA": "",
    "Bloomberg": "Bloomberg News",
    "Interfax": "",
    "Interfax-Ukraine": "",
    "Ukrinform": "",
    "UNIAN": "",
    "TASS": "Tass|ITAR-TASS",
    "RIA Novosti": "RIA",
    "BelTA": "BELTA",
    "Xinhua": "New China News Agency",
    "Kyodo": "Kyodo News",
    "Jiji": "Jiji Press",
    "Yonhap": "",
    "KCNA": "Korean Central News Agency",
    "Central News Agency": "CNA",
    "Press Trust of India": "PTI",
    "ANI": "Asian News International",
    "Associated Press of Pakistan": "APP",
    "Bernama": "",
    "Antara": "",
    "IRNA": "Islamic Republic News Agency",
    "ISNA": "",
    "Fars": "Fars News Agency|Fars News",
    "Tasnim": "",
    "Mehr": "",
    "SANA": "Syrian Arab News Agency",
    "National News Agency": "NNA",
    "Saudi Press Agency": "SPA",
    "WAM": "Emirates News Agency",
    "KUNA": "Kuwait News Agency",
    "QNA": "Qatar News Agency",
    "Petra": "Jordan News Agency",
    "MENA": "Middle East News Agency",
    "Iraqi News Agency": "INA",
    "Saba": "",
    "WAFA": "Wafa|Palestinian News Agency",
    "Anadolu Agency": "Anadolu|AA",
    "SUNA": "Sudan News Agency",
    "Australian Associated Press": "AAP",
    "Canadian Press": "The Canadian Press",
    "Agencia Brasil": "Agência Brasil",
    "Belga": "",
    "Ritzau": "",
}
_GENERIC = r"(?:[Pp]ress|[Nn]ews|[Ww]ire)[ ](?:[Aa]gency|[Ss]ervice)|[Nn]ewswire|[Nn]ewsagency"
# "Meridian Press Agency", "the Meridian news agency": up to four capitalised words before the kind of house.
_BY_PATTERN = rf"(?:[A-Z][\w’'.-]{{0,30}}[ ](?:of[ ]|and[ ])?){{1,4}}(?:{_GENERIC})"
_PLAIN = {
    "central",
    "national",
    "state",
    "official",
    "united",
    "local",
    "foreign",
    "international",
    "independent",
}
_NOT_A_NAME = re.compile(
    r"(?:[Tt]he|A|An|In|On|At|But|And|As|While|When|State|Official|Semi-official"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September"
    r"|October|November|December)[ ]"
)
_NO_AGENCY = re.compile(
    r"(?:updated?|corrected|correction|live|video|photos?|opinion|analysis|exclusive|breaking|local time|gmt|file)\b",
    re.I,
)


def _spellings() -> dict[str, str]:
    return {
        spelling: name
        for name, others in _AGENCIES.items()
        for spelling in (name, name.upper(), *others.split("|"))
        if spelling
    }


_SPELLED = _spellings()
_SPELLED_SMALL = {spelling.casefold(): name for spelling, name in _SPELLED.items()}
_KNOWN = "|".join(re.escape(s).replace("\\ ", "[ ]") for s in sorted(_SPELLED, key=lambda s: (-len(s), s)))
# An agency's name as a pattern, for use inside the patterns of credits.
AGENCY = rf"(?:{_BY_PATTERN}|(?:{_KNOWN})(?:[ ](?:{_GENERIC}))?(?![\w-]))"
_NAMED = re.compile(rf"(?<![\w-]){AGENCY}")


def find_agencies(words: str) -> tuple[str, ...]:
    """The agencies named in a credit, each once and in one spelling.

    >>> find_agencies("Meridian Press Agency, AFP and the AP")
    ('Meridian Press Agency', 'Agence France-Presse', 'Associated Press')
    """
    return tuple(dict.fromkeys(spell_agency(found[0]) for found in _NAMED.finditer(words)))


def spell_agency(name: str) -> str:
    """The name in the spelling of our table, or as it is without article and what stands before it by chance."""
    words = re.sub(r"^.*[’']s ", "", " ".join(name.split()).strip(" .,;:"))
    while chance := _NOT_A_NAME.match(words):
        words = words[chance.end() :]
    bare = re.sub(rf"[ ](?:{_GENERIC})$", "", words)
    return _SPELLED.get(words) or _SPELLED.get(bare) or words


def key_of_agency(name: str) -> str:
    """One key for the long and the short name: "Meridian", "Meridian Press Agency", "the Meridian news agency".

    >>> key_of_agency("Meridian Press Agency") == key_of_agency("Meridian")
    True
    """
    spelled = spell_agency(name)
    bare = re.sub(rf"[ ](?:{_GENERIC}|[Aa]gency)$", "", spelled).casefold()
    return spelled.casefold() if bare in _PLAIN else bare


def is_agency(name: str) -> bool:
    """Whether these words alone name an agency, listed or by their pattern."""
    words = " ".join(name.split())
    return words in _SPELLED or re.fullmatch(_BY_PATTERN, words) is not None


def agency_of_outlet(outlet: str) -> str | None:
    """The agency that an outlet is, by its name or that of its site; None where it is none.

    >>> agency_of_outlet("reuters.com"), agency_of_outlet("The Associated Press"), agency_of_outlet("Harbour Post")
    ('Reuters', 'Associated Press', None)
    """
    words = re.sub(r"^(?:www[.])?([\w-]+)[.](?:com|org|net)$", r"\1", " ".join(outlet.split()), flags=re.I)
    return _SPELLED_SMALL.get(words.casefold()) or (spell_agency(words) if is_agency(words) else None)


def may_be_agency(name: str) -> bool:
    """Whether a name in the brackets of a dateline can be an agency's: capitalised words, no place, no note."""
    words = name.split()
    capital = all(word[0].isupper() or word in ("of", "and", "the") for word in words)
    place = any(term.kind in ("state", "area", "capital", "adjective") for term in terms_of(" ".join(words)))
    return bool(words) and len(words) <= 5 and capital and not place and not _NO_AGENCY.match(name)
