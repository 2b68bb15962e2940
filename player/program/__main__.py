"""Writes the JSON Schemas: `python -m player.program FOLDER` makes `exercise.json` and `program.json`."""

import sys
from pathlib import Path

from player.program.schema import KINDS, written


def main(folder: Path) -> None:
    """Write the schema of each kind of file to `folder`."""
    for kind in KINDS:
        (folder / f"{kind}.json").write_text(written(kind), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
