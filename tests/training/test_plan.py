"""When an interrupted run goes on, and when it is another."""

from dataclasses import replace
from pathlib import Path

import pytest

from training.data import Passages, Sentence
from training.plan import OtherRunError, Plan, check_setup, setup_of

DOCS: Passages = [(Sentence(words=("Shells", "fell", ".")), Sentence(words=("Nobody", "died", ".")))]
PLAN = Plan()
KEPT = setup_of(PLAN, sets={"news": DOCS})


def test_the_same_plan_over_the_same_data_goes_on(tmp_path: Path) -> None:
    check_setup(setup_of(Plan(), sets={"news": list(DOCS)}), kept=KEPT, out=tmp_path)
    assert KEPT["sets"] == {"news": (1, 6), "corpus": (0, 0)}


@pytest.mark.parametrize(
    "setup",
    [
        setup_of(replace(PLAN, epochs=3), sets={"news": DOCS}),
        setup_of(PLAN, sets={"news": DOCS * 2}),
        setup_of(PLAN, sets={"news": [DOCS[0][:1]]}),
        setup_of(PLAN, sets={"news": DOCS, "more": DOCS}),
    ],
    ids=["epochs", "documents", "words", "sets"],
)
def test_another_plan_or_other_data_is_refused(setup: dict[str, object], tmp_path: Path) -> None:
    with pytest.raises(OtherRunError, match=r"^another run lies in .+; give --out or remove it$"):
        check_setup(setup, kept=KEPT, out=tmp_path)


def test_a_run_that_does_not_say_what_it_was_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OtherRunError):
        check_setup(KEPT, kept=None, out=tmp_path)
