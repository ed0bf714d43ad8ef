from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from geo.files.atomic import write_atomically, write_parts_atomically

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def half() -> Iterator[bytes]:
    yield b"new"
    raise OSError("disk full")


def test_parts_are_written_one_after_the_other(tmp_path: Path) -> None:
    path = write_parts_atomically(tmp_path / "new" / "a.txt", [b"one ", memoryview(b"two")])
    assert path.read_bytes() == b"one two"


def test_a_part_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    path = write_atomically(tmp_path / "a.txt", b"old")
    with pytest.raises(OSError, match="disk full"):
        write_parts_atomically(path, half())
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
