"""Claims and events of a report: from the reader's own coding where it has one, else by rules over the trees."""

from dateline.claims import attribution, events
from dateline.claims.coded import claims_of_coding, events_of_coding
from dateline.claims.events import Coded
from dateline.claims.layers import Layers
from dateline.records import Claim


def find_claims(layers: Layers) -> tuple[Claim, ...]:
    """Every attributed claim of a report, in order of its first words."""
    coding = layers.parse.coding
    return attribution.find_claims(layers) if coding is None else claims_of_coding(layers, coding)


def find_events(layers: Layers, claims: tuple[Claim, ...]) -> Coded:
    """The events that the words of a report tell, each carried by one of `claims` or by the outlet itself."""
    coding = layers.parse.coding
    return events.find_events(layers, claims) if coding is None else events_of_coding(layers, coding, claims)
