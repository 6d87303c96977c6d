"""Contacts as a list of edges: who, to whom, through whom, when, and who says so."""

from opened import view

seen = view()
print("day\tway\tstatus\tfrom\tto\tthrough\tsaid by")
for contact in seen.find_contacts():
    print(
        contact.day or "",
        contact.way,
        contact.status,
        "; ".join(party.name for party in contact.who),
        "; ".join(party.name for party in contact.whom),
        "; ".join(party.name for party in contact.via),
        "; ".join(voice.name for voice in contact.voices),
        sep="\t",
    )
