"""Puts the codings of a text's windows together: words counted over the text become words of sentences."""

from collections.abc import Iterable, Sequence
from itertools import accumulate

from dateline.models.coding import FoundCoding, FoundCue, FoundTrigger
from dateline.models.labels import ROLES
from dateline.records.parse import Coding, CueWords, TriggerWord, Word

# Voices inside voices that are followed: "A said B said C said".
DEEPEST = 4


class Assembly:
    """Collects windows in any order; `sizes` are the numbers of words of the text's sentences."""

    def __init__(self, sizes: Sequence[int]) -> None:
        self._starts = [0, *accumulate(sizes)]
        self._places = [(s, i) for s, size in enumerate(sizes) for i in range(size)]
        self._triggers: dict[int, tuple[FoundTrigger, int]] = {}
        self._cues: dict[int, tuple[FoundCue, int]] = {}
        self._carrier = [-1] * self._starts[-1]
        self._owners: dict[int, tuple[int, ...]] = {}

    def add(self, found: FoundCoding, *, start: int, own: int) -> None:
        """Takes a window that begins at sentence `start`; what lies before sentence `own` was only its context."""
        at, first = self._starts[start], self._starts[own]
        self._triggers |= {t.word + at: (t, at) for t in found.triggers if t.word + at >= first}
        self._cues |= {c.start + at: (c, at) for c in found.cues if c.start + at >= first}
        for word, owners in found.owners.items():
            if word + at >= first or word + at not in self._owners:
                self._owners[word + at] = tuple(o + at for o in owners)
        for word, carrier in enumerate(found.carrier.tolist()):
            if carrier >= 0 and word + at >= first and carrier != word:
                self._carrier[word + at] = carrier + at

    def coding(self) -> Coding:
        """Everything found, in order."""
        content = self._content()
        return Coding(
            triggers=tuple(self._trigger(*self._triggers[w]) for w in sorted(self._triggers)),
            cues=tuple(self._cue(*self._cues[w], content[w]) for w in sorted(self._cues) if content[w]),
            owners={self._word(w): self._words(o, 0) for w, o in sorted(self._owners.items())},
        )

    def _content(self) -> dict[int, list[int]]:
        """For each cue the words it carries, by itself or through a cue that it carries."""
        content: dict[int, list[int]] = {word: [] for word in self._cues}
        for word in range(len(self._carrier)):
            for cue in self._chain(word):
                content[cue].append(word)
        return content

    def _chain(self, word: int) -> list[int]:
        """The cues that carry a word, the innermost first."""
        chain: list[int] = []
        carrier = self._carrier[word]
        while carrier in self._cues and carrier != word and carrier not in chain and len(chain) < DEEPEST:
            chain.append(carrier)
            carrier = self._carrier[carrier]
        return chain

    def _word(self, position: int) -> Word:
        return self._places[position]

    def _words(self, positions: Iterable[int], at: int) -> tuple[Word, ...]:
        return tuple(self._word(p + at) for p in positions)

    def _trigger(self, found: FoundTrigger, at: int) -> TriggerWord:
        roles = dict(zip(ROLES, (self._words(a, at) for a in found.arguments), strict=True))
        return TriggerWord(
            word=self._word(found.word + at),
            type=found.type,  # type: ignore[arg-type]
            mode=found.mode,
            status=found.status,  # type: ignore[arg-type]
            historical=found.historical,
            score=found.score,
            presence=found.presence,
            **roles,
        )

    def _cue(self, found: FoundCue, at: int, content: list[int]) -> CueWords:
        word = self._word(found.start + at)
        size = self._starts[word[0] + 1] - self._starts[word[0]] - word[1]
        return CueWords(
            word=word,
            size=min(found.end - found.start, size),
            speaker=None if found.speaker is None else self._word(found.speaker + at),
            hearer=None if found.hearer is None else self._word(found.hearer + at),
            kind=found.kind,  # type: ignore[arg-type]
            certainty=found.certainty,  # type: ignore[arg-type]
            content=tuple(self._runs(content)),
            via=self._words(self._chain(found.start + at), 0),
            score=found.score,
        )

    def _runs(self, words: list[int]) -> Iterable[tuple[int, int, int]]:
        """Runs of neighbouring words inside one sentence."""
        runs: list[list[int]] = []
        for word in words:
            s, i = self._word(word)
            if runs and runs[-1][0] == s and runs[-1][2] == i:
                runs[-1][2] = i + 1
            else:
                runs.append([s, i, i + 1])
        return ((s, start, end) for s, start, end in runs)
