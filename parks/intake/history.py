"""Changes of a region folder: made whole or not at all, and taken back on demand."""

import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from geo.files.atomic import write_atomically
from parks.errors import StoreError

HISTORY = ".history"
CHANGE, PENDING = "change.json", "pending"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """
    A change that was made to a region folder.

    Parameters
    ----------
    label
        What it was, e.g. `import parks.shp as parks`.
    replaced
        Names of the files that stood there before; kept in the history.
    added
        Names of the files that did not.
    """

    label: str
    replaced: tuple[str, ...]
    added: tuple[str, ...]


def apply_change(folder: Path, contents: Mapping[str, bytes], *, label: str) -> Path:
    """
    Write files of a region folder so that all of them change, or none.

    Parameters
    ----------
    folder
        Region folder.
    contents
        New bytes by file name.
    label
        What the change is, for `undo_change`.

    Returns
    -------
    kept
        Folder below `.history` that holds the former files.

    Raises
    ------
    OSError
        If a file cannot be written; the folder is then as it was.
    """
    settle_pending(folder)
    kept = _keep(folder, tuple(contents), label)
    try:
        for name, content in contents.items():
            write_atomically(folder / name, content)
    except OSError:
        _restore(folder, kept)
        raise
    (kept / PENDING).unlink()
    return kept


def undo_change(folder: Path) -> Change:
    """
    Take back the last change of a region folder.

    Parameters
    ----------
    folder
        Region folder.

    Returns
    -------
    change
        What was taken back.

    Raises
    ------
    StoreError
        If there is no change to take back.
    """
    kept = _changes(folder)
    if not kept:
        raise StoreError(
            folder, "there is no import to take back", remedy="Only imports keep the former files."
        )
    return _restore(folder, kept[-1])


def settle_pending(folder: Path) -> Change | None:
    """Take back a change that was cut off (power, full disk); None if there is none."""
    pending = [kept for kept in _changes(folder) if (kept / PENDING).exists()]
    return _restore(folder, pending[-1]) if pending else None


def has_pending(folder: Path) -> bool:
    """Tell whether a change of the folder was cut off half-way."""
    return any((kept / PENDING).exists() for kept in _changes(folder))


def _changes(folder: Path) -> list[Path]:
    return sorted(path.parent for path in (folder / HISTORY).glob(f"*/{CHANGE}"))


def _keep(folder: Path, names: tuple[str, ...], label: str) -> Path:
    """Copy the files that will change into a new folder of the history, which appears whole."""
    history = folder / HISTORY
    history.mkdir(exist_ok=True)
    change = Change(
        label=label,
        replaced=tuple(name for name in names if (folder / name).exists()),
        added=tuple(name for name in names if not (folder / name).exists()),
    )
    staged = Path(tempfile.mkdtemp(dir=history, prefix="staged-"))
    for name in change.replaced:
        shutil.copy2(folder / name, staged / name)
    (staged / PENDING).touch()
    text = {"label": change.label, "replaced": change.replaced, "added": change.added}
    (staged / CHANGE).write_text(json.dumps(text, ensure_ascii=False), "utf-8")
    changes = _changes(folder)
    number = 1 + max((int(kept.name) for kept in changes if kept.name.isdigit()), default=0)
    return staged.rename(history / f"{number:04d}")


def _restore(folder: Path, kept: Path) -> Change:
    text = json.loads((kept / CHANGE).read_text("utf-8"))
    change = Change(
        label=text["label"], replaced=tuple(text["replaced"]), added=tuple(text["added"])
    )
    for name in change.replaced:
        write_atomically(folder / name, (kept / name).read_bytes())
    for name in change.added:
        (folder / name).unlink(missing_ok=True)
    shutil.rmtree(kept)
    return change
