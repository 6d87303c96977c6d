"""Marked text parses as the corpus does, whatever the text."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from dateline.judgements.sheet import Sheet
from training.markup import CodedPassage, parse_file

CHARS = "ab .[]{}|@#=~\n\t\u2028\u00a0é\ud800"
_PLAIN = str.maketrans("[]{}\ud800＠¦", "()()\ufffd@|")
SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=6)


def parse(markup: str, *rows: str) -> CodedPassage:
    head = "# crisis: Norland\n# region: Europe\n\n@ 001 brief 2031-04-08\n"
    path = Path("norland.txt")
    (passage,) = parse_file("\n".join([head + markup, *(f"|{row}" for row in rows)]), path=path).passages
    return passage


@given(st.text(alphabet=CHARS, min_size=1, max_size=40).map(lambda text: f"x{text}x"), SPANS)
def test_every_party_stands_in_the_parsed_text(text: str, spans: list[tuple[int, int]]) -> None:
    sheet = Sheet(text, start=0, end=len(text))
    made = [mark for at, size in spans if (mark := sheet.mark_party(at, at + size, "XNL"))]
    numbers, markup = sheet.write()
    passage = parse(markup)
    assert passage.text.translate(_PLAIN).split() == text.translate(_PLAIN).split()
    assert {int(mark.format(**numbers)) for mark in made} == set(passage.marks)
    assert all(mark.codes == ("XNL",) for mark in passage.marks.values())


def test_marks_nest_and_what_would_cross_is_cut_or_left_out() -> None:
    text = "Norland said its army shelled Elm"
    sheet = Sheet(text, start=0, end=len(text))
    army = sheet.mark_party(13, 21, "XNL")
    assert sheet.mark_party(17, 29, "XSM") is None
    assert sheet.mark_cue(8, 12, "a")
    assert sheet.mark_content(17, len(text), "a")
    speaker = sheet.mark_party(0, 7, "XNL")
    numbers, markup = sheet.write()
    assert markup == "[1=XNL Norland] [a said] [2=XNL its army] {a shelled Elm}"
    assert (speaker, army) == ("{m3}", "{m0}")
    assert numbers == {"m3": "1", "m0": "2"}


def test_words_may_be_a_trigger_a_cue_and_a_party_of_several_codes() -> None:
    text = "Both urged calm"
    sheet = Sheet(text, start=0, end=len(text))
    urged, both = sheet.mark(5, 10), sheet.mark_party(0, 4, "XNL")
    assert sheet.mark_party(0, 4, "XSM") == both
    assert sheet.mark_cue(5, 10, "a")
    assert not sheet.mark_cue(5, 10, "b")
    sheet.mark_content(11, 15, "a")
    numbers, markup = sheet.write()
    assert markup == "[1=XNL,XSM Both] [2a urged] {a calm}"
    row = f"{urged} REQUEST occurred {both}>".format(**numbers)
    assert parse(markup, row, "a 1 named").marks[1].codes == ("XNL", "XSM")


def test_a_claim_that_is_dropped_leaves_no_mark() -> None:
    sheet = Sheet("He said no", start=0, end=10)
    sheet.mark_cue(3, 7, "a")
    sheet.mark_content(8, 10, "a")
    sheet.drop("a")
    assert sheet.write() == ({}, "He said no")
