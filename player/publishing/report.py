"""The page for a therapist: what was done and told, as one HTML file that prints well."""

from collections.abc import Sequence

from msgspec import Struct

from player.phrases import phrases
from player.program import Language


class SessionRow(Struct, frozen=True, kw_only=True):
    """One session, or one week of them; what was not told is empty."""

    date: str
    what: str
    minutes: str
    percent: str
    """Of the planned active seconds."""
    before: str
    during: str
    after: str
    morning: str
    effort: str


class DoseRow(Struct, frozen=True, kw_only=True):
    """One exercise, over the whole time."""

    exercise: str
    level: str
    """The newest one."""
    dose: str
    """The newest one, such as `2 x 8, 5 s`."""
    sessions: int
    reps: str
    """Repetitions done and planned in those sessions, of each side."""


class Line(Struct, frozen=True, kw_only=True):
    """Something with a date: a change, or what was left out, and why."""

    date: str
    what: str
    why: str


class Bar(Struct, frozen=True, kw_only=True):
    """A number beside another one, drawn as bars below each other."""

    text: str
    percent: int
    """How long it is, of the longest."""


class Report(Struct, frozen=True, kw_only=True):
    """All that stands on the page."""

    language: Language
    title: str
    about: str
    told: Sequence[str]
    picture: str
    """An SVG document, or nothing."""
    load: Sequence[Bar]
    """This week's load, and what the week may hold."""
    weeks: Sequence[SessionRow]
    sessions: Sequence[SessionRow]
    """The newest ones."""
    doses: Sequence[DoseRow]
    skipped: Sequence[Line]
    changes: Sequence[Line]
    programs: Sequence[tuple[str, str, str]]
    """Title, name and digest of each program that was played."""
    questions: Sequence[str]


def page(report: Report) -> str:
    """Give the page; whatever a person or a program says stays text."""
    # A big library, and only this needs it.
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415
    from markupsafe import Markup  # noqa: PLC0415

    environment = Environment(
        loader=PackageLoader("player.publishing", "pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # The picture is markup that was made here, without the line that only a file of its own begins with.
    drawn = Markup(report.picture.partition("?>\n")[2])  # noqa: S704 - made by `course`, which escapes its texts
    words = phrases(report.language).table["report"]
    return environment.get_template("report.html").render(r=report, t=words, picture=drawn)
