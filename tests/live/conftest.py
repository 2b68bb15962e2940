"""What every test in real time may use."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from player.program import LANGUAGES
from tests.cli.command import environment
from tests.listening.virtual import MICROPHONE, SINK, VirtualMicrophone, virtual_microphone
from tests.live.newcomer import Newcomer
from tests.live.recorder import Recorder
from tests.live.room import EAR, Report


@pytest.fixture(name="pulse")
def _pulse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[VirtualMicrophone]:
    """Give a room in which our own loudspeaker is heard, too."""
    folder = tmp_path / "pulse"
    folder.mkdir(mode=0o700)
    with virtual_microphone(folder, monkeypatch) as made:
        for told in (
            ("load-module", "module-null-sink", f"sink_name={EAR}", "rate=24000", "channels=2"),
            ("set-default-sink", EAR),
            ("load-module", "module-loopback", f"source={EAR}.monitor", f"sink={SINK}", "latency_msec=20"),
        ):
            assert made._pactl(*told).returncode == 0
        yield made


@pytest.fixture(name="recorders")
def _recorders(pulse: VirtualMicrophone, tmp_path: Path) -> Iterator[tuple[Recorder, Recorder]]:
    """Record the loudspeaker and the microphone."""
    env = environment(tmp_path, **pulse.environment)
    # The one has to be quick, the other must lose nothing however busy the machine is.
    ear, desk = Recorder(f"{EAR}.monitor", env, 20), Recorder(MICROPHONE, env, 1000)
    yield ear, desk
    ear.end()
    desk.end()


@pytest.fixture(name="person", params=LANGUAGES)
def _person(
    request: pytest.FixtureRequest,
    pulse: VirtualMicrophone,
    recorders: tuple[Recorder, Recorder],
    tmp_path: Path,
) -> Newcomer:
    """Give somebody in the room, who speaks one language and then the other."""
    return Newcomer(pulse, *recorders, tmp_path, request.param)


@pytest.fixture(name="report")
def _report(capsys: pytest.CaptureFixture[str]) -> Report:
    def line(text: str) -> None:
        with capsys.disabled():
            sys.stdout.write(f"\n  {text}\n")

    return line
