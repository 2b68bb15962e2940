"""The journal as tidy tables: one row a thing, one column a fact; what `data export` writes as CSV."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from player.journal.journal import Journal
from player.journal.notes import Note
from player.recovery import Practised
from player.session import Entry

Cell = str | int | float | bool | None
Row = Sequence[Cell]

HEADERS: Mapping[str, Row] = {
    "sessions": (
        "session",
        "kind",
        "started",
        "ended",
        "program",
        "title",
        "digest",
        "phase",
        "language",
        "level",
        "state",
        "reason",
        "seconds",
        "pain_before",
        "pain_during",
        "pain_after",
        "effort",
    ),
    "exercises": (
        "session",
        "started",
        "number",
        "exercise",
        "kind",
        "level",
        "sides",
        "sets",
        "reps",
        "hold_seconds",
        "planned_seconds",
        "done_seconds",
        "pain",
        "skipped",
    ),
    "answers": ("at", "occasion", "question", "item", "answer"),
    "pain": ("at", "when", "session", "pain"),
    "activities": ("at", "activity", "minutes"),
}


def tables(journal: Journal, now: datetime) -> Iterator[tuple[str, Iterable[Row]]]:
    """Give each table by its name, the oldest rows first."""
    entries = journal.entries(newest_first=False)
    history = journal.history(now, whole=True)
    pains = [row for entry in entries for row in _pains(entry)]
    yield "sessions", map(_session, entries)
    yield "exercises", (row for session in history.sessions for row in _exercises(session))
    yield "answers", _answers(journal.notes("answers"))
    yield "pain", sorted([*pains, *_mornings(journal.notes("morning"))], key=lambda row: str(row[0]))
    yield "activities", ((one.at, one.what, one.minutes) for one in history.activities)


def _session(entry: Entry) -> Row:
    """Give one session, or rehearsal, as it was."""
    return (
        entry.id,
        "rehearsal" if entry.rehearsal else "session",
        entry.started,
        entry.ended,
        entry.program,
        entry.title,
        entry.digest,
        entry.phase,
        entry.language,
        entry.level,
        entry.state,
        entry.reason,
        entry.seconds,
        entry.pain_before,
        max(entry.pain_during, default=None),
        entry.pain_after,
        entry.effort,
    )


def _exercises(session: Practised) -> Iterator[Row]:
    """Give each exercise of a session: planned and done."""
    for number, one in enumerate(session.exercises, 1):
        yield (
            session.id,
            session.started,
            number,
            one.exercise,
            one.kind,
            one.level,
            one.sides,
            one.sets,
            one.reps,
            one.hold,
            one.planned,
            one.done,
            one.pain,
            one.skipped,
        )


def _answers(notes: Iterable[Note]) -> Iterator[Row]:
    """Give each answer; of a list, each of its items."""
    for note in notes:
        values = note.data.get("values")
        for question, value in values.items() if isinstance(values, Mapping) else ():
            items = value if isinstance(value, list) else [value]
            for at, item in enumerate(items):
                named = item if isinstance(item, Mapping) else {"": item}
                for name, answer in named.items():
                    place = f"{at + 1}.{name}".strip(".") if isinstance(value, list) else str(name)
                    yield note.at, _cell(note.data.get("occasion")), str(question), place, _cell(answer)


def _pains(entry: Entry) -> Iterator[Row]:
    """Give each pain score of a session."""
    ends = entry.ended or entry.last
    scores = [
        (entry.started, "before", entry.pain_before),
        *((entry.started, "during", score) for score in entry.pain_during),
        (ends, "after", entry.pain_after),
    ]
    for at, when, score in scores:
        if score is not None and not entry.rehearsal:
            yield at, when, entry.id, score


def _mornings(notes: Iterable[Note]) -> Iterator[Row]:
    """Give each score of a morning."""
    for note in notes:
        if note.data.get("pain") is not None:
            yield note.at, "morning", None, _cell(note.data["pain"])


def _cell(value: object) -> Cell:
    return value if isinstance(value, str | int | float | bool) or value is None else str(value)
