"""Writes the JSON Schema of an export: `python -m player.journal FOLDER` makes `journal.json`."""

import sys
from pathlib import Path

from player.journal.model import written

if __name__ == "__main__":
    (Path(sys.argv[1]) / "journal.json").write_text(written(), encoding="utf-8")
