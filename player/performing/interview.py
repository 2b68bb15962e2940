"""Leads through the questions of a pathway, one at a time; every answer is kept as it is given."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from player.performing.asking import Asking
from player.phrases import phrases
from player.program import Language
from player.program.pathway import ACTIVITIES, Pathway
from player.recovery import Asked, Occasion, following
from player.session import Line, Question, own

_SKIPPED = "skipped"
"""Stands for an answer that was left open, so that it is not asked again."""

Keep = Callable[[Mapping[str, Any]], None]


class Interview:
    """One round of questions."""

    def __init__(
        self,
        asking: Asking,
        pathway: Pathway,
        language: Language,
        keep: Keep,
        *,
        activities: Sequence[str] = (),
    ) -> None:
        """Ask by `asking`; `keep` is given all the answers after each of them.

        `activities` that were named before are rated again; without any, a person names them.
        """
        self._asking = asking
        self._pathway = pathway
        self._language = language
        self._keep = keep
        self._named = activities

    def run(self, occasion: Occasion, given: Mapping[str, Any]) -> dict[str, Any] | None:
        """Ask what is not `given` yet; None where it was broken off, and what was answered is kept."""
        values = dict(given)
        order: list[str] = []
        while (asked := following(self._pathway, occasion, values)) is not None:
            answer = self._ask(asked)
            if answer is None and self._asking.turned_back:
                if order:
                    values.pop(order.pop())
                continue
            if answer is None and not self._may_skip(asked):
                if self._asking.skipped:
                    self._asking.say(own(self._language, "intake.needed"))
                    continue
                return None
            if answer is None and not self._asking.skipped:
                return None
            values[asked.id] = _SKIPPED if answer is None else answer
            order.append(asked.id)
            self._keep(_told(values))
        return _told(values)

    def _may_skip(self, asked: Asked) -> bool:
        return asked.question.block not in ("safety", "condition")

    def _ask(self, asked: Asked) -> Any:
        if asked.question.type == "activities":
            return self._activities(asked)
        answer = self._asking.ask(self._question(asked), patient=True)
        if answer is None:
            return None
        return int(answer) if asked.question.type in ("scale", "count") and not asked.part else answer

    def _question(self, asked: Asked) -> Question:
        words = asked.part if asked.part is not None else asked.question
        said = tuple(Line(text, self._language) for text in getattr(words, self._language))
        book = phrases(self._language)
        kind = "yes_no_unknown" if asked.part is not None or asked.question.type == "yes_no" else ""
        choices = tuple(choice.id for choice in asked.question.choice)
        if kind:
            return Question(
                id=asked.id, said=said, shown=book.say("intake.show.yes_no"), choices=("yes", "no", "unknown")
            )
        if choices:
            named = [getattr(choice, self._language) for choice in asked.question.choice]
            alone = tuple(Line(f"{name[:1].upper()}{name[1:]}.", self._language) for name in named)
            listed = ", ".join(f"{number} {name}" for number, name in enumerate(named, 1))
            told = tuple(Line(text, self._language) for text in _numbered(named, self._language))
            return Question(
                id=asked.id,
                said=(*said, *told),
                shown=book.say("intake.show.choice", list=listed),
                choices=choices,
                offered=alone,
            )
        if asked.question.type == "count":
            return Question(
                id=asked.id,
                said=said,
                shown=book.say("intake.show.count"),
                wants="count",
                most=asked.question.most,
            )
        return Question(id=asked.id, said=said, shown=book.say("intake.show.scale"))

    def _activities(self, asked: Asked) -> list[dict[str, Any]] | None:
        """Ask for an activity, how hard it is, and whether there is another."""
        name, score, more = (Line(text, self._language) for text in getattr(asked.question, self._language))
        if self._named:
            return self._again(asked, score)
        book = phrases(self._language)
        texts: list[str] = book.table["intake"]["usual"]
        goals: list[dict[str, Any]] = []
        while len(goals) < ACTIVITIES:
            known = {str(goal["activity"]).lower() for goal in goals}
            left = [text for text in texts if text.rstrip(".").lower() not in known]
            usual = tuple(Line(text, self._language) for text in left)
            named = Question(
                id=asked.id, said=(name,), shown=book.say("intake.show.text"), wants="text", offered=usual
            )
            activity = self._asking.ask(named, patient=True)
            if activity is None:
                return goals or (None if not self._asking.skipped else [])
            rated = Question(id=asked.id, said=(score,), shown=book.say("intake.show.scale"))
            answer = self._asking.ask(rated, patient=True)
            if answer is not None:
                goals.append({"activity": activity, "score": int(answer)})
            elif not self._asking.skipped:
                return None if self._asking.turned_back else goals or None
            again = Question(
                id=asked.id, said=(more,), shown=book.say("intake.show.more"), choices=("yes", "no")
            )
            if len(goals) < ACTIVITIES and self._asking.ask(again, patient=True) != "yes":
                break
        return goals

    def _again(self, asked: Asked, score: Line) -> list[dict[str, Any]] | None:
        """Ask how hard each activity is by now; one that is skipped is left out."""
        goals: list[dict[str, Any]] = []
        shown = phrases(self._language).say("intake.show.scale")
        for activity in self._named:
            name = Line(f"{activity[:1].upper()}{activity[1:]}.", self._language)
            answer = self._asking.ask(Question(id=asked.id, said=(name, score), shown=shown), patient=True)
            if answer is not None:
                goals.append({"activity": activity, "score": int(answer)})
            elif not self._asking.skipped:
                return None
        return goals


def _numbered(named: Sequence[str], language: Language) -> Iterator[str]:
    for number, name in enumerate(named, 1):
        text = phrases(language).say("intake.choice", number=number, name=name)
        yield text[:1].upper() + text[1:]


def _told(values: Mapping[str, Any]) -> dict[str, Any]:
    return {id_: value for id_, value in values.items() if value != _SKIPPED}
