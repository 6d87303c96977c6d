"""A folder of reports → one table of coded events; without a folder, the first five reports of the demo."""

import sys

import dateline
from dateline.demo import demo_documents

if len(sys.argv) > 1:
    documents = [
        found for found in dateline.read_documents(sys.argv[1]) if isinstance(found, dateline.Document)
    ]
else:
    documents = list(demo_documents())[:5]

print("day\tstatus\ttype\twho\tto whom\twho says so\tsentence")
for document in documents:
    reading = dateline.read(document)
    claims = {claim.id: claim for claim in reading.claims}
    for event in reading.events:
        speaker = claims[event.claim].speaker
        sentence = next(s for s in reading.sentences if s.start <= event.trigger.start < s.end)
        print(
            event.interval.earliest.date() if event.interval else "",
            event.status,
            event.type,
            "; ".join(actor.span.quote for actor in event.actors),
            "; ".join(recipient.span.quote for recipient in event.recipients),
            speaker.span.quote if speaker.span else document.outlet,
            " ".join(document.text[sentence.start : sentence.end].split()),
            sep="\t",
        )
