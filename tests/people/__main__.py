"""Writes the transcripts anew: `python -m tests.people [NAME ...]`."""

import sys
import tempfile
from multiprocessing import Pool
from pathlib import Path

from tests.people.persons import PERSONS
from tests.people.telling import told

FOLDER = Path(__file__).parent / "told"


def write(name: str) -> str:
    """Let one person live, and write down what was said."""
    with tempfile.TemporaryDirectory() as home:
        text = "\n".join(told(name, PERSONS[name], Path(home)))
    (FOLDER / f"{name}.md").write_text(text + "\n", encoding="utf-8")
    return name


if __name__ == "__main__":
    with Pool() as pool:
        for done in pool.imap_unordered(write, sys.argv[1:] or PERSONS):
            print(done)  # noqa: T201 - so that one sees that it goes on
