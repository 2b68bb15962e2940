"""The language of the system, for who has not chosen one."""

import locale
from collections.abc import Mapping

from player.program import Language

_ORDER = ("LC_ALL", "LC_MESSAGES", "LANG")


def system_language(environ: Mapping[str, str]) -> Language:
    """Give Dutch where the system speaks Dutch, else English."""
    told = next((environ[name] for name in _ORDER if environ.get(name)), None)
    # Windows sets none of these variables and says "Dutch_Netherlands"; POSIX says "nl_NL.UTF-8".
    name = told if told is not None else locale.getlocale()[0] or ""
    return "nl" if name.lower().startswith(("nl", "dutch")) else "en"
