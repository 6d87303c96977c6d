"""What ``import dateline`` offers, and what it costs."""

import subprocess
import sys

import pytest

import dateline


@pytest.mark.parametrize("name", dateline.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(dateline, name) is not None
    assert name in dir(dateline)


def test_there_are_two_dozen_names_at_most() -> None:
    assert len(dateline.__all__) <= 24


def test_other_names_are_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'reads'"):
        _ = dateline.reads


def test_importing_the_package_loads_nothing_heavy() -> None:
    script = (
        "import sys, dateline; print({'numpy', 'onnxruntime', 'trafilatura', 'typer'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
