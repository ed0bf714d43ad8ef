from pathlib import Path

import pytest

from parks import StoreError
from parks.intake import history
from parks.intake.history import apply_change, has_pending, settle_pending, undo_change


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in folder.iterdir() if path.is_file()}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    (tmp_path / "a.csv").write_text("old", "utf-8")
    return tmp_path


def test_undo_brings_the_former_files_back(store: Path) -> None:
    apply_change(store, {"a.csv": b"new", "b.csv": b"added"}, label="import x")
    assert contents(store) == {"a.csv": "new", "b.csv": "added"}
    assert undo_change(store).label == "import x"
    assert contents(store) == {"a.csv": "old"}


def test_changes_are_taken_back_one_after_the_other(store: Path) -> None:
    for text in (b"one", b"two"):
        apply_change(store, {"a.csv": text}, label=text.decode())
    assert [undo_change(store).label, undo_change(store).label] == ["two", "one"]
    with pytest.raises(StoreError, match="no import to take back"):
        undo_change(store)


def test_failed_write_leaves_the_folder_as_it_was(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = history.write_atomically

    def full_disk(path: Path, content: bytes) -> Path:
        if content == b"fails":
            raise OSError("no space left")
        return write(path, content)

    monkeypatch.setattr(history, "write_atomically", full_disk)
    with pytest.raises(OSError, match="no space"):
        apply_change(store, {"a.csv": b"new", "b.csv": b"fails"}, label="x")
    assert contents(store) == {"a.csv": "old"}
    assert not has_pending(store)


def test_change_that_was_cut_off_is_taken_back(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def power_cut(path: Path, content: bytes) -> Path:
        path.write_bytes(content)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(history, "write_atomically", power_cut)
        with pytest.raises(KeyboardInterrupt):
            apply_change(store, {"a.csv": b"new"}, label="x")
    assert has_pending(store)
    assert settle_pending(store) is not None
    assert contents(store) == {"a.csv": "old"}
