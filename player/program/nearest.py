"""Did you mean: the nearest known word, and how a stranger's value is shown."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches

_SHORT = 3
_LONGEST = 64
_CLOSE = 0.6


def nearest(word: str, known: Collection[str]) -> str | None:
    """Give the known word that `word` was probably meant to be."""
    if len(word) > _LONGEST:
        return None
    wanted = word.strip().lower().replace(" ", "-")
    for same in (wanted, wanted.replace("-", "_"), wanted.replace("_", "-")):
        if same in known:
            return same
    if len(wanted) < _SHORT:
        turned = (one for one in known if sorted(one) == sorted(wanted))
        slips = (one for one in known if len(one) == len(wanted) and sum(map(str.__ne__, one, wanted)) == 1)
        if short := next(turned, None) or next(slips, None):
            return short
    found = get_close_matches(wanted, known, n=1, cutoff=_CLOSE)
    return found[0] if found else None


def shown(value: object) -> str:
    """Give `value` short and on one line, without anything that a terminal would obey."""
    match value:
        case bool():
            text = str(value).lower()
        case list():
            text = "[...]"
        case dict():
            text = "{...}"
        case int() if abs(value) > 10**_LONGEST:
            text = "..."
        case _:
            text = str(value)
    text = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 3] + "..."


def listed(choices: Iterable[object]) -> str:
    """Give `choices` as one text."""
    return ", ".join(str(choice) for choice in choices)
