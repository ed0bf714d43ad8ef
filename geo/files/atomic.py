"""Writing a file so that a reader sees the old one or the new one, never half of it."""

import tempfile
from collections.abc import Iterable
from pathlib import Path

PUBLIC_MODE = 0o644


def write_atomically(path: Path, content: bytes) -> Path:
    """Write bytes to a path through a file beside it; the folder is made if needed."""
    return write_parts_atomically(path, [content])


def write_parts_atomically(path: Path, parts: Iterable[bytes | memoryview]) -> Path:
    """Write bytes part by part, as `write_atomically`; nothing is left if a part fails."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as part:
        part_path = Path(part.name)
        try:
            part.writelines(parts)
        except BaseException:
            part_path.unlink()
            raise
    part_path.chmod(PUBLIC_MODE)
    part_path.replace(path)
    return path
