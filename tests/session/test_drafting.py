"""Exercises drafted from anywhere: from the beginning, after a change, after a pause."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from player.program import LANGUAGES, LEVELS
from player.session import (
    PACES,
    Draft,
    Plan,
    Rep,
    Section,
    Turn,
    compile,
    course,
    draft,
    explanation,
    lines,
    plans,
)
from player.units import RATE

from .scores import (
    estimate,
    every_exercise,
    inline,
    overlaps,
    scattered,
    shipped,
    signals,
    speech,
    texts,
    tones,
    waits,
    wishes,
)

COUNT = len(every_exercise().items)


def plan_of(use: str, language: str = "en", **more: object) -> Plan:
    """Plan one exercise of the catalogue, second of two, in the position it asks for."""
    program = inline(f'[[exercise]]\nuse = "neck-flexion"\n[[exercise]]\nuse = "{use}"\n')
    plan = plans(program, wishes(language))[1]
    return replace(plan, before=plan.item.positions[0], place="next", **more)


def compiled(plan: Plan) -> Section:
    """Place a plan."""
    return compile(draft(plan), estimate)


def turns(section: Section) -> list[tuple[int, str | None, int]]:
    """Give the repetitions, in order."""
    return list(dict.fromkeys((cue.set, cue.side, cue.rep) for cue in tones(section)))


@st.composite
def states(draw: st.DrawFn) -> Plan:
    """Any exercise of the catalogue, at any level, partly done, to be taken up in any way."""
    language, level = draw(st.sampled_from(LANGUAGES)), draw(st.sampled_from(LEVELS))
    person = wishes(language, level=level, pace=draw(st.sampled_from(PACES)))
    plan = plans(every_exercise(), person)[draw(st.integers(0, COUNT - 1))]
    movement = plan.item.levels[level]
    sides = movement.sides or (None,)
    number = draw(st.integers(1, movement.dose.sets))
    done = {(number, side): draw(st.integers(0, movement.dose.reps + 2)) for side in sides}
    running = draw(st.sampled_from((*sides, None)))
    done_last = [Turn(number, side, reps, reps) for (_, side), reps in done.items() if reps]
    return replace(
        plan,
        talk=draw(st.sampled_from(("full", "short", "quiet"))),
        done=done,
        running=running,
        previous=draw(st.sampled_from((None, *done_last))),
        start=draw(st.sampled_from(("fresh", "onward", "resumed"))),
        minutes=draw(st.sampled_from((None, 1, 7))),
        place=draw(st.sampled_from(("first", "next", "last", "break"))),
    )


@settings(max_examples=150, deadline=None)
@given(plan=states(), seed=st.integers(0, 1000), longest=st.floats(0.1, 5))
def test_from_anywhere(plan: Plan, seed: int, longest: float) -> None:
    """From any state the rest is drafted whole: the course, no words at once, every line named before."""
    made, lengths = draft(plan), scattered(seed, longest)
    asked = []

    def asking(line):
        asked.append(line)
        return lengths(line)

    section = compile(made, asking, at=1000)

    expected = course(plan.item.levels[plan.level], plan.done, plan.running)
    assert turns(section) == [(turn.set, turn.side, turn.rep) for turn in expected]
    assert overlaps(section.cues) == []
    assert set(asked) <= set(lines(made))
    assert all(section.at <= cue.at and cue.end <= section.end for cue in section.cues)
    assert (section.frames == 0) == (expected == ())
    assert section == compile(made, lengths, at=1000)


@settings(max_examples=30, deadline=None)
@given(plan=states(), at=st.integers(0, 10**9))
def test_a_section_is_the_same_anywhere(plan: Plan, at: int) -> None:
    """Where a section begins moves every cue by as much, and changes nothing else."""
    here, there = compile(draft(plan), estimate), compile(draft(plan), estimate, at=at)

    assert there.cues == tuple(replace(cue, at=cue.at + at) for cue in here.cues)
    assert replace(there, at=0, cues=()) == replace(here, at=0, cues=())


def test_onward_begins_at_once() -> None:
    """After a change in mid-exercise the next repetition comes at once, with its words."""
    section = compiled(
        plan_of(
            "neck-rotation",
            start="onward",
            done={(1, "left"): 2, (1, "right"): 1},
            previous=Turn(1, "left", 2, 5),
        )
    )

    assert turns(section)[0] == (1, "right", 2)
    assert tones(section)[0].at == 0
    assert signals(section) == []
    assert texts(section)[0] == "To the right."


def test_onward_between_two_sides_changes_sides() -> None:
    """What lies between the repetition before and the next is still said: the change of side."""
    done = {(1, "left"): 3}
    section = compiled(
        plan_of("neck-side-bend", start="onward", done=done, running="left", previous=Turn(1, "left", 3, 3))
    )

    assert texts(section)[0] == "Now the right side."
    assert [cue.length for cue in waits(section)] == [4 * RATE]
    assert [shape for _, shape in signals(section)] == ["go"]


def test_a_variant_is_explained_after_a_change_too() -> None:
    """A change during one muscle group does not take away the explanation of the next."""
    done = {(1, "fists"): 1}
    section = compiled(
        plan_of("pmr-short", start="onward", done=done, running="fists", previous=Turn(1, "fists", 1, 1))
    )

    assert texts(section)[:2] == ["Now your face.", "Squeeze your eyes shut and wrinkle your nose."]


def test_onward_into_the_next_set() -> None:
    """Between two sets the rest is kept, also after a change."""
    plan = plan_of("neck-rotation", start="onward", done={(1, "left"): 8, (1, "right"): 8})
    plan = replace(plan, level="hard", running="right", previous=Turn(1, "right", 8, 8))
    section = compiled(plan)

    assert texts(section)[:2] == ["Rest for a moment.", "This is set two of two."]
    assert [cue.length for cue in waits(section)] == [20 * RATE]
    assert turns(section)[0] == (2, "left", 1)


def test_a_set_too_many_is_not_miscounted() -> None:
    """The second set of what became one set is not called the second of one."""
    done = {(1, "left"): 8, (1, "right"): 8, (2, "left"): 1}
    plan = plan_of("neck-rotation", start="onward", done=done, previous=Turn(1, "right", 8, 8))

    assert "This is set two of two." in texts(compiled(plan))


def test_resumed_says_where_we_were() -> None:
    """Taken up again later, an exercise is named, the position is asked for and the side is said."""
    plan = plan_of("neck-side-bend", start="resumed", done={(1, "left"): 3})
    section = compiled(plan)

    assert texts(section)[:4] == [
        f"We were at: {section.name}.",
        "Get ready.",
        "Sit on a chair, feet flat on the floor.",
        "Now the right side.",
    ]
    assert turns(section) == [(1, "right", rep) for rep in (1, 2, 3)]
    assert [shape for _, shape in signals(section)] == ["tick", "tick", "tick", "go"]
    assert waits(section) == []


def test_resumed_from_elsewhere_gives_time() -> None:
    """Who was away gets the time to get there again."""
    plan = replace(plan_of("open-book", start="resumed", done={(1, "left"): 4}), before=None)

    assert [cue.length for cue in waits(compiled(plan))] == [25 * RATE]
    assert "Roll gently onto your left side, pillow under your head." in texts(compiled(plan))


def test_nothing_left_is_nothing_drafted() -> None:
    """An exercise that is done has no steps, not even its name."""
    plan = plan_of("neck-flexion", done={(1, None): 5})

    assert draft(plan).steps == ()
    assert lines(draft(plan)) == ()


def test_full_talk_explains_once() -> None:
    """The explanation and when to stop are told in full before the first repetition, and not again."""
    for use in ("neck-rotation", "neck-side-bend", "shoulder-roll"):
        plan = plan_of(use)
        spoken = plan.item.levels[plan.level].words["en"]
        section = compiled(plan)

        assert texts(section).count(spoken.stop_if) == 1
        assert len([cue for cue in speech(section) if cue.rep is None]) >= len(spoken.sides[0].explain)
        assert texts(compiled(replace(plan, talk="short"))).count(spoken.stop_if) == 0


def test_short_talk_opens_with_its_words() -> None:
    """With short talk the first repetition has its short words, for nothing explained it."""
    plan = plan_of("neck-flexion", talk="short")
    first = [cue.sound.text for cue in speech(compiled(plan)) if cue.rep == 1]

    assert first == ["Chin down.", "Back up."]


def test_repetitions_are_named() -> None:
    """From the second on a repetition has its number, and the last one is called so."""
    plan = plan_of("neck-flexion", talk="short")
    section = compiled(plan)
    opening = [
        next(cue.sound.text for cue in speech(section) if cue.rep == rep and cue.part == "out")
        for rep in range(1, 6)
    ]

    assert opening == [
        "Chin down.",
        "Two, chin down.",
        "Three, chin down.",
        "Four, chin down.",
        "Last one, chin down.",
    ]


def test_alternating_sides_share_a_number() -> None:
    """Where sides alternate, the first one is numbered and the other named; both are told of the last."""
    section = compiled(plan_of("neck-rotation", talk="short"))
    said = {(cue.rep, cue.side): cue.sound.text for cue in reversed(speech(section)) if cue.part == "out"}

    assert said[2, "left"] == "Two, to the left."
    assert said[2, "right"] == "To the right."
    assert said[5, "left"] == "Last one, to the left."
    assert said[5, "right"] == "Last one, to the right."


def test_quiet_says_sides_and_the_last_one() -> None:
    """Quiet talk names what is to be done, each side once, and the last repetition."""
    section = compiled(plan_of("neck-rotation", talk="quiet"))
    said = [cue.sound.text for cue in speech(section) if cue.rep is not None]

    assert said == ["To the left.", "To the right.", "Last one, to the left.", "Last one, to the right."]


@pytest.mark.parametrize("language", LANGUAGES)
def test_explain_at_any_moment(language: str) -> None:
    """An explanation tells every step on the running side and when to stop, and can lead in again."""
    plan = plan_of("neck-side-bend", language, running="right")
    words = plan.item.levels[plan.level].words[language]
    told = compile(explanation(plan, leads_in=True), estimate)

    assert told.kind == "interlude"
    assert len(texts(told)) == len(words.sides[1].explain) + 1
    assert texts(told)[-1] == words.stop_if
    assert any(words.sides[1].side_of in text for text in texts(told))
    assert [shape for _, shape in signals(told)] == ["tick", "tick", "tick", "go"]
    assert signals(compile(explanation(plan, leads_in=False), estimate)) == []


def test_without_an_explanation_its_name_is_told() -> None:
    """To "explain", an exercise without an explanation answers with its name."""
    program = inline(
        '[[exercise]]\nkind = "mobility"\nposition = "sitting"\n'
        '[exercise.nl]\nname = "Draaien"\n[exercise.en]\nname = "Turns"\n[exercise.easy]\nreps = 1\nout = 2\n'
    )
    plan = plans(program, wishes())[0]

    assert texts(compile(explanation(plan, leads_in=False), estimate)) == ["Turns."]


def test_no_minutes_where_none_are_known() -> None:
    """Without known minutes none are said, and a section does not claim any."""
    plan = plan_of("neck-flexion")

    assert compiled(plan).minutes is None
    assert compiled(replace(plan, minutes=7)).minutes == 7
    assert "About seven more minutes." in texts(compiled(replace(plan, minutes=7)))
    assert "About one more minute." in texts(compiled(replace(plan, minutes=1)))
    for other in ({"place": "last"}, {"start": "onward"}):
        assert compiled(replace(plan, minutes=7, **other)).minutes is None


def test_a_draft_is_a_value() -> None:
    """The same plan gives the same draft, and a draft names each line once."""
    plan = plans(shipped("neck/phase-1"), wishes("nl"))[1]
    made: Draft = draft(plan)

    assert made == draft(plan)
    assert len(lines(made)) == len(set(lines(made)))
    assert sum(isinstance(step, Rep) for step in made.steps) == 10
