"""Who was in touch with whom, through whom, and who says so."""

from collections.abc import Iterator, Mapping, Sequence

from dateline.ids import make_id
from dateline.picture.cited import cite_all, voices_in
from dateline.records import Contact, Event, Party, Telling, Way

_LEAST_PARTIES = 2
# Stems, as accounts have them.
_MESSAGE = frozenset(
    ("messag", "letter", "not", "word", "inform", "notify", "notif", "notic", "convey", "relay")
)
_PHONE = frozenset(("phon", "telephon", "call"))
_VISIT = frozenset(("visit", "arriv", "travel", "travell", "trip", "receiv", "host", "fly", "land", "tour"))
_PASSED = frozenset(("pass", "convey", "relay", "deliver", "carry", "carr", "hand", "transmit", "transmitt"))
_WORDS = frozenset(("CONSULT", "REQUEST", "THREATEN", "AGREE", "COOPERATE", "ACCUSE"))


def find_contacts(events: Sequence[Event]) -> tuple[Contact, ...]:
    """Every meeting, visit, call and message between two sides, in the order in which they were first told.

    A demand or a warning counts where the report says that it went as a message. Whoever is asked to pass a
    message on is a relayer: the contact is between who asks and who is to have it.
    """
    asked = {
        _sentence(t): event.actors for event in events if event.type == "REQUEST" for t in event.tellings
    }
    called = {_sentence(t): event.actors for event in events if event.mode == "phone" for t in event.tellings}
    senders = {**called, **asked}
    return tuple(contact for event in events if (contact := _contact(event, senders)) is not None)


def _sentence(telling: Telling) -> tuple[str, int]:
    return telling.document, telling.told.sentence.start


def _contact(event: Event, senders: Mapping[tuple[str, int], tuple[Party, ...]]) -> Contact | None:
    if event.historical or not _is_contact(event):
        return None
    who, whom, via = event.actors, event.recipients, _relayers(event)
    if via:
        who = next((senders[key] for t in event.tellings if (key := _sentence(t)) in senders), who)
        via = tuple(party for party in via if party.key not in {sender.key for sender in who})
    if len({party.key for party in (*who, *whom)}) < _LEAST_PARTIES:
        return None
    return Contact(
        id=make_id("con", event.id),
        event=event.id,
        way="message" if via else _way(event),
        status=event.status,
        who=who,
        whom=whom,
        via=via,
        day=event.day,
        last_day=event.last_day,
        voices=event.voices or voices_in(event.tellings),
        citations=cite_all(event.tellings),
        disputed=event.standing == "disputed",
    )


def _is_contact(event: Event) -> bool:
    if event.type == "CONSULT":
        return True
    return event.type in _WORDS and any(_is_message(telling) for telling in event.tellings)


def _is_message(telling: Telling) -> bool:
    told = telling.told
    return (told.stem in _PASSED and bool(_MESSAGE & set(told.words))) or told.stem in (
        "messag",
        "inform",
        "notify",
        "notif",
    )


def _way(event: Event) -> Way:
    stems = {telling.told.stem for telling in event.tellings}
    modes = {telling.told.mode for telling in event.tellings}
    words = {word for telling in event.tellings for word in telling.told.words}
    if "phone" in modes or stems & _PHONE or words & {"telephon", "phon"}:
        return "phone"
    if stems & _VISIT or ("visit" in modes and not stems & {"meet", "see", "pass"}):
        return "visit"
    if any(_is_message(telling) for telling in event.tellings):
        return "message"
    if stems & {"meet", "see", "receiv", "confer"}:
        return "meeting"
    return "talks" if event.mode != "visit" else "visit"


def _relayers(event: Event) -> tuple[Party, ...]:
    """Those who pass it on, where they are named among the actors of a message beside its sender."""
    return tuple(dict.fromkeys(_passing(event)))


def _passing(event: Event) -> Iterator[Party]:
    for telling in event.tellings:
        told = telling.told
        if told.stem in _PASSED and told.status in ("requested", "planned"):
            yield from told.actors
