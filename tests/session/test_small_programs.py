"""Small programs, each with something that few programs have."""

import re

from player.session import Cue, Line, Section
from player.units import RATE, Frames, to_frames

from . import laws
from .laws import LAWS
from .scores import Case, case, inline, shipped, signals, speech, texts, tones, waits

WORDS = """
[exercise.nl]
name = "Proef"
explain = ["Doe dit."]
{nl}
[exercise.en]
name = "Trial"
explain = ["Do this."]
{en}
"""


def exercise(head: str, dose: str, nl: str = "", en: str = "", more: str = "") -> str:
    """Write an exercise inside a program."""
    return f"[[exercise]]\n{head}\n{WORDS.format(nl=nl, en=en)}\n[exercise.easy]\n{dose}\n{more}\n"


def only(made: Case) -> Section:
    """Give the section of the one exercise."""
    return made.session.sections[1]


def lawful(text: str, **more: object) -> Case:
    """Arrange a program, and hold it against every law at every talk."""
    program = inline(text)
    for talk in ("full", "short", "quiet"):
        for language in ("nl", "en"):
            for pace in (0.75, 1.0, 1.5):
                made = case(program, language=language, talk=talk, pace=pace)
                for law in LAWS:
                    law(made)
    return case(program, **more)


def said_in(section: Section, part: Cue) -> list[tuple[float, str]]:
    """Give the words in a part, with their seconds from its start."""
    return [
        ((cue.at - part.at) / RATE, cue.sound.text) for cue in speech(section) if part.at <= cue.at < part.end
    ]


BOX = exercise(
    'kind = "breathing"\nposition = "sitting"',
    "reps = 4\ninhale = 4\nhold = 4\nexhale = 4\nrest = 4",
    'inhale = "adem in"\nhold = "wacht"\nexhale = "adem uit"\nrest = "wacht"',
    'inhale = "in"\nhold = "pause"\nexhale = "out"\nrest = "pause"',
)


def test_box_breathing_has_four_sides() -> None:
    """A box breath has four equal parts, the last rest too, and is counted in by the first two."""
    section = only(lawful(BOX))
    first = tones(section)[:4]

    assert [cue.part for cue in first] == ["out", "hold", "back", "rest"]
    assert {cue.length for cue in tones(section)} == {4 * RATE}
    assert len(tones(section)) == 16
    assert said_in(section, first[1]) == [(0, "One."), (1, "Two."), (2, "Three."), (3, "Four.")]
    assert [text for _, text in said_in(section, first[0])] == ["In.", "Two.", "Three.", "Pause."]
    assert [text for _, text in said_in(section, first[2])] == ["Out.", "Two.", "Three.", "Four."]
    third, last = tones(section)[8:12], tones(section)[12:]
    assert [said_in(section, part) for part in third] == [[], [], [], []]
    assert [text for _, text in said_in(section, last[0])] == ["Last one, in."]


def test_breaths_are_counted_at_their_pace() -> None:
    """Four counts stay four counts when a breath goes faster; a hold keeps whole seconds."""
    section = only(lawful(BOX, pace=1.25))
    inhale, hold, exhale, _ = tones(section)[:4]

    assert inhale.length == to_frames(4 / 1.25)
    assert hold.length == 4 * RATE
    assert [(round(at, 2), text) for at, text in said_in(section, exhale)][1:] == [
        (0.8, "Two."),
        (1.6, "Three."),
        (2.4, "Four."),
    ]
    assert [at for at, _ in said_in(section, hold)] == [0, 1, 2, 3]


SETS = exercise(
    'kind = "mobility"\nposition = "sitting"\nsides = "alternate"',
    "sets = 2\nreps = 2\nout = 3\nback = 3\nrest = 2\nset_rest = 30",
    'out = "naar {side}"\nback = "terug"',
    'out = "to the {side}"\nback = "back"',
)


def test_a_second_set_has_its_words() -> None:
    """After the rest between two sets, the first repetition is told again: nothing explained it."""
    section = only(lawful(SETS))
    first, second = (
        next(cue for cue in tones(section) if (cue.set, cue.side) == (number, "left")) for number in (1, 2)
    )

    assert said_in(section, first) == []
    assert said_in(section, second) == [(0, "To the left.")]
    between = [cue for cue in section.cues if cue.at < second.at][-7:]
    assert [cue.kind for cue in between] == ["speech", "wait", "speech", *["signal"] * 4]
    assert [text for text in texts(section) if "set" in text.lower()] == ["This is set two of two."]
    assert [cue.length for cue in waits(section)][1:] == [30 * RATE]


def test_set_rest_follows_the_pace() -> None:
    """A rest between sets is a rest: at pace 1.5 it is two thirds."""
    assert [cue.length for cue in waits(only(case(inline(SETS), pace=1.5)))][1:] == [20 * RATE]


def test_without_a_set_rest_nobody_is_told_to_rest() -> None:
    """Where the dose gives no rest between sets, only the set is named."""
    section = only(lawful(SETS.replace("set_rest = 30", "")))

    assert "Rest for a moment." not in texts(section)
    assert "This is set two of two." in texts(section)


def test_sets_of_one_side_after_the_other() -> None:
    """Sets are outside: left, right, rest, left, right; every change of side has its seconds."""
    section = only(lawful(SETS.replace('"alternate"', '"one-then-other"\nchange = 6')))

    sides = list(dict.fromkeys((cue.set, cue.side) for cue in tones(section)))
    assert sides == [(1, "left"), (1, "right"), (2, "left"), (2, "right")]
    assert [cue.length / RATE for cue in waits(section)][1:] == [6, 30, 6, 6]


def test_one_named_variant_in_two_sets() -> None:
    """A single named variant is led into its second set like an exercise without sides."""
    text = SETS.replace('"alternate"', '["slow"]').replace(" {side}", "").replace("{side}", "")
    text = text.replace('back = "terug"', 'back = "terug"\nsides = { slow = "langzaam" }')
    text = text.replace('back = "back"', 'back = "back"\nsides = { slow = "slowly" }')
    section = only(lawful(text))

    assert [shape for _, shape in signals(section)] == ["tick", "tick", "tick", "go"] * 2


VARIANTS = exercise(
    'kind = "control"\nposition = "standing"\nsides = ["y", "t"]\nchange = 5',
    "reps = 2\nout = 3\nback = 3\nrest = 2",
    'sides.y = { side = "omhoog", explain = ["Armen schuin omhoog."], out = "schuin omhoog" }\n'
    'sides.t = { side = "opzij", explain = ["Armen recht opzij."], out = "opzij" }',
    'sides.y = { side = "up", explain = ["Slide your arms up and out."], out = "up and out" }\n'
    'sides.t = { side = "aside", explain = ["Spread your arms wide."], out = "aside" }',
)


def test_named_variants_explain_themselves() -> None:
    """Each named variant is told whole when it begins, and needs no words in its first repetition."""
    section = only(lawful(VARIANTS))
    second = next(cue for cue in tones(section) if cue.side == "t")

    assert "Slide your arms up and out." in texts(section)
    told = texts(section).index("Spread your arms wide.")
    assert texts(section)[told - 1] == "Now aside."
    assert said_in(section, second) == []
    assert {cue.sound.pan for cue in tones(section)} == {0}


def test_named_variants_with_short_talk() -> None:
    """With short talk the variant is named and its words come with the movement."""
    section = only(lawful(VARIANTS, talk="short"))
    firsts = [next(cue for cue in tones(section) if cue.side == side) for side in ("y", "t")]

    assert [said_in(section, first) for first in firsts] == [[(0, "Up and out.")], [(0, "Aside.")]]
    assert "Spread your arms wide." not in texts(section)


WALK = exercise(
    'kind = "walking"\nposition = "walking"', "reps = 1\nhold = 300", more="[exercise.hard]\nhold = 1500"
)


def test_long_walks() -> None:
    """A walk of five minutes has one tone, halfway, the last minute and the last three seconds."""
    section = only(lawful(WALK))
    (part,) = tones(section)

    assert (part.length, part.sound.shape) == (300 * RATE, "long")
    assert said_in(section, part) == [
        (150, "You are halfway."),
        (240, "One more minute."),
        (297, "Three."),
        (298, "Two."),
        (299, "One."),
    ]


def test_walks_never_go_faster() -> None:
    """A hold is not scaled by the pace, be it 25 minutes."""
    made = case(inline(WALK), level="hard", pace=1.5)
    (part,) = tones(only(made))

    assert part.length == 1500 * RATE
    assert made.session.sections[0].minutes == 26


LEVELLED = exercise(
    'kind = "relaxation"\nposition = "sitting"\nchange = 4',
    'sides = ["fists", "feet"]\nreps = 1\nout = 2\nhold = 5\nrest = 15',
    'hold = "houd vast"\nsides = { fists = "je vuisten", face = "je gezicht", feet = "je voeten" }',
    'hold = "hold"\nsides = { fists = "your fists", face = "your face", feet = "your feet" }',
    '[exercise.hard]\nsides = ["fists", "face", "feet"]\nsets = 2',
)


def test_sides_that_differ_by_level() -> None:
    """A level has the sides that are written for it."""
    easy, hard = (only(lawful(LEVELLED, level=level)) for level in ("easy", "hard"))

    assert list(dict.fromkeys(cue.side for cue in tones(easy))) == ["fists", "feet"]
    assert list(dict.fromkeys((cue.set, cue.side) for cue in tones(hard))) == [
        (number, side) for number in (1, 2) for side in ("fists", "face", "feet")
    ]


def test_relaxation_keeps_its_last_rest() -> None:
    """In relaxation the rest belongs to the repetition: also the last one has it."""
    last = tones(only(lawful(LEVELLED)))[-1]

    assert (last.part, last.length) == ("rest", 15 * RATE)


PUSH = exercise(
    'kind = "strength"\nposition = "sitting"',
    "reps = 3\nhold = 5\nrest = 4",
    'hold = "duw zacht"',
    'hold = "push gently"',
)


def test_a_hold_that_opens_a_repetition_is_told_in_the_rest_before() -> None:
    """Without a movement out, the words of a hold end the rest before it."""
    section = only(lawful(PUSH))
    parts = tones(section)

    assert [cue.part for cue in parts] == ["hold", "rest", "hold", "rest", "hold"]
    for rest in (parts[1], parts[3]):
        ((_, text),) = said_in(section, rest)
        assert text == "Push gently."
        (cue,) = [cue for cue in speech(section) if rest.at <= cue.at < rest.end]
        assert cue.end == rest.end - to_frames(0.3)


def test_a_side_that_opens_with_a_hold_is_told_by_the_change_of_sides() -> None:
    """Before another side nothing is said of its hold in the rest: first the sides are changed."""
    text = PUSH.replace("reps = 3", "reps = 2").replace('"sitting"', '"sitting"\nsides = "one-then-other"')
    section = only(lawful(text))

    told = [cue.side for cue in speech(section) if cue.sound.text == "Push gently."]
    assert told == ["left", "right"]


def test_each_variant_is_explained_in_the_first_set_only() -> None:
    """In a second set the variants are named, not told whole again."""
    section = only(lawful(VARIANTS.replace("reps = 2", "reps = 2\nsets = 2")))

    assert texts(section).count("Spread your arms wide.") == 1
    assert texts(section).count("Now aside.") == 2


def test_the_other_side_is_not_explained_again() -> None:
    """What is the same on the other side is told once: then only the side is named."""
    made = case(shipped("neck/phase-1-chair"))
    (bend,) = [section for section in made.session.sections if section.exercise == "neck-side-bend"]
    opening = made.program.items[bend.index].levels["easy"].words["en"].sides[0].explain[0]

    assert texts(bend).count(opening) == 1


def test_minutes_are_not_rounded() -> None:
    """Minutes that an author names are what the hold lasts, half minutes too."""
    text = WALK.replace("Do this.", "Walk for {minutes} minutes.").replace("hold = 300", "hold = 90")

    assert "Walk for one point five minutes." in texts(only(case(inline(text))))


LYING = exercise(
    'kind = "mobility"\nposition = "side-lying"\nsides = "one-then-other"\nchange = 20',
    "reps = 1\nout = 4\nback = 4",
    'out = "open"\nback = "sluit"\nswitch = "Rol op je {other_of}zij."',
    'out = "open"\nback = "close"\nswitch = "Roll onto your {other_of} side."',
)


def test_who_lies_down_knows_on_which_side() -> None:
    """The side to lie on is said before the time to get there, with much talk and with little."""
    for talk in ("full", "short", "quiet"):
        section = only(lawful(LYING, talk=talk))
        get_there, turn_over = waits(section)

        assert get_there.length == 25 * RATE
        before = [cue.sound.text for cue in speech(section) if cue.at < get_there.at]
        assert before[-2:] == [
            "Lie on your side, with a pillow under your head.",
            "Roll onto your right side.",
        ]
        between = [cue.sound.text for cue in speech(section) if get_there.at < cue.at < turn_over.at]
        assert between[-1] == "Roll onto your left side."
        assert turn_over.length == 20 * RATE


CLOSED = exercise(
    'kind = "mobility"\nposition = "sitting"',
    "reps = 2\nout = 3\nback = 3\nrest = 2",
    'close = "Kom terug naar het midden."',
    'close = "Come back to the middle."',
)


def test_a_closing_line_comes_after_the_last_repetition() -> None:
    """What is said in the end is said once, when the movement is over."""
    section = only(lawful(CLOSED))

    assert texts(section)[-1] == "Come back to the middle."
    assert speech(section)[-1].at >= tones(section)[-1].end


def test_without_words_only_the_last_one_is_told() -> None:
    """Where an author wrote no words for a movement, the last repetition is named all the same."""
    section = only(lawful(CLOSED))
    first, last = (next(cue for cue in tones(section) if cue.rep == rep) for rep in (1, 2))

    assert said_in(section, first) == []
    assert said_in(section, last) == [(0, "This is the last one.")]


def test_words_that_do_not_fit_are_told_to_the_author() -> None:
    """Words too long for their part are left out, and named with the seconds they need and have."""
    text = exercise(
        'kind = "mobility"\nposition = "sitting"',
        "reps = 2\nout = 1\nback = 3",
        'out = "langzaam naar voren toe"',
        'out = "slowly all the way"',
    )
    section = only(lawful(text))
    (omission,) = section.omissions

    assert (omission.text, omission.part, omission.room) == ("Slowly all the way.", "out", 1.0)
    assert omission.needed > 1
    assert "Slowly all the way." not in texts(section)


def test_an_alternating_break_names_both_sides() -> None:
    """In a break no go is sounded, so the second side is named with its movement."""
    text = SETS.replace("sets = 2", "").replace("set_rest = 30", "").replace("reps = 2", "reps = 1")
    program = inline(text.replace('"sitting"', '"standing"'), "seconds = 30")
    made = case(program)
    right = next(cue for cue in tones(only(made)) if cue.side == "right")

    assert said_in(only(made), right) == [(0, "To the right.")]


def test_a_hair_between_two_minutes() -> None:
    """Where saying the minutes takes so long that none are true, an exercise says none."""
    program = shipped("neck/phase-1")
    usual = case(program)
    told = set()

    for longer in range(0, 120, 5):

        def lengths(line: Line, longer: int = longer) -> Frames:
            if found := re.fullmatch(r"About (\w+) more minutes?.", line.text):
                even = found[1] in ("two", "four", "six", "eight", "ten", "twelve")
                return Frames(50 * RATE if even else RATE)
            return Frames(usual.lengths(line) + longer * RATE * line.text.startswith("That was"))

        made = case(program, lengths)
        laws.announced_minutes_are_true(made)
        told |= {section.minutes is None for section in made.session.sections[2:-2]}
        assert [section.minutes is None for section in made.session.sections[2:-2]] == [
            not any("more minute" in text for text in texts(section))
            for section in made.session.sections[2:-2]
        ]

    assert told == {True, False}
