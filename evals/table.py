"""Scores → a plain table."""

from collections.abc import Mapping

from evals.counts import Count, Scores
from evals.score import LOWER_IS_BETTER

LABELS = {
    "events.recall": "events: of those marked, found and right",
    "events.right": "events: type, both sides and status right (F1)",
    "events.trigger": "events: trigger found (F1)",
    "events.type": "events: trigger and type right (F1)",
    "events.spurious": "events: output that is no event (lower is better)",
    "events.calibration": "events: confidence off by, on average (lower is better)",
    "events.sides": "events: both sides right, of those found",
    "events.status": "events: status right, of those found",
    "events.mode": "events: mode right, of those with type right",
    "events.place": "events: place right, of those found with one",
    "events.date": "events: date right, of those found",
    "events.historical": "events: told as background (F1)",
    "events.voice": "events: carried by the right voice",
    "events.actor_words": "events: words of actors (F1)",
    "events.recipient_words": "events: words of recipients (F1)",
    "claims.found": "claims: found (F1)",
    "claims.speaker": "claims: speaker found",
    "claims.kind": "claims: kind right, of speakers found",
    "claims.count": "claims: number of speakers right",
    "claims.affiliation": "claims: affiliation right",
    "claims.cue": "claims: cue found",
    "claims.content": "claims: words of content (F1)",
    "claims.linked": "claims: content given to its speaker",
    "claims.resolved": 'claims: "he", "the official" resolved',
    "claims.manner": "claims: manner right",
    "claims.certainty": "claims: certainty right",
    "claims.via": "claims: relayers found",
    "times.found": "times: found",
    "times.value": "times: value right",
    "figures": "figures: bounds right",
    "disputes": "disputes: found with both sides (F1)",
    "quiet": "quiet passages kept quiet",
    "set.times.found": "times: found",
    "set.times.type": "times: type right, of those found",
    "set.times.value": "times: value right",
    "set.times.events": "times: happenings found as events",
    "set.times.event_date": "times: date of the event right, of those found",
    "set.names.country": "names: state or code right",
    "set.names.sector": "names: sector right",
    "set.names.role": "names: state and role of persons right",
    "set.names.refers": "names: pronouns and descriptions resolved",
    "set.names.wrong": "names: wrong links (lower is better)",
    "set.places.found": "places: found",
    "set.places.country": "places: state right",
    "set.places.near": "places: within 50 km, of those with a point",
    "set.places.precision": "places: precision right, of those found",
    "set.places.no_fake_point": "places: areas without a point",
    "set.places.actors": "places: capitals that act are no places",
    "set.places.event_place": "places: place of the event right, of those found",
    "set.figures.found": "figures: found (F1)",
    "set.figures.bounds": "figures: bounds right",
    "set.figures.right": "figures: bounds and unit right",
    "demo.origins": "origins: reports given to the text they carry",
    "case.events.found": "events: marked mentions found",
    "case.events.b3": "one event: mentions found, B3 (F1)",
    "case.events.lemma_b3": "    baseline, same type and word",
    "case.events.linked_b3": "one event: without those told once, B3 (F1)",
    "case.events.lemma_linked_b3": "    baseline, same type and word (told once left out)",
    "case.events.strict_b3": "one event: all marked mentions, B3 (F1)",
    "case.events.conll": "one event: mentions found, CoNLL (mean F1)",
    "case.events.lemma_conll": "    baseline, same type and word (CoNLL)",
    "case.event_origins": "events: number of independent voices right",
    "case.disputes": "disputes: found with two sides (F1)",
    "case.disputes.precision": "disputes: right, of those found",
    "case.disputes.recall": "disputes: found, of those marked",
    "case.disputes.slot": "disputes: slot right, of those right",
    "case.updates": "updates: voice, unit and both values (F1)",
    "case.expectations.found": "expectations: found",
    "case.expectations.outcome": "expectations: outcome right, of those found",
    "case.expectations.right": "expectations: found with the right outcome, of all",
    "case.expectations.evidence": "expectations: evidence at a marked place, of those rightly closed",
    "case.expectations.spurious": "expectations: not marked as one (lower is better)",
    "case.contacts": "contacts: found with two sides (F1)",
    "case.contacts.way": "contacts: way right, of those found",
    "case.contacts.who": "contacts: all sides named, of those found",
    "case.stories": "stories: reports, B3 (F1)",
    "case.retractions": "retractions: found (F1)",
    "gum.dates.found": "GUM news and interviews: dates found",
    "gum.dates.right": "GUM news and interviews: dates right",
    "parse.upos": "parse: parts of speech (gold words)",
    "parse.uas": "parse: governors, UAS (gold words)",
    "parse.las": "parse: governors and relations, LAS",
    "names.exact": "names: PER, LOC, ORG, exact words (F1)",
    "sentences.exact": "sentences: both ends right (F1)",
    "sentences.ends": "sentences: ends right (F1)",
}
_WIDTH = max(map(len, LABELS.values())) + 2


def table_lines(
    scores: Scores, *, heading: str, before: Mapping[str, str], floors: Mapping[str, float]
) -> list[str]:
    """A table of one group of scores: value, counts, floor, and the counts before where they differ."""
    lines = [heading, "-" * len(heading)]
    for name in (name for name in LABELS if name in scores and scores[name].value is not None):
        lines.append(_line(name, count=scores[name], before=before.get(name), floor=floors.get(name)))
    return lines


def _line(name: str, *, count: Count, before: str | None, floor: float | None) -> str:
    value = f"{count.value:5.1f}  {count.words:<28}"
    bound = "" if floor is None else f"{'ceiling' if name in LOWER_IS_BETTER else 'floor'} {floor:.1f}"
    changed = "" if before in (None, count.words) else f"  (was {before})"
    return f"{LABELS[name]:<{_WIDTH}}{value}{bound}{changed}".rstrip()
