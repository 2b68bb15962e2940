"""The intake, and what it leads to: the outcome, the stop, and today's program."""

import json
from argparse import Namespace

import pytest
from msgspec.structs import replace

from player.cli.context import Context
from player.cli.intake_verb import interview, opening
from player.journal import Journal
from player.library import Library
from player.phrases import phrases
from player.settings import Home, Settings, now
from tests.cli.command import environment, log, run
from tests.cli.terminal import Terminal

SAFE = {f"QS{number}": "no" for number in range(1, 10)} | {"QN1": "no", "QN2": "no", "QA0": 45}
SILENT = ("--voice", "silence")
DUTCH = ("--lang", "nl", *SILENT)


def answers(tmp_path, **values) -> str:
    """Write a file of answers that are safe but for `values`; None leaves one out."""
    told = {key: value for key, value in {**SAFE, "QI1": 2, "QI3": 1, **values}.items() if value is not None}
    file = tmp_path / "answers.toml"
    file.write_text(
        "".join(f"{key} = {json.dumps(value)}\n" for key, value in told.items()), encoding="utf-8"
    )
    return str(file)


def intake(home, tmp_path, day="2026-03-02T08:30", **values):
    """Give what `soepel intake --answers FILE --json` prints."""
    done = run(
        home,
        "intake",
        "--answers",
        answers(tmp_path, **values),
        "--json",
        env=environment(home, SOEPEL_TODAY=day),
    )
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def test_the_questions_open_with_how_to_answer():
    """By one button, by keys, by words: each hears what fits; a pathway that knows only one says that."""
    pathway = Library().pathway()
    ways = ("button", "voice", "keys", "words")
    plain = replace(pathway, message={"opening": pathway.message["opening"]})

    assert [opening(pathway, way) for way in ways] == [f"opening_{way}" for way in ways[:3]] + ["opening"]
    assert {opening(plain, way) for way in ways} == {"opening"}


@pytest.mark.parametrize(("keyless", "told"), [(True, ["What you answered is kept."]), (False, [])])
def test_who_breaks_the_questions_off_without_a_screen_hears_that_they_are_kept(keyless, told, tmp_path):
    """It is said to one button and to a voice; at the keys it is on the screen, with what to type."""
    book, said, shown = phrases("en"), [], []
    asking = Namespace(
        ask=lambda *_, **__: None, skipped=False, turned_back=False, led_by="button", keyless=keyless
    )
    context = Context(Home(tmp_path, tmp_path, tmp_path), Settings(), "en", book)
    place = Namespace(
        asking=asking, context=context, say=lambda *texts: said.extend(texts), screen=shown.append
    )
    with Journal(tmp_path, now) as journal:
        assert interview(place, journal, Library().pathway(), "safety") is None

    assert said == told
    assert shown == ([] if keyless else [book.say("intake.saved")])


def on(home, day, *arguments):
    """Run a command on a day."""
    return run(home, *arguments, env=environment(home, SOEPEL_TODAY=day))


@pytest.mark.parametrize(
    ("values", "follows"),
    [
        ({"QS3": "yes"}, ("call_112", "now", None)),
        ({"QS2": "yes"}, ("doctor_now", "today", None)),
        ({"QS9": "unknown"}, ("doctor_week", "week", None)),
        ({"QS7": "yes"}, ("physio_first", "soon", None)),
        ({"QA0": 17}, ("not_for_you", "none", None)),
        ({"QI1": 5}, ("start_gently", "none", 1)),
        ({}, ("self_manage", "none", 1)),
        ({"QS1": None}, ("doctor_now", "today", None)),
        ({"QS1b": "yes", "QS1": "yes"}, ("call_112", "now", None)),
    ],
    ids=str,
)
def test_answers_by_file_give_their_outcome(values, follows, home, tmp_path):
    """As JSON, with every field; a safety answer that is missing counts as yes."""
    told = intake(home, tmp_path, **values)
    assert (told["outcome"], told["urgency"], told["phase"]) == follows
    assert set(told) == {
        "outcome", "urgency", "level", "phase", "allowed", "grade_band", "advice", "reasons", "held",
    }  # fmt: skip
    assert all(set(each) == {"rule", "text"} and each["text"] for each in told["advice"] + told["reasons"])


def test_every_mistake_of_a_file_is_told_with_its_line_and_nothing_is_kept(home, tmp_path):
    """Ids and values, all at once."""
    file = tmp_path / "answers.toml"
    file.write_text('QS1 = "maybe"\nQI1 = 11\nQX9 = "no"\nQI4 = [{ activity = "", score = 3 }]\n')
    done = run(home, "intake", "--answers", str(file), "--lang", "en")
    assert done.returncode == 1
    lines = done.stderr.splitlines()
    assert [line.split(":")[1] for line in lines[:4]] == ["1", "2", "3", "4"]
    assert not (home / "journal.db").exists()


def test_without_a_terminal_and_without_answers_it_says_what_to_do(home):
    """One sentence, and exit code 1."""
    done = run(home, "intake", "--lang", "en")
    assert done.returncode == 1
    assert "--answers FILE" in done.stderr


def test_a_stop_refuses_every_neck_exercise_until_it_is_answered_again(home, tmp_path):
    """Playing and rehearsing are refused with the reason; looking is not; a later day lifts it."""
    intake(home, tmp_path, QS9="yes")
    monday, tuesday = "2026-03-02T10:00", "2026-03-03T10:00"
    for options in ((), ("--rehearse",)):
        done = on(home, monday, "play", "neck/short", *options, *SILENT, "--lang", "en")
        assert done.returncode == 1
        assert "Make an appointment with your doctor this week." in done.stderr
        assert "calm/walk" in done.stderr
    assert on(home, monday, "show", "neck/short", *SILENT).returncode == 0
    assert on(home, monday, "play", "calm/breathing", "--rehearse", *SILENT).returncode == 0
    again = intake(home, tmp_path, "2026-03-02T12:00")
    assert [each["rule"] for each in again["held"]] == ["QS9"]
    assert on(home, monday, "play", "neck/short", "--rehearse", *SILENT).returncode == 1
    assert intake(home, tmp_path, "2026-03-03T09:00")["held"] == []
    assert on(home, tuesday, "play", "neck/short", "--rehearse", *SILENT).returncode == 0


def test_after_a_doctor_today_answer_nothing_is_played(home, tmp_path):
    """Not even breathing; who to turn to is said, with the person's own physiotherapist."""
    intake(home, tmp_path, QS2="yes")
    run(home, "settings", "physiotherapist", "Anna, 012-3456789")
    done = on(home, "2026-03-02T10:00", "play", "calm/breathing", "--rehearse", *SILENT, "--lang", "nl")
    assert done.returncode == 1
    assert "bel je huisarts" in done.stderr
    assert "Anna, 012-3456789" in done.stderr


def test_a_clearance_with_a_date_lifts_what_it_may(home, tmp_path):
    """Neck surgery, examined: exercising is fine; a fall of QS3 is no question for it."""
    intake(home, tmp_path, QS7="yes")
    day = "2026-03-03T10:00"
    done = on(home, day, "intake", "--clearance", "QS7", "--date", "2026-03-01", "--lang", "en")
    assert done.stdout == (
        "Noted: you were examined on 01-03-2026 because of question QS7. That counts for 90 days.\n"
    )
    assert on(home, day, "play", "neck/short", "--rehearse", *SILENT).returncode == 0
    refused = on(home, day, "intake", "--clearance", "QS3", "--date", "2026-03-01", "--lang", "en")
    assert refused.returncode == 1
    assert "QS7" in refused.stderr
    late = on(home, day, "intake", "--clearance", "QS7", "--date", "2026-03-04", "--lang", "en")
    assert late.returncode == 1


def test_today_proposes_and_says_why(home, tmp_path):
    """The program of the phase, its reason, and how the week stands; as JSON too."""
    intake(home, tmp_path)
    done = on(home, "2026-03-02T10:00", "today", "--lang", "en")
    assert done.stdout.splitlines() == [
        "For today: Phase one: settle and move.",
        "In phase one, moving gently every day helps.",
        "This week asks for seven sessions.",
        "Begin with: soepel play neck/phase-1",
    ]
    told = json.loads(on(home, "2026-03-02T10:00", "today", "--json").stdout)
    assert (told["program"], told["phase"], told["allowed"]) == ("neck/phase-1", 1, "everything")
    assert told["reasons"][0]["rule"] == "PF"
    sore = json.loads(on(home, "2026-03-02T10:00", "today", "--sore", "--json").stdout)
    assert (sore["program"], sore["level"]) == ("neck/short", "easy")
    chair = json.loads(on(home, "2026-03-03T10:00", "today", "--chair", "--json").stdout)
    assert chair["program"] == "neck/phase-1-chair"


def test_a_call_for_112_ends_the_questions_at_a_terminal(home):
    """The line is said twice, and nothing after it."""
    with Terminal("intake", *DUTCH, env=environment(home)) as terminal:
        terminal.sees("Kreeg je ineens hevige hoofdpijn")
        terminal.sees("weet ik niet (b")
        terminal.types("j")
        terminal.sees("Stop. Bel nu 112.")
        terminal.sees("Stop. Bel nu 112.")
        assert terminal.ends() == 0
    assert "Zie je dubbel" not in terminal.shown


def test_questions_that_are_broken_off_go_on_where_they_were(home):
    """Back asks the one before again; q keeps what was answered, and the next time goes on there."""
    with Terminal("intake", *DUTCH, env=environment(home)) as terminal:
        terminal.sees("Kreeg je ineens hevige hoofdpijn")
        terminal.sees("(b: vorige")
        terminal.types("n")
        terminal.sees("Zie je dubbel")
        terminal.sees("(b: vorige")
        terminal.types("b")
        terminal.sees("Kreeg je ineens hevige hoofdpijn")
        terminal.sees("(b: vorige")
        terminal.types("n")
        terminal.sees("Zie je dubbel")
        terminal.sees("(b: vorige")
        terminal.types("3")
        terminal.sees("Stop. Bel nu 112.")
        assert terminal.ends() == 0
    with Terminal("intake", *DUTCH, env=environment(home)) as terminal:
        terminal.sees("Kreeg je ineens hevige hoofdpijn")
        terminal.sees("(b: vorige")
        terminal.types("n")
        terminal.sees("Zie je dubbel")
        terminal.sees("(b: vorige")
        terminal.types("q")
        terminal.sees("Wat je hebt geantwoord is bewaard.")
        assert terminal.ends() == 0
    with Terminal("intake", *DUTCH, env=environment(home)) as terminal:
        terminal.sees("We gaan verder met de vragen waar je was.")
        terminal.sees("Zie je dubbel")


def test_with_much_pain_before_it_only_something_gentle_is_begun(home, tmp_path):
    """PR2b: from six on, the short session at its easiest, and it says that this is a harder day."""
    run(home, "intake", "--answers", answers(tmp_path, QI1=2, QI3=2))
    options = ("--lang", "nl", "--voice", "silence")
    with Terminal("play", "neck/phase-2-a", *options, env=environment(home)) as terminal:
        terminal.sees("Pijn nu, 0 tot 10?")
        terminal.types("7")
        terminal.sees("Je hebt vandaag veel pijn, dus we houden het rustig.")
        terminal.sees("Toetsen: spatie is pauze")
        terminal.types("q")
        terminal.sees("We stoppen hier.")
        assert terminal.ends() == 0
    (entry,) = log(home)
    assert (entry["program"], entry["level"], entry["pain"]["before"]) == ("neck/short", "easy", 7)
