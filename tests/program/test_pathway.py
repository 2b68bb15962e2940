"""The pathway file: what is wrong with it is told at its line, and only what is wrong."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from player.errors import UserError
from player.program import LANGUAGES, describe, problems
from player.program.pathway import asked, misnamed, programs_of, read_pathway

SHIPPED = Path(__file__).parents[2] / "sessions" / "neck" / "pathway.toml"
TEXT = SHIPPED.read_text(encoding="utf-8")
EXERCISES = [file.stem for file in (SHIPPED.parents[1] / "exercises").glob("*.toml")]
SLIPS = [
    ("amber = 5 ", "amber = 3 ", "pathway-crossed"),
    ("cap = 1.1 ", "cap = 1.25 ", "pathway-crossed"),
    ("days = [21, 42, 84]", "days = [42, 21, 84]", "pathway-crossed"),
    ("minutes = [5, 9]", "minutes = [9, 5]", "pathway-crossed"),
    ("fine = 1.0 ", "fine = 2.5 ", "pathway-crossed"),
    ("lighter = 7 ", "lighter = 20 ", "pathway-crossed"),
    ('id = "QS9"\nblock', 'id = "QS7"\nblock', "pathway-twice"),
    ('id = "QS3b"', 'id = "QS3a"', "pathway-twice"),
    ('after = ["QS1a"]', 'after = ["QS3a"]', "pathway-after"),
    ('after = ["QS8a"]', 'after = ["QS8b"]', "pathway-after"),
    ('id = "QS5a"\noutcome = "call_112"', 'id = "QS5a"', "pathway-nowhere"),
    (
        'id = "QS6a"\noutcome = "doctor_week"',
        'id = "QS6a"\noutcome = "doctor_week"\nemergency = true',
        "pathway-no-emergency",
    ),
    ('outcome = "self_manage"', 'outcome = "start_gently"', "pathway-twice"),
    ("otherwise = true\n", "", "pathway-no-end"),
    ('question = "QF7", equals', 'question = "QF77", equals', "pathway-unknown-question"),
    ('question = "QF8", equals = "yes"', 'question = "QF8", at_least = 3', "pathway-condition"),
    ('question = "QI5", at_most = 3', 'question = "QI5", equals = "yes"', "pathway-condition"),
    ('question = "QI4", at_least = 7', 'question = "QI4", at_least = 11', "pathway-out-of-reach"),
    ('question = "QF0", equals = "sport"', 'question = "QF0", equals = "sports"', "pathway-condition"),
    ("id = 2\nminutes", "id = 3\nminutes", "pathway-phase-order"),
    ("strength_sessions = 8", "sessions = 8\nstrength_sessions = 8", None),
    ("sessions = 8\nlast = 3", "strength_sessions = 8\nlast = 3", "pathway-shut"),
    (
        "strength_per_week = 3\nevaluate_after = 42",
        "strength_per_week = 6\nevaluate_after = 42",
        "pathway-no-rest",
    ),
    ('daily = ["neck/phase-1"]\ndaily_per_week = 7', "daily_per_week = 7", "pathway-no-program"),
    ("[message.red]", "[message.rad]", "misspelt-key"),
    ("[message.one_day]", "[message.zzzz]", "pathway-no-message"),
    ("[message.red]", '[message.zzzz]\nnl = ["x"]\nen = ["x"]\n\n[message.red]', "unknown-key"),
    ('nl = ["Hoe oud ben je?"]\n', "", "pathway-no-words"),
    ("every = 30 ", "evry = 30 ", "misspelt-key"),
    ("strength_hours = 48 ", 'strength_hours = "48" ', "not-whole"),
    ("green = 3 ", "green = 30 ", "out-of-range"),
    ('leaves_out = ["breath-box"]\n', "", "pathway-nowhere"),
    ("snooze = 5 ", "", "missing-key"),
    ("minutes = [5, 9]\n", "", "missing-key"),
    ('urgency = "today"', 'urgency = "todai"', "misspelt-choice"),
    ('block = "safety"', 'block = "danger"', "unknown-choice"),
    ('id = "QN2"\nblock', 'id = "qn2"\nblock', "not-an-id"),
    ("format = 1", "format = 2", "wrong-format"),
    ('[nl]\nname = "De weg terug voor je nek"', "", "missing-nl"),
]


def told(text: str) -> tuple[tuple[str, int], ...]:
    """Give code and line of every problem."""
    found = problems(text.encode(), "pathway.toml", None, lambda _: None)
    return tuple((problem.code, problem.line) for problem in found)


def test_the_shipped_pathway_is_in_order():
    """Both readings find nothing in it, and every program that it names is there."""
    assert told(TEXT) == ()
    assert read_pathway(TEXT.encode(), "pathway.toml").phase[0].id == 1


@pytest.mark.parametrize(("was", "now", "code"), SLIPS, ids=lambda value: str(value)[:30])
def test_one_slip_is_one_problem_at_its_place(was, now, code):
    """Each contradiction and each misspelling is told once, near its line, and the file is refused."""
    assert was in TEXT
    spoilt = TEXT.replace(was, now, 1)
    found = told(spoilt)
    if code is None:
        assert found == ()
        return
    assert [each for each, _ in found] == [code]
    with pytest.raises(UserError) as raised:
        read_pathway(spoilt.encode(), "pathway.toml")
    assert [problem.code for problem in raised.value.problems] == [code]
    for language in LANGUAGES:
        assert all(describe(problem, language) for problem in raised.value.problems)


def test_what_cannot_wait_is_asked_first():
    """An emergency that is asked after a calmer question is told."""
    blocks = re.split(r"(?m)(?=^\[\[question\]\]\n)", TEXT)
    age = next(index for index, block in enumerate(blocks) if 'id = "QA0"' in block)
    moved = [blocks[age], *blocks[1:age], *blocks[age + 1 :]]
    assert {code for code, _ in told(blocks[0] + "".join(moved))} == {"pathway-emergency-late"}


@pytest.mark.parametrize(("name", "code"), [("iso-frnt", "misspelt-exercise"), ("zzz", "unknown-exercise")])
def test_an_exercise_that_is_left_out_is_there(name, code):
    """A misspelt one would be done by who should not: it is told, at its line."""
    text = TEXT.replace('"iso-front"', f'"{name}"')
    pathway = read_pathway(text.encode(), "pathway.toml")
    phases = dict.fromkeys(programs_of(pathway).values())
    (problem,) = misnamed(pathway, text.encode(), "pathway.toml", phases, EXERCISES)
    assert problem.code == code
    assert name in text.splitlines()[problem.line - 1]


def test_a_program_that_is_not_there_is_told_at_its_line():
    """Its name, and the line where it stands."""
    pathway = read_pathway(TEXT.encode(), "pathway.toml")
    phases = dict.fromkeys(programs_of(pathway).values())
    assert misnamed(pathway, TEXT.encode(), "pathway.toml", phases, EXERCISES) == ()
    del phases["calm/walk"]
    (problem,) = misnamed(pathway, TEXT.encode(), "pathway.toml", phases, EXERCISES)
    assert TEXT.splitlines()[problem.line - 1] == 'walking = "calm/walk"'


def test_every_id_has_its_question():
    """A part is found by its own id."""
    questions = asked(read_pathway(TEXT.encode(), "pathway.toml"))
    assert questions["QS1b"].id == questions["QS1"].id == "QS1"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_whatever_is_written_is_read_or_refused_with_a_line(data):
    """A line that is left out, doubled or cut never leads to anything but a value or problems."""
    lines = TEXT.split("\n")
    at = data.draw(st.integers(0, len(lines) - 1))
    kind = data.draw(st.sampled_from(["out", "double", "cut", "number", "word"]))
    line = lines[at]
    lines[at : at + 1] = {
        "out": [],
        "double": [line, line],
        "cut": [line[: len(line) // 2]],
        "number": [re.sub(r"\d+", str(data.draw(st.integers(-5, 99999))), line)],
        "word": [line.replace("q", "x").replace("a", "")],
    }[kind]
    text = "\n".join(lines).encode()
    found = problems(text, "pathway.toml", "pathway", lambda _: None)
    if not found:
        assert read_pathway(text, "pathway.toml").question
        return
    with pytest.raises(UserError):
        read_pathway(text, "pathway.toml")
    assert all(problem.line >= 1 and describe(problem, "nl") for problem in found)
