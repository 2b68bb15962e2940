"""A session as this person's own: refused where a stop holds, with their doses, and the words of the day."""

from collections.abc import Iterator

from msgspec.structs import replace

from player.cli.asking_due import keep_phase
from player.cli.beginning import Beginning, fresh
from player.cli.context import Context
from player.cli.fitting import fitted
from player.cli.owning import offered
from player.cli.personal import Personal, personal
from player.cli.telling import message, reason
from player.journal import Journal
from player.performing import Asking, onset
from player.program import LEVELS, Level, Program
from player.recovery import Dose, Reason, answers_of, apply, as_before, careful, facts_of, reassurance, tip
from player.session import Line, question

_BREATHES = {"id": "breathing"}
"""How it is kept that somebody was told why their sessions end with breathing."""


class Own:
    """What the rules make of one sitting; of nothing, before the first answers."""

    def __init__(self, journal: Journal, context: Context) -> None:
        """Look once at what is known."""
        self._journal = journal
        self._context = context
        self._person: Personal | None = personal(journal, context)
        self._news: tuple[Dose, ...] = ()
        self._calmed = False
        self._sore = self._instead = False
        self._score: int | None = None

    @property
    def asks(self) -> bool:
        """True where something is due, or an intake is to be offered."""
        person = self._person
        if person is None:
            return False
        return bool(person.stands.ask) or not (person.began or offered(self._journal))

    @property
    def known_score(self) -> int | None:
        """Pain before a session, where it was told a moment ago; None where it is to be asked."""
        person = self._person
        return None if person is None else as_before(person.pathway, person.history, person.now)

    @property
    def careful(self) -> bool:
        """True where pain may go less far: after signs of a nerve, or with a clearance for what stays."""
        return self._person is not None and careful(self._person.pathway, self._person.history)

    def allows(self, begin: Beginning) -> None:
        """Raise UserError where a stop forbids it."""
        refused = self._person.refused(begin.program) if self._person is not None else None
        if refused is not None:
            raise refused

    def of(self, begin: Beginning) -> Beginning:
        """Give what is begun, with this person's doses; raises UserError where a stop forbids it."""
        if self._person is None:
            return begin
        self.allows(begin)
        found = self._person.doses(begin.program, begin.wishes.level, sore=self._sore)
        if begin.left is not None:
            # As it was begun: by these numbers it goes on where it was.
            program = apply(begin.program, tuple(dose for dose in found if not dose.new))
            return replace(begin, program=program, onset=onset(program, begin.left, begin.wishes))
        self._news = tuple(dose for dose in found if dose.new and not self._kept_today(dose))
        return replace(begin, program=apply(begin.program, found))

    def calmed(self, program: Program) -> Program:
        """Give a program that ends with breathing where this person told of stress or tension."""
        if self._person is None:
            return program
        found = self._person.calmed(program)
        self._calmed = self._calmed or found is not program
        return found

    def keep(self) -> None:
        """Keep the doses that are new, with their rule."""
        for dose in self._news:
            data = {
                "exercise": dose.exercise,
                "what": dose.what,
                "was": dose.was,
                "value": dose.value,
                "rule": dose.reason.rule,
                "level": dose.level,
            }
            self._journal.note("kept", {"kind": "dose", "data": data})

    def gentler(self, begin: Beginning, score: int) -> Beginning:
        """Give something gentle instead where the pain before it is high: a short session, the easiest."""
        person = self._person
        facts = facts_of(begin.program)
        if person is None or score < person.pathway.pain.very_high_start or facts.calm or facts.is_break:
            return begin
        self._sore = True
        self._score = score
        roles, wishes = person.pathway.programs, replace(begin.wishes, level=LEVELS[0])
        light = begin.program.name in (roles.short, roles.sore, roles.evening)
        self._instead = not light
        return self.of(fresh(begin.program.name if light else roles.sore, wishes, self._context))

    def agrees(self, asking: Asking, program: Program, level: Level | None = None) -> bool:
        """Say what is against it now, if anything, and ask; False where it is left."""
        found = self._person.objected(program, level) if self._person is not None else None
        if found is None or self._person is None:
            return True
        why = " ".join(reason(each, self._person.pathway, self._context) for each in found.reasons)
        asking.say(Line(why, self._context.language))
        asked = question(self._context.language, "override", ("yes", "no"))
        if not found.may_override or asking.ask(asked) != "yes":
            return False
        for each in found.reasons:
            data = {"program": program.name, "rule": each.rule}
            self._journal.note("kept", {"kind": "override", "data": data})
        return True

    def before(self, asking: Asking, program: Program) -> None:
        """Say what belongs to this day: a new phase, a break, a sore day, and what has changed."""
        person = self._person
        if person is None:
            return
        keep_phase(asking.say, self._journal, person)
        stands = person.stands
        named = reassurance(
            person.pathway,
            person.history,
            person.now.date(),
            sore=stands.sore or self._sore,
            moved=stands.moved is not None,
            pain=self._score,
        )
        if self._instead and named != "bad_day":
            self._say(asking, reason(Reason(rule="PR2b", key="much_pain"), person.pathway, self._context))
        if named is not None:
            self._say(asking, *message(person.pathway, named, self._context))
        if self._calmed and not any(kept.data == _BREATHES for kept in person.history.kept):
            self._say(asking, self._context.book.say("today.breathing"))
            self._journal.note("kept", {"kind": "said", "data": _BREATHES})
        self._say(asking, *self._changes(program, person))

    def after(self, asking: Asking) -> None:
        """Tell one tip, and keep that it was told; none where exercising has to wait, sport least of all."""
        person = self._person
        if person is None or person.waits:
            return
        name = tip(person.pathway, person.history, answers_of(person.history), person.now.date())
        for each in person.pathway.tip:
            if each.id == name:
                self._say(asking, *getattr(each, self._context.language))
                self._journal.note("kept", {"kind": "tip", "data": {"id": each.id}})

    def _changes(self, program: Program, person: Personal) -> Iterator[str]:
        book, language = self._context.book, self._context.language
        told: set[str] = set()
        for dose in self._news:
            item = next(each for each in program.items if each.exercise == dose.exercise)
            name = item.levels[item.level].words[language].name
            was, value = _plain(dose.was), _plain(dose.value)
            if dose.reason.key not in told:
                told.add(dose.reason.key)
                yield reason(dose.reason, person.pathway, self._context)
            if dose.what == "level" and dose.reason.key != "less":
                # The reason says that it is a level easier, of all that has one.
                continue
            if dose.what == "level":
                was, value = book.say(f"level.{was}"), book.say(f"level.{value}")
            yield book.say(f"today.changed_{dose.what}", name=name, was=was, value=value)

    def _kept_today(self, dose: Dose) -> bool:
        person = self._person
        return person is not None and any(
            kept.kind == "dose"
            and kept.at[:10] == person.now.date().isoformat()
            and (kept.data.get("exercise"), kept.data.get("what"), kept.data.get("value"))
            == (dose.exercise, dose.what, dose.value)
            for kept in person.history.kept
        )

    def _say(self, asking: Asking, *texts: str) -> None:
        if texts:
            asking.say(*(Line(text, self._context.language) for text in texts))


def own_program(
    program: Program, journal: Journal | None, context: Context, level: Level | None = None
) -> Program:
    """Give a program with this person's doses: what `show` and `export` tell is what is played."""
    program = fitted(program, journal, context)
    person = personal(journal, context)
    return program if person is None else person.own(program, level)


def _plain(value: float | str) -> float | str:
    """Give a whole number where a decimal says no more."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
