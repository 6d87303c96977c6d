"""MUC, B³, CEAF-e and their mean: how alike two ways of putting mentions into clusters are.

After Pradhan et al. (2014), "Scoring Coreference Partitions of Predicted Mentions", the reference of the CoNLL scorer:
a mention that only one side has is left as it is, and counts as one that the other side put nowhere.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

from evals.pictures.pairing import assign

Cluster = frozenset[Hashable]
Clusters = Sequence[Cluster]


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Precision and recall, 0 to 1; 0 where there was nothing to count."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def clusters_by(cluster_of: Iterable[tuple[Hashable, Hashable]]) -> tuple[Cluster, ...]:
    """Clusters from (mention, what it is put under)."""
    found: dict[Hashable, set[Hashable]] = {}
    for mention, key in cluster_of:
        found.setdefault(key, set()).add(mention)
    return tuple(map(frozenset, found.values()))


def without_singletons(clusters: Clusters) -> tuple[Cluster, ...]:
    """The clusters of two or more."""
    return tuple(cluster for cluster in clusters if len(cluster) > 1)


def b_cubed(gold: Clusters, found: Clusters) -> Likeness:
    """B³ (Bagga and Baldwin 1998): the share of a mention's cluster that belongs with it, the mean over mentions."""
    return Likeness(precision=_mean_share(found, gold), recall=_mean_share(gold, found))


def muc(gold: Clusters, found: Clusters) -> Likeness:
    """MUC (Vilain et al. 1995): the share of the links that hold a cluster together that the other side has."""
    return Likeness(precision=_links_kept(found, gold), recall=_links_kept(gold, found))


def ceaf_e(gold: Clusters, found: Clusters) -> Likeness:
    """CEAF with φ4 (Luo 2005): the likeness of clusters paired one to one, over the number of clusters."""
    pairs = assign(gold, found, likeness=_alike)
    whole = sum(_alike(gold[i], found[j]) for i, j in pairs)
    return Likeness(precision=_over(whole, len(found)), recall=_over(whole, len(gold)))


def conll(gold: Clusters, found: Clusters) -> float:
    """The mean of the three F1, as the shared tasks of CoNLL 2011 and 2012 ranked by."""
    return sum(measure(gold, found).f1 for measure in (muc, b_cubed, ceaf_e)) / 3


def _mean_share(ones: Clusters, others: Clusters) -> float:
    shared = sum(len(one & other) ** 2 / len(one) for one in ones for other in others)
    return _over(shared, sum(map(len, ones)))


def _links_kept(ones: Clusters, others: Clusters) -> float:
    place = {mention: n for n, other in enumerate(others) for mention in other}
    links = sum(len(one) - 1 for one in ones)
    kept = sum(len(one) - len({place.get(m, ("alone", m)) for m in one}) for one in ones)
    return _over(kept, links)


def _alike(one: Cluster, other: Cluster) -> float:
    return 2 * len(one & other) / (len(one) + len(other))


def _over(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
