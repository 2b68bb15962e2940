"""Gathers what stands on the page for a therapist: the last weeks, from the journal."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from player.cli.library import library
from player.cli.personal import Personal
from player.cli.report_load import bars
from player.cli.report_words import capital, dose, plain, shown
from player.cli.telling import because
from player.errors import UserError
from player.journal import Journal
from player.publishing import DoseRow, Report, ReportLine, SessionRow
from player.recovery import Kept, Progress, day, monday, reds
from player.session import Entry, SideDone

_DAYS = 42
"""Days that the page looks back."""
_MOST = 400
"""Sessions that it looks at, at most."""
_NEWEST = 5
"""Sessions that stand on it one by one."""
_OFTEN = 3
"""Times that an exercise was left out before it is asked about."""


class Gathered:
    """The sessions of the last weeks, looked at from each side."""

    def __init__(self, journal: Journal, person: Personal, found: Progress) -> None:
        """Take what is not older than the page looks back."""
        self._person, self._found = person, found
        self._book = person.context.book
        # Whole weeks: a week of which half is left out looks like one in which little was done.
        today = person.now.date()
        begins = monday(today - timedelta(days=_DAYS - 1))
        self._since, self._days = begins.isoformat(), (today - begins).days + 1
        self._entries = [
            entry
            for entry in journal.entries(_MOST)
            if not entry.rehearsal and entry.planned and entry.started[:10] >= self._since
        ]
        self._sides: dict[tuple[str, str], str] = {}
        self._titles: dict[str, str] = {}
        self._often: list[tuple[str, int]] = []
        """What was left out often, and how often: worth a question."""
        self._names = {
            str(plan.get("exercise")): str(plan.get("name") or plan.get("exercise"))
            for entry in reversed(self._entries)
            for plan in entry.planned
        }
        self._take_names()

    def report(self, told: Sequence[str], picture: str) -> Report:
        """Give the page's contents."""
        skipped = tuple(self._skipped())
        return Report(
            language=self._person.context.language,
            title=self._say("title", date=shown(self._person.now.date().isoformat())),
            about=self._say(
                "about", phase=str(self._person.stands.phase), since=shown(self._since), days=str(self._days)
            ),
            told=told,
            picture=picture,
            load=tuple(bars(self._person, self._say)),
            weeks=tuple(self._weeks()),
            sessions=tuple(
                self._row(shown(entry.started), self._what(entry), [entry])
                for entry in self._entries[:_NEWEST]
            ),
            doses=tuple(self._doses()),
            skipped=skipped,
            changes=tuple(self._changes()),
            programs=tuple(
                dict.fromkeys((self._title(entry), entry.program, entry.digest) for entry in self._entries)
            ),
            questions=tuple(self._questions()),
        )

    def _weeks(self) -> Iterator[SessionRow]:
        """Give each week, the newest first, with the means of its scores and the highest during."""
        weeks: dict[date, list[Entry]] = {}
        for entry in self._entries:
            weeks.setdefault(monday(day(entry.started)), []).append(entry)
        for start, entries in weeks.items():
            what = self._say("one_session" if len(entries) == 1 else "so_many", count=str(len(entries)))
            yield self._row(shown(start.isoformat()), what, entries)

    def _row(self, when: str, what: str, entries: Sequence[Entry]) -> SessionRow:
        done = sum(side.seconds for entry in entries for side in entry.sides)
        planned = sum(float(plan.get("seconds") or 0) for entry in entries for plan in entry.planned)
        return SessionRow(
            date=when,
            what=what,
            minutes=f"{round(sum(entry.seconds for entry in entries) / 60)}",
            percent=f"{min(100, round(100 * done / planned))}" if planned else "",
            before=self._mean([entry.pain_before for entry in entries]),
            during=f"{max((score for entry in entries for score in entry.pain_during), default='')}",
            after=self._mean([entry.pain_after for entry in entries]),
            morning=self._mean([self._morning(entry) for entry in entries]),
            effort=self._mean([entry.effort for entry in entries]),
        )

    def _what(self, entry: Entry) -> str:
        """Give the title, and how it ended where that was early."""
        if entry.state == "done":
            return self._title(entry)
        return f"{self._title(entry)} ({self._book.say(f'cli.state.{entry.state}')})"

    def _mean(self, scores: Sequence[int | None]) -> str:
        told = [score for score in scores if score is not None]
        if not told:
            return ""
        mean = round(sum(told) / len(told), 1)
        return f"{mean:g}".replace(".", self._book.say("caption.point"))

    def _morning(self, entry: Entry) -> int | None:
        after = (day(entry.started) + timedelta(days=1)).isoformat()
        scores = [each.pain for each in self._person.history.mornings if each.at[:10] == after]
        return scores[-1] if scores else None

    def _doses(self) -> Iterator[DoseRow]:
        """Give each exercise: how often, how many repetitions of each side, and the newest dose."""
        found: dict[str, list[tuple[Entry, SideDone]]] = {}
        for entry in self._entries:
            for side in entry.sides:
                found.setdefault(side.exercise, []).append((entry, side))
        for exercise, done in sorted(found.items(), key=lambda each: self._names.get(each[0], each[0])):
            newest, last = done[0]
            plan = next((each for each in newest.planned if each.get("exercise") == exercise), {})
            sides = dict.fromkeys(side.side for _, side in done)
            yield DoseRow(
                exercise=self._names.get(exercise, exercise),
                level=self._book.say(f"level.{last.level}"),
                dose=dose(plan, self._book),
                sessions=len({entry.id for entry, _ in done}),
                reps="; ".join(
                    self._reps(exercise, which, [side for _, side in done if side.side == which])
                    for which in sides
                ),
            )

    def _reps(self, exercise: str, which: str | None, done: Sequence[SideDone]) -> str:
        values = {"reps": str(sum(each.reps for each in done)), "of": str(sum(each.of for each in done))}
        if which is None:
            return self._say("done_of", **values)
        return self._say("side_done_of", side=self._side(exercise, which), **values)

    def _side(self, exercise: str, side: str) -> str:
        """Give a side as its exercise calls it; the plain name where the program is not there any more."""
        return self._sides.get((exercise, side), side)

    def _title(self, entry: Entry) -> str:
        return self._titles.get(entry.program, entry.title)

    def _take_names(self) -> None:
        """Name programs, exercises and sides in the language of the page, whatever was heard."""
        shelf, language = library(self._person.context), self._person.context.language
        for name in dict.fromkeys(entry.program for entry in self._entries):
            try:
                program = shelf.open(name)
            except UserError:
                # Moved or mended since: its things are told by the names that the journal kept.
                continue
            self._titles[name] = program.words[language].name
            for item in program.items:
                for movement in item.levels.values():
                    self._names[item.exercise] = movement.words[language].name
                    spoken = movement.words[language].sides
                    for side, words in zip(movement.sides, spoken, strict=False):
                        self._sides[item.exercise, side] = words.side

    def _skipped(self) -> Iterator[ReportLine]:
        """Give each exercise that was left out, why, how often, and when last."""
        found: dict[tuple[str, str], list[str]] = {}
        for session in self._person.history.sessions:
            for each in session.exercises if session.started[:10] >= self._since else ():
                if each.skipped is not None:
                    found.setdefault((each.exercise, each.skipped), []).append(session.started)
        for (exercise, why), dates in sorted(found.items(), key=lambda each: -len(each[1])):
            key = "left_out_once" if len(dates) == 1 else "left_out"
            name = self._names.get(exercise, exercise)
            yield ReportLine(
                date="",
                what=self._say(key, name=name, count=len(dates), date=shown(dates[-1])),
                why=self._say(f"why_{why}"),
            )
            if why != "stop" and len(dates) >= _OFTEN:
                self._often.append((name, len(dates)))

    def _changes(self) -> Iterator[ReportLine]:
        """Give what the rules changed and what was chosen past them, the newest first."""
        for kept in reversed(self._person.history.kept):
            if kept.at[:10] >= self._since and kept.kind in ("dose", "phase", "override", "sign"):
                yield ReportLine(date=shown(kept.at), what=self._changed(kept), why=self._rule(kept))

    def _changed(self, kept: Kept) -> str:
        data = kept.data
        if kept.kind == "dose":
            name = self._names.get(str(data.get("exercise")), str(data.get("exercise")))
            values = {key: plain(data.get(key)) for key in ("was", "value")}
            if data.get("what") == "level":
                values = {key: self._book.say(f"level.{value}") for key, value in values.items()}
            return self._book.say(f"today.changed_{data.get('what')}", name=name, **values)
        return self._say(kept.kind, phase=str(data.get("phase", "")), program=str(data.get("program", "")))

    def _rule(self, kept: Kept) -> str:
        rule = kept.data.get("rule")
        if not rule:
            return ""
        why = f"rule_{rule.lower()}" if isinstance(rule, str) else ""
        said = self._say(why) if self._book.has(f"report.{why}") else ""
        return f"{said} {self._say('rule', rule=str(rule))}".strip()

    def _questions(self) -> Iterator[str]:
        """Give what is worth talking about, from what happened."""
        person = self._person
        yield from dict.fromkeys(because(each, person.pathway, person.context) for each in self._found.advice)
        for name, count in self._often:
            yield self._say("often_skipped", name=name, count=count)
        shown = (each for each in person.history.sessions if each.started[:10] >= self._since)
        if red := reds(person.pathway, person.history, shown):
            yield self._say("red", count=len(red))
        if self._found.adherence.offer_short:
            yield self._say("little")
        for goal in self._found.goals:
            key = "goal" if goal.first != goal.now else "goal_same"
            yield self._say(key, activity=capital(goal.activity), first=goal.first, now=goal.now)
        yield self._say("always")

    def _say(self, key: str, **values: object) -> str:
        return self._book.say(f"report.{key}", **values)
