"""What every command does in every state: the truth table of the transport."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from player.phrases import phrases
from player.program import LANGUAGES, LEVELS
from player.session import PACES, TALKS, question
from player.transport import NOTHING, VOLUMES, Change, Command, Position, State, Transport, obey

SCORE = question("en", "pain_during")
AGREED = question("en", "resume", ("yes", "no"), name="Test")
CHOSEN = question("en", "hurts", ("pain", "sign", "stop"), also=("easier", "next"))
MIDDLE = Transport(
    position=Position(frame=48_000, section=1, side="left", set=1, rep=2, part="out"),
    exercises=3,
    level="normal",
    pace=1.0,
    talk="short",
    volume=0,
)
WAITING = replace(MIDDLE, position=Position(frame=48_000, section=1, waiting=True))
PAUSED = replace(MIDDLE, state=State.PAUSED)
STOPPED = replace(MIDDLE, state=State.STOPPED)
NUMBER = replace(MIDDLE, state=State.ASKING, asked=SCORE)
YES_NO = replace(MIDDLE, state=State.ASKING, asked=AGREED)
CHOICE = replace(MIDDLE, state=State.ASKING, asked=CHOSEN)

NUMBERS = tuple(command for command in Command if command.number is not None)
STEPS = {
    Command.EASIER: ("level", "easy", "easier"),
    Command.HARDER: ("level", "hard", "harder"),
    Command.SLOWER: ("pace", 0.875, "slower"),
    Command.FASTER: ("pace", 1.125, "faster"),
    Command.LESS_TALK: ("talk", "quiet", "less_talk"),
    Command.MORE_TALK: ("talk", "full", "more_talk"),
    Command.SOFTER: ("volume", -3, "softer"),
    Command.LOUDER: ("volume", 3, "louder"),
}
LIMITS = {
    Command.EASIER: ("level", "easy", "easiest"),
    Command.HARDER: ("level", "hard", "hardest"),
    Command.SLOWER: ("pace", 0.75, "slowest"),
    Command.FASTER: ("pace", 1.5, "fastest"),
    Command.LESS_TALK: ("talk", "quiet", "quietest"),
    Command.MORE_TALK: ("talk", "full", "fullest"),
    Command.SOFTER: ("volume", -18, "softest"),
    Command.LOUDER: ("volume", 6, "loudest"),
}


def now(what: str, say: str = "", value: object = None) -> Change:
    """Give a change that takes effect at once."""
    return Change(what=what, effect="now", say=say, value=value)


def later(what: str, say: str = "", value: object = None) -> Change:
    """Give a change that takes effect at the next repetition."""
    return Change(what=what, effect="next_repetition", say=say, value=value)


STEPPED = {command: (what, later(what, say, value)) for command, (what, value, say) in STEPS.items()} | {
    command: ("volume", now("volume", STEPS[command][2], STEPS[command][1]))
    for command in (Command.SOFTER, Command.LOUDER)
}
ALWAYS: dict[Command, tuple[State | None, Change]] = {
    # Commands that do the same while playing and in a pause: the state after them, and the change.
    Command.AGAIN: (State.PLAYING, now("again", "again")),
    Command.REPEAT: (State.PLAYING, now("repeat", "repeat")),
    Command.NEXT: (State.PLAYING, now("next", "skipped")),
    Command.BACK: (State.PLAYING, now("back", "back")),
    Command.STOP: (State.STOPPED, now("stop", "stopped")),
    Command.HURTS: (State.ASKING, now("hurts")),
    Command.EXPLAIN: (None, later("explain")),
    Command.TIME_LEFT: (None, later("time_left")),
    Command.HELP: (None, later("help")),
    Command.YES: (None, NOTHING),
    Command.NO: (None, NOTHING),
    **{command: (None, change) for command, (_, change) in STEPPED.items()},
    **dict.fromkeys(NUMBERS, (None, NOTHING)),
}
ASKED: dict[Command, tuple[State | None, Change]] = {
    # The same, while any question is open.
    **dict.fromkeys(Command, (None, NOTHING)),
    Command.STOP: (State.STOPPED, now("stop", "stopped")),
    Command.AGAIN: (None, now("ask_again")),
    Command.REPEAT: (None, now("ask_again")),
    Command.HELP: (None, now("ask_again")),
}
LEFT_OPEN = (State.PLAYING, now("answer"))


def answered(value: str | int) -> tuple[State, Change]:
    """Give the outcome of an answer."""
    return State.PLAYING, now("answer", value=value)


ONWARD = (State.PLAYING, now("continue", "onward"))
TABLE: dict[str, tuple[Transport, dict[Command, tuple[State | None, Change]]]] = {
    "playing": (
        MIDDLE,
        {
            **ALWAYS,
            Command.PAUSE: (State.PAUSED, now("pause", "paused")),
            Command.CONTINUE: (None, NOTHING),
            Command.READY: (None, NOTHING),
        },
    ),
    "waiting": (
        WAITING,
        {
            **ALWAYS,
            Command.PAUSE: (State.PAUSED, now("pause", "paused")),
            Command.CONTINUE: (None, NOTHING),
            Command.READY: (None, now("ready")),
        },
    ),
    "paused": (
        PAUSED,
        {**ALWAYS, Command.PAUSE: ONWARD, Command.CONTINUE: ONWARD, Command.READY: ONWARD},
    ),
    "stopped": (STOPPED, dict.fromkeys(Command, (None, NOTHING))),
    "asking a number": (
        NUMBER,
        {
            **ASKED,
            **{command: answered(command.number) for command in NUMBERS},
            Command.READY: LEFT_OPEN,
            Command.NEXT: LEFT_OPEN,
        },
    ),
    "asking yes or no": (
        YES_NO,
        {
            **ASKED,
            Command.YES: answered("yes"),
            Command.NO: answered("no"),
            Command.READY: answered("yes"),
            Command.NEXT: LEFT_OPEN,
        },
    ),
    "asking to choose": (
        CHOICE,
        {
            **ASKED,
            Command.N1: answered("pain"),
            Command.N2: answered("sign"),
            Command.N3: answered("stop"),
            Command.EASIER: answered("easier"),
            Command.NEXT: answered("next"),
        },
    ),
}
ROWS = [
    pytest.param(transport, command, *outcome, id=f"{name}-{command.value}")
    for name, (transport, outcomes) in TABLE.items()
    for command, outcome in outcomes.items()
]


def test_the_table_is_whole() -> None:
    """The table has a row for every command in every state."""
    assert all(set(outcomes) == set(Command) for _, outcomes in TABLE.values())
    assert {transport.state for transport, _ in TABLE.values()} == set(State)


@pytest.mark.parametrize(("transport", "command", "state", "change"), ROWS)
def test_every_command_in_every_state(
    transport: Transport, command: Command, state: State | None, change: Change
) -> None:
    """Each command changes what the table says, and nothing else."""
    after, found = obey(transport, command)

    assert found == change
    expected = replace(transport, state=state or transport.state)
    if change.what in ("level", "pace", "talk", "volume"):
        expected = replace(expected, **{change.what: change.value})
    if change.what == "level":
        expected = replace(expected, shift=1 if command is Command.HARDER else -1)
    assert after == expected


@pytest.mark.parametrize(("command", "limit"), LIMITS.items(), ids=str)
@pytest.mark.parametrize("state", [State.PLAYING, State.PAUSED])
def test_scales_end(command: Command, limit: tuple[str, object, str], state: State) -> None:
    """At the end of a scale nothing changes, and it is said that this is the end."""
    field, end, say = limit
    transport = replace(MIDDLE, state=state, **{field: end})

    assert obey(transport, command) == (transport, later("nothing", say))


@pytest.mark.parametrize(
    ("up", "down", "field", "scale"),
    [
        (Command.HARDER, Command.EASIER, "level", LEVELS),
        (Command.FASTER, Command.SLOWER, "pace", PACES),
        (Command.MORE_TALK, Command.LESS_TALK, "talk", TALKS),
        (Command.LOUDER, Command.SOFTER, "volume", VOLUMES),
    ],
)
def test_scales_are_walked_step_by_step(up: Command, down: Command, field: str, scale: tuple) -> None:
    """Up a scale every step is met once, and down it leads back the same way."""
    transport = replace(MIDDLE, **{field: scale[0]})
    met = [scale[0]]
    for _ in scale[1:]:
        transport, change = obey(transport, up)
        assert change.value == getattr(transport, field)
        met.append(change.value)
    assert tuple(met) == scale
    for value in reversed(scale[:-1]):
        transport, change = obey(transport, down)
        assert change.value == value


def test_the_pause_key_toggles() -> None:
    """The one pause key pauses and goes on; "continue" never pauses."""
    paused, _ = obey(MIDDLE, Command.PAUSE)
    onward, _ = obey(paused, Command.PAUSE)

    assert (paused.state, onward) == (State.PAUSED, MIDDLE)
    assert obey(MIDDLE, Command.CONTINUE) == (MIDDLE, NOTHING)
    assert obey(paused, Command.CONTINUE)[0] == MIDDLE


@pytest.mark.parametrize("section", [None, 0])
def test_back_from_the_first(section: int | None) -> None:
    """Before or in the first exercise, "back" says that there is none before it."""
    transport = replace(MIDDLE, position=Position(section=section))

    assert obey(transport, Command.BACK)[1] == now("back", "no_back")


@pytest.mark.parametrize(("choices", "command"), [(2, Command.N3), (3, Command.N0), (3, Command.N10)])
def test_numbers_beyond_the_choices(choices: int, command: Command) -> None:
    """A number that is no choice answers nothing; the question stays open."""
    transport = replace(CHOICE, asked=replace(CHOSEN, choices=CHOSEN.choices[:choices]))

    assert obey(transport, command) == (transport, NOTHING)


@pytest.mark.parametrize(
    ("command", "number"), [(Command.N0, 0), (Command.N10, 10), (Command.YES, None), (Command.STOP, None)]
)
def test_numbers_are_commands(command: Command, number: int | None) -> None:
    """A command that is a number knows which; others know none."""
    assert command.number == number


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_change_can_be_said(language: str) -> None:
    """What a change says has a sentence in each language."""
    book = phrases(language)
    said = {obey(transport, command)[1].say for transport, _ in TABLE.values() for command in Command}
    said |= {say for _, _, say in LIMITS.values()} | {"no_back"}

    assert [key for key in said if key and not book.has(f"say.live.{key}")] == []


any_transport = st.builds(
    Transport,
    state=st.sampled_from(State),
    position=st.builds(Position, section=st.sampled_from((None, 0, 1)), waiting=st.booleans()),
    exercises=st.just(2),
    level=st.sampled_from(LEVELS),
    shift=st.integers(-2, 2),
    pace=st.sampled_from(PACES),
    talk=st.sampled_from(TALKS),
    volume=st.sampled_from(VOLUMES),
    asked=st.sampled_from((None, SCORE, AGREED, CHOSEN)),
)


@given(transport=any_transport, command=st.sampled_from(Command))
def test_obeying_is_pure(transport: Transport, command: Command) -> None:
    """To obey twice from the same state gives the same, and the state itself is never touched."""
    before = msgspec.json.encode(transport)

    assert obey(transport, command) == obey(transport, command)
    assert msgspec.json.encode(transport) == before


@given(transport=any_transport, commands=st.lists(st.sampled_from(Command), max_size=60))
def test_any_commands(transport: Transport, commands: list[Command]) -> None:
    """Whatever is asked in whatever order, every scale keeps to its steps, and stopped stays stopped."""
    first = transport
    for command in commands:
        after, change = obey(transport, command)
        assert after.level in LEVELS
        assert after.pace in PACES
        assert after.talk in TALKS
        assert after.volume in VOLUMES
        assert after.position == first.position
        assert after.exercises == first.exercises
        if transport.state is State.STOPPED:
            assert (after, change) == (transport, NOTHING)
        if change.what == "nothing":
            assert after == transport
        transport = after


@given(transport=any_transport)
def test_stop_always_stops(transport: Transport) -> None:
    """Stop stops, whatever is going on."""
    assert obey(transport, Command.STOP)[0].state is State.STOPPED


@given(transport=any_transport, commands=st.lists(st.sampled_from(Command), max_size=40))
def test_the_shift_follows_the_level(transport: Transport, commands: list[Command]) -> None:
    """The shift counts the steps easier and harder that were really taken."""
    start = LEVELS.index(transport.level) - transport.shift
    for command in commands:
        transport, _ = obey(transport, command)
        assert LEVELS.index(transport.level) - transport.shift == start
