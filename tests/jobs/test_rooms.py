"""Files that are sent lie under names of ours."""

from pathlib import Path

import pytest

from dateline.errors import InputError
from dateline.jobs import KINDS, clear_room, make_room


@pytest.mark.parametrize("kind", KINDS)
def test_only_the_kind_of_a_name_is_taken_over(kind: str) -> None:
    where = make_room(f"../../x\x00y/{kind.upper()}{kind}")
    assert where.name == f"upload{kind}"
    assert where.parent.is_dir()
    clear_room(where.parent)
    assert not where.parent.exists()


@pytest.mark.parametrize("name", ["", "report", "report.exe", ".html/x", "a.txt/../b"])
def test_other_kinds_are_refused(name: str) -> None:
    with pytest.raises(InputError, match="this kind is not read"):
        make_room(name)


def test_every_file_has_a_folder_of_its_own(tmp_path: Path) -> None:
    one, other = make_room("a.txt"), make_room("a.txt")
    assert one.parent != other.parent
    clear_room(one.parent)
    clear_room(other.parent)
    clear_room(None)
