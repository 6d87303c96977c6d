from evals.counts import balance, share
from evals.table import table_lines


def test_a_table_shows_value_counts_floor_and_change():
    scores = {"quiet": share(5, of=6), "disputes": balance(1, gold=2, found=2), "figures": share(0, of=0)}
    lines = table_lines(
        scores,
        heading="dev",
        before={"quiet": "4 of 6", "disputes": "1 of 2, 2 found"},
        floors={"quiet": 66.6},
    )
    assert [" ".join(line.split()) for line in lines] == [
        "dev",
        "---",
        "disputes: found with both sides (F1) 50.0 1 of 2, 2 found",
        "quiet passages kept quiet 83.3 5 of 6 floor 66.6 (was 4 of 6)",
    ]
