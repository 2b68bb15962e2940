"""A session as a picture: every section in rows on one scale of time, with a key and words to read out."""

from collections.abc import Iterator

from player.program import Program
from player.publishing.drawing import document
from player.publishing.flags import width
from player.publishing.markup import element, written
from player.publishing.naming import Names
from player.publishing.rows import rows
from player.publishing.shapes import GREY, HOLD, INK, LEFT, OUT, SMALL, WIDE, RowDrawing
from player.session import Session

_DEFS = element(
    "defs",
    element(
        "pattern",
        element("rect", width=6, height=6, fill="#ffffff"),
        element("path", d="M-1 1l2 -2M0 6L6 0M5 7l2 -2", stroke="#707070", stroke_width=1.1),
        id="soepel-back",
        width=6,
        height=6,
        patternUnits="userSpaceOnUse",
    ),
    element(
        "pattern",
        element("rect", width=8, height=8, fill="#ffffff"),
        element("circle", cx=2, cy=2, r=0.9, fill="#8a8a8a"),
        id="soepel-still",
        width=8,
        height=8,
        patternUnits="userSpaceOnUse",
    ),
)


def picture(session: Session, program: Program) -> str:
    """Give the picture of `session`, which was made from `program`, as an SVG document."""
    names = Names(program, session)
    body: list[str] = [written(names.title, LEFT, 36, font_size=22, font_weight="bold")]
    body += _key(names, 50)
    y = 96.0
    for section in session.sections:
        y += 20
        body.append(written(names.heading(section), LEFT, y, font_size=16, font_weight="bold"))
        details = names.details(section)
        if details:
            y += 19
            body.append(written(details, LEFT, y, fill=GREY))
        y += 8
        for row in rows(section):
            drawing = RowDrawing(names, section, row, y)
            body += drawing.drawn()
            y = drawing.bottom + 8
        y += 10
    body.insert(0, _DEFS)
    return document(names.title, names.description(), body, wide=WIDE, high=y + 6, language=session.language)


def _key(names: Names, y: float) -> Iterator[str]:
    """Give a sample of each shape with its name."""
    base = y + 24
    samples = (
        ("speech", 26, element("rect", y=y + 12, width=26, height=8, rx=2, fill=INK)),
        (
            "signal",
            8,
            element("circle", cx=4, cy=y + 16, r=3.5, fill="#ffffff", stroke=INK, stroke_width=1.5),
        ),
        ("out", 26, element("path", d=f"M0 {base:g}L26 {y + 6:g}V{base:g}Z", fill=OUT, stroke=INK)),
        ("hold", 26, element("rect", y=y + 6, width=26, height=18, fill=HOLD, stroke=INK)),
        (
            "back",
            26,
            element("path", d=f"M0 {y + 6:g}L26 {base:g}H0Z", fill="url(#soepel-back)", stroke=INK),
        ),
        (
            "rest",
            26,
            element("path", d=f"M0 {base:g}h26", stroke=INK, stroke_width=2.5, stroke_dasharray="2 4"),
        ),
        (
            "breath",
            40,
            element(
                "path",
                d=f"M0 {base:g}C10 {base:g} 10 {y + 6:g} 20 {y + 6:g}C30 {y + 6:g} 30 {base:g} 40 {base:g}Z",
                fill="none",
                stroke=INK,
                stroke_width=1.5,
            ),
        ),
        (
            "wait",
            26,
            element("rect", y=y + 8, width=26, height=16, fill="url(#soepel-still)", stroke=GREY),
        ),
    )
    x = LEFT
    for name, wide, sample in samples:
        text = names.book.say(f"publishing.legend.{name}")
        yield element("g", sample, transform=f"translate({x:g} 0)")
        yield written(text, x + wide + 6, y + 21, font_size=SMALL)
        x += wide + 6 + width(text, SMALL) + 18
