"""The laws of time and talk: each holds for any session, whoever speaks it and however fast it goes."""

from bisect import bisect_right
from functools import cache
from itertools import pairwise

from player.phrases import phrases
from player.program import Language
from player.session import Section
from player.session import lines as lines_of
from player.session.whole import announced, drafts
from player.units import RATE, to_frames

from .scores import (
    KEEP_LAST_REST,
    Case,
    exercises,
    inside,
    overlaps,
    signals,
    speech,
    texts,
    tones,
    waits,
)

FLOOR = {"supine", "side-lying", "hands-and-knees"}
PARTS = ("out", "hold", "back", "rest")


def speech_never_overlaps(made: Case) -> None:
    """No two utterances sound at once."""
    cues = tuple(cue for section in made.session.sections for cue in section.cues)

    assert overlaps(cues) == []


def sections_follow_each_other(made: Case) -> None:
    """Sections touch, every cue lies within its own, and cues are in order."""
    sections = made.session.sections

    assert sections[0].at == 0
    assert all(before.end == after.at for before, after in pairwise(sections))
    assert made.session.frames == sections[-1].end
    for section in sections:
        assert [cue.at for cue in section.cues] == sorted(cue.at for cue in section.cues)
        assert all(section.at <= cue.at and cue.end <= section.end for cue in section.cues)
        assert all((cue.section, cue.exercise) == (section.index, section.exercise) for cue in section.cues)
    assert [section.kind for section in sections] == [
        "opening",
        *["exercise"] * len(made.program.items),
        "closing",
    ]


def the_dose_is_never_cheated(made: Case) -> None:
    """One tone for every part of every repetition, as long as the dose; after the last one no rest."""
    for section, movement in exercises(made):
        dose, kind = movement.dose, made.program.items[section.index or 0].kind
        seconds = {
            "out": dose.out / made.wishes.pace,
            "hold": dose.hold,
            "back": dose.back / made.wishes.pace,
            "rest": dose.rest / made.wishes.pace,
        }
        wanted = [(part, to_frames(seconds[part])) for part in PARTS if seconds[part]]
        heard: dict[tuple[int, str | None, int], list[tuple[str, int]]] = {}
        for cue in tones(section):
            heard.setdefault((cue.set, cue.side, cue.rep), []).append((cue.part, cue.length))
            assert cue.sound.length == cue.length
        last = list(heard)[-1]
        if kind not in KEEP_LAST_REST and dose.rest:
            assert heard[last] == wanted[:-1]
            heard[last] = wanted
        assert set(map(tuple, heard.values())) == {tuple(wanted)}
        assert set(heard) == {
            (number, side, rep)
            for number in range(1, dose.sets + 1)
            for side in movement.sides or (None,)
            for rep in range(1, dose.reps + 1)
        }


def a_repetition_has_no_holes(made: Case) -> None:
    """The parts of one repetition touch."""
    for section, _ in exercises(made):
        for before, after in pairwise(tones(section)):
            if (before.set, before.side, before.rep) == (after.set, after.side, after.rep):
                assert before.end == after.at


def sets_are_outside_and_sides_inside(made: Case) -> None:
    """A set ends before the next begins; sides alternate, or one is done before the other."""
    for section, movement in exercises(made):
        heard = list(dict.fromkeys((cue.set, cue.side, cue.rep) for cue in tones(section)))
        place = {side: at for at, side in enumerate(movement.sides or (None,))}
        if movement.alternate:
            assert heard == sorted(heard, key=lambda turn: (turn[0], turn[2], place[turn[1]]))
        else:
            assert heard == sorted(heard, key=lambda turn: (turn[0], place[turn[1]], turn[2]))


def words_end_before_their_part(made: Case) -> None:
    """What is said in a part begins in it and ends at least 0.3 s before it does."""
    for section, _ in exercises(made):
        parts = tones(section)
        starts = [part.at for part in parts]
        for cue in speech(section):
            part = parts[max(0, bisect_right(starts, cue.at) - 1)]
            if cue.rep is None:
                ends = parts[min(bisect_right(starts, cue.at), len(parts) - 1)]
                assert not any(one.at < cue.end and cue.at < one.end for one in (part, ends))
                continue
            assert part.at <= cue.at
            assert cue.end <= part.end - to_frames(0.3)
            assert (cue.set, cue.side, cue.rep, cue.part) == (part.set, part.side, part.rep, part.part)


def calm_counting(made: Case) -> None:
    """In a hold of 3 to 10 s numbers fall on whole seconds; in a longer one halfway and the last three."""
    book = phrases(made.wishes.language)
    for section, movement in exercises(made):
        hold = movement.dose.hold
        if made.program.items[section.index or 0].kind == "breathing" or not hold:
            continue
        for part in tones(section):
            if part.part != "hold":
                continue
            said = {cue.at - part.at: cue.sound.text for cue in inside(section, part)}
            if made.wishes.talk == "quiet" or hold < 3:
                assert said == {}
            elif hold <= 10:
                allowed = {n * RATE: spelt(book, n + 1) for n in range(int(hold))}
                assert said.items() <= allowed.items()
            else:
                allowed = {to_frames(hold - n): spelt(book, n) for n in (1, 2, 3)}
                allowed[to_frames(hold / 2)] = book.say("count.halfway")
                if hold >= 180:
                    allowed[to_frames(hold - 60)] = book.say("count.last_minute")
                assert said.items() <= allowed.items()


def breaths_are_counted_in_twice(made: Case) -> None:
    """Only the first two breaths are counted; then tones lead, and the last one is named."""
    book = phrases(made.wishes.language)
    numbers = {spelt(book, n) for n in range(1, 21)}
    for section, _ in exercises(made):
        if made.program.items[section.index or 0].kind != "breathing":
            continue
        counted = {cue.rep for cue in speech(section) if cue.rep and cue.sound.text in numbers}
        worded = {cue.rep for cue in speech(section) if cue.rep and cue.sound.text not in numbers}
        last = max(cue.rep for cue in tones(section))

        assert counted <= ({1, 2} if made.wishes.talk != "quiet" else set())
        assert worded <= {1, 2, last}


def changing_sides_takes_its_time(made: Case) -> None:
    """Where one side follows the other, the person is told and gets the seconds for it."""
    for section, movement in exercises(made):
        change = to_frames(made.program.items[section.index or 0].change / made.wishes.pace)
        for before, after in pairwise(tones(section)):
            if movement.alternate or before.side == after.side:
                continue
            between = [cue for cue in section.cues if before.end <= cue.at < after.at]
            assert [cue.side for cue in between if cue.kind == "speech"].count(after.side) >= 1
            if change:
                assert (change, after.side) in [
                    (cue.length, cue.side) for cue in between if cue.kind == "wait"
                ]


def sets_rest(made: Case) -> None:
    """Between two sets is the dose's rest, and the set is named."""
    book = phrases(made.wishes.language)
    for section, movement in exercises(made):
        dose = movement.dose
        for before, after in pairwise(tones(section)):
            if before.set == after.set:
                continue
            between = [cue for cue in section.cues if before.end <= cue.at < after.at]
            named = book.say("say.exercise.set", set=after.set, sets=dose.sets)
            assert named in [cue.sound.text for cue in between if cue.kind == "speech"]
            if dose.set_rest:
                rest = to_frames(dose.set_rest / made.wishes.pace)
                assert rest in [cue.length for cue in between if cue.kind == "wait"]


def led_in(made: Case) -> None:
    """Three ticks a second apart and a go come before the first repetition; nothing is said meanwhile."""
    for section, _ in exercises(made):
        if made.program.seconds is not None:
            assert signals(section) == []
            continue
        begins = tones(section)[0].at
        before = [(at, shape) for at, shape in signals(section) if at < begins]
        start = before[0][0]

        assert before == [
            (start, "tick"),
            (start + RATE, "tick"),
            (start + 2 * RATE, "tick"),
            (start + 3 * RATE, "go"),
        ]
        assert 0 < begins - before[-1][0] <= RATE
        assert not [cue for cue in speech(section) if start <= cue.at < begins or start < cue.end < begins]


def time_to_get_there(made: Case) -> None:
    """A new position is asked for and gets 15, 20 or 25 s; the same one gets none."""
    book = phrases(made.wishes.language)
    if made.program.seconds is not None:
        return
    before: str | None = None
    for section, _ in exercises(made):
        position = position_of(made, section, before)
        begins = tones(section)[0].at
        moving = [cue for cue in waits(section) if cue.at < begins]
        told = [cue.sound.text for cue in speech(section) if cue.at < begins]
        asks = book.say(f"position.{position}.go")
        if position == before:
            assert moving == []
            assert asks not in told
        else:
            floors = (position in FLOOR) + (before in FLOOR)
            seconds = {0: 15.0, 1: 25.0, 2: 20.0}[floors]
            assert [cue.length for cue in moving] == [to_frames(seconds / made.wishes.pace)]
            assert asks in told
            rises = before in FLOOR and position not in FLOOR
            assert rises == (book.say("position.rise.from_floor") in told)
        before = position


def position_of(made: Case, section: Section, before: str | None) -> str:
    """Work out where the person is: where they were if they can stay, else on the same height."""
    positions = made.program.items[section.index or 0].positions
    near = [position for position in positions if (position in FLOOR) == (before in FLOOR)]
    return before if before in positions else (near or positions)[0]


def announced_minutes_are_true(made: Case) -> None:
    """Minutes that are said differ at most half a minute from what is left where they are said."""
    slack = 0
    for section in made.session.sections:
        table = "say.opening" if section.kind == "opening" else "say.exercise"
        told = minutes_of(made, table)
        for cue in speech(section):
            if cue.sound.text not in told:
                continue
            since = 0 if section.kind == "opening" else cue.at
            if section.kind == "opening":
                # Each number takes its own time to say: by that much none may be true.
                lengths = [made.lengths(type(cue.sound)(text, made.wishes.language)) for text in told]
                slack = max(lengths) - min(lengths)
            left = made.session.frames - since
            assert abs(left - told[cue.sound.text] * 60 * RATE) <= 30 * RATE + slack
            assert section.minutes == told[cue.sound.text]


def minutes_of(made: Case, table: str) -> dict[str, int]:
    """Give every sentence that tells minutes, and how many it tells."""
    return _minutes(made.wishes.language, table)


@cache
def _minutes(language: Language, table: str) -> dict[str, int]:
    book = phrases(language)
    return {book.say(f"{table}.minute"): 1} | {
        book.say(f"{table}.minutes", minutes=n): n for n in range(2, 400)
    }


def it_begins_softly_and_ends_clearly(made: Case) -> None:
    """A soft lead-in sounds from frame 0, before any word; the last sound of all is the end's."""
    cues = [cue for section in made.session.sections for cue in section.cues]
    first, last = cues[0], max(cues, key=lambda cue: cue.end)

    assert (first.at, first.kind, first.sound.shape) == (0, "signal", "open")
    assert min(cue.at for cue in cues if cue.kind == "speech") >= first.end
    assert (last.kind, last.sound.shape) == ("signal", "end")
    assert last.at >= max(cue.end for cue in cues if cue.kind == "speech")
    assert speech(made.session.sections[-1])


def it_says_what_comes_and_when_to_stop(made: Case) -> None:
    """The beginning names the program, its minutes and the stop rule, unless it is a break."""
    book, words = phrases(made.wishes.language), made.program.words[made.wishes.language]
    opening = texts(made.session.sections[0])
    if made.program.seconds is not None:
        assert opening == [words.opening]
    else:
        assert words.name in opening[0]
        assert book.say("say.opening.stop_rule") in opening
        assert set(opening) & set(minutes_of(made, "say.opening"))


def every_line_is_named_before(made: Case) -> None:
    """What is compiled asks for no line that its draft did not name."""
    asked = {cue.sound for section in made.session.sections for cue in speech(section)}
    drafted = drafts(made.program, made.wishes, announced(made.session))

    assert asked <= {line for draft in drafted for line in lines_of(draft)}


def tones_are_on_the_side_that_moves(made: Case) -> None:
    """A tone leans to the left or the right with the side; every other one is in the middle."""
    pans = {"left": -1, "right": 1}
    for section, _ in exercises(made):
        assert all(cue.sound.pan == pans.get(cue.side, 0) for cue in tones(section))


def every_side_is_spoken(made: Case) -> None:
    """Something is said of each side before or in its first repetition; left and right by their names."""
    forms = phrases(made.wishes.language).table["side"]
    for section, movement in exercises(made):
        if movement.alternate and section.omissions:
            continue  # `check` tells the author that the words do not fit
        for side in movement.sides:
            first = next(cue for cue in tones(section) if cue.side == side)
            told = [cue.sound.text for cue in speech(section) if cue.side == side and cue.at <= first.end]
            assert told
            if side in forms:
                # Who lies on the right side opens the left arm: either may be what is said.
                named = [word for form in forms.values() for word in form.values()]
                assert any(word in text for text in told for word in named)


def spelt(book, number: int) -> str:
    """Give a number as a sentence of its own."""
    word = book.number(number)
    return ("E" + word[1:] if word.startswith("éé") else word.capitalize()) + "."


LAWS = (
    speech_never_overlaps,
    sections_follow_each_other,
    the_dose_is_never_cheated,
    a_repetition_has_no_holes,
    sets_are_outside_and_sides_inside,
    words_end_before_their_part,
    calm_counting,
    breaths_are_counted_in_twice,
    changing_sides_takes_its_time,
    sets_rest,
    led_in,
    time_to_get_there,
    announced_minutes_are_true,
    it_begins_softly_and_ends_clearly,
    it_says_what_comes_and_when_to_stop,
    every_line_is_named_before,
    tones_are_on_the_side_that_moves,
    every_side_is_spoken,
)
