"""Gathers what stands on the page for a therapist: the last weeks, from the journal."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from player.cli.personal import Personal
from player.cli.telling import reason
from player.journal import Journal
from player.publishing import DoseRow, Report, ReportLine, SessionRow
from player.recovery import Kept, Progress, Reason, light_of
from player.session import Entry, SideDone

_DAYS = 42
"""Days that the page looks back."""
_MOST = 400
"""Sessions that it looks at, at most."""
_OFTEN = 3
"""Times that an exercise was left out before it is asked about."""


class Gathered:
    """The sessions of the last weeks, looked at from each side."""

    def __init__(self, journal: Journal, person: Personal, found: Progress) -> None:
        """Take what is not older than the page looks back."""
        self._person, self._found = person, found
        self._book = person.context.book
        self._since = (person.now.date() - timedelta(days=_DAYS)).isoformat()
        self._entries = [
            entry
            for entry in journal.entries(_MOST)
            if not entry.rehearsal and entry.planned and entry.started[:10] >= self._since
        ]
        self._names = {
            str(plan.get("exercise")): str(plan.get("name") or plan.get("exercise"))
            for entry in reversed(self._entries)
            for plan in entry.planned
        }

    def report(self, told: Sequence[str], picture: str) -> Report:
        """Give the page's contents."""
        skipped = tuple(self._skipped())
        return Report(
            language=self._person.context.language,
            title=self._say("title", date=_shown(self._person.now.date().isoformat())),
            about=self._say(
                "about", phase=str(self._person.stands.phase), since=_shown(self._since), days=str(_DAYS)
            ),
            told=told,
            picture=picture,
            sessions=tuple(map(self._session, self._entries)),
            doses=tuple(self._doses()),
            skipped=skipped,
            changes=tuple(self._changes()),
            programs=tuple(
                dict.fromkeys((entry.title, entry.program, entry.digest) for entry in self._entries)
            ),
            questions=tuple(self._questions(skipped)),
        )

    def _session(self, entry: Entry) -> SessionRow:
        done = sum(side.seconds for side in entry.sides)
        planned = sum(float(plan.get("seconds") or 0) for plan in entry.planned)
        return SessionRow(
            date=_shown(entry.started),
            title=entry.title,
            minutes=f"{round(entry.seconds / 60)}",
            percent=min(100, round(100 * done / planned)) if planned else None,
            before=entry.pain_before,
            during=max(entry.pain_during, default=None),
            after=entry.pain_after,
            morning=self._morning(entry),
            effort=entry.effort,
            ended=self._book.say(f"cli.state.{entry.state}"),
        )

    def _morning(self, entry: Entry) -> int | None:
        after = (datetime.fromisoformat(entry.started).date() + timedelta(days=1)).isoformat()
        scores = [each.pain for each in self._person.history.mornings if each.at[:10] == after]
        return scores[-1] if scores else None

    def _doses(self) -> Iterator[DoseRow]:
        """Give each side of each exercise: how often, how many repetitions, and the newest dose."""
        sides: dict[tuple[str, str | None], list[tuple[Entry, SideDone]]] = {}
        for entry in self._entries:
            for side in entry.sides:
                sides.setdefault((side.exercise, side.side), []).append((entry, side))
        for (exercise, which), done in sorted(sides.items(), key=lambda each: str(each[0])):
            newest, last = done[0]
            plan = next((each for each in newest.planned if each.get("exercise") == exercise), {})
            yield DoseRow(
                exercise=self._names.get(exercise, exercise),
                side=self._side(which),
                level=self._book.say(f"level.{last.level}"),
                dose=self._dose(plan),
                sessions=len({entry.id for entry, _ in done}),
                reps=sum(each.reps for _, each in done),
                of=sum(each.of for _, each in done),
            )

    def _side(self, side: str | None) -> str:
        if side is None:
            return ""
        return self._book.say(f"sides.{side}") if self._book.has(f"sides.{side}") else side

    def _dose(self, plan: Mapping[str, Any]) -> str:
        hold = float(plan.get("hold") or 0)
        shown = f"{plan.get('sets', 1)} x {plan.get('reps', 1)}"
        return f"{shown}, {hold:g} s".replace(".", self._book.say("caption.point")) if hold else shown

    def _skipped(self) -> Iterator[ReportLine]:
        dates = {entry.id for entry in self._entries}
        for session in reversed(self._person.history.sessions):
            for each in session.exercises if session.id in dates else ():
                if each.skipped is not None:
                    yield ReportLine(
                        date=_shown(session.started),
                        what=self._names.get(each.exercise, each.exercise) + ".",
                        why=self._say(f"why_{each.skipped}"),
                    )

    def _changes(self) -> Iterator[ReportLine]:
        """Give what the rules changed and what was chosen past them, the newest first."""
        for kept in reversed(self._person.history.kept):
            if kept.at[:10] >= self._since and kept.kind in ("dose", "phase", "override", "sign"):
                yield ReportLine(date=_shown(kept.at), what=self._changed(kept), why=self._rule(kept))

    def _changed(self, kept: Kept) -> str:
        data = kept.data
        if kept.kind == "dose":
            name = self._names.get(str(data.get("exercise")), str(data.get("exercise")))
            values = {key: _plain(data.get(key)) for key in ("was", "value")}
            if data.get("what") == "level":
                values = {key: self._book.say(f"level.{value}") for key, value in values.items()}
            return self._book.say(f"today.changed_{data.get('what')}", name=name, **values)
        return self._say(kept.kind, phase=str(data.get("phase", "")), program=str(data.get("program", "")))

    def _rule(self, kept: Kept) -> str:
        rule = kept.data.get("rule")
        return self._say("rule", rule=str(rule)) if rule else ""

    def _questions(self, skipped: Sequence[ReportLine]) -> Iterator[str]:
        """Give what is worth talking about, from what happened."""
        person = self._person
        yield from dict.fromkeys(self._reason(each) for each in self._found.advice)
        for name, count in Counter(line.what for line in skipped).most_common():
            if count >= _OFTEN:
                yield self._say("often_skipped", name=name.rstrip("."), count=count)
        red = sum(
            light_of(person.pathway, each) == "red"
            for each in person.history.sessions
            if each.started[:10] >= self._since
        )
        if red:
            yield self._say("red", count=red)
        if self._found.adherence.offer_short:
            yield self._say("little")
        for goal in self._found.goals:
            yield self._say("goal", activity=goal.activity, first=goal.first, now=goal.now)
        yield self._say("always")

    def _reason(self, told: Reason) -> str:
        return reason(told, self._person.pathway, self._person.context)

    def _say(self, key: str, **values: object) -> str:
        return self._book.say(f"report.{key}", **values)


def _shown(at: str) -> str:
    return f"{date.fromisoformat(at[:10]):%d-%m-%Y}"


def _plain(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value
