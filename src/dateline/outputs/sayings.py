"""A reading → who says what in it."""

from collections.abc import Iterator, Mapping

from dateline.records import Reading, Saying, Voice


def find_sayings(reading: Reading, *, voices: Mapping[str, Voice]) -> Iterator[Saying]:
    """The claims of a report but the outlet's own, in order; `voices` are the corrected ones, by claim."""
    names = {entity.id: entity.name for entity in reading.entities}
    document = reading.document
    for claim in reading.claims:
        speaker = claim.speaker
        if speaker.kind == "outlet" or speaker.span is None:
            continue
        voice = voices.get(claim.id)
        yield Saying(
            id=claim.id,
            document=document.id,
            outlet=document.outlet,
            published_at=document.published_at,
            speaker=voice.name if voice else names.get(speaker.entity or "", speaker.span.quote),
            kind=voice.kind if voice else speaker.kind,
            affiliation=voice.affiliation if voice else speaker.affiliation,
            count=speaker.count,
            via=tuple(relayer.span.quote for relayer in claim.via if relayer.span),
            cue=claim.cue.quote if claim.cue else None,
            manner=claim.manner,
            certainty=claim.certainty,
            content=claim.content,
        )
