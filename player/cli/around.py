"""What is asked and said around one session: before it what is due, the scores, and the words of the day."""

from msgspec.structs import replace

from player.cli.beginning import Beginning
from player.cli.context import Context
from player.cli.fitting import asks, fitted
from player.cli.library import library
from player.cli.owning import offered, own
from player.cli.room import Room
from player.cli.scoring import Scores
from player.journal import Journal
from player.performing import Asking, Leader, Lights
from player.program import Program
from player.session import own as own_words

_GUIDED = "neck/"
"""The programs before which the rules have questions; a break should begin at once."""


class Around:
    """One person around one session; without somebody `attended` to, nothing is asked or said."""

    def __init__(self, context: Context, journal: Journal) -> None:
        """Look at what is known of a person; of who answered nothing that takes no time."""
        self._context = context
        self._journal = journal
        self._own = own(journal, context)
        self._scores = Scores(wanted=False)

    def due(self, begin: Beginning) -> bool:
        """Tell whether anything is to be asked before this may begin."""
        program = begin.program
        if begin.left is not None or self._journal.trouble is not None:
            return False
        return self._guided(program) or asks(program, self._journal, self._context)

    def _guided(self, program: Program) -> bool:
        if not program.name.startswith(_GUIDED) or not program.items:
            return False
        if self._own is not None:
            return self._own.asks
        return self._context.settings.ask and not offered(self._journal)

    def ready(self, place: Room, begin: Beginning) -> bool:
        """Ask what is due, and look anew at what is known; False where that is the end of it."""
        program = begin.program
        # The rules are many, and the first sound should not wait for them.
        from player.cli.caring import fit, ready  # noqa: PLC0415

        agreed = not self._guided(program) or ready(place, self._journal)
        agreed = agreed and fit(place, self._journal, program)
        self._own = own(self._journal, place.context)
        return agreed

    def allowed(self, begin: Beginning) -> None:
        """Raise UserError where a stop forbids it."""
        if self._own is not None:
            self._own.allows(begin)

    def owned(self, begin: Beginning) -> Beginning:
        """Give what is begun, with this person's doses; raise UserError where a stop forbids it."""
        begin = self._fitted(begin)
        return begin if self._own is None else self._own.of(begin)

    def agreed(self, asking: Asking, begin: Beginning) -> bool:
        """Say what is against it now, if anything, and ask; False where it is left."""
        return (
            self._own is None
            or begin.left is not None
            or self._own.agrees(asking, begin.program, begin.wishes.level)
        )

    def scored(self, asking: Asking, begin: Beginning) -> Beginning:
        """Ask for the pain before; with much of it, something gentle is begun instead."""
        if begin.left is not None:
            self._scores.before = begin.left.pain_before
            return begin
        self._scores = Scores(wanted=self._context.settings.ask)
        known = None if self._own is None else self._own.known_score
        score = self._scores.ask_before(asking, begin, known)
        if self._own is None or score is None:
            return begin
        return self._fitted(self._own.gentler(begin, score))

    def fitted(self, program: Program) -> Program:
        """Give a program without what is not for this person; UserError where nothing would be left."""
        program = fitted(program, self._journal, self._context)
        return program if self._own is None else self._own.calmed(program)

    def _fitted(self, begin: Beginning) -> Beginning:
        return replace(begin, program=self.fitted(begin.program))

    def keep(self, begin: Beginning) -> None:
        """Keep the doses that are new."""
        if self._own is not None and begin.left is None:
            self._own.keep()

    def lights(self, begin: Beginning) -> Lights:
        """Give the traffic light of this session."""
        careful = self._own is not None and self._own.careful
        pathway = library(self._context).pathway
        return Lights(pathway, begin.wishes.language, before=self._scores.before, careful=careful)

    def before(self, asking: Asking, leader: Leader, begin: Beginning) -> None:
        """Keep the score, and say what belongs to this day."""
        if begin.left is not None:
            return
        if begin.program.seconds is None:
            asking.introduce(begin.wishes.language)
        self._scores.keep_before(leader)
        if self._own is not None and not asking.over:
            self._own.before(asking, leader.drafter.program)

    def after(self, place: Room | None, leader: Leader) -> None:
        """Ask how it was, and tell a tip; after a sign, only the safety questions.

        Without a `place` nobody is there, and only the sign is kept.
        """
        if leader.sign is not None:
            # As above: only who needs it waits for it.
            from player.cli.caring import after_sign  # noqa: PLC0415

            after_sign(place, self._journal, leader.drafter.program.name, self._context)
        if place is None or leader.sign is not None:
            return
        asking = place.asking
        self._scores.ask_after(asking, leader)
        if self._own is not None and leader.ended == "done" and not asking.over:
            self._own.after(asking)
        if asking.keyless and leader.ended == "done":
            # Whoever sees no screen hears that nothing more comes.
            asking.say(own_words(place.context.language, "say.end.bye"))
