"""The clock on the wall, for dates that are shown; never for durations."""

import os
from collections.abc import Mapping
from datetime import datetime

from player.errors import UserError


def now(environ: Mapping[str, str] | None = None) -> datetime:
    """Give local time with its offset; `SOEPEL_TODAY=2026-03-02T08:30` in the environment sets it."""
    told = (os.environ if environ is None else environ).get("SOEPEL_TODAY", "")
    if not told:
        return datetime.now().astimezone()
    try:
        moment = datetime.fromisoformat(told)
        return moment if moment.tzinfo else moment.astimezone()
    except (ValueError, OverflowError, OSError) as error:
        raise UserError("settings.error.today", value=told) from error
