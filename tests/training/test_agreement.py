"""Two codings of one passage set beside each other."""

from pathlib import Path

from training.agreement import agreement, agreement_lines, kappa
from training.markup import CodedPassage, parse_file

HEAD = "# crisis: Island, 2001\n# region: Oceania\n\n@ 001 flash 2001-05-09\n"
TEXT = "{a [1=FJI Soldiers] [2 shelled] [3=FJI the port]}, [4=FJI an aide] [a said].\n"
ROWS = "|2 ASSAULT occurred 1>3\n|a 4 unnamed:1\n"


def passage(text: str = TEXT, rows: str = ROWS) -> CodedPassage:
    return parse_file(HEAD + text + rows, path=Path("island.txt")).passages[0]


def test_a_passage_agrees_with_itself_throughout() -> None:
    counts = agreement([(passage(), passage())])
    assert {name: c.value for name, c in counts.items() if c.value not in (None, 100.0)} == {}


def test_another_type_leaves_the_trigger_shared() -> None:
    other = passage(rows=ROWS.replace("ASSAULT", "COERCE"))
    counts = agreement([(passage(), other)])
    assert counts["trigger"].value == 100
    assert counts["type of shared triggers"].value == 0
    assert counts["type, sides and status"].value == 0


def test_one_more_event_costs_precision_only() -> None:
    text = TEXT.replace("the port", "the [5 strike]-bound port")
    other = passage(text, ROWS + "|5 PROTEST.strike ongoing >\n")
    count = agreement([(passage(TEXT.replace("the port", "the strike-bound port")), other)])["trigger"]
    assert (count.right, count.gold, count.found) == (1, 1, 2)


def test_kappa_takes_chance_off() -> None:
    assert kappa([("a", "a"), ("b", "b")]) == 1
    assert kappa([("a", "a"), ("a", "b"), ("b", "a"), ("b", "b")]) == 0
    assert kappa([]) == 1


def test_the_lines_count_the_passages() -> None:
    assert next(agreement_lines([(passage(), passage())])) == "1 passages coded twice"
