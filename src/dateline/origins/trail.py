"""The reports met so far, in order of publication, and where the text of the next one comes from."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from dateline.ids import make_id
from dateline.origins.houses import House, credit_of, read_house
from dateline.origins.likeness import compare_sketches, covered, quote_weights, share
from dateline.origins.passages import Passages
from dateline.origins.rewrites import Rewrites, share_of_content
from dateline.origins.shingles import RUN, Sketch, read_sketch
from dateline.origins.urls import canonical_url, has_own_page
from dateline.records.document import Document
from dateline.records.origin import Tie, TieRule

# The thresholds were set on the development half of tests/origins/pairs.json: see docs/decisions/0009-origins.md.
# Share of a report's words that stand in the earlier one: light copies 0.60, shared background 0.32.
_COPIED = 0.5
# The same where the first 30 words are its own: background stands at the end of a report, copies begin at the start.
_COPIED_BELOW, _LEAD = 0.75, 30
# Share of content words, where one agency is named: rewrites 0.45, own reports that name it 0.39.
_REWRITTEN = 0.42
# Share of a writer's earlier content words that its later text has again: updates 0.84, other stories 0.23.
_CARRIED = 0.6
# Words, not quoted and no background, that make a partial tie: the shortest paragraph copied has 25.
_PARAGRAPH = 20
_BACKGROUND = 0.1  # what a word of a background passage counts
_NEWS = timedelta(days=3)  # how long agencies and outlets renew and rewrite a text
_MOST = 8  # earlier texts looked at for each report, by either way


@dataclass(frozen=True, slots=True, kw_only=True)
class Traced:
    """A report with the id of its origin, the agency named as its writer, and its ties."""

    document: str
    origin: str
    agency: str | None
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    sketch: Sketch
    house: House
    at: datetime | None
    page: str | None

    @property
    def id(self) -> str:
        return self.sketch.document.id


def order_of(document: Document, *, at: datetime | None = None) -> tuple[bool, datetime, str]:
    """Where a report stands in time: `at`, else since when it is known, else after all others; then by id."""
    at = at or document.counts_from
    return at is None, at or datetime.max.replace(tzinfo=UTC), document.id


class Trail:
    """The reports met so far. Each is tied to earlier ones only, so a later report changes no origin.

    The work for one more report does not grow with the number before it.
    """

    def __init__(self) -> None:
        self._texts: list[_Text] = []
        self._origins: list[str] = []
        self._same: dict[bytes, int] = {}
        self._pages: dict[str, int] = {}
        self._passages = Passages()
        self._rewrites = Rewrites()
        self._last: tuple[bool, datetime, str] | None = None

    def add(self, document: Document, *, at: datetime | None = None) -> Traced:
        """The report's origin and ties; `at` is when it counts from, since when it is known unless given.

        Raises ValueError for one that does not come after the last in `order_of`.
        """
        text = self._next(document, at=at)
        whole, parts = self._ties(text)
        origin = self._origins[whole[0]] if whole else make_id("ori", document.id)
        self._keep(text, origin)
        ties = ((whole[1],) if whole else ()) + tuple(parts)
        return Traced(document=document.id, origin=origin, agency=text.house.agency, ties=ties)

    def resume(self, document: Document, *, origin: str, at: datetime | None = None) -> None:
        """A report whose origin is known is among those met."""
        self._keep(self._next(document, at=at), origin)

    def _next(self, document: Document, *, at: datetime | None) -> _Text:
        place = order_of(document, at=at)
        if self._last is not None and place <= self._last:
            raise ValueError(
                f"{document.id} does not come after the reports before it: trace them again in order"
            )
        self._last = place
        sketch = read_sketch(document)
        url = canonical_url(document.url or "")
        return _Text(
            sketch=sketch,
            house=read_house(document, sketch.credits),
            at=at or document.counts_from,
            page=url if has_own_page(url) else None,
        )

    def _ties(self, text: _Text) -> tuple[tuple[int, Tie] | None, list[Tie]]:
        same = self._same.get(_digest(text.sketch)) if text.sketch.width == RUN else None
        if same is not None:
            return (same, self._tie(text, same, rule="same text", score=1.0)), []
        page = self._pages.get(text.page) if text.page else None
        numbers = self._passages.find(text.sketch, most=_MOST)
        weights = self._weights(text.sketch)
        covers = {number: covered(text.sketch, self._texts[number].sketch) for number in numbers}
        whole = self._copied(text, covers, weights, page=page) or self._rewritten(text)
        used = covers.get(whole[0], np.zeros(0, np.bool_)) if whole else np.zeros(0, np.bool_)
        origin = self._origins[whole[0]] if whole else None
        return whole, self._parts(text, covers, weights, used=used, origin=origin)

    def _copied(
        self,
        text: _Text,
        covers: dict[int, NDArray[np.bool_]],
        weights: NDArray[np.float64],
        *,
        page: int | None,
    ) -> tuple[int, Tie] | None:
        """The whole tie that shared words or the address of the page make."""
        scores = {number: share(cover, weights) for number, cover in covers.items()}
        copied = [n for n in covers if scores[n] >= self._least(text, n, covers[n])]
        best = max(copied, key=lambda n: (scores[n], -n), default=None)
        if page is not None and (best is None or scores[best] <= scores.get(page, 0.0)):
            return page, self._tie(text, page, rule="new version of the page", score=scores.get(page, 0.0))
        if best is not None:
            rule: TieRule = "new version of the page" if self._is_same_outlet(text, best) else "copied text"
            return best, self._tie(text, best, rule=rule, score=scores[best])
        for number in covers:
            if (score := self._carried(text, number)) >= _COPIED:
                outlet = self._is_same_outlet(text, number)
                rule = "new version of the page" if outlet else "rewritten agency text"
                return number, self._tie(text, number, rule=rule, score=score)
        return None

    def _least(self, text: _Text, number: int, cover: NDArray[np.bool_]) -> float:
        """How much of a report must stand in an earlier one for it to be that one's text."""
        begun = bool(cover[:_LEAD].any()) or self._is_same_house(text, number)
        return _COPIED if begun else _COPIED_BELOW

    def _carried(self, text: _Text, number: int) -> float:
        """How much of an earlier text of the same outlet or agency, days ago, this one carries on."""
        if not self._is_same_house(text, number):
            return 0.0
        earlier = self._texts[number].sketch
        return share(covered(earlier, text.sketch), self._weights(earlier))

    def _weights(self, sketch: Sketch) -> NDArray[np.float64]:
        """What each word of a text shows about where it comes from."""
        weights = quote_weights(sketch)
        return np.where(self._passages.common(sketch), np.minimum(weights, _BACKGROUND), weights)

    def _rewritten(self, text: _Text) -> tuple[int, Tie] | None:
        """The whole tie that a credit and much the same content make."""
        found: list[tuple[float, int]] = []
        for number in self._rewrites.find(text.sketch, text.house.named, most=_MOST):
            earlier = self._texts[number]
            score = share_of_content(text.sketch, earlier.sketch)
            carried = share_of_content(earlier.sketch, text.sketch)
            renewed = carried >= _CARRIED and text.house.writers & earlier.house.writers
            if (score >= _REWRITTEN or renewed) and _is_near(text, earlier):
                found.append((max(score, carried) if renewed else score, -number))
        if not found:
            return None
        score, back = max(found)
        return -back, self._tie(text, -back, rule="rewritten agency text", score=score)

    def _parts(
        self,
        text: _Text,
        covers: dict[int, NDArray[np.bool_]],
        weights: NDArray[np.float64],
        *,
        used: NDArray[np.bool_],
        origin: str | None,
    ) -> list[Tie]:
        """Partial ties to other origins, each with a paragraph that none before it explains."""
        left = np.where(used, 0.0, weights) if len(used) else weights
        ties: list[Tie] = []
        for number, cover in covers.items():
            if self._origins[number] != origin and float(left[cover].sum()) >= _PARAGRAPH:
                score = share(cover, weights)
                ties.append(self._tie(text, number, rule="copied text", score=score, partial=True))
                left = np.where(cover, 0.0, left)
        return ties

    def _tie(self, text: _Text, number: int, *, rule: TieRule, score: float, partial: bool = False) -> Tie:
        earlier = self._texts[number]
        return Tie(
            document=text.id,
            earlier=earlier.id,
            rule=rule,
            score=score,
            partial=partial,
            passages=compare_sketches(text.sketch, earlier.sketch).passages,
            credit=credit_of(text.sketch.credits, earlier.house.named),
        )

    def _is_same_outlet(self, text: _Text, number: int) -> bool:
        earlier = self._texts[number]
        same = text.house.outlet is not None and text.house.outlet == earlier.house.outlet
        return same and _is_near(text, earlier)

    def _is_same_house(self, text: _Text, number: int) -> bool:
        """Whether the same outlet or agency wrote both, days apart."""
        earlier = self._texts[number]
        agency = bool(text.house.writers & earlier.house.writers) and _is_near(text, earlier)
        return agency or self._is_same_outlet(text, number)

    def _keep(self, text: _Text, origin: str) -> None:
        number = len(self._texts)
        self._texts.append(text)
        self._origins.append(origin)
        if text.sketch.width == RUN and _digest(text.sketch) not in self._same:
            self._same[_digest(text.sketch)] = number
            self._passages.add(text.sketch, number=number, origin=origin, origins=self._origins)
            self._rewrites.add(text.sketch, text.house.named, number=number, origin=origin)
        if text.page:
            self._pages[text.page] = number


def _digest(sketch: Sketch) -> bytes:
    return hashlib.sha256(sketch.shingles.tobytes()).digest()


def _is_near(one: _Text, other: _Text) -> bool:
    return one.at is None or other.at is None or abs(one.at - other.at) <= _NEWS
