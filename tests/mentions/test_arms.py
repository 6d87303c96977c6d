"""Which words are arms and defence systems; the sentences are our own."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.mentions.arms import find_arms
from dateline.records import Name, make_document
from tests.mentions.parses import flat


def arms_of(text: str) -> list[str]:
    return [span.quote for span in find_arms(make_document(text), flat(text))]


FOUND = [
    ("They used ballistic missiles, drones and cruise missiles.", ["ballistic missiles", "drones", "cruise missiles"]),
    ("It tested long-range ballistic missiles.", ["long-range ballistic missiles"]),
    ("It tested an intercontinental ballistic missile.", ["intercontinental ballistic missile"]),
    ("He visited an Iron Dome battery.", ["Iron Dome battery"]),
    ("Germany sent a Patriot air defense system.", ["Patriot air defense system"]),
    ("Russia delivered the S-400 air-defence system.", ["S-400 air-defence system"]),
    ("Shahed-136 drones hit the port.", ["Shahed-136 drones"]),
    ("A Shahed drone hit the port.", ["Shahed drone"]),
    ("HIMARS rockets and ATACMS were sent.", ["HIMARS rockets", "ATACMS"]),
    ("F-35 fighter jets and F-16s took off.", ["F-35 fighter jets", "F-16s"]),
    ("He carried a Kalashnikov and an RPG-7.", ["Kalashnikov", "RPG-7"]),
    ("Leopard 2 tanks and Bradley fighting vehicles arrived.", ["Leopard 2 tanks", "Bradley fighting vehicles"]),
    ("Artillery and mortar shells fell on the town.", ["Artillery", "mortar shells"]),
    ("Rocket-propelled grenades and anti-tank guided missiles were found.",
     ["Rocket-propelled grenades", "anti-tank guided missiles"]),
    ("Two warships and a submarine left port.", ["warships", "submarine"]),
    ("It denied using chemical weapons, sarin or barrel bombs.", ["chemical weapons", "sarin", "barrel bombs"]),
    ("Cluster munitions and land mines kill for years.", ["Cluster munitions", "land mines"]),
    ("A roadside bomb hit an armored personnel carrier.", ["roadside bomb", "armored personnel carrier"]),
    ("Air defenses shot it down.", ["Air defenses"]),
    ("Police fired tear gas and rubber bullets.", ["tear gas", "rubber bullets"]),
    ("Surface-to-air missiles were moved.", ["Surface-to-air missiles"]),
    ("The MQ-9 Reaper drone crashed.", ["MQ-9 Reaper drone"]),
    ("Storm Shadow missiles hit the bridge.", ["Storm Shadow missiles"]),
    ("The Moskva was hit by Neptune anti-ship missiles.", ["Neptune anti-ship missiles"]),
    ("An improvised explosive device went off.", ["improvised explosive device"]),
    ("Ka-52 attack helicopters and T-90 tanks burned.", ["Ka-52 attack helicopters", "T-90 tanks"]),
    ("They sent arms shipments and small arms.", ["arms", "small arms"]),
    ("Suicide drones and glide bombs fell.", ["Suicide drones", "glide bombs"]),
    ("Tanks rolled in at dawn.", ["Tanks"]),
    ("Patriots and Stingers were promised.", ["Patriots", "Stingers"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "arms"), FOUND)
def test_arms_with_their_modifiers(text: str, arms: list[str]) -> None:
    assert arms_of(text) == arms


NONE = [
    "There is no silver bullet and no smoking gun.",
    "A think tank, a water tank and a fuel tank.",
    "It is not rocket science.",
    "Prices rocket and hopes tank.",
    "Workers in coal mines went on strike with folded arms.",
    "A shell company owned the gold mine.",
    "The patriot came home to the tomahawk valley.",
    "He is the top gun of the hired guns.",
    "A suicide bomber and fighters came.",
    "They took a private jet and a passenger plane.",
    "The house was built of bricks and mortar.",
    "The firm reported in its S-1 filing on the C-5 form.",
    "The Patriot mine in Virginia closed, said a Patriot in Virginia.",
    "A ticking time bomb, said the shell-shocked man.",
]


@pytest.mark.parametrize("text", NONE)
def test_no_arms_in_metaphors_and_other_senses(text: str) -> None:
    assert arms_of(text) == []


def test_a_verb_is_no_weapon() -> None:
    text = "They rockets"
    assert find_arms(make_document(text), flat(text, upos="VERB")) == ()


def test_a_named_weapon_of_the_reader_is_taken_in() -> None:
    text = "The new Zorvan-9 was shown beside drones"
    document = make_document(text)
    name = Name(span=document.span(8, 16), type="WEAPON", score=0.9)
    assert [s.quote for s in find_arms(document, flat(text, name))] == ["Zorvan-9", "drones"]


PIECES = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        "ballistic missiles Iron Dome S - 400 air defence system tank think F-16 mines long-range".split()
    ),
)


@given(st.lists(PIECES, max_size=30))
def test_spans_slice_back_in_order_on_any_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = find_arms(make_document(text), flat(text))
    assert all(text[s.start : s.end] == s.quote for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
