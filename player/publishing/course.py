"""The line over the weeks as a picture: days pale, weeks bold, their band, goals, sessions and phases."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from player.phrases import phrases
from player.program import Language
from player.publishing.alternative import dated, in_words
from player.publishing.drawing import document
from player.publishing.flags import shortened, width
from player.publishing.markup import element, written
from player.publishing.shapes import GREY, INK, SMALL
from player.recovery import DayOfPain, Progress, Told, Week

_WEEKS = 26
"""Weeks that are drawn at most: the newest, as far back as sessions are looked at."""
_EDGE, _LEFT, _WIDE, _RIGHT = 20.0, 56.0, 900.0, 24.0
_HIGH = 250.0
_BARS = 56.0
_KEY, _LANE = 60.0, 19.0
"""Where the key stands, and how far its lines are apart."""
_MEAN, _BAND, _DAY = "#1f4468", "#dbe7f3", "#8d8d8d"
_WORST = 10
_FEWEST = 6
"""Weeks that there is room for at least: a short course shows that more will come."""
_WEEK_WIDE = 92.0
"""Pixels of a week at most: a short course need not fill the width."""


class Course:
    """Draws one course."""

    def __init__(self, found: Progress, days: Sequence[DayOfPain], today: date, language: Language) -> None:
        """Take the newest weeks."""
        self._found = found
        self._weeks: Sequence[Week] = found.line.weeks[-_WEEKS:]
        self._begin = date.fromisoformat(self._weeks[0].monday) if self._weeks else today
        self._days = [each for each in days if date.fromisoformat(each.date) >= self._begin]
        self._today = today
        self._language: Language = language
        self._book = phrases(language)
        room = _WIDE - _LEFT - _RIGHT
        self._placed = list(self._samples())
        self._top = _KEY + (self._placed[-1][0] + 1) * _LANE + 36
        self._room = max(_FEWEST, len(self._weeks))
        self._week_wide = min(_WEEK_WIDE, room / self._room)

    def drawn(self) -> str:
        """Give the picture as an SVG document."""
        title = self._say("title")
        bars = self._top + _HIGH + 44
        body = [
            written(title, 20, 34, font_size=20, font_weight="bold"),
            *self._key(),
            *self._grid(),
            *self._band(),
            *self._phases(),
            # A score that lies on a goal is seen inside its square.
            *self._goals(),
            *self._dots(),
            *self._means(),
            *self._sessions(bars),
        ]
        high = bars + _BARS + 20
        return document(title, self.told(), body, wide=_WIDE, high=high, language=self._language)

    def told(self) -> str:
        """Give what the picture shows, in words."""
        return " ".join(in_words(self._found, self._weeks, self._begin, self._today, self._language))

    def _x(self, on: date) -> float:
        """Give the place of a day: the middle of its seventh of a week."""
        return _LEFT + ((on - self._begin).days + 0.5) / 7 * self._week_wide

    def _middle(self, week: Week) -> float:
        return self._x(date.fromisoformat(week.monday) + timedelta(days=3))

    def _y(self, score: float) -> float:
        return self._top + _HIGH * (1 - score / _WORST)

    @property
    def _end(self) -> float:
        return _LEFT + self._week_wide * self._room

    def _grid(self) -> Iterator[str]:
        scale = "pain_and_goals" if self._found.goals else "pain"
        yield written(self._say(scale), 20, self._top - 22, fill=GREY)
        for score in range(0, _WORST + 1, 2):
            y = self._y(score)
            yield element("path", d=f"M{_LEFT} {y:g}H{self._end:g}", stroke="#d0d0d0")
            yield written(str(score), _LEFT - 10, y + 4, text_anchor="end", fill=GREY)
        # As many dates as can be read beside each other.
        every = max(1, -(-int(width("00-00", SMALL) + 16) // int(self._week_wide)))
        for number, week in enumerate(self._weeks):
            x = _LEFT + number * self._week_wide
            long = number % every == 0
            yield element("path", d=f"M{x:g} {self._y(0):g}v{8 if long else 4}", stroke=INK)
            if long:
                shown = dated(date.fromisoformat(week.monday))[:5]
                yield written(shown, x + 3, self._y(0) + 18, font_size=SMALL, fill=GREY)
        yield element("path", d=f"M{_LEFT} {self._y(0):g}H{self._end:g}", stroke=INK)

    def _band(self) -> Iterator[str]:
        for week in self._weeks:
            if week.mean is not None and week.low is not None and week.high is not None:
                high = max(2.0, self._y(week.low) - self._y(week.high))
                x = self._middle(week) - self._week_wide / 2 + 1
                yield element(
                    "rect", x=x, y=self._y(week.high), width=self._week_wide - 2, height=high, fill=_BAND
                )

    def _phases(self) -> Iterator[str]:
        until = -1000.0
        for change in self._found.phases:
            on = date.fromisoformat(change.date)
            if on < self._begin:
                continue
            x, name = self._x(on), self._say("phase", phase=str(change.phase))
            yield element(
                "path", d=f"M{x:g} {self._top:g}V{self._top + _HIGH:g}", stroke=INK, stroke_dasharray="6 4"
            )
            # Two phases that begin close together: the later name stands higher.
            # One that begins on the last days: its name stands before its line, not beyond the edge.
            long = width(name, SMALL) + 5
            at = min(x + 3, _WIDE - long)
            y = self._top - 4 if at >= until else self._top - 18
            until = at + long
            yield written(name, at, y, font_size=SMALL, font_weight="bold")

    def _dots(self) -> Iterator[str]:
        for each in self._days:
            x, y = self._x(date.fromisoformat(each.date)), self._y(each.mean)
            yield element("circle", cx=x, cy=y, r=2.4, fill=_DAY)

    def _means(self) -> Iterator[str]:
        points = [(self._middle(week), week.mean) for week in self._weeks]
        way, lifted = "", True
        for x, mean in points:
            if mean is None:
                lifted = True
                continue
            way += f"{'M' if lifted else 'L'}{x:.1f} {self._y(mean):.1f}"
            lifted = False
        if way:
            yield element("path", d=way, fill="none", stroke=_MEAN, stroke_width=3.5, stroke_linejoin="round")
        for x, mean in points:
            if mean is not None:
                yield element(
                    "circle", cx=x, cy=self._y(mean), r=4.5, fill="#ffffff", stroke=_MEAN, stroke_width=2.5
                )

    def _goals(self) -> Iterator[str]:
        """Draw each goal from score to score, on the days they were told: a second, thinner line."""
        for number, goal in enumerate(self._found.goals):
            points = self._seen(goal.scores)
            if len(points) > 1:
                way = " ".join(f"{x:.1f} {y:.1f}" for x, y in points)
                yield _goal(f"M{way}", number)
            for x, y in points:
                yield _mark(x, y, number)

    def _seen(self, scores: Sequence[Told]) -> list[tuple[float, float]]:
        """Give the places of scores; what was told before the first week stands at its edge."""
        dated = [(date.fromisoformat(each.date), each.score) for each in scores]
        older = [self._y(score) for on, score in dated if on < self._begin]
        places = [(self._x(on), self._y(score)) for on, score in dated if on >= self._begin]
        return [*((_LEFT, y) for y in older[-1:]), *places]

    def _sessions(self, y: float) -> Iterator[str]:
        """Draw the sessions of each week as a bar, with their number where there is room."""
        yield written(self._say("sessions"), 20, y - 6, fill=GREY)
        most = max((week.sessions for week in self._weeks), default=0) or 1
        base = y + _BARS + 4
        for week in self._weeks:
            high = (_BARS - 16) * week.sessions / most
            wide = max(2.0, self._week_wide * 0.5)
            x = self._middle(week) - wide / 2
            if week.sessions:
                yield element("rect", x=x, y=base - high, width=wide, height=high, fill="#6f6f6f")
            if self._week_wide >= width("00", SMALL):
                at = self._middle(week), base - high - 4
                yield written(str(week.sessions), *at, font_size=SMALL, text_anchor="middle")
        yield element("path", d=f"M{_LEFT} {base:g}H{self._end:g}", stroke=INK)

    def _key(self) -> Iterator[str]:
        """Give a sample of each shape with its name; what does not fit goes to another line."""
        for lane, x, text, drawn in self._placed:
            y = _KEY + lane * _LANE
            yield element("g", drawn, transform=f"translate({x:g} {y:g})")
            yield written(text, x + 24, y + 4, font_size=SMALL)

    def _samples(self) -> Iterator[tuple[int, float, str, str]]:
        """Give the line of the key, the place on it, the name and the shape of each sample."""
        look: dict[str, str | float] = {"stroke": _MEAN, "stroke_width": 2.5, "fill": "#ffffff"}
        mean = element("path", d="M0 0H18", stroke=_MEAN, stroke_width=3.5)
        named = [
            (self._say("day"), element("circle", cx=8, cy=0, r=2.4, fill=_DAY)),
            (self._say("mean"), mean + element("circle", cx=9, cy=0, r=4.5, **look)),
            (self._say("band"), element("rect", y=-7, width=18, height=14, fill=_BAND, stroke=GREY)),
        ]
        named += [
            (self._say("goal", activity=goal.activity), _goal("M0 0H18", number) + _mark(9, 0, number))
            for number, goal in enumerate(self._found.goals)
        ]
        lane, x = 0, _EDGE
        for name, drawn in named:
            text = shortened(name, _WIDE - _RIGHT - _EDGE - 24, SMALL)
            long = 24 + width(text, SMALL)
            if x > _EDGE and x + long > _WIDE - _RIGHT:
                lane, x = lane + 1, _EDGE
            yield lane, x, text, drawn
            x += long + 20

    def _say(self, key: str, **values: object) -> str:
        return self._book.say(f"progress.picture.{key}", **values)


def _goal(way: str, number: int) -> str:
    dashes = ("9 4", "2 3", "12 3 2 3")[number % 3]
    return element("path", d=way, fill="none", stroke=INK, stroke_width=1.5, stroke_dasharray=dashes)


def _mark(x: float, y: float, number: int) -> str:
    """Draw one score of a goal: each has a shape of its own."""
    way = ("h8v8h-8z", "m4-1l5 5l-5 5l-5-5z", "m4-1l5 9h-10z")[number % 3]
    return element("path", d=f"M{x - 4:.1f} {y - 4:.1f}{way}", fill="#ffffff", stroke=INK)
