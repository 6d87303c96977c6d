"""Reports that come with the package, to try it on.

In: a sample's name. Out: the path of its file. The reports are synthetic, written for this project about
public events of April 2024 for an invented outlet; no real person is quoted in them.
"""

from importlib.resources import files
from pathlib import Path

SAMPLES = ("april-14.json", "april-2.txt", "april-19.md")
"""The names of the samples; the first is what `dateline demo` reads."""


def sample_path(name: str = SAMPLES[0]) -> Path:
    """Where the sample of this name lies. Raises ValueError when there is none.

    >>> sample_path("april-2.txt").name
    'april-2.txt'
    """
    if name not in SAMPLES:
        raise ValueError(f"no sample {name!r}: there are {', '.join(SAMPLES)}")
    return Path(str(files("dateline.samples") / name))


__all__ = ["SAMPLES", "sample_path"]
