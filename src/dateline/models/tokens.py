"""Words and marks of a text, as Universal Dependencies English (EWT, GUM) cuts them."""

import re

_ABBREVIATIONS = (
    "Mr Mrs Ms Dr Prof Gen Col Maj Capt Cmdr Lt Sgt Cpl Pvt Adm Brig Rep Sen Gov Pres Rev Hon St Jr Sr Inc Corp Ltd Co "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec No vs etc Mt Ft Dept Univ Est approx"
)
_PARTS = (
    r"https?://[^\s<>\"“”]+",
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{0,190}\w",
    r"(?:[A-Za-z]\.){2,}",  # U.S., a.m.
    rf"(?:{'|'.join(_ABBREVIATIONS.split())})\.(?!\w)",
    r"[A-Z]\.(?=\s+[A-Z])",  # an initial: J. Smith
    r"[$€£¥]|(?:US|A|C)\$",
    r"\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s)?(?=\W|$|[a-zA-Z]{1,3}\b)",
    r"(?i:ca(?=n['’]t\b)|wo(?=n['’]t\b)|can(?=not\b))",
    r"(?i:n['’]t\b)",
    r"['’](?i:s|re|ve|ll|d|m)\b",
    r"[^\W_]+?(?=(?i:n['’]t)\b)",
    r"[^\W\d_]++(?!\d)(?:['’](?!(?i:s|re|ve|ll|d|m|t)\b)[^\W\d_]+)*",  # O’Brien, Sana’a
    r"[^\W_]+",
    r"[!?]+|\.{2,}|…|--+|\*+|_+",
    r"\S",
)
_TOKEN = re.compile("|".join(_PARTS))


def split_words(text: str, *, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Half-open character ranges of the words and marks between `start` and `end`, in order.

    Hyphenated words and clitics are cut ("Iran-backed" is three, "didn't" two), abbreviations and
    decimal numbers are not. Linear in the length of the text.

    >>> [("don't rush.")[s:e] for s, e in split_words("don't rush.")]
    ['do', "n't", 'rush', '.']
    """
    return [m.span() for m in _TOKEN.finditer(text, start, len(text) if end is None else end)]
