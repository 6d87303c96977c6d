import pytest

from evals.codes import same_code


@pytest.mark.parametrize(("code", "same"), [("ISIL", "IS"), ("IS", "IS"), ("NOR", "NOR"), (None, None)])
def test_spellings_of_one_actor_have_one_code(code, same):
    assert same_code(code) == same
