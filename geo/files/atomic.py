"""Writing a file so that a reader sees the old one or the new one, never half of it."""

import tempfile
from pathlib import Path

PUBLIC_MODE = 0o644


def write_atomically(path: Path, content: bytes) -> Path:
    """Write bytes to a path through a file beside it; the folder is made if needed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as part:
        part.write(content)
    part_path = Path(part.name)
    part_path.chmod(PUBLIC_MODE)
    part_path.replace(path)
    return path
