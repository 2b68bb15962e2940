"""However a file is spoilt, it is either read or its problems are told; nothing else happens."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from player.errors import UserError
from player.phrases import phrases
from player.program import describe, problems, read, schema
from player.program.shape import shape
from player.program.source import parse

TEXTS = [
    file.read_bytes() for file in sorted((Path(__file__).parent.parent / "data" / "valid").glob("*.toml"))
]
PIECES = [
    *(b"[", b"]", b"{", b"}", b'"', b"'", b"=", b"\n", b"#", b",", b".", b"\\", b"\0", b"\xff", b"\xc3\xa9"),
    *(
        b"[[exercise]]",
        b"[nl]",
        b"[nl.sides]",
        b"[easy]",
        b"{side}",
        b"{side_of}",
        b"{reps}",
        b'"""',
        b"a = 1\n",
    ),
    *(b"nan", b"-1", b"1e400", b"9" * 30, b"true", b"1979-05-27", b"[1, {a = 2}]", b"{}", b'""', b'"none"'),
    *(b"use", b"sides", b"inhale", b"exercise", b"nl", b"easy", b"kind", b"level", b"name"),
]
PLAIN = {kind: Draft202012Validator(schema(kind)) for kind in ("program", "exercise")}

spoiling = settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)


@st.composite
def spoilt(draw: st.DrawFn) -> bytes:
    """A valid file with a few changes: stretches replaced by pieces of TOML, or lines moved about."""
    text = draw(st.sampled_from(TEXTS))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        until = at + draw(st.sampled_from([0, 0, 1, 2, 5, 20, 80]))
        if draw(st.booleans()):
            text = text[:at] + draw(st.sampled_from(PIECES)) + text[until:]
        else:
            lines = text.split(b"\n")
            chosen = lines.pop(draw(st.integers(0, len(lines) - 1)))
            lines.insert(draw(st.integers(0, len(lines))), chosen)
            text = b"\n".join(lines)
    return text


def both_readings(text: bytes, find, names) -> None:
    """Check the one law: the fast road reads exactly what the slow road finds nothing in."""
    found = problems(text, "spoilt.toml", "program", find, names)
    if found:
        with pytest.raises(UserError) as raised:
            read(text, "spoilt", "spoilt.toml", find, names)
        assert raised.value.problems == found
    else:
        program = read(text, "spoilt", "spoilt.toml", find, names)
        assert program.items or program.words["nl"].say
    for problem in found:
        assert problem.line >= 1
        assert problem.column >= 0
        for language in ("nl", "en"):
            assert describe(problem, language)
            assert phrases(language).has(f"problem.{problem.code}.remedy")


@spoiling
@given(text=spoilt())
def test_a_spoilt_file_is_read_or_its_problems_are_told(text, find, names):
    """Both readings agree on every file, and no other exception escapes."""
    both_readings(text, find, names)


@spoiling
@given(text=spoilt())
def test_a_spoilt_exercise_is_told_inside_its_program(text, find, names):
    """Both readings agree on a program that uses a spoilt file."""
    program = b'format = 1\n[nl]\nname = "x"\n[en]\nname = "x"\n[[exercise]]\nuse = "spoilt"\n'

    both_readings(program, lambda _: ("used.toml", text), names)


@spoiling
@given(text=spoilt())
def test_what_has_the_right_shape_is_right_by_the_schema(text):
    """An editor, which has the schema alone, finds no more than `check` does."""
    table = parse(text, "spoilt.toml").table
    for kind in ("program", "exercise"):
        if table is not None and not shape(table, kind):
            assert [error.message for error in PLAIN[kind].iter_errors(table)] == []


@spoiling
@given(text=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_noise_is_told(text, find, names):
    """Bytes that nobody wrote are told as such."""
    assert problems(text, "noise.toml", None, find, names)
