"""Where a person stands: stops and how they end, what is asked, phases."""

import pytest

from player.recovery import Wants, objection, propose, refusal
from tests.recovery.person import FACTS, PATHWAY, SAFE, Person, moment


def proposed(person: Person, day: int, **wants: bool):
    """Give the proposal of a day."""
    return propose(
        PATHWAY, FACTS, person.facts, person.stands(day), moment(day), wants=Wants(**wants) if wants else None
    )


def test_before_an_intake_it_is_asked_and_nothing_is_forbidden():
    """Only a stop answer refuses."""
    stands = Person(intake=False).stands(0)
    assert stands.verdict is None
    assert stands.ask == ("intake",)
    assert refusal(stands, FACTS["neck/phase-1"]) is None


@pytest.mark.parametrize(
    ("answers", "allowed"),
    [({"QS2": "yes"}, ()), ({"QS9": "yes"}, ("calm/walk", "calm/breathing")), ({}, tuple(FACTS))],
)
def test_a_stop_refuses_all_that_it_must(answers, allowed):
    """Nothing after a doctor-today answer; walking and breathing after the next two; else everything."""
    stands = Person(**answers).stands(0)
    free = {name for name, facts in FACTS.items() if refusal(stands, facts) is None}
    assert free == set(allowed)


def test_a_stop_holds_until_a_later_day_without_a_yes():
    """Answered again on the same day it still counts; on the next it does not."""
    person = Person(QS2="yes").answers(0, hour=12, occasion="safety", **SAFE)
    assert person.stands(0, 13).allowed == "nothing"
    assert person.stands(1).allowed == "nothing"
    assert person.stands(1).ask == ("safety",)
    person.answers(1, hour=9, occasion="safety", **SAFE)
    assert person.stands(1, 10).allowed == "everything"


@pytest.mark.parametrize("question", ["QS3", "QS5", "QN2"])
def test_nothing_lifts_some_answers_within_a_week(question):
    """Neither an answer of a later day nor a clearance; on the seventh day an answer does."""
    person = Person(**{question: "yes"}).answers(1, occasion="safety", **SAFE).clearance(1, question)
    assert person.stands(6).allowed == "nothing"
    assert person.stands(7).allowed == "everything"


def test_a_clearance_lifts_what_stays_and_is_asked_for_again_when_it_expires():
    """Neck surgery is lifted by a dated clearance for ninety days, also when answered with yes again."""
    person = Person(QS7="yes")
    assert person.stands(0).allowed == "walking_and_breathing"
    person.clearance(1, "QS7")
    assert person.stands(1).allowed == "everything"
    person.answers(29, occasion="safety", **{**SAFE, "QS7": "yes"})
    assert person.stands(30).allowed == "everything"
    assert person.stands(92).allowed == "walking_and_breathing"


def test_a_clearance_does_not_lift_a_newer_fever():
    """What does not stay is lifted only by an examination of the same day or later."""
    person = Person().clearance(1, "QS4").answers(29, occasion="safety", **{**SAFE, "QS4": "yes"})
    assert person.stands(29).allowed == "nothing"
    assert person.clearance(30, "QS4").stands(30).allowed == "everything"


def test_safety_is_asked_again_after_28_days_and_after_red():
    """By its age, and after a session that was too much or broken off."""
    assert Person().session(20).morning(21, 1).stands(21).ask == ("weekly",)
    assert "safety" in Person().session(27).stands(28).ask
    assert "safety" in Person().session(3, pain=8).stands(4).ask
    assert "safety" in Person().session(3, aborted="dizzy").stands(3, 11).ask
    assert Person().session(3).stands(3, 11).ask == ()


def test_safety_questions_put_those_of_the_week_off_no_further():
    """PH1 to PH5 are looked at each week, also by who is asked for safety in between."""
    person = Person().session(4, pain=8).answers(5, occasion="safety", **SAFE)
    assert "weekly" not in person.stands(6).ask
    assert "weekly" in person.stands(7).ask
    assert "weekly" not in person.answers(7, occasion="weekly", QI3=2).stands(13).ask


def test_who_has_the_lower_ceiling_has_it_everywhere():
    """After a clearance for what stays, four is red: safety is asked, and after three, to see somebody."""
    person = Person(QS7="yes").clearance(0, "QS7")
    assert person.session(2, pain=3).stands(3).ask == ("morning",)
    assert "safety" in person.session(3, pain=4).stands(4).ask
    assert [each.rule for each in person.session(5, pain=4).stands(6).advice] == []
    assert [each.rule for each in person.session(7, pain=4).stands(7, 12).advice] == ["PR7"]


def test_after_four_weeks_away_the_intake_is_asked_anew():
    """PR15."""
    assert Person().session(0).stands(29).ask == ("intake",)


def test_the_morning_is_asked_once_on_the_day_after_a_session():
    """PR4."""
    person = Person().session(2)
    assert "morning" in person.stands(3).ask
    assert "morning" not in person.stands(2, 20).ask
    assert "morning" not in person.stands(4).ask
    assert "morning" not in person.morning(3, 2).stands(3).ask


def test_at_night_nobody_is_asked_about_this_morning():
    """PR4: who has just exercised at midnight has no next morning yet."""
    person = Person().session(2, hour=23)
    assert "morning" not in person.stands(3, 0).ask
    assert "morning" not in person.stands(3, 3).ask
    assert "morning" in person.stands(3, 4).ask


def test_an_evaluation_stays_due_until_it_is_done():
    """Days 21, 42, 84, and then every 42: a prompt passed over does not count."""
    person = Person().session(0).session(20)
    assert "evaluation" not in person.stands(20, 11).ask
    assert "evaluation" in person.stands(21).ask
    person.kept(21, "evaluation", done=False)
    assert "evaluation" in person.stands(22).ask
    person.kept(22, "evaluation", done=True)
    assert "evaluation" not in person.stands(23).ask


def why(person: Person, day: int) -> list[str]:
    """Give why it is time to look back."""
    return [reason.key for reason in person.stands(day).reasons if reason.rule == "PR16"]


def test_three_prompts_passed_over_leave_it_open():
    """PR16: shown as open, never taken as done."""
    person = Person().session(0).session(20)
    for day in (21, 22):
        person.kept(day, "evaluation", done=False)
    assert why(person, 23) == ["evaluation_activity"]
    assert why(person.kept(23, "evaluation", done=False), 24) == ["evaluation_open"]
    assert why(person, 40) == ["evaluation_open"]
    assert why(person.kept(40, "evaluation", done=True), 40) == []


def test_three_weeks_without_moving_more_are_a_reason_to_look_back():
    """PR16, K9: any later week that held more is enough."""
    assert why(Person().session(0).session(7), 21) == ["evaluation_activity"]
    assert why(Person().session(0).session(7).session(8), 21) == ["evaluation_day"]


def test_goals_that_came_nearer_are_a_reason_to_look_back():
    """PR16: told outside an evaluation, and until there is one."""
    person = Person(QI4=[{"activity": "fietsen", "score": 6}]).session(0).kept(21, "evaluation", done=True)
    person.answers(25, QI4=[{"activity": "fietsen", "score": 3}])
    assert why(person, 25) == ["evaluation_goals"]
    assert why(person.kept(26, "evaluation", done=True), 26) == []


def two_good_weeks(days: int = 15) -> Person:
    """Give somebody who did a good session a day, pain of two."""
    person = Person()
    for day in range(days):
        person.session(day, pain=2).pain(day, 2)
    return person


def test_a_phase_begins_when_all_holds():
    """Fourteen days, eight sessions, three green ones, no worse morning, a calm week."""
    assert two_good_weeks().stands(13).phase == 1
    stands = two_good_weeks().stands(14)
    assert (stands.phase, stands.moved.rule) == (2, "PG")


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda person: person.session(14, hour=7, pain=4),
        lambda person: person.morning(13, 5),
        lambda person: person.session(14, hour=7, pain=None),
    ],
    ids=["amber", "worse morning", "no score"],
)
def test_one_thing_amiss_keeps_the_phase(spoilt):
    """No gate opens by time alone."""
    assert spoilt(two_good_weeks(14)).stands(14).phase == 1


def test_time_alone_never_promotes():
    """A year without sessions leaves a person in the first phase."""
    assert Person().session(0).stands(365).phase == 1


def test_two_red_sessions_in_a_week_lead_one_phase_back():
    """PR7; those that led back do not lead further back."""
    person = Person().kept(0, "phase", phase=2).session(1, pain=7).session(4, pain=7)
    assert person.stands(5).phase == 1
    assert person.stands(5).moved.rule == "PR7"
    person = Person().kept(0, "phase", phase=3).session(1, pain=7).session(4, pain=7)
    assert person.stands(4, 12).phase == 2
    assert person.kept(4, "phase", hour=12, phase=2).stands(5).phase == 2


def test_the_third_phase_asks_for_low_hindrance_and_strength():
    """Twenty-one days, eight strength sessions, six good ones, QI3 at most four."""
    person = Person().kept(0, "phase", phase=2)
    for day in range(0, 22, 2):
        person.session(day, "neck/phase-2-a" if day % 4 else "neck/phase-2-b").pain(day, 2)
    assert person.stands(22).phase == 3
    assert person.answers(21, occasion="weekly", QI3=5).stands(22).phase == 2


def test_today_is_the_program_of_the_phase():
    """The first day is phase one; on a chair, or without a band, its other form."""
    assert proposed(Person(), 0).program == "neck/phase-1"
    assert proposed(Person(QE1="no"), 0).program == "neck/phase-1-chair"
    assert proposed(Person(QE1="unknown"), 0).program == "neck/phase-1-chair"
    assert proposed(Person(), 0, chair=True).program == "neck/phase-1-chair"
    assert proposed(Person(), 0, short=True).program == "neck/short"


def test_strength_has_a_day_between_and_turns():
    """In phase two strength comes every other day, A and B in turn, and daily sessions between."""
    person = Person(QE2="yes").kept(0, "phase", phase=2)
    for day in (-7, -6, -5, -4, -3, -2, -1):
        person.session(day).session(day - 7, "neck/phase-1")
    chosen = []
    for day in range(7):
        proposal = proposed(person, day)
        chosen.append(proposal.program)
        if proposal.program != "calm/walk":
            person.session(day, proposal.program)
    strength = [program for program in chosen if program.startswith("neck/phase-2")]
    # A third would be more than a week may hold after two of phase one.
    assert strength == ["neck/phase-2-a", "neck/phase-2-b"]
    assert [number for number, program in enumerate(chosen) if program in strength] == [0, 2]


def test_a_sore_day_is_gentle_and_still_counts():
    """Told so, or after a flare: the short one, easy."""
    person = Person().session(0).kept(1, "today", value="sore")
    found = proposed(person, 1)
    assert (found.program, found.level) == ("neck/short", "easy")
    person = Person().session(0).pain(1, 8, 8)
    assert proposed(person, 2).level == "easy"
    assert proposed(person, 5).level == "easy"
    assert proposed(person, 6).level is None


def test_a_stop_proposes_nothing_or_only_what_is_calm():
    """No exercise at all, or breathing."""
    assert proposed(Person(QS2="yes"), 0).program is None
    assert proposed(Person(QS7="yes"), 0).program == "calm/breathing"


def test_after_todays_session_there_is_only_a_walk():
    """A planned dose is a quota: on a good day nothing more is offered."""
    assert proposed(Person().session(0, hour=7), 0).program == "calm/walk"


def test_the_same_strength_within_two_days_is_objected_to():
    """PR14; another muscle group the next day is fine, and the person may choose it all the same."""
    person = Person().kept(-9, "phase", phase=2)
    for day in range(-14, 0):
        person.session(day)
    person.session(0, "neck/phase-2-a")

    def against(name: str, day: int, hour: int = 9):
        return objection(PATHWAY, person.facts, person.stands(day, hour), FACTS[name], moment(day, hour))

    assert against("neck/phase-2-a", 1).reasons[0].rule == "PR14"
    assert against("neck/phase-2-a", 1).may_override
    assert against("neck/phase-2-b", 1) is None
    assert against("neck/phase-2-a", 2, 11) is None
    for hour in (11, 12, 13):
        person.session(1, hour=hour)
    assert against("neck/phase-1", 1, 15).reasons[0].key == "enough_today"


def test_after_a_sign_nothing_is_allowed_until_the_safety_questions_are_answered():
    """PR3: whoever answered them before the sign answers them again; the same second counts as before."""
    signed = Person().session(3, aborted="told")
    stands = signed.stands(4)
    assert stands.allowed == "nothing"
    assert stands.ask[0] == "safety"
    assert refusal(stands, FACTS["calm/breathing"]).reasons[0].key == "sign_open"
    assert signed.answers(4, occasion="safety", **SAFE).stands(4).allowed == "everything"

    told = Person().kept(0, "sign", program="neck/short", answered=1)
    assert told.stands(40).allowed == "nothing"
    assert told.answers(0, occasion="safety", **SAFE).stands(0).allowed == "everything"

    never_asked = Person(intake=False).kept(0, "sign", program="neck/short", answered=0)
    assert never_asked.stands(0).ask == ("safety",)
    assert never_asked.stands(0).allowed == "nothing"


def test_weeks_of_pain_go_on_until_there_is_none():
    """PH1 holds from the third week, without being asked again; a week of zeros ends it."""
    person = Person(QD1=1).session(0)
    assert [each.rule for each in person.stands(13).advice] == []
    assert [(each.rule, each.values["weeks"]) for each in person.stands(14).advice] == [("PH1", 3)]
    person.pain(16, 0, 0)
    assert [each.rule for each in person.stands(17).advice] == ["PH1"]
    person.pain(18, 0)
    assert [each.rule for each in person.stands(18).advice] == []
    person.pain(19, 1)
    assert [each.rule for each in person.stands(19).advice] == ["PH1"]


def test_who_stayed_away_is_not_moved_on():
    """Time alone never promotes: after a week without a session it takes as many new ones as a step."""
    person = Person()
    for day in range(10):
        person.session(day).pain(day, 1)
    assert person.stands(14).moved is not None
    assert person.stands(17).moved is None
    assert person.session(20).pain(20, 1).stands(20, 12).moved is None
    assert person.session(21).pain(21, 1).stands(21, 12).moved is None
    assert person.session(22).pain(22, 1).stands(22, 12).moved is not None
