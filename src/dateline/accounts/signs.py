"""Sentences that close an expectation, and what voices say that a thing is."""

import re
from collections.abc import Iterator
from datetime import date

from dateline.accounts.around import claim_at, sentence_at
from dateline.accounts.voices import Voices
from dateline.accounts.words import content_words
from dateline.records import Described, Extent, Reading, Stated, Undone, days_of

_UNDONE_WORDS = (
    "called off", "calls off", "cancelled", "canceled", "postponed", "put off", "shelved", "scrapped", "abandoned",
    "did not happen", "did not take place", "did not materiali[sz]e", "did not come", "never came", "never happened",
    "never took place", "passed without", "went by without", "came and went", "ended without", "expired without",
    "will not be", "will not take place", "will not go ahead", "would not go ahead", "no longer planned",
    "no longer expected", "has yet to", "have yet to", "failed to", "still ha[ds] not", "still have not",
    "had not begun", "had not left", "had not withdrawn",
)  # fmt: skip
_UNDONE = re.compile(rf"\b(?:{'|'.join(_UNDONE_WORDS)})\b", re.IGNORECASE)
_THING = "|".join(
    """
    building site facility compound complex vessel ship tanker plane aircraft convoy target place structure
    hospital school base village object
    """.split()
)
_VALUE = r"[^.,;:()“”\"—]{3,60}"
_DESCRIBED = re.compile(
    rf"\b(?:the|this|that|its|their) (?:\w+ ){{0,2}}?(?P<thing>{_THING}) (?:hit |struck |in question )?"
    rf"(?:was|is|were|had been|being) (?P<no>not |never |neither )?"
    rf"(?P<value>(?:an?|the|part of|used|home to|no) {_VALUE})",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"\b(?:call(?:s|ed|ing)?|describ(?:es|ed|ing)|label(?:s|led|ling)) "
    rf"(?:it|the (?:\w+ )?(?P<thing>{_THING})) (?:as )?(?P<value>an? {_VALUE})",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|would|shall|may|might|could|should|must|can|plans?|planned|planning|due|expected|expects?"
    r"|scheduled|set to"
    r"|(?:is|are|was|were) (?:about |likely |ready |going )?to|asked|asks|urged|wants?|hopes?|if|unless)\b",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:not|no|never|neither|nobody|none|nothing|instead of|without|denied|denies)\b|n['’]t\b", re.I
)
_NAME = re.compile(r"\b[A-ZÀ-Þ][\w’'-]{2,}")
_CALENDAR = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december the this that his her its their there then when they she and but for from
    with after before president prime minister foreign defence defense secretary general
    """.split()
)
_BUT = re.compile(rf"\bbut (?P<value>an? {_VALUE})", re.IGNORECASE)


def find_undone(reading: Reading, voices: Voices) -> Iterator[Undone]:
    """Every sentence that says of something expected that it did not come."""
    text = reading.document.text
    for sentence in reading.sentences:
        found = _UNDONE.search(text, sentence.start, sentence.end)
        if found is None:
            continue
        claim = claim_at(reading, found.start())
        days = _days_in(reading, sentence)
        yield Undone(
            sentence=sentence,
            words=tuple(content_words(text[sentence.start : sentence.end])),
            sides=tuple(dict.fromkeys(_sides_in(reading, sentence))),
            day=days[0] if days else None,
            last_day=days[1] if days else None,
            voice=voices.of(claim) if claim else voices.outlet,
        )


def _days_in(reading: Reading, sentence: Extent) -> tuple[date, date] | None:
    found = [days_of(t.interval) for t in reading.times if sentence.start <= t.span.start < sentence.end]
    return next((days for days in found if days), None)


def _sides_in(reading: Reading, sentence: Extent) -> Iterator[str]:
    for entity in reading.entities:
        if any(sentence.start <= span.start < sentence.end for span in entity.mentions):
            yield from filter(None, (entity.code, entity.country))


def find_stated(reading: Reading, voices: Voices) -> Iterator[Stated]:
    """Every sentence that names somebody or something and speaks of no future."""
    text = reading.document.text
    for sentence in reading.sentences:
        words = text[sentence.start : sentence.end]
        names = names_in(words)
        if not names or _AHEAD.search(words):
            continue
        claim = claim_at(reading, sentence.start)
        yield Stated(
            sentence=sentence,
            names=names,
            words=tuple(content_words(words)),
            negated=_NEGATED.search(words) is not None,
            voice=voices.of(claim) if claim else voices.outlet,
        )


def names_in(words: str) -> tuple[str, ...]:
    """The words in capitals, in small letters and without a genitive, each once; no days, months or titles."""
    found = (re.sub(r"['’]s?$", "", name).casefold() for name in _NAME.findall(words))
    return tuple(dict.fromkeys(name for name in found if name not in _CALENDAR))


def find_described(reading: Reading, voices: Voices) -> Iterator[Described]:
    """What each voice says that a building, ship or other target was, or was not."""
    text = reading.document.text
    for sentence in reading.sentences:
        for pattern in (_DESCRIBED, _CALLED):
            for found in pattern.finditer(text, sentence.start, sentence.end):
                claim = claim_at(reading, found.start("value"))
                value = found["value"].strip()
                negated = bool(found.groupdict().get("no"))
                instead = _BUT.search(text, found.start("value"), sentence.end) if negated else None
                if instead:
                    value, negated = instead["value"].strip(), False
                yield Described(
                    thing=(found["thing"] or "target").lower(),
                    value=value,
                    words=tuple(content_words(value)),
                    negated=negated,
                    span=Extent(start=found.start(), end=found.end()),
                    sentence=sentence_at(reading, found.start()),
                    voice=voices.of(claim) if claim else voices.outlet,
                )
