"""Whether somebody is there: asked before anything is loaded that speaks or hears."""

import sys


def attended() -> bool:
    """Tell whether somebody is at the keys."""
    return sys.stdin is not None and sys.stdin.isatty()
