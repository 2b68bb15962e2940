"""Pain before and after a session, and how hard it was: asked, judged by the traffic light, and kept."""

from player.cli.beginning import Beginning
from player.performing import Asking, Leader
from player.program import Language, Program
from player.session import question


class Scores:
    """The scores of one sitting; where nothing is `wanted`, nothing is asked."""

    def __init__(self, *, wanted: bool) -> None:
        """Begin without a score."""
        self._wanted = wanted
        self.before: int | None = None
        self._asked = False

    def ask_before(self, asking: Asking, begin: Beginning, known: int | None = None) -> int | None:
        """Ask for the pain before a session; what is `known` from a moment ago is not asked again."""
        self._asked = self._wants(asking, begin.program)
        if self._asked and known is None:
            known = _score(asking, "pain_before", begin.wishes.language)
        self.before = known if self._asked else None
        return self.before

    def keep_before(self, leader: Leader) -> None:
        """Keep the score that was given, once there is a session that it belongs to."""
        if self._asked:
            leader.notes.journal("pain", leader.frame, when="before", value=self.before)

    def ask_after(self, asking: Asking, leader: Leader) -> None:
        """Ask for pain, and what to say of it follows; of what was done to its end, how hard it was."""
        hurt = leader.ended == "stopped" and leader.reason == "hurts"
        if not (leader.ended == "done" or hurt) or not self._wants(asking, leader.drafter.program):
            return
        language, effort = leader.wishes.language, True
        while effort:
            score = _score(asking, "pain_after", language)
            leader.notes.journal("pain", leader.frame, when="after", value=score)
            if score is not None:
                asking.say(*leader.lights.after(score))
            effort = leader.ended == "done" and self._wants(asking, leader.drafter.program)
            if effort:
                answer = _once(asking, "effort", language)
                # Who turns back gives the score before it anew; of the journal the newest one counts.
                effort = answer is None and asking.turned_back
                if not effort:
                    leader.notes.journal("effort", leader.frame, value=answer)

    def _wants(self, asking: Asking, program: Program) -> bool:
        """Nothing is asked around a break, or of somebody who only listened."""
        return self._wanted and not asking.over and program.seconds is None and bool(program.items)


def _score(asking: Asking, name: str, language: Language) -> int | None:
    """Ask for a score; nothing was asked before it, so that "back" can only mean to be asked anew."""
    score = _once(asking, name, language)
    while score is None and asking.turned_back:
        score = _once(asking, name, language)
    return score


def _once(asking: Asking, name: str, language: Language) -> int | None:
    answer = asking.ask(question(language, name))
    return None if answer is None else int(answer)
