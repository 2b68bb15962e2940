"""The command `soepel`."""

import gc
import os
import sys

_OBJECTS = 50_000
"""As many as a start makes, and hardly any of them can go soon."""

_INTERRUPTED = 130


def main() -> None:
    """Run the command line and leave with its exit code."""
    # Two habits of others that cost a quarter of the time to the first sound: Python looks for objects that
    # can go after every 700 new ones, and numpy starts a thread a core, which spins, for algebra that
    # nobody here asks of it.
    gc.set_threshold(_OBJECTS)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        from player.cli import run  # noqa: PLC0415 - most of what a start makes; and numpy comes with it

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = _INTERRUPTED
    sys.exit(code)


if __name__ == "__main__":
    main()
