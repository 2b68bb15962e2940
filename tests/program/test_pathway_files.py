"""Every pathway of tests/data: the valid ones pass both readings, the invalid ones fail with what is told.

Beside each invalid file stands what must be told of it, a problem a line: its code, and the line that an
English author reads. Beside each file in advice/, which is valid too, stands what is advised.
"""

from pathlib import Path

import pytest

from player.cli.measuring import measured
from player.errors import Problem, UserError
from player.library import Library, is_pathway
from player.phrases import phrases
from player.program import LANGUAGES, describe, problems
from player.program.pathway import misnamed, read_pathway, weighed

DATA = Path(__file__).parents[1] / "data"
VALID = sorted((DATA / "valid" / "pathway").glob("*.toml"))
INVALID = sorted((DATA / "invalid" / "pathway").glob("*.toml"))
ADVISED = sorted((DATA / "advice" / "pathway").glob("*.toml"))
SHELF = Library()


def told(text: bytes, file: str) -> tuple[Problem, ...]:
    """Give every problem of a pathway, those of the programs it names too."""
    found = problems(text, file, None, lambda _: None)
    return found or misnamed(read_pathway(text, file), text, file, SHELF.phases(), SHELF.exercises(file))


def advised(text: bytes, file: str) -> tuple[Problem, ...]:
    """Give what is advised of a pathway."""
    pathway = read_pathway(text, file)
    return weighed(pathway, text, file, measured(pathway, SHELF))


@pytest.mark.parametrize("file", VALID, ids=lambda file: file.stem)
def test_a_valid_pathway_passes_both_readings(file):
    """A therapist's own numbers, days, questions and phases are a pathway, and nothing is advised of them."""
    text = file.read_bytes()

    assert is_pathway(text)
    assert told(text, file.name) == ()
    assert advised(text, file.name) == ()


@pytest.mark.parametrize("file", INVALID, ids=lambda file: file.stem)
def test_an_invalid_pathway_tells_everything_at_its_line(file):
    """All that is wrong is told at once; what is wrong with the file itself keeps it from being followed."""
    text = file.read_bytes()
    found = told(text, file.name)

    assert found
    assert [f"{each.code} {describe(each, 'en')}" for each in found] == file.with_suffix(".txt").read_text(
        encoding="utf-8"
    ).splitlines()
    assert all(describe(each, "nl").isprintable() for each in found)
    if problems(text, file.name, None, lambda _: None):
        with pytest.raises(UserError) as raised:
            read_pathway(text, file.name)
        assert raised.value.problems == found


@pytest.mark.parametrize("file", ADVISED, ids=lambda file: file.stem)
def test_advice_is_no_problem(file):
    """A pathway is followed whatever is advised of it; what is advised stands beside it."""
    text = file.read_bytes()
    found = advised(text, file.name)

    assert [describe(each, "en") for each in found] == file.with_suffix(".txt").read_text(
        encoding="utf-8"
    ).splitlines()
    assert {each.severity for each in found} <= {"advice"}
    assert told(text, file.name) == ()
    assert all(describe(each, "nl").isprintable() for each in found)


def test_advice_is_switched_off_in_the_phase_it_is_about():
    """`allow` takes a code from its phase, and nothing from another."""
    text = (DATA / "advice" / "pathway" / "allowed.toml").read_text(encoding="utf-8")
    codes = ("long-for-phase", "load-jump")

    for code in codes:
        on = text.replace(f'allow = ["{code}"]\n', "", 1)
        assert {each.code for each in advised(on.encode(), "x.toml")} == {code}
    swapped = text.replace(codes[0], "-").replace(codes[1], codes[0]).replace('-"]', f'{codes[1]}"]')
    assert {each.code for each in advised(swapped.encode(), "x.toml")} == set(codes)


def test_a_program_that_cannot_be_read_is_not_weighed(tmp_path):
    """Its own check tells what is wrong; of its phase nothing is advised, of the others it is."""
    folder = tmp_path / "neck"
    folder.mkdir()
    (folder / "phase-1.toml").write_text("format = 1\n[[exercise]]\n", encoding="utf-8")
    text = (DATA / "advice" / "pathway" / "long-for-phase.toml").read_bytes()
    pathway = read_pathway(text, "x.toml")
    found = weighed(pathway, text, "x.toml", measured(pathway, Library(tmp_path)))

    assert [each.values["word"] for each in found] == ["neck/phase-1-chair"]


def test_the_same_program_is_told_once_for_each_phase():
    """A program that stands twice in one phase is told at its first place."""
    text = (DATA / "advice" / "pathway" / "long-for-phase.toml").read_text(encoding="utf-8")
    twice = text.replace('daily = ["neck/phase-1"]', 'daily = ["neck/phase-1", "neck/phase-1"]', 1)

    assert len(advised(twice.encode(), "x.toml")) == len(advised(text.encode(), "x.toml"))


def test_the_shipped_pathway_is_not_advised_of_anything():
    """Its sessions fit their phases, and its weeks can be reached from one another."""
    _, file, text = SHELF.source("sessions/neck/pathway.toml")

    assert advised(text, file) == ()


def test_there_are_enough_files():
    """At least fifteen invalid pathways and four valid ones, none of them the same as another."""
    files = (*INVALID, *VALID, *ADVISED)

    assert len(INVALID) >= 15
    assert len(VALID) >= 4
    assert len({file.read_bytes() for file in files}) == len(files)


def test_every_problem_of_a_pathway_is_proved_by_a_file():
    """There is no sentence for a problem of a pathway that no file here has, in either language."""
    proved = {
        line.split(" ", 1)[0]
        for file in INVALID
        for line in file.with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    }
    for language in LANGUAGES:
        known = {code for code in phrases(language).table["problem"] if code.startswith("pathway-")}
        known |= {"missing-table", "missing-tables", "not-an-id", "not-a-program"}
        assert known - proved == set()
