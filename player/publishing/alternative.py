"""The line over the weeks in words: all that its picture shows, for who does not see it."""

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec.structs import replace

from player.phrases import Phrases, phrases
from player.program import Language
from player.recovery import Progress, Week


def in_words(
    found: Progress, weeks: Sequence[Week], begin: date, today: date, language: Language
) -> Iterator[str]:
    """Give a sentence for each thing that is drawn: the weeks and their line, phases, and goals."""
    book = replace(phrases(language), digits=True)
    values = {"weeks": len(weeks), "sessions": sum(week.sessions for week in weeks)}
    yield _say(book, "about", from_date=dated(begin), to_date=dated(today), **values)
    if not any(week.mean is not None for week in weeks):
        yield _say(book, "no_line")
    else:
        yield book.say(f"progress.label.{found.line.label}")
        yield _say(book, "means", means="; ".join(_week(book, week) for week in weeks))
    for change in found.phases:
        on = date.fromisoformat(change.date)
        if on >= begin:
            yield _say(book, "begins", phase=change.phase, date=dated(on))
    for goal in found.goals:
        key = "goal_from" if len(goal.scores) > 1 else "goal_now"
        yield _say(book, key, activity=goal.activity, first=goal.first, now=goal.now)


def dated(on: date) -> str:
    """Give a day as it is read."""
    return f"{on:%d-%m-%Y}"


def _week(book: Phrases, week: Week) -> str:
    if week.mean is None or week.low is None or week.high is None:
        return _say(book, "gap")
    return _say(book, "of_week", mean=round(week.mean, 1), low=round(week.low, 1), high=week.high)


def _say(book: Phrases, key: str, **values: object) -> str:
    return book.say(f"progress.picture.{key}", **values)
