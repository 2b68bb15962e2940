"""A journal in a folder of its own, with a clock that stands still."""

from datetime import datetime, timedelta, timezone

import pytest

from player.journal import Journal


@pytest.fixture(scope="session")
def morning():
    """A clock that always says the same."""
    return lambda: datetime(2026, 3, 2, 8, 30, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def journal(tmp_path, morning):
    """An empty journal."""
    with Journal(tmp_path, morning) as opened:
        yield opened
