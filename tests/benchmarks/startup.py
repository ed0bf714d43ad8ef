"""
Start-up and build time as ratios to importing the packages underneath.

Run `python tests/benchmarks/startup.py [RUNS]` where parkmap is installed. Prints medians of
interleaved runs; the peer is `python -c 'import geopandas, folium'` in the same environment.
"""

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FEWEST_RUNS = 5
PEER = "python -c 'import geopandas, folium'"
AIMS = {"parkmap build": 3.0, "parkmap --help": 0.5}


def commands() -> dict[str, list[str]]:
    """Return what is timed, by the name printed."""
    parkmap = shutil.which("parkmap", path=str(Path(sys.executable).parent)) or "parkmap"
    return {
        PEER: [sys.executable, "-c", "import geopandas, folium"],
        "parkmap build": [parkmap, "build"],
        "parkmap --help": [parkmap, "--help"],
    }


def seconds(command: list[str], folder: Path) -> float:
    """Return the wall time of one run."""
    start = time.perf_counter()
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    return time.perf_counter() - start


def main(runs: int) -> None:
    """Print medians and ratios."""
    times: dict[str, list[float]] = {name: [] for name in commands()}
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(runs + 1):  # the first round warms the disk and is dropped
            for name, command in commands().items():
                times[name].append(seconds(command, Path(folder)))
    medians = {name: statistics.median(found[1:]) for name, found in times.items()}
    for name, median in medians.items():
        ratio = median / medians[PEER]
        aim = f"  aim <= {AIMS[name]}" if name in AIMS else ""
        print(f"{name:<42} {median:6.3f} s  {ratio:5.2f}x{aim}")


if __name__ == "__main__":
    main(max(int(sys.argv[1]) if len(sys.argv) > 1 else FEWEST_RUNS, 3))
