"""The words that a report is found by: the same on every store, because they are made here.

Case and accents are folded and a plural is its singular (the S stemmer of Harman 1991), so that "strikes"
finds "Strike". What a database would make of words depends on its version and locale; this does not.
"""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_ASKED = re.compile(r"[^\W_]+\*?")
_LONGEST_WORD = 40
# A tsvector holds one megabyte at most; past this much of one report, words are not indexed.
_MOST_BYTES = 400_000
_MOST_ASKED = 32


def fold(word: str) -> str:
    """The word as it is indexed.

    >>> [fold(word) for word in ("Strikes", "Énergie", "armies", "was", "press")]
    ['strike', 'energie', 'army', 'was', 'press']
    """
    if not word.isascii():
        marks = unicodedata.normalize("NFKD", word)
        word = "".join(_WORD.findall("".join(mark for mark in marks if not unicodedata.combining(mark))))
    return _singular(word.casefold()[:_LONGEST_WORD])


def _singular(word: str) -> str:
    if len(word) < 4 or not word.endswith("s") or word.endswith(("us", "ss")):
        return word
    if word.endswith("ies"):
        return word if word.endswith(("eies", "aies")) else word[:-3] + "y"
    return word[:-1]


def index_words(*texts: str | None) -> list[str]:
    """The words of a report, each once, sorted; of a monstrous one only as many as a database takes."""
    found: set[str] = set()
    size = 0
    for text in texts:
        for match in _WORD.finditer(text or ""):
            word = fold(match.group())
            if word and word not in found:
                size += len(word.encode("utf-8", "replace")) + 1
                if size > _MOST_BYTES:
                    return sorted(found)
                found.add(word)
    return sorted(found)


def parse_query(query: str) -> list[tuple[str, bool]]:
    """The first 32 words asked for, each with whether it is only the beginning of one (``iran*``).

    Everything else a user may type, quotes and operators included, separates words.

    >>> parse_query('"OR" missiles, iran*)')
    [('or', False), ('missile', False), ('iran', True)]
    """
    asked: dict[tuple[str, bool], None] = {}
    for match in _ASKED.finditer(query):
        if word := fold(match.group().rstrip("*")):
            asked[word, match.group().endswith("*")] = None
        if len(asked) == _MOST_ASKED:
            break
    return list(asked)
