"""Drafts an exercise: getting there, being told, repeating, changing sides, resting."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from player.phrases import phrases
from player.program import Item, Language, Level, Position
from player.session.course import Turn, course
from player.session.places import nearest, rises, seconds_to
from player.session.repeating import Repeating, Style
from player.session.steps import Done, Draft, Gap, Say, Signal, Step, Wait
from player.session.values import Line, Talk
from player.session.words import Filler, sentence

BREATH = 0.8
"""Seconds of silence between what is explained and the go."""
_BREAK_BREATH = 0.4
_BREAK_APART = 0.6
_AFTERWARDS = 1.0

Start = Literal["fresh", "onward", "resumed"]


class Plan(Struct, frozen=True, kw_only=True):
    """One exercise of a session, at its level, for this person, from where they are."""

    language: Language
    index: int
    """Number of the exercise in the program, from 0."""
    item: Item
    level: Level
    pace: float = 1.0
    talk: Talk = "full"
    before: Position | None = None
    """Position of the exercise before; None at the start."""
    place: Literal["first", "next", "last", "break"] = "next"
    minutes: int | None = None
    """Minutes left in the session, to be said; None says nothing."""
    done: Done = {}
    running: str | None = None
    """The side being worked on when the rest is drafted anew."""
    previous: Turn | None = None
    """The repetition heard last, when what lies between it and the next is still to be said."""
    start: Start = "fresh"
    """`fresh` with all its words, `resumed` with a shorter way in, `onward` at once."""

    @property
    def position(self) -> Position:
        """Where the person is while doing it."""
        return nearest(self.item.positions, self.before)


def draft(plan: Plan) -> Draft:
    """Give the steps of an exercise, as far as it is not done yet."""
    movement = plan.item.levels[plan.level]
    filler = Filler(plan.language, movement.words[plan.language], movement.dose)
    return Draft(
        kind="exercise",
        steps=tuple(_Drafting(plan, filler).steps()),
        index=plan.index,
        exercise=plan.item.exercise,
        name=filler.lyrics.name,
        level=plan.level,
    )


def explanation(plan: Plan, *, leads_in: bool) -> Draft:
    """Tell an exercise in full, beside the program; with `leads_in`, count in what comes after."""
    movement = plan.item.levels[plan.level]
    filler = Filler(plan.language, movement.words[plan.language], movement.dose)
    at = movement.sides.index(plan.running) if plan.running in movement.sides else 0
    spoken = filler.lyrics.sides[at]
    told = [filler.line(sentence(text), spoken) for text in spoken.explain]
    if filler.lyrics.stop_if:
        told.append(filler.line(filler.lyrics.stop_if, spoken))
    said: list[Step] = [Say(line) for line in told]
    return Draft(kind="interlude", steps=(*said, *(ticks() if leads_in else ())))


class _Drafting:
    """The steps of one plan."""

    def __init__(self, plan: Plan, filler: Filler) -> None:
        self.plan = plan
        self.filler = filler
        self.movement = plan.item.levels[plan.level]
        self.turns = course(self.movement, plan.done, plan.running)
        self.is_break = plan.place == "break"
        self.explains = plan.talk == "full" and plan.start == "fresh"

    def steps(self) -> Iterator[Step]:
        if not self.turns:
            return
        if self.plan.start != "onward":
            yield from self._way_in()
        style = Style(self.plan.talk, self.plan.pace, from_first=self.is_break or not self.explains)
        told = Style(self.plan.talk, self.plan.pace, from_first=False)
        reps = Repeating(self.plan.item, self.movement, self.filler, style)
        reps_told = Repeating(self.plan.item, self.movement, self.filler, told)
        before = self.plan.previous
        for turn in self.turns:
            explained = self.explains or (self.is_break and before is None and self.plan.start == "fresh")
            if before is not None:
                yield from self._between(before, turn)
            yield (reps_told if explained else reps).rep(turn, final=turn == self.turns[-1])
            before = turn
        if self.filler.lyrics.close:
            yield Gap(0.3)
            yield Say(self.filler.line(self.filler.lyrics.close), 0.3)
        yield Gap(_BREAK_APART if self.is_break else _AFTERWARDS)

    # ----- before the first repetition

    def _way_in(self) -> Iterator[Step]:
        first = self.turns[0]
        if self.is_break:
            yield from self._explain(first, pause=0.2)
            yield Gap(_BREAK_BREATH)
            return
        yield from self._announce()
        yield from self._get_there()
        if first.side is not None and not self.explains and not self.movement.alternate:
            yield from self._switch(first, wait=False)
        if self.explains:
            yield from self._explain(first)
            if self.filler.lyrics.stop_if:
                yield Say(self.filler.line(self.filler.lyrics.stop_if))
        yield Gap(BREATH)
        yield from ticks()

    def _announce(self) -> Iterator[Step]:
        key = "resume" if self.plan.start == "resumed" else self.plan.place
        yield Say(self.filler.own(f"say.exercise.{key}"))
        if self.plan.minutes is not None and self.plan.place == "next":
            yield Say(minutes_line(self.plan.language, "say.exercise", self.plan.minutes))

    def _get_there(self) -> Iterator[Step]:
        book = phrases(self.plan.language)
        position, before = self.plan.position, self.plan.before
        yield Say(self.filler.own("say.exercise.ready"), 0.4)
        if position == before and self.plan.start == "fresh":
            return
        if rises(position, before):
            yield Say(Line(book.say("position.rise.from_floor"), self.plan.language), 0.4)
        yield Say(Line(book.say(f"position.{position}.go"), self.plan.language), 0.4)
        yield Wait(seconds_to(position, before) / self.plan.pace)

    def _explain(self, turn: Turn, pause: float = 0.7) -> Iterator[Step]:
        spoken = self.filler.lyrics.sides[self._index(turn)]
        for text in spoken.explain:
            yield Say(self.filler.line(sentence(text), spoken), pause, turn.side)

    # ----- between two repetitions

    def _between(self, before: Turn, turn: Turn) -> Iterator[Step]:
        if turn.set != before.set:
            yield from self._set_rest(turn)
        if turn.side == before.side and turn.set == before.set:
            return
        if self.movement.alternate:
            if turn.rep == 1 and turn.set == 1 and self.explains and not self.is_break:
                yield from self._switch(turn, wait=False)
                yield Gap(BREATH)
                yield _GO
            return
        if turn.side == before.side:
            return
        yield from self._switch(turn, wait=True)
        own = self.filler.lyrics.own_explain[self._index(turn)]
        if own and turn.set == 1 and self.explains:
            yield from self._explain(turn)
        if not self.is_break:
            yield Gap(BREATH)
            yield _GO

    def _set_rest(self, turn: Turn) -> Iterator[Step]:
        yield Say(self.filler.own("say.exercise.rest"), 0.0)
        yield Wait(self.movement.dose.set_rest / self.plan.pace)
        yield Say(self.filler.own("say.exercise.set", set=turn.set), BREATH)
        if len(self.movement.sides) == 0 or self.movement.alternate:
            yield from ticks()

    def _switch(self, turn: Turn, *, wait: bool) -> Iterator[Step]:
        spoken = self.filler.lyrics.sides[self._index(turn)]
        if self.filler.lyrics.switch:
            line = self.filler.line(self.filler.lyrics.switch, spoken)
        else:
            named = "switch" if turn.side in ("left", "right") else "switch_variant"
            line = self.filler.own(f"say.exercise.{named}", spoken)
        yield Say(line, 0.4, turn.side)
        if wait:
            yield Wait(self.plan.item.change / self.plan.pace, turn.side)

    def _index(self, turn: Turn) -> int:
        return self.movement.sides.index(turn.side) if turn.side is not None else 0


_GO = Signal("go", 0.25, 0.6)


def ticks() -> Iterator[Step]:
    """Count in: three ticks a second apart, and a go."""
    for _ in range(3):
        yield Signal("tick", 0.08, 1.0)
    yield _GO


def minutes_line(language: Language, table: str, minutes: int) -> Line:
    """Say how many whole minutes, one or more."""
    key = "minute" if minutes <= 1 else "minutes"
    return Line(phrases(language).say(f"{table}.{key}", minutes=minutes), language)
