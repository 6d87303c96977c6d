"""What the two busiest outlets of a case tell of the same events, and whom each quotes."""

from collections import Counter

from opened import view

seen = view()
(one, _), (other, _) = Counter(account.outlet for account in seen.accounts).most_common(2)

print(f"events that both {one} and {other} tell:")
for event in seen.events:
    said = {t.outlet: t.told.status for t in event.tellings if t.outlet in (one, other)}
    if len(said) == 2:
        print(f"  {event.type:<9} {event.first.told.word:<14} {said[one]:<10} | {said[other]}")

for outlet in (one, other):
    quoted = Counter(saying.speaker for saying in seen.find_sayings() if saying.outlet == outlet)
    print(f"whom {outlet} quotes:", ", ".join(f"{name} ({n})" for name, n in quoted.most_common(6)))
