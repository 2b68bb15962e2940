"""Writes down what Soepel proposed to a made person and said, a line a day and a look back each week."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from player.phrases import phrases
from player.transport import Command
from tests.people.persons import WEEKS, Person
from tests.people.stage import act

_START = date(2026, 3, 2)
_HURTS_AFTER = 12
"""Looks into a session after which it hurts."""
_STRENGTH = "neck/phase-2-a"
_USUAL: dict[str, Any] = {
    "intake": "yes", "changed": "no", "QA0": 45, "QD1": 4, "QI1": 3, "QI2": 5, "QI3": 3, "QI5": 7,
    "QF3": 7, "QF4": 3, "QF10": 3,
    "QF5": 45, "QF6": 36, "QF11": 60, "QE1": "yes", "QE2": "yes", "QE3": "yes", "effort_of_activity": 5,
    "effort": 3, "hurts": 1,
}  # fmt: skip
_ACTIVITY = {"nl": "autorijden", "en": "driving"}
_SCORES = ("pain_before", "pain_after", "effort", "morning")


def told(name: str, person: Person, home: Path) -> Iterator[str]:
    """Let a person live through twelve weeks; give the lines of what happened."""
    rng = random.Random(name)  # noqa: S311 - the same person every time
    act(home, "2026-03-01T08:00", ["settings", "voice", "silence"], {}, [])
    yield f"# {name}"
    yield ""
    yield person.about
    answers = {**_USUAL, "activity": _ACTIVITY[person.language], **person.answers}
    felt: list[int] = []
    book = phrases(person.language)
    for day in range(WEEKS * 7):
        on = _START + timedelta(days=day)
        if day % 7 == 0:
            yield ""
            yield f"## {day // 7 + 1}: {on:%d-%m-%Y}"
            yield ""
        answers |= person.later.get(day, {})
        pain = person.pain(day) + rng.gauss(0, 0.5)
        felt.append(_score(pain))
        answers |= _looked_back(felt[-7:], person.answers.get("QI1", _USUAL["QI1"])) if day else {}
        answers["QD1"] = _USUAL["QD1"] + day // 7
        answers |= {
            "morning": _score(pain),
            "pain_before": _score(pain),
            "pain_after": _score(pain + rng.choice((-1, 0, 0))),
        }
        for arguments, at, keys in _typed(person, day, answers):
            given = [*arguments, "--lang", person.language]
            code, lines, asked = act(home, f"{on}T{at:02}:30", given, answers, keys)
            head = f"{book.say(f'remind.day.{on.weekday()}')[:2]} {on:%d-%m} {at}:30"
            typed = " ".join(("soepel", *arguments))
            yield f"- {head} `{typed}`{f' ({code})' if code else ''}: {_line(lines, asked, book)}"
        if day % 7 == 6:
            _, lines, _ = act(home, f"{on}T20:00", ["progress", "--lang", person.language], answers, [])
            yield ""
            yield from (f"> {each}" for each in lines)


def _typed(
    person: Person, day: int, answers: dict[str, Any]
) -> Iterator[tuple[Sequence[str], int, list[tuple[int, Command]]]]:
    """Give what is typed on a day, at which hour, and which keys are pressed in the session."""
    for number, arguments in enumerate(person.extra.get(day, ())):
        yield arguments, 7 + number, []
    if not person.days(day):
        return
    for number in range(person.times(day)):
        keys: list[tuple[int, Command]] = []
        if day in person.keys and not number:
            answers |= {"hurts": 2} if person.keys[day] < 0 else {"hurts": 1, "pain_during": person.keys[day]}
            keys = [(_HURTS_AFTER, Command.HURTS)]
        yield ["play", _STRENGTH] if person.strength_only else ["today"], 8 + 3 * number, keys


def _line(lines: Sequence[str], asked: Sequence[tuple[str, str]], book: Any) -> str:
    """Give what was said in one line, without prompts and read-backs; scores and other answers are short."""
    quiet = (book.say("cli.keys"), book.table["ask"]["read_back"].partition("{")[0])
    said = [each.strip() for each in lines if each.strip() and not each.startswith(quiet)]
    scores = [f"{name} {value or '-'}" for name, value in asked if name in _SCORES]
    others = [f"{name} {value or '-'}" for name, value in asked if name not in _SCORES]
    # Most safety answers are no: only the others are of interest one by one.
    no = sum(each.endswith(" no") for each in others)
    shown = [each for each in others if not each.endswith(" no")]
    shown += [f"{no} x no"] if no else []
    told = " ".join(said)
    for kind in (shown, scores):
        told += f" [{', '.join(kind)}]" if kind else ""
    return told.strip()


def _looked_back(felt: Sequence[int], first: int) -> dict[str, Any]:
    """Give what somebody answers of the last seven days, and how that is beside the first answer."""
    mean = round(sum(felt) / len(felt))
    course = "better" if mean < first else "worse" if mean > first else "same"
    return {"QI1": mean, "QI2": max(felt), "QD3": course}


def _score(value: float) -> int:
    return min(10, max(0, round(value)))
