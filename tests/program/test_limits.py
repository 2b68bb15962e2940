"""Every file is untrusted: too much of anything is one clear problem, told soon."""

import pytest

from player.program import limits, problems

HEAD = b'format = 1\n[nl]\nname = "x"\n[en]\nname = "x"\n'
MANY = {
    "fifty megabytes": (b"a" * 50_000_000, "too-large"),
    "zeroes without end": (b"\0" * (limits.FILE_BYTES + 1), "too-large"),
    "ten thousand exercises": (HEAD + b'[[exercise]]\nuse = "nod"\n' * 10_000, "too-many-exercises"),
    "ten thousand in a list": (
        b"exercise = [" + b'{use="nod"},' * 10_000 + b"]\n" + HEAD,
        "too-many-exercises",
    ),
    "brackets": (b"a = " + b"[" * 200_000, "too-deep"),
    "braces": (b"a = " + b"{a=" * 60_000, "too-deep"),
    "dots": (b"a." * 100_000 + b"a = 1", "too-deep"),
}


@pytest.mark.parametrize("name", MANY)
def test_too_much_is_one_problem(name, find, names):
    """A file that is far too large or too deep gets a single problem."""
    text, code = MANY[name]

    assert [problem.code for problem in problems(text, "much.toml", None, find, names)] == [code]


def test_ten_thousand_exercises_are_counted(find, names):
    """The message says how many there are and where the first one too many stands."""
    (problem,) = problems(MANY["ten thousand exercises"][0], "much.toml", None, find, names)

    assert problem.line == 5 + 2 * limits.EXERCISES + 1
    assert problem.values == {"count": "10000", "most": "60"}


def test_mistakes_without_end_are_cut_off(find, names):
    """Of twenty thousand mistakes the first few hundred are told."""
    text = HEAD + b"".join(b"[k%d]\n" % number for number in range(10_000))

    assert len(problems(text, "much.toml", "program", find, names)) == limits.PROBLEMS


def test_many_sides_with_many_words_are_told_soon(find, names):
    """Twenty thousand names of sides are not compared with each other."""
    sides = b",".join(b"'s%d'" % number for number in range(20_000))
    words = b"".join(b"x%d='a'\n" % number for number in range(5_000))
    text = b"format=1\nkind='mobility'\nposition='sitting'\nsides=[" + sides + b"]\n[nl.sides]\n" + words

    assert "too-many-items" in {problem.code for problem in problems(text, "much.toml", None, find, names)}


def test_a_file_of_the_other_kind_is_one_problem(find, names):
    """An exercise is not played, and a program is not used as an exercise."""
    _, exercise = find("nod")
    _, program = find("program-small")

    assert [p.code for p in problems(exercise, "a.toml", "program", find, names)] == ["exercise-not-program"]
    assert [p.code for p in problems(program, "a.toml", "exercise", find, names)] == ["program-not-exercise"]
