"""Command `python -m parks.demo OUT_DIR`: write the demo region into a folder."""

import argparse
from pathlib import Path

from parks.demo.region_folder import write_demo


def main() -> None:
    """Read the one argument and write the folder."""
    parser = argparse.ArgumentParser(prog="python -m parks.demo", description=__doc__)
    parser.add_argument("folder", type=Path, metavar="OUT_DIR")
    write_demo(parser.parse_args().folder)


if __name__ == "__main__":
    main()
