"""One folder of spoken clips for a whole run: what one test heard is not spoken again for the next."""

import os
import sys
from pathlib import Path

CLIPS = "TESTS_CLIPS"
"""Names the folder, in the environment."""


def warmed(home: Path) -> Path:
    """Make `home`, where it is not there, with the clips of this run in its cache.

    A test that is about speaking for the first time takes a home of its own.
    """
    clips = home / "cache" / "clips"
    if sys.platform != "win32" and not clips.exists():
        clips.parent.mkdir(parents=True, exist_ok=True)
        clips.symlink_to(os.environ[CLIPS], target_is_directory=True)
    return home
