"""Whatever is written, a program is either played or refused with a line; nothing else happens.

`make test` writes a few hundred; SOEPEL_EXAMPLES=20000 writes as many as it says, other ones each time.
"""

import os
from collections import Counter

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from player.errors import UserError
from player.program import LANGUAGES, LEVELS, advice, describe, fields, problems, read
from player.session import Preferences, arrange
from player.voice import estimate
from tests.program.writing import Written, programs

EXAMPLES = os.environ.get("SOEPEL_EXAMPLES")
SHARES = 20 if EXAMPLES else 1


@pytest.mark.parametrize("share", range(SHARES))
@settings(
    max_examples=-(-int(EXAMPLES or 250) // SHARES),
    deadline=None,
    derandomize=EXAMPLES is None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(
    written=programs(),
    language=st.sampled_from(LANGUAGES),
    level=st.sampled_from((None, *LEVELS)),
    talk=st.sampled_from(("full", "short", "quiet")),
)
def test_a_program_is_played_or_refused(share, written, language, level, talk):
    """Both readings agree; what is right is compiled to the last frame, what is not is told with its line."""
    source = written.program.encode()

    def find(use):
        return (f"{use}.toml", written.used[use]) if use in written.used else None

    told = problems(source, "random.toml", "program", find, tuple(written.used))
    advised = advice(source, "random.toml", find)
    for problem in (*told, *advised):
        text = written.used.get(problem.file.removesuffix(".toml"), source)
        assert 1 <= problem.line <= text.count(b"\n") + 1
        assert all(describe(problem, each).isprintable() and fields(problem, each) for each in LANGUAGES)
    event(f"{'a talk' if _talks(written.program) else 'exercises'}: {'refused' if told else 'played'}")
    if told:
        with pytest.raises(UserError) as raised:
            read(source, "random", "random.toml", find, tuple(written.used))
        assert raised.value.problems == told
        return
    program = read(source, "random", "random.toml", find, tuple(written.used))
    session = arrange(program, Preferences(language=language, level=level, talk=talk), estimate)
    assert [section.kind for section in session.sections if section.kind == "exercise"] == ["exercise"] * len(
        program.items
    )
    assert session.frames > 0


def _talks(program):
    return "say = " in program


def test_about_half_of_what_is_written_is_played():
    """The programs that are written at random are no straw men: many of them are right, and so are talks."""
    outcomes: Counter[tuple[bool, bool]] = Counter()

    @settings(max_examples=50, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
    @given(written=programs())
    def count(written: Written) -> None:
        def find(use):
            return (f"{use}.toml", written.used[use]) if use in written.used else None

        told = problems(written.program.encode(), "random.toml", "program", find)
        outcomes[_talks(written.program), bool(told)] += 1

    count()
    assert min(outcomes[talk, False] + outcomes[talk, True] for talk in (False, True)) > 10
    assert min(outcomes[False, told] + outcomes[True, told] for told in (False, True)) > 10
    assert len(outcomes) == 4
