"""Drafts an exercise: getting there, being told, repeating, changing sides, resting."""

from collections.abc import Iterator

from player.phrases import braces, phrases
from player.program import Language, Movement
from player.session.course import Turn, course
from player.session.places import rises, seconds_to
from player.session.plan import Plan
from player.session.repeating import Repeating
from player.session.steps import Draft, Gap, Say, Signal, Step, Wait
from player.session.values import Line
from player.session.words import SIDE_NAMES, Filler, sentence

BREATH = 0.8
"""Seconds of silence between what is explained and the go."""
_BREAK_BREATH = 0.4
_BREAK_APART = 0.6
_AFTERWARDS = 1.0


def draft(plan: Plan) -> Draft:
    """Give the steps of an exercise, as far as it is not done yet."""
    drafting = _Drafting(plan)
    return Draft(
        kind="exercise",
        steps=tuple(drafting.steps()),
        index=plan.index,
        exercise=plan.item.exercise,
        name=drafting.filler.lyrics.name,
        level=plan.level,
        minutes=drafting.minutes,
        listens=plan.listens,
    )


def explanation(plan: Plan, *, leads_in: bool) -> Draft:
    """Tell an exercise in full, beside the program; with `leads_in`, count in what comes after."""
    movement, filler = _movement(plan)
    at = movement.sides.index(plan.running) if plan.running in movement.sides else 0
    spoken = filler.lyrics.sides[at]
    texts = [*spoken.explain, filler.lyrics.stop_if] if filler.lyrics.stop_if else spoken.explain
    said: list[Step] = [Say(filler.line(sentence(text), spoken)) for text in texts or (filler.lyrics.name,)]
    steps = (*said, *(ticks() if leads_in else ()))
    return Draft(kind="interlude", steps=steps, listens=plan.listens)


def _movement(plan: Plan) -> tuple[Movement, Filler]:
    movement = plan.item.levels[plan.level]
    return movement, Filler(plan.language, movement.words[plan.language], movement.dose)


class _Drafting:
    """The steps of one plan."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.movement, self.filler = _movement(plan)
        self.turns = course(self.movement, plan.done, plan.running)
        self.is_break = plan.place == "break"
        self.tells_all = plan.talk == "full" or self.is_break
        self.explains = plan.start == "fresh" and self.tells_all

    @property
    def announces(self) -> bool:
        """Whether the exercise is called by its name before it begins."""
        return bool(self.turns) and self.plan.start != "onward" and not self.is_break

    @property
    def minutes(self) -> int | None:
        """Minutes left, where they are said: the first and the last exercise say something else there."""
        return self.plan.minutes if self.announces and self.plan.place == "next" else None

    def steps(self) -> Iterator[Step]:
        if not self.turns:
            return
        if self.announces:
            yield from self._way_in()
        elif self.is_break and self.plan.start != "onward":
            yield from self._explain(self.turns[0], pause=0.2)
            yield Gap(_BREAK_BREATH)
        repeating = Repeating(self.plan.item, self.movement, self.filler, self.plan.talk, self.plan.pace)
        before = self.plan.previous
        for turn, following in zip(self.turns, (*self.turns[1:], None), strict=True):
            if before is not None:
                yield from self._between(before, turn)
            yield repeating.rep(turn, following, explained=self._explained(before, turn))
            before = turn
        if self.filler.lyrics.close:
            yield Gap(0.3)
            yield Say(self.filler.line(self.filler.lyrics.close), 0.3)
        # A break is no longer than its name: there the repetitions have to leave room.
        yield Gap(_BREAK_APART) if self.is_break else Gap(_AFTERWARDS, room=True)

    def _explained(self, before: Turn | None, turn: Turn) -> bool:
        """Tell whether what is done in `turn` was said in full just before it."""
        if before is None and self.is_break:
            return self.plan.start != "onward" and self._names_side(turn)
        if before is None:
            return self.explains or (self.plan.start == "resumed" and self._explains_side(turn))
        if self.movement.alternate:
            return self._leads_to_first(turn)
        return turn.side != before.side and (self._explains_side(turn) or (self.explains and turn.set == 1))

    def _explains_side(self, turn: Turn) -> bool:
        """Tell whether a side has steps of its own that are told when it begins."""
        own = self.filler.lyrics.own_explain[self._index(turn)]
        return own and self.tells_all and turn.set == 1 and turn.rep == 1

    def _names_side(self, turn: Turn) -> bool:
        """Tell whether the explanation tells which side it is, where there are sides."""
        told = self.filler.lyrics.sides[self._index(turn)].explain
        own = turn.side is None or self.filler.lyrics.own_explain[self._index(turn)]
        return own or any(name in SIDE_NAMES for text in told for name in braces(text))

    def _leads_to_first(self, turn: Turn) -> bool:
        """Tell whether an alternating side begins for the first time, with a way in of its own."""
        return turn.rep == turn.set == 1 and self.explains and not self.is_break

    # ----- before the first repetition

    def _way_in(self) -> Iterator[Step]:
        first = self.turns[0]
        yield from self._announce()
        yield from self._get_there(first)
        if self.explains or (self.plan.start == "resumed" and self._explains_side(first)):
            yield from self._explain(first)
        if self.explains and self.filler.lyrics.stop_if:
            yield Say(self.filler.line(self.filler.lyrics.stop_if))
        yield Gap(BREATH)
        yield from ticks()

    def _announce(self) -> Iterator[Step]:
        key = "resume" if self.plan.start == "resumed" else self.plan.place
        yield Say(self.filler.own(f"say.exercise.{key}"))
        if self.minutes is not None:
            yield Say(minutes_line(self.plan.language, "say.exercise", self.minutes))

    def _get_there(self, first: Turn) -> Iterator[Step]:
        book = phrases(self.plan.language)
        position, before = self.plan.position, self.plan.before
        yield Say(self.filler.own("say.exercise.ready"), 0.4)
        if rises(position, before):
            yield Say(Line(book.say("position.rise.from_floor"), self.plan.language), 0.4)
        if position != before or self.plan.start == "resumed":
            yield Say(Line(book.say(f"position.{position}.go"), self.plan.language), 0.4)
        if self._says_side(first):
            yield from self._switch(first, wait=False)
        yield Wait(seconds_to(position, before) / self.plan.pace)

    def _says_side(self, first: Turn) -> bool:
        """Tell whether the first side is named before the person gets there."""
        if first.side is None:
            return False
        if self.explains:
            # Which side one lies on is part of getting there; elsewhere the explanation tells the side.
            lies_down = self.plan.position == "side-lying" != self.plan.before
            return lies_down or not self._names_side(first)
        return not self.movement.alternate

    def _explain(self, turn: Turn, pause: float = 0.7) -> Iterator[Step]:
        spoken = self.filler.lyrics.sides[self._index(turn)]
        for text in spoken.explain:
            yield Say(self.filler.line(sentence(text), spoken), pause, turn.side)

    # ----- between two repetitions

    def _between(self, before: Turn, turn: Turn) -> Iterator[Step]:
        switches = turn.side != before.side and not self.movement.alternate
        if turn.set != before.set:
            yield from self._set_rest(turn)
            if not switches:
                yield from ticks()
        elif turn.side != before.side and self.movement.alternate and self._leads_to_first(turn):
            yield from self._switch(turn, wait=False)
            yield Gap(BREATH)
            yield _GO
        if switches:
            yield from self._switch(turn, wait=True)
            if self._explains_side(turn):
                yield from self._explain(turn)
            if not self.is_break:
                yield Gap(BREATH)
                yield _GO

    def _set_rest(self, turn: Turn) -> Iterator[Step]:
        rest = self.movement.dose.set_rest
        if rest:
            yield Say(self.filler.own("say.exercise.rest"), 0.0)
            yield Wait(rest / self.plan.pace)
        sets = max(self.movement.dose.sets, turn.set)
        yield Say(self.filler.own("say.exercise.set", set=turn.set, sets=sets), BREATH)

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
