"""A new file is right as it stands, and explains itself."""

import itertools
import tomllib

import pytest

from player.authoring import (
    ExerciseDraft,
    ProgramDraft,
    draft_exercise,
    draft_program,
    place,
    schema_line,
    title,
)
from player.errors import UserError
from player.phrases import phrases
from player.program import LANGUAGES, advice, problems
from tests.program.slips import SESSIONS, shipped

NAMES = {"nl": 'Nek "heen" \\ weer', "en": "Neck turns"}
KINDS = ("mobility", "control", "strength", "breathing", "relaxation", "walking")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_new_exercise_passes_check(kind, language):
    """Whatever is chosen, the exercise has no problem, and no advice but that nobody reviewed it."""
    for sides, hold, rest in itertools.product(("none", "alternate", "one-then-other"), (0, 2.5), (0, 2)):
        draft = ExerciseDraft(NAMES, kind, "sitting", sides, 4, hold=hold, rest=rest)

        text = draft_exercise(draft, phrases(language)).encode()

        assert problems(text, "new.toml", "exercise", shipped) == ()
        assert [each.code for each in advice(text, "new.toml", shipped)] == ["not-reviewed"]
        assert tomllib.loads(text.decode())["nl"]["name"] == NAMES["nl"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_program_passes_check(language):
    """A program of two exercises has no problem, and no advice but that nobody reviewed it."""
    text = draft_program(ProgramDraft(NAMES, ("neck-rotation", "breath-4-6")), phrases(language)).encode()

    assert problems(text, "programs/new.toml", "program", shipped) == ()
    assert [each.code for each in advice(text, "programs/new.toml", shipped)] == ["not-reviewed"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_is_explained_once(language):
    """Each key has a remark at its first place; those that are switched off are right once they are on."""
    draft = ExerciseDraft(NAMES, sides="alternate")

    lines = draft_exercise(draft, phrases(language)).split("\n")
    keys = [
        line.split(" = ")[0] for line in lines if " = " in line and not line.startswith(("# reps", "# sets"))
    ]
    first = [next(line for line in lines if line.startswith(f"{key} = ")) for key in keys]
    switched_on = "\n".join(line.removeprefix("# ") for line in lines[1:]).replace(
        phrases(language).say("authoring.remark.levels"), ""
    )

    assert [line for line in first if "  # " not in line and " # " not in line] == []
    assert problems(switched_on.encode(), "new.toml", "exercise", shipped) == ()


def test_the_schema_is_named_where_it_is_near(tmp_path):
    """The line for an editor leads to a file that is there, and is left out elsewhere."""
    for folder, kind in (("exercises", "exercise"), ("neck", "program"), (".", "program")):
        line = schema_line(kind, (SESSIONS / folder).resolve())
        assert (SESSIONS / folder / line.removeprefix("#:schema ").strip()).is_file()
    assert schema_line("program", tmp_path) == ""


def test_a_new_file_has_a_plain_name(tmp_path):
    """A name that cannot be a file's is told with one that can; a place must end in .toml or be a folder."""
    assert place("neck", tmp_path, None) == tmp_path / "neck.toml"
    assert place("neck", tmp_path, str(tmp_path)) == tmp_path / "neck.toml"
    assert place("neck", tmp_path, str(tmp_path / "other.toml")) == tmp_path / "other.toml"
    with pytest.raises(UserError, match=r"authoring\.error\.ending"):
        place("neck", tmp_path, str(tmp_path / "other.txt"))
    with pytest.raises(UserError, match="near=mijn-week"):
        place("Mijn week!", tmp_path, None)
    with pytest.raises(UserError, match=r"authoring\.error\.name$|authoring\.error\.name "):
        place("../", tmp_path, None)
    assert title("neck-turns") == "Neck turns"
