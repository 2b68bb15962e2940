"""Coming back after a while, and what is no reason for more: PR2b, PR8, PR14, PR15 and the gates."""

from msgspec.structs import replace

from player.recovery import Dose, doses, propose, reassurance, tip
from player.recovery.moving import phase_of
from tests.recovery.living import PROGRAMS
from tests.recovery.person import FACTS, PATHWAY, SAFE, Person, exercised, moment


def weeks_of_phase_two(person: Person | None = None, first: int = 0, days: int = 21, pain: int = 2) -> Person:
    """Give somebody with good sessions, three of strength a week, in phase two since `first`."""
    person = (person or Person(QI3=2)).kept(first, "phase", phase=2)
    for day in range(first, first + days):
        name = "neck/phase-2-a" if day % 7 in (0, 2, 4) else "neck/phase-1"
        person.session(day, name, pain=pain).pain(day, pain)
    return person


def changes(person: Person, day: int, program: str = "neck/phase-2-a") -> list[tuple[str, str, str]]:
    """Give what is changed anew in a program: exercise, number and rule."""
    found = doses(PATHWAY, person.facts, PROGRAMS[program], moment(day).date())
    return [(each.exercise, each.what, each.reason.rule) for each in found if each.new]


def test_after_two_weeks_away_a_gate_counts_from_coming_back():
    """PR15: who goes a level down has three more weeks and eight strength sessions before phase three."""
    assert weeks_of_phase_two().stands(21).phase == 3
    away = weeks_of_phase_two(days=18)
    for day in range(33, 39):
        away.session(day, "neck/phase-2-a" if day % 2 else "neck/phase-1", pain=2).pain(day, 2)
    assert away.stands(39).phase == 2
    assert weeks_of_phase_two(away, first=40, days=22).stands(62).phase == 3


def test_after_four_weeks_away_it_begins_anew():
    """PR15: the new intake leads to phase one, and what went up before does not count."""
    person = weeks_of_phase_two().kept(
        10, "dose", exercise="neck-rotation", what="reps", was=5, value=9, rule="PR8", level="easy"
    )
    person.answers(60, **{**SAFE, "QI1": 3, "QI3": 3})
    stands = person.stands(60)
    assert (stands.phase, stands.moved.rule, stands.ask) == (1, "PR15", ())
    found = doses(PATHWAY, person.facts, PROGRAMS["neck/phase-1"], moment(60).date())
    assert [each for each in found if each.exercise == "neck-rotation"] == []
    person.kept(60, "phase", phase=1)
    assert (person.stands(60).phase, person.stands(60).moved) == (1, None)
    assert phase_of(PATHWAY, person.facts, 1) == (1, moment(60).date())


def forgotten(person: Person, day: int) -> Person:
    """Give what is known so late that the sessions before a day are looked at no more; their dates are."""
    first = moment(day).date().isoformat()
    old = [each.started[:10] for each in person.facts.sessions if each.started[:10] < first]
    kept = tuple(each for each in person.facts.sessions if each.started[:10] >= first)
    person.facts = replace(person.facts, sessions=kept, earlier=tuple(dict.fromkeys(old)))
    return person


def test_after_more_than_half_a_year_away_it_begins_anew_too():
    """PR15: also where no session is near enough to be looked at any more."""
    person = weeks_of_phase_two().kept(
        10, "dose", exercise="neck-rotation", what="reps", was=5, value=9, rule="PR8", level="easy"
    )
    person = forgotten(person.answers(260, **{**SAFE, "QI1": 3, "QI3": 3}), 76)
    assert (person.stands(260).phase, person.stands(260).moved.rule) == (1, "PR15")
    found = doses(PATHWAY, person.facts, PROGRAMS["neck/phase-1"], moment(260).date())
    assert [(each.exercise, each.reason.rule) for each in found] == [("shoulder-roll", "PR15")]
    person.session(260)
    found = doses(PATHWAY, person.facts, PROGRAMS["neck/phase-1"], moment(262).date())
    assert [(each.exercise, each.reason.rule) for each in found] == [("shoulder-roll", "PR15")]


def test_what_went_up_before_a_long_while_away_does_not_come_back():
    """PR15: half a year after the new beginning no session before it is looked at any more."""
    person = weeks_of_phase_two().kept(
        10, "dose", exercise="neck-rotation", what="reps", was=5, value=9, rule="PR8", level="easy"
    )
    person.answers(60, **{**SAFE, "QI1": 3, "QI3": 3})
    for day in range(60, 260, 2):
        person.session(day)
    found = doses(PATHWAY, forgotten(person, 76).facts, PROGRAMS["neck/phase-1"], moment(260).date())
    assert [each.value for each in found if each.exercise == "neck-rotation" and not each.new] == []


def test_what_went_down_from_more_is_no_more_after_four_weeks_away():
    """PR6 and PR15: a fifth off what went up before is still above the program."""
    person = weeks_of_phase_two()
    for day, was, value, rule in ((5, 5, 9, "PR8"), (9, 9, 7, "PR6")):
        person.kept(
            day, "dose", exercise="neck-rotation", what="reps", was=was, value=value, rule=rule, level="easy"
        )
    assert turns(person, 22) != []
    assert turns(person.answers(60, **{**SAFE, "QI1": 3, "QI3": 3}), 60) == []


def turns(person: Person, day: int) -> list[Dose]:
    """Give what differs for neck turns in phase one."""
    found = doses(PATHWAY, person.facts, PROGRAMS["neck/phase-1"], moment(day).date())
    return [each for each in found if each.exercise == "neck-rotation"]


def test_an_intake_in_between_changes_no_phase():
    """Only so long away makes it begin anew."""
    person = weeks_of_phase_two(days=12).answers(12, **{**SAFE, "QI1": 3, "QI3": 3})
    assert person.stands(12).phase == 2


def test_a_level_stays_down_for_two_sessions_after_coming_back():
    """PR15: each exercise that was done before, by itself."""
    person = weeks_of_phase_two(days=10)
    lower = ("neck-rotation", "level", "PR15")
    for day in (26, 28):
        assert lower in changes(person, day)
        person.session(day, "neck/phase-2-a", pain=2)
    assert lower not in changes(person, 30)
    assert ("neck-retraction", "level", "PR15") not in changes(person, 30, "neck/phase-2-b")


def test_nobody_goes_on_from_days_with_much_pain():
    """PR2b: from six and more only something gentle is offered, and nothing follows from it for more."""
    person = Person()
    for day in range(14):
        person.session(day, pain=2).pain(day, 2)
    assert person.stands(14).phase == 2
    last = replace(person.facts.sessions[-1], pain_before=6, pain_during=6, pain_after=6)
    person.facts = replace(person.facts, sessions=(*person.facts.sessions[:-1], last))
    assert person.stands(14).phase == 1


def test_the_last_seven_days_are_the_week_of_a_gate():
    """Two easier days do not make a calm week of a week of sevens."""
    person = Person()
    for day in range(16):
        person.session(day, pain=2).pain(day, 7 if day < 14 else 3)
    assert person.stands(16).phase == 1
    for day in range(16, 20):
        person.session(day, pain=2).pain(day, 3)
    assert person.stands(20).phase == 2


def test_a_sore_day_is_no_day_to_go_on():
    """The phase waits for a day on which it is done."""
    person = Person()
    for day in range(14):
        person.session(day, pain=2).pain(day, 2)
    person.kept(14, "today", hour=7, value="sore")
    assert (person.stands(14).phase, person.stands(15).phase) == (1, 2)


def test_nothing_steps_up_on_a_day_to_rest_from_strength():
    """PR14: who plays it a day later does so without a step."""
    person = weeks_of_phase_two(days=17)
    assert any(rule == "PR8" for *_, rule in changes(person, 18))
    assert not any(rule == "PR8" for *_, rule in changes(person, 17))


def test_in_phase_three_one_exercise_steps_up_a_week():
    """And two in phase two."""
    person = weeks_of_phase_two(days=17)
    assert sum(rule == "PR8" for *_, rule in changes(person, 18)) == 2
    person.kept(17, "phase", phase=3)
    assert sum(rule == "PR8" for *_, rule in changes(person, 18)) == 1


def test_a_week_asks_for_so_much_and_then_for_a_walk():
    """PR13: phase three asks for three sessions with strength, and three without."""
    person = Person().kept(0, "phase", phase=3)
    for day, name in enumerate(("phase-3-a", "phase-1", "phase-3-b", "phase-1", "phase-3-a", "phase-1")):
        person.session(day + 7, f"neck/{name}", exercises=(exercised(kind=_kind(name), done=70.0),))
    found = propose(PATHWAY, FACTS, person.facts, person.stands(13), moment(13))
    assert (found.program, [each.key for each in found.reasons]) == ("calm/walk", ["done_week"])


def _kind(name: str) -> str:
    return "mobility" if name == "phase-1" else "strength"


def test_a_harder_day_is_harder_than_the_days_before_it():
    """Who has much pain every day is not told so every day; who says that it is a sore day is."""
    same = Person().pain(0, *[6] * 8)

    def told(person: Person, score: int) -> str | None:
        today = moment(7).date()
        return reassurance(PATHWAY, person.session(6).facts, today, sore=True, moved=False, pain=score)

    assert (told(same, 6), told(same, 8)) == (None, "bad_day")
    assert told(Person().pain(0, *[6] * 7).kept(7, "today", value="sore"), 6) == "bad_day"


def test_the_tip_to_begin_with_half_is_told_while_that_is_the_step():
    """Later the step of the week says it."""
    person = Person(QF11=100, QF2d="yes").session(0).morning(1, 1)
    values = {"QF2d": "yes", "QF11": 100}
    assert tip(PATHWAY, person.facts, values, moment(2).date()) == "sport"
    assert tip(PATHWAY, person.facts, values, moment(9).date()) != "sport"
