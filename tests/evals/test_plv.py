"""Scores over the fifteen types of PLV."""

from pathlib import Path

from evals.plv import macro_f1, score_plv

TABLE = "sentence\tmarked_sentence\tsource\ttarget\tgold_penta\tgold_root\n"
ROWS = (
    "Aland freed Bland's men.\t-\tAland\tBland\t2\tYIELD\nAland blamed Bland.\t-\tAland\tBland\t3\tACCUSE\n"
)


def test_macro_f1_weighs_every_class_alike():
    assert macro_f1(["A", "A", "A", "B"], ["A", "A", "A", "A"]) == 100 * (6 / 7 + 0) / 2


def test_retreat_and_concede_count_as_one(tmp_path: Path):
    path = tmp_path / "plv.tsv"
    path.write_text(TABLE + ROWS, encoding="utf-8")
    seen = []

    def classify(items):
        seen.extend(items)
        return [[("ACCUSE", 0.4), ("CONCEDE", 0.3), ("RETREAT", 0.3)], [("ACCUSE", 0.9), ("AID", 0.1)]]

    assert score_plv(path, classify=classify)["root accuracy"] == 100
    assert seen[0] == ("Aland freed Bland's men.", (0, 5), (12, 17))
