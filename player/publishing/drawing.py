"""The frame of every picture: its size, its colours, and words for who does not see it."""

from collections.abc import Iterable

from player.publishing.markup import element, plain
from player.publishing.shapes import INK

_FONT = "DejaVu Sans, Verdana, Arial, sans-serif"


def document(title: str, told: str, body: Iterable[str], *, wide: float, high: float, language: str) -> str:
    """Give an SVG document of so many pixels; `told` says in words what it shows."""
    drawn = element(
        "svg",
        "\n",
        element("title", plain(title), id="soepel-title"),
        "\n",
        element("desc", plain(told), id="soepel-desc"),
        "\n",
        element("rect", width=wide, height=high, fill="#ffffff"),
        "\n",
        "\n".join(part for part in body if part),
        "\n",
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {wide:g} {high:g}",
        width=wide,
        height=high,
        role="img",
        aria_labelledby="soepel-title soepel-desc",
        lang=language,
        font_family=_FONT,
        font_size=13,
        fill=INK,
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{drawn}\n'
