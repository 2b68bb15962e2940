"""What the rules say of this person now: where they stand, what is proposed, what is refused."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from msgspec import Struct

from player.cli.context import Context
from player.cli.library import library
from player.cli.telling import plainly, reason
from player.cli.waiting import turn_to, why
from player.errors import UserError
from player.journal import Journal
from player.library import Library
from player.program import Level, Program
from player.program.pathway import Pathway
from player.recovery import (
    Dose,
    Facts,
    History,
    Objection,
    Proposal,
    Rung,
    Standing,
    Wants,
    answers_of,
    apply,
    conditions_of,
    doses,
    ending,
    facts_of,
    objection,
    propose,
    refusal,
    rung,
    standing,
    tense,
    without,
)
from player.settings import now


class _Looked(Mapping[str, Facts]):
    """The facts of each program with a person's own doses, read when they are looked at: one or two."""

    def __init__(self, shelf: Library, facts: Callable[[Program], Facts]) -> None:
        self._shelf = shelf
        self._facts = facts

    def __getitem__(self, name: str) -> Facts:
        return self._facts(self._shelf.open(name))

    def __iter__(self) -> Iterator[str]:
        return iter(self._shelf.names())

    def __len__(self) -> int:
        return len(self._shelf.names())


class Personal(Struct, frozen=True):
    """One person at one moment."""

    context: Context
    pathway: Pathway
    history: History
    stands: Standing
    now: datetime

    @property
    def began(self) -> bool:
        """True once an intake was done."""
        return any(answers.occasion == "intake" for answers in self.history.answers)

    @property
    def sport(self) -> Rung | None:
        """How much sport this week may hold, for who comes back to it; None while exercising waits."""
        if self.stands.allowed != "everything":
            return None
        return rung(self.pathway, self.history, self.now.date())

    def proposal(self, wants: Wants | None = None) -> Proposal:
        """Give what to do today."""
        facts = _Looked(library(self.context), self.facts)
        return propose(self.pathway, facts, self.history, self.stands, self.now, wants=wants)

    def refused(self, program: Program) -> UserError | None:
        """Give why a program is not to be played now, as a sentence; None where it may be."""
        found = refusal(self.stands, facts_of(program))
        return None if found is None else self.said(found, program)

    def objected(self, program: Program, level: Level | None = None) -> Objection | None:
        """Give what is against a program, as it is or at one `level`, that the person may decide on."""
        facts = facts_of(program, level)
        return objection(self.pathway, self.history, self.stands, facts, self.now)

    def facts(self, program: Program) -> Facts:
        """Give the facts of a program with this person's own doses."""
        return facts_of(self.own(program))

    def own(self, program: Program, level: Level | None = None) -> Program:
        """Give a program with this person's doses, without what is not for them."""
        fit = self.calmed(without(self.pathway, conditions_of(self.pathway, self.history), program))
        return apply(fit, self.doses(fit, level))

    def calmed(self, program: Program) -> Program:
        """Give a program that ends with breathing where this person told of stress or tension."""
        if not tense(self.pathway, answers_of(self.history), program):
            return program
        return ending(program, library(self.context).open(self.pathway.programs.breathing))

    def doses(self, program: Program, level: Level | None = None, *, sore: bool = False) -> tuple[Dose, ...]:
        """Give what of a program's doses differs for this person; on a sore day nothing goes up.

        `level` is that of every exercise.
        """
        found = doses(self.pathway, self.history, program, self.now.date(), level)
        if not (sore or self.stands.sore):
            return found
        return tuple(dose for dose in found if dose.reason.key != "more")

    @property
    def waits(self) -> bool:
        """True where exercises wait, all of them or all but walking and breathing."""
        return self.stands.allowed != "everything"

    def turn_to(self) -> list[str]:
        """Say whom to turn to while exercises wait."""
        return turn_to(self.stands, self.pathway, self.context, self.now.date())

    def why(self) -> list[str]:
        """Say why they wait."""
        return why(self.stands, self.pathway, self.context)

    def said(self, found: Objection, program: Program) -> UserError:
        """Tell why a program is refused, and what may be done."""
        calm = self.stands.allowed == "walking_and_breathing"
        what = "calm" if calm else "nothing"
        if found.reasons[0].key == "sign_open":
            what = "sign"
        told = [*self.turn_to(), *(reason(each, self.pathway, self.context) for each in found.reasons)]
        contact = self.context.settings.physiotherapist
        emergency = self.stands.verdict is not None and self.stands.verdict.outcome == "call_112"
        if contact and not emergency:
            told.append(self.context.book.say("intake.contact", contact=contact))
        return UserError(
            "stop.refused",
            program=program.words[self.context.language].name,
            reasons=" ".join(plainly(told)),
            what=self.context.book.say(f"stop.what_{what}"),
        )


def personal(journal: Journal | None, context: Context) -> Personal | None:
    """Look at what is known of a person; None before their first answers, unless a sign was told."""
    if journal is None or journal.trouble is not None:
        return None
    moment = now()
    history = journal.history(moment)
    answered = any(answers.occasion != "condition" for answers in history.answers)
    if not (answered or any(kept.kind == "sign" for kept in history.kept)):
        return None
    pathway = library(context).pathway()
    return Personal(context, pathway, history, standing(pathway, history, moment), moment)
