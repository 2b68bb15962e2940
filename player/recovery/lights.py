"""The pain traffic light: PR1 to PR3."""

from collections.abc import Iterable

from player.program.pathway import Pathway
from player.recovery.answering import alarming, said
from player.recovery.decisions import Light, Reason, Response
from player.recovery.facts import Exercised, History, Practised

_ACTIONS = {"green": "go_on", "amber": "hold_dose", "red": "leave_exercise"}


def light(pathway: Pathway, before: int | None, score: int, *, careful: bool = False) -> Light:
    """Give the light of a score, by the score before the session; `careful` lowers the ceiling."""
    pain = pathway.pain
    if before is not None and before >= pain.very_high_start:
        rise = score - before
        if rise >= pain.very_high_rise or score >= pain.always_red:
            return "red"
        return "amber" if rise > 0 else "green"
    if before is not None and before >= pain.high_start:
        rise = score - before
        if rise > pain.high_rise or score >= pain.always_red:
            return "red"
        return "amber" if rise > 0 else "green"
    ceiling = min(pain.amber, pain.careful) if careful else pain.amber
    if score > ceiling:
        return "red"
    risen = before is not None and score - before > pain.rise
    return "amber" if score > pain.green or risen else "green"


def respond(
    pathway: Pathway, before: int | None, score: int | None, *, sign: bool = False, careful: bool = False
) -> Response:
    """Say what a score in a session leads to; a `sign` such as dizziness breaks it off."""
    if sign:
        return Response(light="red", action="abort", reason=Reason(rule="PR3", key="sign"))
    if score is None:
        return Response(light="amber", action="hold_dose", reason=Reason(rule="PR1", key="no_score"))
    shown = light(pathway, before, score, careful=careful)
    high = before is not None and before >= pathway.pain.high_start
    reason = Reason(rule="PR2b" if high else "PR1", key=f"light_{shown}", values={"pain": score})
    return Response(light=shown, action=_ACTIONS[shown], reason=reason)  # type: ignore[arg-type]


def light_of(pathway: Pathway, session: Practised, *, careful: bool = False) -> Light:
    """Give the light of a whole session: of its highest score, during or after it.

    Without any score it is amber: nothing was told, so nothing is built upon it.
    """
    if session.aborted:
        return "red"
    scores = [score for score in (session.pain_during, session.pain_after) if score is not None]
    if not scores:
        return "amber"
    return light(pathway, session.pain_before, max(scores), careful=careful)


def light_in(pathway: Pathway, session: Practised, exercise: Exercised, *, careful: bool = False) -> Light:
    """Give the light of one exercise: of its own score, else of the session."""
    if exercise.pain is None:
        whole = light_of(pathway, session, careful=careful)
        # Where another exercise was the one that hurt, this one is not to blame.
        hurt = any(each.pain is not None for each in session.exercises)
        return "amber" if whole == "red" and hurt else whole
    return light(pathway, session.pain_before, exercise.pain, careful=careful)


def reds(pathway: Pathway, history: History, sessions: Iterable[Practised]) -> list[Practised]:
    """Give those of some sessions that were red for this person, with the ceiling that is theirs."""
    ceiling = careful(pathway, history)
    return [each for each in sessions if light_of(pathway, each, careful=ceiling) == "red"]


def careful(pathway: Pathway, history: History) -> bool:
    """Tell whether the lower ceiling holds: signs of a nerve, or a clearance for what stays."""
    lasting = {question.id for question in pathway.question if question.lasting}
    if any(clearance.question in lasting for clearance in history.clearances):
        return True
    for answers in reversed(history.answers):
        nerves = [question for question in pathway.question if question.id.startswith("QN")]
        given = [
            (part, answer)
            for question in nerves
            for part in question.part
            if (answer := said(question, part, answers.values)) is not None
        ]
        if given:
            return any(alarming(part, answer) for part, answer in given)
    return False
