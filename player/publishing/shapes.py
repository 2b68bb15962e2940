"""Draws one row: sentences over their bars, the tempo as a landscape, sides and the clock below."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from player.publishing.flags import Flag, hang, width
from player.publishing.markup import element, plain, written
from player.publishing.naming import Names, clock
from player.publishing.rows import ROW, Row
from player.session import Cue, Line, Section
from player.units import RATE, to_seconds

SECOND = 27.0
"""Pixels of a second, everywhere in the picture: what lasts longer is wider."""
LEFT, RIGHT = 24.0, 24.0
WIDE = LEFT + ROW * SECOND + RIGHT
INK, GREY, HOLD, OUT, OTHER = "#1a1a1a", "#595959", "#1f4468", "#b5cfe8", "#dedede"
SMALL = 12
_FLAG, _COUNT, _BAR, _TEMPO, _SIDES, _AXIS = 17.0, 15.0, 8.0, 38.0, 19.0, 18.0
_TICK, _LABEL = 5, 10
"""Seconds between the marks of the clock, and between its numbers."""


class RowDrawing:
    """Draws a row of a section from `top` downward."""

    def __init__(self, names: Names, section: Section, row: Row, top: float) -> None:
        """Give every lane of the row its height; one that holds nothing takes no room."""
        self._names, self._section, self._row = names, section, row
        self._said = [cue for cue in row.cues if isinstance(cue.sound, Line)]
        new = [cue for cue in self._said if cue.at >= row.at]
        self._counts = [(cue, names.count(cue)) for cue in new if names.count(cue)]
        said = [cue for cue in new if not names.count(cue)]
        lanes, self._flags = hang([(self.x(cue.at), _words(cue)) for cue in said], LEFT, WIDE - 4)
        self._parts = [cue for cue in row.cues if cue.kind == "tone"]
        self._waits = [cue for cue in row.cues if cue.kind == "wait"]
        self._flags_at = top
        self._bar_at = top + lanes * _FLAG + (_COUNT if self._counts else 3)
        self._tempo_at = self._bar_at + _BAR + 6
        self._base = self._tempo_at + (_TEMPO if self._parts or self._waits else 0)
        self._axis_at = self._base + (_SIDES if self._parts else 0) + 4
        self.bottom = self._axis_at + _AXIS

    def x(self, frame: int) -> float:
        """Give the place of a frame; what lies outside the row is drawn at its edge."""
        return LEFT + to_seconds(min(max(frame, self._row.at), self._row.end) - self._row.at) * SECOND

    def drawn(self) -> Iterator[str]:
        """Give the row as SVG."""
        yield from self._clock()
        yield from map(self._line, self._flags)
        yield from map(self._flag, self._flags)
        for cue, count in self._counts:
            middle = (self.x(cue.at) + self.x(cue.end)) / 2
            yield written(count, middle, self._bar_at - 2, font_size=SMALL, text_anchor="middle", **_HALO)
        for cue in self._said:
            yield self._titled(_words(cue), self._box(cue, self._bar_at, _BAR, rx=2, fill=INK))
        for cue in self._row.cues:
            if cue.kind == "signal" and cue.at >= self._row.at:
                yield element("circle", cx=self.x(cue.at) + 3, cy=self._bar_at + 4, r=3.5, **_OUTLINE)
        for cue in self._waits:
            yield from self._wait(cue)
        for cue in self._parts:
            yield from self._part(cue)
        yield from self._sides()

    def _clock(self) -> Iterator[str]:
        y = self._axis_at
        yield element("path", d=f"M{LEFT} {y:g}H{self.x(self._row.end):.2f}", stroke=INK)
        first = -(-self._row.at // (_TICK * RATE)) * _TICK
        for second in range(first, int(to_seconds(self._row.end)) + 1, _TICK):
            x = self.x(second * RATE)
            labelled = second % _LABEL == 0
            if labelled:
                line = f"M{x:.2f} {self._flags_at:g}V{y:g}"
                yield element("path", d=line, stroke="#c8c8c8", stroke_dasharray="1 3")
                yield written(
                    clock(second * RATE), x, y + 15, font_size=SMALL, fill=GREY, text_anchor="middle"
                )
            yield element("path", d=f"M{x:.2f} {y:g}v{5 if labelled else 3}", stroke=INK)

    def _line(self, flag: Flag) -> str:
        moved = flag.begin < flag.x
        y = self._flags_at + flag.lane * _FLAG + (15 if moved else 3)
        return element("path", d=f"M{flag.x:.2f} {y:g}V{self._bar_at:g}", stroke=GREY, stroke_width=0.75)

    def _flag(self, flag: Flag) -> str:
        y = self._flags_at + flag.lane * _FLAG
        return written(flag.text, flag.begin + 3, y + 13, **_HALO)

    def _wait(self, cue: Cue) -> Iterator[str]:
        high = _TEMPO - 14
        yield self._box(cue, self._base - high, high, fill="url(#soepel-still)", stroke=GREY)
        words = self._names.book.say(
            "publishing.still", seconds_shown=self._names.seconds(to_seconds(cue.length))
        )
        yield self._label(cue, words, self._base - high / 2 + 4, INK, halo=True)

    def _part(self, cue: Cue) -> Iterator[str]:
        name = f"{self._names.part(cue.part or 'rest', cue.exercise)} {self._seconds(cue)}"
        top, base = self._tempo_at, self._base
        if cue.part == "hold":
            yield self._titled(name, self._box(cue, top, base - top, class_="hold", fill=HOLD, stroke=INK))
            yield self._label(cue, self._seconds(cue), (top + base) / 2 + 4, "#ffffff")
        elif cue.part == "rest":
            line = f"M{self.x(cue.at):.2f} {base:g}H{self.x(cue.end):.2f}"
            yield element("path", d=line, stroke=INK, stroke_width=2.5, stroke_dasharray="2 4")
            yield self._label(cue, self._seconds(cue), base - 6, GREY)
        else:
            yield self._titled(name, self._slope(cue))
            yield self._label(cue, self._seconds(cue), base - 5, INK, halo=cue.part == "back")

    def _slope(self, cue: Cue) -> str:
        """Give the way up or down: straight for a movement, a wave for a breath."""
        start, end = self.x(cue.at), self.x(cue.end)
        begun, done = ((frame - cue.at) / cue.length for frame in self._edges(cue))
        if cue.part == "back":
            begun, done = 1 - begun, 1 - done
        low, high = (self._base - part * (self._base - self._tempo_at) for part in (begun, done))
        way = f"L{end:.2f} {high:.2f}"
        if self._names.breathes(cue.exercise):
            middle = (start + end) / 2
            way = f"C{middle:.2f} {low:.2f} {middle:.2f} {high:.2f} {end:.2f} {high:.2f}"
        fill = "url(#soepel-back)" if cue.part == "back" else OUT
        drawn = f"M{start:.2f} {self._base:g}V{low:.2f}{way}V{self._base:g}Z"
        return element("path", d=drawn, fill=fill, stroke=INK, class_=cue.part or "")

    def _sides(self) -> Iterator[str]:
        for (_, _, rep), cues in groupby(self._parts, key=lambda cue: (cue.set, cue.side, cue.rep)):
            own = list(cues)
            at, side = self._names.side(self._section, own[0])
            start, end = self.x(own[0].at), self.x(own[-1].end)
            book = self._names.book
            count = f"{rep}"
            full = (
                book.say("publishing.rep", side=side, count=count)
                if side
                else book.say("publishing.rep_alone", count=count)
            )
            if any(cue.set and cue.set > 1 for cue in self._section.cues):
                full = book.say("publishing.set", set=f"{own[0].set}", rep=full)
            y = self._base + 3
            fill = OTHER if at % 2 else "#ffffff"
            box = element("rect", x=start, y=y, width=end - start, height=_SIDES - 3, fill=fill, stroke=GREY)
            yield self._titled(full, box)
            shown = next((text for text in (full, count) if width(text, SMALL) < end - start), "")
            if shown:
                yield written(shown, (start + end) / 2, y + 12.5, font_size=SMALL, text_anchor="middle")

    def _edges(self, cue: Cue) -> tuple[int, int]:
        return max(cue.at, self._row.at), min(cue.end, self._row.end)

    def _seconds(self, cue: Cue) -> str:
        return self._names.seconds(to_seconds(cue.length))

    def _box(self, cue: Cue, y: float, high: float, **look: str | float) -> str:
        x = self.x(cue.at)
        return element("rect", x=x, y=y, width=self.x(cue.end) - x, height=high, **look)

    def _label(self, cue: Cue, text: str, y: float, fill: str, *, halo: bool = False) -> str:
        start, end = self.x(cue.at), self.x(cue.end)
        if width(text, SMALL) > end - start:
            return ""
        look = _HALO if halo else {}
        middle = start + (end - start) * _LABELLED.get(cue.part or "", 0.5)
        return written(text, middle, y, font_size=SMALL, fill=fill, text_anchor="middle", **look)

    def _titled(self, text: str, shape: str) -> str:
        """Give a shape that tells more when somebody points at it."""
        return element("g", element("title", plain(text)), shape)


_LABELLED = {"out": 0.64, "back": 0.36}
"""Where the seconds of a slope stand, as a part of its width: where it is high."""
_HALO = {"paint_order": "stroke", "stroke": "#ffffff", "stroke_width": "4"}
_OUTLINE: Mapping[str, str | float] = {"fill": "#ffffff", "stroke": INK, "stroke_width": 1.5}


def _words(cue: Cue) -> str:
    return cue.sound.text if isinstance(cue.sound, Line) else ""
