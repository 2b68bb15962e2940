"""Answers lead to one of seven outcomes, the most urgent first."""

import pytest

from player.recovery import Clearance, following, verdict
from tests.recovery.person import PATHWAY, SAFE

CASES = [
    ({}, "self_manage"),
    ({"QS3a": "yes"}, "call_112"),
    ({"QS3d": "yes"}, "call_112"),
    ({"QS5c": "unknown"}, "call_112"),
    ({"QS1": "yes", "QS1b": "yes"}, "call_112"),
    ({"QS2": "yes", "QS2c": "yes"}, "call_112"),
    ({"QS2a": "yes", "QS2d": "yes"}, "call_112"),
    ({"QS4a": "yes"}, "call_112"),
    ({"QS4b": "yes"}, "call_112"),
    ({"QS1": "yes"}, "doctor_now"),
    ({"QS1": "unknown"}, "doctor_now"),
    ({"QS1": None, "QS1a": "yes", "QS1b": "no", "QS1c": "yes"}, "self_manage"),
    ({"QS1": None, "QS1a": "yes", "QS1b": "no", "QS1c": "unknown"}, "doctor_now"),
    ({"QS2": "yes"}, "doctor_now"),
    ({"QS4": "yes"}, "doctor_now"),
    ({"QN2": "yes"}, "doctor_now"),
    ({"QS8": "yes"}, "doctor_now"),
    ({"QS8": None, "QS8a": "yes", "QS8b": "no"}, "self_manage"),
    ({"QS8": None}, "doctor_now"),
    ({"QS6": "yes"}, "doctor_week"),
    ({"QS6": None, "QS6a": "no", "QS6b": "no", "QS6c": "yes", "QS6d": "no"}, "self_manage"),
    ({"QS6": None, "QS6a": "no", "QS6b": "no", "QS6c": "yes"}, "doctor_week"),
    ({"QS9": "yes"}, "doctor_week"),
    ({"QS7": "yes"}, "physio_first"),
    ({"QS7": None, "QS7a": "no", "QS7b": "no", "QS7c": "no", "QS7d": "unknown"}, "physio_first"),
    ({"QN1b": "yes"}, "physio_first"),
    ({"QA0": 17}, "not_for_you"),
    ({"QA0": 17, "QS3": "yes"}, "call_112"),
    ({"QS3": None}, "call_112"),
    ({"QS2": None}, "doctor_now"),
    ({"QI1": 4}, "start_gently"),
    ({"QI1": 7}, "start_gently"),
    ({"QI1": 3, "QI3": 3}, "self_manage"),
    ({"QI3": 4}, "start_gently"),
    ({"QD1": 3}, "start_gently"),
    ({"QD1": 2}, "self_manage"),
    ({"QD2": "yes"}, "start_gently"),
    ({"QI4": [{"activity": "fietsen", "score": 7}]}, "start_gently"),
    ({"QI4": [{"activity": "fietsen", "score": 6}]}, "self_manage"),
    ({"QF7": "yes"}, "start_gently"),
    ({"QF8": "yes"}, "start_gently"),
    ({"QI5": 3}, "start_gently"),
    ({"QI5": 4}, "self_manage"),
    ({"QF9": "yes"}, "self_manage"),
    ({"QS7": "yes", "QS2": "yes"}, "doctor_now"),
    ({"QN1": "yes", "QS6": "yes"}, "doctor_week"),
]
EVERYTHING = {"start_gently", "self_manage"}
NOTHING = {"call_112", "doctor_now", "not_for_you"}


def judged(**values):
    """Judge answers that are safe but for `values`; None leaves one out."""
    return verdict(PATHWAY, {key: value for key, value in {**SAFE, **values}.items() if value is not None})


@pytest.mark.parametrize(("values", "outcome"), CASES, ids=str)
def test_answers_lead_to_their_outcome(values, outcome):
    """By the routing, with what is allowed, the phase and the level that belong to it."""
    found = judged(**values)
    assert found.outcome == outcome
    assert found.allowed == (
        "everything"
        if outcome in EVERYTHING
        else "nothing"
        if outcome in NOTHING
        else "walking_and_breathing"
    )
    assert (found.phase, found.level) == ((1, "easy") if outcome in EVERYTHING else (None, None))
    assert found.reasons


def test_nothing_answered_is_taken_as_the_worst():
    """Whoever answers nothing is sent on at once: don't know counts as yes."""
    assert verdict(PATHWAY, {}).outcome == "call_112"


def test_a_child_with_alarming_answers_is_still_sent_to_a_doctor():
    """The program is not for them, and how urgent it is stays what the answers ask for."""
    found = judged(QA0=12, QS2="yes")
    assert (found.outcome, found.urgency) == ("not_for_you", "today")


@pytest.mark.parametrize(
    ("values", "band"),
    [
        ({"QI3": 3}, "I"),
        ({"QI3": 4}, "II"),
        ({"QN1": "yes", "QI3": 3}, "III"),
        ({"QN2": "yes", "QI3": 3}, "III"),
        ({"QS7": "yes", "QI3": 3}, "not_estimated"),
        ({"QS9": "yes", "QN1": "yes"}, "not_estimated"),
        ({}, "not_estimated"),
    ],
)
def test_the_band_is_an_estimate_and_never_the_fourth(values, band):
    """After any yes in a safety question nothing is estimated."""
    assert judged(**values).grade_band == band


def test_advice_names_its_rules():
    """When to see a physiotherapist, and whose program goes first."""
    found = judged(QD1=5, QD2="yes", QF7="yes", QF8="yes", QI3=5, QI5=1, QF9="yes")
    assert [reason.rule for reason in found.advice] == ["PH1", "PH2", "PH3", "PH4", "PH5", "PF5", "PF9"]
    assert found.advice[0].values["weeks"] == 5


def test_a_clearance_lifts_what_it_may_for_ninety_days():
    """QS7 is lifted by one; QS3 never, and after ninety days nothing is."""
    values = {**SAFE, "QS7": "yes"}
    cleared = (Clearance(at="2026-03-02T09:00:00+00:00", question="QS7", date="2026-03-01"),)
    assert verdict(PATHWAY, values, cleared, "2026-05-30").outcome == "self_manage"
    assert verdict(PATHWAY, values, cleared, "2026-05-31").outcome == "physio_first"
    never = (Clearance(at="2026-03-02T09:00:00+00:00", question="QS3", date="2026-03-02"),)
    assert verdict(PATHWAY, {**SAFE, "QS3": "yes"}, never, "2026-03-02").outcome == "call_112"


def asked(occasion: str, answer) -> list[str]:
    """Give the ids that are asked, each answered by `answer(id)`."""
    values: dict[str, object] = {}
    order = []
    while (each := following(PATHWAY, occasion, values)) is not None:
        order.append(each.id)
        values[each.id] = answer(each)
    return order


def calm(each) -> object:
    """Answer as somebody without any alarm."""
    if each.question.type == "activities":
        return []
    if each.question.type == "choice":
        return each.question.choice[0].id
    return "no" if each.question.type == "yes_no" else 45


def test_the_intake_asks_what_cannot_wait_first():
    """QS3, QS5, QS4, QS1 and QS2 come before anything else, and parts only after a yes."""
    order = asked("intake", calm)
    first = [id_[:3] for id_ in order[: order.index("QA0")]]
    assert list(dict.fromkeys(first)) == ["QS3", "QS5", "QS4", "QS1", "QS2"]
    assert "QS1b" not in order
    assert "QS6d" not in order
    assert order[-1] == "QE3"
    assert not any(id_.startswith("QC") for id_ in order)


def test_a_call_for_112_ends_the_questions_at_once():
    """Nothing is asked after it."""
    order = asked("intake", lambda each: "yes" if each.id == "QS5a" else calm(each))
    assert order[-1] == "QS5a"


def test_another_alarm_is_remembered_until_the_block_is_complete():
    """After a yes to QS2a the block goes on, with its own part, and the rest of the intake is left."""
    order = asked("intake", lambda each: "yes" if each.id == "QS2a" else calm(each))
    assert "QS2d" in order
    assert order[-1] == "QN1b"


def test_who_is_too_young_is_asked_no_more():
    """The age comes after the emergencies, and ends it."""
    assert asked("intake", lambda each: 16 if each.id == "QA0" else calm(each))[-1] == "QA0"


def test_what_was_never_asked_is_no_answer():
    """Where a call for 112, or an age too low, has ended the questions, only what was answered counts."""
    call = verdict(PATHWAY, {"QS3a": "no", "QS3b": "yes"})
    assert (call.outcome, [reason.rule for reason in call.reasons]) == ("call_112", ["QS3"])
    values: dict[str, object] = {}
    while (each := following(PATHWAY, "intake", values)) is not None:
        values[each.id] = 16 if each.id == "QA0" else calm(each)
    young = verdict(PATHWAY, values)
    assert (young.outcome, young.urgency) == ("not_for_you", "none")


def test_other_occasions_ask_their_own():
    """Safety is the block alone; an evaluation adds what is asked again; a week a few; conditions four."""
    safety = asked("safety", calm)
    assert safety[0] == "QS3a"
    assert safety[-1] == "QN1b"
    assert "QA0" not in safety
    again = asked("evaluation", calm)
    assert again[: len(safety)] == safety
    assert {"QI1", "QI4", "QI5", "QF7", "QF8"} <= set(again)
    complaints = [f"QF1{letter}" for letter in "abcdef"]
    assert asked("weekly", calm) == ["QI3", *complaints, "QF3", "QF4", "QF10", "QF7"]
    assert asked("condition", calm) == ["QCa", "QCb", "QCc", "QCd"]
