"""Where the data that ships with the player is."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def data(name: str) -> Path:
    """Give the path of shipped data, as `sessions` or `audio`: in the checkout first, then in the wheel."""
    root = _PACKAGE.parent
    if (root / "pyproject.toml").is_file() and (root / "sessions").is_dir():
        return root / name
    return _PACKAGE / "_data" / name
