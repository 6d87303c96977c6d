"""The corpus's notation: what is read, and what is refused with file and line."""

from pathlib import Path

import pytest

from training.markup import CodedPassage, MarkupError, parse_file

HEAD = "# crisis: Island, 2001: the crown against the council\n# region: Oceania\n\n"
PASSAGE = """\
@ 001 flash 2001-05-09
{a [1=FJI Soldiers] [2 stormed] [3=FJI the council] in [4 Suva] on [5~2001-05-07 Monday]}, [6=FJI two aides] [a said].
[7=1 They] [8b vowed] {b to [9 hold] [10=3 it]}.
|2 ASSAULT occurred 1>3 @4 ~5
|8 THREATEN occurred 7>3
|9 COERCE.seize threatened 7>10
|a 6 unnamed:2
|b 7 collective
|names Suva GPE
"""


def parse(text: str = PASSAGE) -> CodedPassage:
    return parse_file(HEAD + text, path=Path("island.txt")).passages[0]


def test_the_text_is_bare_and_every_mark_slices_back() -> None:
    passage = parse()
    assert passage.text.startswith(
        "Soldiers stormed the council in Suva on Monday, two aides said.\nThey vowed"
    )
    assert [passage.words(n) for n in (1, 2, 5, 10)] == ["Soldiers", "stormed", "Monday", "it"]


def test_events_have_sides_place_time_and_status() -> None:
    first, _, third = parse().events
    assert (first.type, first.status, first.actors, first.recipients) == ("ASSAULT", "occurred", (1,), (3,))
    assert (first.places, first.times) == ((4,), (5,))
    assert (third.mode, third.status) == ("seize", "threatened")


def test_words_that_take_up_a_party_get_its_codes() -> None:
    passage = parse()
    assert passage.marks[7].codes == ("FJI",)
    assert passage.marks[7].same == 1


def test_claims_have_cue_content_and_speaker() -> None:
    said, vowed = parse().claims
    assert [parse().text[s:e] for s, e in said.content] == ["Soldiers stormed the council in Suva on Monday"]
    assert (said.kind, said.count, said.speaker) == ("unnamed", 2, 6)
    assert (vowed.kind, vowed.cue) == (
        "collective",
        (parse().text.find("vowed"), parse().text.find("vowed") + 5),
    )


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("[2 stormed]", "[2 stormed", "closes nothing"),
        ("{b to [9 hold] [10=3 it]}.", "{b to [9 hold] [10=3 it].", "never closed"),
        ("|2 ASSAULT occurred", "|2 ASSAULTS occurred", "unknown type"),
        ("|2 ASSAULT occurred", "|2 ASSAULT done", "unknown status"),
        ("COERCE.seize", "COERCE.demo", "has no mode 'demo'"),
        ("1>3 @4 ~5", "1>33 @4 ~5", "no mark has the number 33"),
        ("1>3 @4 ~5", "4>3 @4 ~5", "needs a code"),
        ("1>3 @4 ~5", "1>3 @4 ~4", "needs a value"),
        ("|a 6 unnamed:2", "|a 6 someone:2", "a speaker needs a kind"),
        ("|a 6 unnamed:2\n", "", "claim a is marked and has no row"),
        ("[a said]", "said", "claim a has no cue"),
        ("[4 Suva]", "[2 Suva]", "two marks have the number 2"),
        ("~2001-05-07", "~Monday", "no TIMEX3 value"),
        ("Suva GPE", "Nadi GPE", "not in the text"),
        ("Suva GPE", "Suva CITY", "give its words and one of"),
        ("flash 2001", "note 2001", "unknown form"),
        ("2001-05-09", "2001-15-09", "is no date"),
        ("@ 001", "@ 1", "a passage begins with"),
        ("[7=1 They]", "[7=4 They]", "takes up 4, which is no party"),
        ("1>3 @4 ~5", "1>3 ~5", "mark 4 ('Suva') is used by no row"),
    ],
)
def test_slips_are_named_with_file_and_line(old: str, new: str, why: str) -> None:
    assert old in PASSAGE
    with pytest.raises(MarkupError, match=r"^island\.txt:\d+: ") as raised:
        parse(PASSAGE.replace(old, new, 1))
    assert why in str(raised.value)


def test_a_file_needs_its_crisis_and_region() -> None:
    with pytest.raises(MarkupError, match="region"):
        parse_file("# crisis: Island\n" + PASSAGE, path=Path("island.txt"))


def test_names_count_wherever_they_stand_outside_longer_ones() -> None:
    text = "@ 001 states 2001-05-09\nSuva slept. New Suva did not.\n|names Suva GPE; New Suva GPE\n"
    assert [(s, e) for s, e, _ in parse(text).names] == [(0, 4), (12, 20)]
