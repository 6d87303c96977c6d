"""Words without their endings: what two tellings of one event have in common."""

import re
from collections.abc import Iterator
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
_COMMON = frozenset(
    """
    the and for that with was were had has have but not from who which their they them this its his her she
    him our out over after before into said says told would could will may might been being than then there
    when where what also about more most some any all one two other between under while during against because
    since until upon both each only own same such very just now still even again among around through
    """.split()
)
_ENDINGS = ("ations", "ation", "ings", "ing", "ied", "ies", "ed", "es", "s", "e")
_IRREGULAR = {
    "struck": "strik", "strike": "strik", "met": "meet", "meeting": "meet", "spoke": "speak", "spoken":
    "speak", "sent": "send", "shot": "shoot", "told": "tell", "said": "say", "flew": "fly", "flown":
    "fly", "went": "go", "gone": "go", "held": "hold", "came": "come", "gave": "give", "given": "give",
    "took": "take", "taken": "take", "broke": "break", "broken": "break", "fought": "fight", "brought":
    "bring", "bought": "buy", "left": "leav", "led": "lead", "began": "begin", "begun": "begin",
    "swore": "swear", "sworn": "swear", "withdrew": "withdraw", "withdrawn": "withdraw", "fell": "fall",
    "fallen": "fall", "withdrawal": "withdraw", "killing": "kill",
}  # fmt: skip


def content_words(text: str) -> Iterator[str]:
    """The words of a text that carry content, without their endings, each once."""
    return iter(dict.fromkeys(stem_of(w) for w in _WORD.findall(text) if w.lower() not in _COMMON))


@lru_cache(maxsize=1 << 16)
def stem_of(word: str) -> str:
    """The word without its ending, roughly: enough to see that "attacked" and "attacks" are one.

    >>> stem_of("attacked") == stem_of("attacks")
    True
    """
    small = word.lower()
    if small in _IRREGULAR:
        return _IRREGULAR[small]
    for ending in _ENDINGS:
        if small.endswith(ending) and len(small) - len(ending) >= 3:
            return small[: -len(ending)]
    return small
