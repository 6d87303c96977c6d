"""The tables of scores show what is frozen and nothing else."""

from tests.docs.pages import fill_scores
from tests.docs.scores import score_lines

RESULT = {
    "scores": {
        "dev": {
            "quiet": {"value": 83.3, "counts": "5 of 6"},
            "figures": {"value": 1.0, "counts": "1 of 100"},
        },
        "held": {"disputes": {"value": 50.0, "counts": "1 of 2, 2 found"}},
        "layers": {"parse.las": {"value": 89.2, "counts": "223 of 250"}},
    }
}


def test_each_number_stands_with_its_counts() -> None:
    assert list(score_lines(RESULT)) == [
        "| | dev | held |",
        "|---|--:|--:|",
        "| disputes: found with both sides (F1) |  | 50.0 (1 of 2, 2 found) |",
        "| quiet passages kept quiet | 83.3 (5 of 6) |  |",
        "",
        "| | treebanks |",
        "|---|--:|",
        "| parse: governors and relations, LAS | 89.2 (223 of 250) |",
    ]


def test_nothing_is_shown_where_nothing_is_frozen() -> None:
    assert list(score_lines({})) == []


def test_the_marked_part_of_a_page_is_filled_and_the_rest_kept() -> None:
    page = "a\n<!-- scores -->\nold\n<!-- end of scores -->\nz\n"
    filled = fill_scores(page, lines=["| new |"])
    assert filled == "a\n<!-- scores -->\n\n| new |\n\n<!-- end of scores -->\nz\n"
    assert fill_scores(filled, lines=["| new |"]) == filled
    assert fill_scores("no marks\n", lines=["| new |"]) == "no marks\n"
