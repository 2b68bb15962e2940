"""Every command, at a frame, in a rehearsal: what it changes, and what the journal keeps of it."""

from pathlib import Path

import pytest

from player.program import Program
from player.units import to_frames
from tests.cli.command import QUICK
from tests.performing.stage import RATE, Stage, program_of

ROTATION = "neck/short"


def undisturbed(folder: Path, program: Program | str = ROTATION, **wishes: object) -> Stage:
    """Rehearse without a command, to know what comes when."""
    stage = Stage(folder / "undisturbed", program, **wishes)
    stage.rehearse()
    return stage


def test_a_rehearsal_hears_the_whole_session_and_counts_as_one(tmp_path: Path) -> None:
    """A rehearsal ends as done, with every side, and is marked as a rehearsal."""
    stage = Stage(tmp_path, ROTATION)
    entry = stage.rehearse()
    assert (entry.state, entry.rehearsal) == ("done", True)
    assert [(side.exercise, side.side, side.reps, side.of, side.done) for side in entry.sides] == [
        ("neck-rotation", "left", 5, 5, True),
        ("neck-rotation", "right", 5, 5, True),
        ("breath-4-6", None, 10, 10, True),
    ]
    assert to_frames(entry.seconds) == stage.leader.timeline.end


def test_pause_stops_at_once_and_continue_repeats_the_repetition(tmp_path: Path) -> None:
    """After a short pause the running repetition is counted in and done again, from its first part."""
    at = undisturbed(tmp_path).first_tone(0, rep=2, side="left", part="hold")
    stage = Stage(tmp_path, ROTATION)
    entry = stage.rehearse([(at + 0.5, "pause"), (at + 60, "continue")])
    pause, go_on = stage.commands()
    assert pause["took_effect"] == pause["read"] == to_frames(at + 0.5)
    assert stage.reps(0)[2:5] == [("left", 1, 2), ("left", 1, 2), ("right", 1, 2)]
    ticks = [
        event for event in stage.events if event.get("shape") == "tick" and event["frame"] > go_on["read"]
    ]
    assert len(ticks) >= 3
    assert (entry.pauses, entry.state) == (1, "done")
    left = next(side for side in entry.sides if side.side == "left")
    assert left.reps == 5
    # Half of the second repetition was heard twice.
    assert left.seconds == pytest.approx(5 * 7 + 3.5)


def test_after_a_long_pause_the_side_is_taken_up_again(tmp_path: Path) -> None:
    """After more than five minutes alternating sides begin their set again."""
    at = undisturbed(tmp_path).first_tone(0, rep=3, side="left")
    stage = Stage(tmp_path, ROTATION)
    entry = stage.rehearse([(at + 1, "pause"), (at + 400, "continue")])
    assert stage.reps(0)[4:6] == [("left", 1, 3), ("left", 1, 1)]
    done = [(side.side, side.reps, side.done) for side in entry.sides if side.exercise == "neck-rotation"]
    assert done == [("left", 2, False), ("right", 2, False), ("left", 5, True), ("right", 5, True)]


def test_again_does_the_running_repetition_once_more(tmp_path: Path) -> None:
    """Again counts in and repeats; the dose stays what it was."""
    at = undisturbed(tmp_path).first_tone(0, rep=2, side="right")
    stage = Stage(tmp_path, ROTATION)
    entry = stage.rehearse([(at + 1, "again")])
    assert stage.reps(0).count(("right", 1, 2)) == 2
    assert {side.reps for side in entry.sides if side.exercise == "neck-rotation"} == {5}


def test_repeat_begins_the_exercise_anew(tmp_path: Path) -> None:
    """Repeat leaves what was begun in the journal, and does the whole exercise."""
    at = undisturbed(tmp_path).first_tone(0, rep=2, side="left")
    stage = Stage(tmp_path, ROTATION)
    entry = stage.rehearse([(at + 1, "repeat")])
    assert stage.reps(0)[:4] == [("left", 1, 1), ("right", 1, 1), ("left", 1, 2), ("left", 1, 1)]
    assert [(side.reps, side.done) for side in entry.sides][:2] == [(1, False), (1, False)]
    assert [(side.reps, side.done) for side in entry.sides][2:4] == [(5, True), (5, True)]


def test_next_skips_across_sections_and_keeps_what_was_done(tmp_path: Path) -> None:
    """Next goes on with the following exercise at once; the journal tells what was left."""
    at = undisturbed(tmp_path).first_tone(0, rep=2, side="left")
    stage = Stage(tmp_path, ROTATION)
    entry = stage.rehearse([(at + 1, "next")])
    assert stage.commands()[0]["took_effect"] == to_frames(at + 1)
    assert stage.reps(0)[-1] == ("left", 1, 2)
    assert [(side.exercise, side.reps, side.done) for side in entry.sides] == [
        ("neck-rotation", 1, False),
        ("neck-rotation", 1, False),
        ("breath-4-6", 10, True),
    ]
    assert entry.changes[0]["what"] == "next"
    assert entry.changes[0]["section"] == 0


def test_next_in_the_last_exercise_leads_to_the_closing_words(tmp_path: Path) -> None:
    """There is nothing after the last exercise but the end."""
    at = undisturbed(tmp_path).first_tone(1, rep=2)
    stage = Stage(tmp_path, ROTATION)
    entry = stage.rehearse([(at, "next")])
    assert entry.state == "done"
    assert stage.said()[-1] == "Good that you took this time."


def test_next_is_undone_by_back(tmp_path: Path) -> None:
    """One word later the exercise that was left goes on with its running side; the side before stays done."""
    program = program_of(QUICK)
    at = undisturbed(tmp_path, program, level="easy").first_tone(0, rep=2, side="right")
    stage = Stage(tmp_path, program, level="easy")
    entry = stage.rehearse([(at + 0.5, "next"), (at + 2.0, "back")])

    assert stage.reps(0) == [
        ("left", 1, 1),
        ("left", 1, 2),
        ("right", 1, 1),
        ("right", 1, 2),
        ("right", 1, 1),
        ("right", 1, 2),
    ]
    assert [(side.side, side.reps, side.done) for side in entry.sides][:3] == [
        ("left", 2, True),
        ("right", 1, False),
        ("right", 2, True),
    ]
    assert "This is the first exercise." not in stage.lines


def test_back_is_undone_by_next(tmp_path: Path) -> None:
    """The exercise before is not done again; nothing of it is written twice."""
    at = undisturbed(tmp_path).first_tone(1, rep=4)
    entry = Stage(tmp_path, ROTATION).rehearse([(at + 0.5, "back"), (at + 2.0, "next")])

    done = [side.exercise for side in entry.sides if side.done]
    assert done == ["neck-rotation", "neck-rotation", "breath-4-6"]


def test_once_begun_back_leads_to_the_beginning(tmp_path: Path) -> None:
    """A "back" in the middle of the next exercise undoes nothing: it begins the one before anew."""
    whole = undisturbed(tmp_path)
    at = whole.first_tone(0, rep=4, side="left")
    stage = Stage(tmp_path, ROTATION)
    entry = stage.rehearse([(at + 0.5, "next"), (at + 60, "back")])
    done = [(side.exercise, side.reps) for side in entry.sides if side.done]

    assert done == [("neck-rotation", 5), ("neck-rotation", 5), ("breath-4-6", 10)]


def test_back_returns_to_the_exercise_before(tmp_path: Path) -> None:
    """Back begins the exercise before from its beginning."""
    at = undisturbed(tmp_path).first_tone(1, rep=2)
    stage = Stage(tmp_path, ROTATION)
    entry = stage.rehearse([(at + 1, "back")])
    assert stage.reps(0) == 2 * [(side, 1, rep) for rep in range(1, 6) for side in ("left", "right")]
    assert entry.state == "done"
    assert sum(side.exercise == "neck-rotation" and side.done for side in entry.sides) == 4


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("rep", [1, 2, 4, 5])
@pytest.mark.parametrize("command", ["easier", "harder"])
def test_a_change_of_level_leaves_both_sides_equal(tmp_path: Path, command: str, rep: int, side: str) -> None:
    """Wherever easier or harder comes, it holds from the next repetition, and both sides end equal."""
    at = undisturbed(tmp_path, level="normal").first_tone(0, rep=rep, side=side, part="hold")
    stage = Stage(tmp_path, ROTATION, level="normal")
    entry = stage.rehearse([(at + 0.1, command)])
    took = stage.commands()[0]
    assert took["changed"]["what"] == "level"
    running = [tone for tone in stage.tones(0) if (tone["set"], tone["rep"], tone["side"]) == (1, rep, side)]
    assert took["took_effect"] == running[-1]["frame"] + running[-1]["length"]
    holds = {
        tone["length_seconds"]
        for tone in stage.tones(0)
        if tone["part"] == "hold" and tone["frame"] >= took["took_effect"]
    }
    assert holds <= {1.0 if command == "easier" else 3.0}
    last_set = max(tone["set"] for tone in stage.tones(0))
    reps = {
        name: max(tone["rep"] for tone in stage.tones(0) if tone["side"] == name and tone["set"] == last_set)
        for name in ("left", "right")
    }
    wanted = max(5, rep) if command == "easier" else 8
    assert reps == {"left": wanted, "right": wanted}
    assert last_set == (1 if command == "easier" else 2)
    assert all(part.done for part in entry.sides)
    assert entry.level_shift == (-1 if command == "easier" else 1)
    # It holds for what comes after.
    assert stage.leader.timeline.sections[-2].level == ("easy" if command == "easier" else "hard")


@pytest.mark.parametrize(("command", "factor"), [("slower", 0.875), ("faster", 1.125)])
def test_pace_scales_movement_and_rest_but_never_holds(tmp_path: Path, command: str, factor: float) -> None:
    """Slower and faster take effect at the next repetition; the hold keeps its seconds."""
    at = undisturbed(tmp_path).first_tone(0, rep=2, side="left")
    stage = Stage(tmp_path, ROTATION)
    entry = stage.rehearse([(at + 1, command)])
    took = stage.commands()[0]["took_effect"]
    later = [tone for tone in stage.tones(0) if tone["frame"] >= took]
    earlier = [tone for tone in stage.tones(0) if tone["frame"] < took]
    lengths = {"out": 3 / factor, "hold": 1, "back": 3 / factor, "rest": 2 / factor}
    assert {tone["part"]: tone["length"] for tone in later} == {
        part: to_frames(seconds) for part, seconds in lengths.items()
    }
    assert {tone["length"] for tone in earlier if tone["part"] == "out"} == {3 * RATE}
    assert entry.pace == factor
    assert stage.reps(0) == [(side, 1, rep) for rep in range(1, 6) for side in ("left", "right")]


def test_less_and_more_talk_hold_for_what_comes(tmp_path: Path) -> None:
    """Less talk leaves out the explanations that are still to come; more talk brings them back."""
    at = undisturbed(tmp_path).first_tone(0, rep=2, side="left")
    stage = Stage(tmp_path, ROTATION)
    stage.rehearse([(at, "less_talk")])
    assert "Blow softly, as if over warm tea." not in stage.said()
    stage.rehearse([(at, "less_talk"), (at + 20, "more_talk")])
    assert "Blow softly, as if over warm tea." in stage.said()


def test_explain_tells_everything_and_goes_on_with_the_next_repetition(tmp_path: Path) -> None:
    """Explain says the full instructions between two repetitions, and counts in."""
    at = undisturbed(tmp_path, talk="short").first_tone(0, rep=2, side="left")
    stage = Stage(tmp_path, ROTATION, talk="short")
    entry = stage.rehearse([(at, "explain")])
    told = [text for text in stage.said() if text.startswith("Turn your head slowly to the left")]
    assert len(told) == 1
    assert stage.reps(0) == [(side, 1, rep) for rep in range(1, 6) for side in ("left", "right")]
    assert entry.state == "done"


def test_time_left_is_true(tmp_path: Path) -> None:
    """The minutes that are told are those that follow, within half a minute."""
    at = undisturbed(tmp_path).first_tone(0, rep=2, side="left")
    stage = Stage(tmp_path, ROTATION)
    stage.rehearse([(at, "time_left")])
    told = next(
        event
        for event in stage.events
        if event.get("text", "").startswith("About") and event["section"] is None
    )
    left = (stage.leader.timeline.end - told["frame"]) / RATE
    minutes = {"one": 1, "two": 2, "three": 3, "four": 4}[told["text"].split()[1]]
    assert abs(left - 60 * minutes) <= 30


@pytest.mark.parametrize(("command", "volume"), [("louder", 3), ("softer", -3)])
def test_volume_changes_at_once(tmp_path: Path, command: str, volume: int) -> None:
    """Louder and softer hold from the frame at which they were read."""
    at = undisturbed(tmp_path).first_tone(0, rep=2, side="left")
    stage = Stage(tmp_path, ROTATION)
    stage.rehearse([(at, command)])
    assert stage.commands()[0]["took_effect"] == stage.commands()[0]["read"]
    assert stage.leader.transport.volume == volume


def test_ready_ends_a_silence_early(tmp_path: Path) -> None:
    """What follows the time to sit down comes at once; the rest of the session is only earlier."""
    before = undisturbed(tmp_path)
    wait = next(event for event in before.events if event.get("kind") == "wait")
    stage = Stage(tmp_path, ROTATION)
    stage.rehearse([(wait["at_seconds"] + 5, "ready")])
    assert stage.leader.timeline.end == before.leader.timeline.end - to_frames(10)
    shifted = [(tone["frame"] + to_frames(10), tone["part"]) for tone in stage.tones()]
    assert shifted == [(tone["frame"], tone["part"]) for tone in before.tones()]


def test_ready_outside_a_silence_changes_nothing(tmp_path: Path) -> None:
    """In the middle of a repetition there is nothing to be ready for."""
    before = undisturbed(tmp_path)
    stage = Stage(tmp_path, ROTATION)
    stage.rehearse([(before.first_tone(0, rep=2, side="left"), "ready")])
    assert stage.tones() == before.tones()


def test_help_tells_the_keys(tmp_path: Path) -> None:
    """Help is said between two repetitions."""
    at = undisturbed(tmp_path).first_tone(0, rep=2, side="left")
    stage = Stage(tmp_path, ROTATION)
    stage.rehearse([(at, "help")])
    assert any(text.startswith("Space is pause") for text in stage.said())
    assert stage.reps(0) == [(side, 1, rep) for rep in range(1, 6) for side in ("left", "right")]


def test_stop_ends_at_once_and_says_that_it_is_kept(tmp_path: Path) -> None:
    """Stop writes what was done and left, then says goodbye."""
    at = undisturbed(tmp_path).first_tone(0, rep=3, side="left")
    stage = Stage(tmp_path, ROTATION)
    entry = stage.rehearse([(at + 1, "stop")])
    assert (entry.state, entry.reason) == ("stopped", "asked")
    assert [(side.side, side.reps, side.done) for side in entry.sides] == [
        ("left", 2, False),
        ("right", 2, False),
    ]
    assert stage.said()[-1] == "We stop here. What you did is saved."
    assert stage.tones()[-1]["frame"] < to_frames(at + 1)


class TestHurts:
    """It hurts: guidance is silent at once, and a calm choice follows."""

    def at(self, folder: Path) -> float:
        """Give the second at which the third repetition to the right begins."""
        return undisturbed(folder, level="normal").first_tone(0, rep=3, side="right")

    def test_it_asks_within_a_second_and_no_tempo_sounds_on(self, tmp_path: Path) -> None:
        """The first thing heard after it is the question."""
        at = self.at(tmp_path)
        stage = Stage(tmp_path, ROTATION, level="normal")
        stage.rehearse([(at + 1, "hurts"), (at + 30, "3")])
        heard = [
            event for event in stage.events if event["event"] == "cue" and event["frame"] >= to_frames(at + 1)
        ]
        assert heard[0]["text"].startswith("We stop for a moment. Keep breathing calmly.")
        assert heard[0]["frame"] - to_frames(at + 1) < RATE
        assert not [event for event in heard if event["kind"] == "tone"]

    @pytest.mark.parametrize(
        ("before", "score", "choice", "reps"),
        [(2, 3, "go_on", 8), (2, 5, "easier", 5), (5, 5, "go_on", 8), (5, 6, "easier", 5)],
    )
    def test_a_score_that_may_be_goes_on(
        self, before: int, score: int, choice: str, reps: int, tmp_path: Path
    ) -> None:
        """Green as it was, amber one level lower; the running repetition is done again."""
        at = self.at(tmp_path)
        stage = Stage(tmp_path, ROTATION, level="normal")
        script = [(at + 1, "hurts"), (at + 30, "1"), (at + 40, str(score))]
        entry = stage.rehearse(script, before=before)
        assert entry.pain_during == (score,)
        assert entry.hurts[0]["choice"] == choice
        assert (entry.hurts[0]["side"], entry.hurts[0]["rep"]) == ("right", 3)
        assert entry.level_shift == (-1 if choice == "easier" else 0)
        assert {side.reps for side in entry.sides if side.exercise == "neck-rotation"} == {reps}
        assert entry.state == "done"
        told = ". We go on calmly." if choice == "go_on" else " today, if it settles"
        assert f" is all right{told}" in " ".join(stage.lines)

    def test_without_a_score_it_goes_on_easier(self, tmp_path: Path) -> None:
        """Nothing is noted of pain that was not told."""
        at = self.at(tmp_path)
        stage = Stage(tmp_path, ROTATION, level="normal")
        entry = stage.rehearse([(at + 1, "hurts"), (at + 30, "1"), (at + 40, "ready")])
        assert entry.pain_during == ()
        assert entry.hurts[0]["choice"] == "easier"
        assert entry.level_shift == -1

    def test_red_leaves_the_exercise_and_makes_the_rest_easy(self, tmp_path: Path) -> None:
        """The journal keeps how far it came, the score, and the exercise it belongs to."""
        at = self.at(tmp_path)
        stage = Stage(tmp_path, "neck/phase-3-a", level="hard")
        first = stage.program.items[0].exercise
        at = undisturbed(tmp_path, "neck/phase-3-a", level="hard").tones(0)[4]["frame"] / RATE
        entry = stage.rehearse([(at + 1, "hurts"), (at + 30, "1"), (at + 40, "7")], before=2)
        assert entry.hurts[0]["choice"] == "next"
        assert (entry.pain_during, entry.state) == ((7,), "done")
        assert not any(side.done for side in entry.sides if side.exercise == first)
        assert {side.level for side in entry.sides if side.exercise != first} == {"easy"}
        assert "That is too much for now." in stage.said()

    @pytest.mark.parametrize(("answer", "choice"), [("easier", "easier"), ("next", "next")])
    def test_easier_and_next_are_answers_too(self, answer: str, choice: str, tmp_path: Path) -> None:
        """Who knows what is wanted need not give a score."""
        at = self.at(tmp_path)
        stage = Stage(tmp_path, ROTATION, level="normal")
        entry = stage.rehearse([(at + 1, "hurts"), (at + 30, answer)])
        assert entry.hurts[0]["choice"] == choice
        if answer == "next":
            assert [(side.side, side.reps, side.done) for side in entry.sides][:2] == [
                ("left", 3, False),
                ("right", 2, False),
            ]
        assert stage.reps(1)

    def test_a_sign_breaks_it_off(self, tmp_path: Path) -> None:
        """Guidance ends, one calm line is said, and the journal tells that it was a sign."""
        at = self.at(tmp_path)
        stage = Stage(tmp_path, ROTATION, level="normal")
        entry = stage.rehearse([(at + 1, "hurts"), (at + 30, "2")])
        assert (entry.state, entry.reason, entry.sign) == ("stopped", "sign", "told")
        assert entry.hurts[0]["choice"] == "sign"
        assert stage.said()[-1] == "We stop here. Sit down calmly. I will ask you a few short questions."

    def test_three_stops(self, tmp_path: Path) -> None:
        """The reason is in the journal."""
        at = self.at(tmp_path)
        stage = Stage(tmp_path, ROTATION, level="normal")
        entry = stage.rehearse([(at + 1, "hurts"), (at + 30, "3")])
        assert (entry.state, entry.reason) == ("stopped", "hurts")

    def test_other_commands_wait_for_the_answer(self, tmp_path: Path) -> None:
        """Only an answer, "again" and "stop" do anything while it asks."""
        at = self.at(tmp_path)
        stage = Stage(tmp_path, ROTATION, level="normal")
        entry = stage.rehearse(
            [(at + 1, "hurts"), (at + 20, "faster"), (at + 21, "pause"), (at + 40, "1"), (at + 50, "2")]
        )
        assert entry.pace == 1.0
        assert entry.pauses == 0
        assert entry.state == "done"

    def test_without_an_answer_nothing_goes_on(self, tmp_path: Path) -> None:
        """A rehearsal without an answer ends as interrupted."""
        stage = Stage(tmp_path, ROTATION, level="normal")
        entry = stage.rehearse([(self.at(tmp_path) + 1, "hurts")])
        assert (entry.state, entry.reason) == ("interrupted", "unanswered")


def test_a_pause_right_after_a_change_repeats_the_running_repetition(tmp_path: Path) -> None:
    """What was asked for after the last repetition does not count it as done before it is."""
    at = undisturbed(tmp_path).first_tone(0, rep=5, side="right", part="back")
    stage = Stage(tmp_path, ROTATION)
    entry = stage.rehearse([(at + 0.5, "faster"), (at + 0.6, "pause"), (at + 3, "continue")])
    assert stage.reps(0)[-2:] == [("right", 1, 5), ("right", 1, 5)]
    assert {side.reps for side in entry.sides if side.exercise == "neck-rotation"} == {5}


@pytest.mark.parametrize("second", ["less_talk", "slower", "harder", "explain", "time_left"])
def test_two_changes_in_one_explanation_lose_nothing(tmp_path: Path, second: str) -> None:
    """Both are said, one after the other, and the whole exercise follows."""
    explained = next(
        event["at_seconds"]
        for event in undisturbed(tmp_path).events
        if event.get("text", "").startswith("Turn your head")
    )
    stage = Stage(tmp_path, ROTATION)
    entry = stage.rehearse([(explained + 0.5, "faster"), (explained + 1.5, second)])
    assert len([side for side in entry.sides if side.exercise == "neck-rotation" and side.done]) >= 2
    assert stage.reps(0)[:4] == [("left", 1, 1), ("right", 1, 1), ("left", 1, 2), ("right", 1, 2)]
    assert "A little faster." in stage.said()
    ticks = [event for event in stage.events if event.get("shape") == "tick"]
    before = [tick for tick in ticks if tick["frame"] < stage.tones(0)[0]["frame"]]
    assert len(before) == 3


def test_changes_in_one_repetition_are_said_in_their_order(tmp_path: Path) -> None:
    """Later ones do not silence earlier ones."""
    at = undisturbed(tmp_path).first_tone(0, rep=2, side="left")
    stage = Stage(tmp_path, ROTATION)
    stage.rehearse([(at + 1, "slower"), (at + 2, "less_talk"), (at + 3, "time_left")])
    told = [
        text
        for text in stage.said()
        if text in ("A little slower.", "I will say less.") or text.startswith("About t")
    ]
    assert told[-3:-1] == ["A little slower.", "I will say less."]
    assert stage.reps(0) == [(side, 1, rep) for rep in range(1, 6) for side in ("left", "right")]


def test_a_talk_says_its_sentences_and_obeys(tmp_path):
    """It has no exercises: a pause begins it anew, next ends it, and every other command does no harm."""
    stage = Stage(tmp_path, "talks/six-tips", language="nl")
    entry = stage.rehearse()
    told = [text for text in stage.said() if text.startswith("Drie.")]
    assert (entry.state, len(told), entry.planned, entry.sides) == ("done", 1, (), ())
    assert stage.said()[-1] == "Tot zover voor nu."
    for command in [
        "easier",
        "harder",
        "slower",
        "explain",
        "time_left",
        "less_talk",
        "again",
        "help",
        "repeat",
        "back",
    ]:
        assert Stage(tmp_path / command, "talks/six-tips").rehearse([(8.0, command)]).state == "done"
    paused = Stage(tmp_path / "paused", "talks/six-tips", language="nl")
    assert paused.rehearse([(8.0, "pause"), (12.0, "continue")]).state == "done"
    assert len([text for text in paused.said() if text.startswith("Eén.")]) == 2
    skipped = Stage(tmp_path / "skipped", "talks/six-tips", language="nl")
    assert skipped.rehearse([(8.0, "next")]).state == "done"
    assert not [text for text in skipped.said() if text.startswith("Zes.")]
    hurts = Stage(tmp_path / "hurts", "talks/six-tips")
    assert hurts.rehearse([(8.0, "hurts"), (12.0, "3")]).state == "stopped"
