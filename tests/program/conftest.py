"""The test files, and a way to find the exercises that they use."""

from collections.abc import Callable
from pathlib import Path

import pytest

DATA = Path(__file__).parent.parent / "data"
Find = Callable[[str], tuple[str, bytes] | None]


def _find_in(*folders: str) -> Find:
    def find(use: str) -> tuple[str, bytes] | None:
        for folder in folders:
            if (file := DATA / folder / f"{use}.toml").is_file():
                return f"{folder}/{use}.toml", file.read_bytes()
        return None

    return find


@pytest.fixture(scope="session")
def find() -> Find:
    """Find the exercises that the test programs use."""
    return _find_in("valid", "used")


@pytest.fixture(scope="session")
def find_spoilt() -> Find:
    """Find the exercises that cannot be played, and the others."""
    return _find_in("invalid", "valid", "used")


@pytest.fixture(scope="session")
def names() -> tuple[str, ...]:
    """Names of the exercises that programs may use."""
    return tuple(sorted(file.stem for file in (DATA / "valid").glob("*.toml")))
