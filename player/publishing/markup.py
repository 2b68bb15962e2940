"""Writes SVG by hand: whatever a program says stays text, never markup."""

import re
from html import escape

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML cannot hold, not even escaped."""

Attribute = str | float


def element(tag: str, *inside: str, **attributes: Attribute) -> str:
    """Give an element around markup; a last `_` of an attribute's name is dropped, others become `-`."""
    told = "".join(
        f" {name.rstrip('_').replace('_', '-')}={_quoted(value)}" for name, value in attributes.items()
    )
    return f"<{tag}{told}>{''.join(inside)}</{tag}>" if inside else f"<{tag}{told}/>"


def plain(text: str) -> str:
    """Give text as the inside of an element."""
    return escape(_possible(text), quote=False)


def written(text: str, x: float, y: float, **attributes: Attribute) -> str:
    """Give words in the picture, from `x`, standing on `y`."""
    return element("text", plain(text), x=x, y=y, **attributes)


def _quoted(value: Attribute) -> str:
    if isinstance(value, str):
        return '"' + escape(_possible(value)) + '"'
    return f'"{round(value, 2):g}"' if abs(value) < 100_000 else f'"{value:.0f}"'  # noqa: PLR2004 - of %g


def _possible(text: str) -> str:
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
