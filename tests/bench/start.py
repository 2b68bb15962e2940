"""Measure the start and the cost of live play, beside a bare prototype, in one run; on Linux.

    python tests/bench/start.py [--quick] [CHECKOUT]

Both play through SDL's disk driver into a pipe that is read here: what counts is the time from
spawn until the first sample that is not silent comes out of it. `play breaks/60-seconds` has its
clips at hand from an earlier session; the prototype imports pygame and numpy, opens the same device
and plays one clip. They take turns, so that whatever else the machine does falls on both. Then one
session is played for half a minute: peak memory, and the CPU share after the start. Prints a table
and exits 1 when an aim is missed. Another CHECKOUT, if one is named, takes its turns too, to compare
with. `--quick` takes fewer rounds and leaves out live play.
"""

import math
import os
import select
import signal
import statistics
import subprocess
import sys
import tempfile
import time
import wave
from array import array
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PROGRAM = "breaks/60-seconds"
ROUNDS, QUICK_ROUNDS = 11, 5
MOST_OVER_BARE = 1.5
MOST_MEGABYTES = 120.0
MOST_SHARE = 5.0
SETTLED, WATCHED, PLAYED = 4.0, 20.0, 30.0
"""Seconds after the first sound: when CPU begins to be counted, for how long, and when play is stopped."""
QUIET = 12.0
"""Seconds without a new clip, after which all are taken to be made."""
GIVE_UP = 120.0


class Played:
    """A process that plays into a pipe; `with` ends it."""

    def __init__(self, command, folder, root, stop=signal.SIGTERM):
        """Start `command` with an empty pipe for a loudspeaker."""
        self._pipe = folder / "pipe"
        os.mkfifo(self._pipe)
        self._reading = os.open(self._pipe, os.O_RDONLY | os.O_NONBLOCK)
        self._stop = stop
        self._errors = (folder / "errors").open("w+")
        environment = os.environ | {
            "SOEPEL_HOME": str(folder / "home"),
            "SDL_AUDIODRIVER": "disk",
            "SDL_DISKAUDIOFILE": str(self._pipe),
            # Bytecode is kept, as it is for everyone who starts a program twice, but not in the checkout.
            "PYTHONPYCACHEPREFIX": str(folder / "bytecode"),
            "PYTHONDONTWRITEBYTECODE": "",
        }
        nothing = subprocess.DEVNULL
        self.spawned = time.perf_counter()
        self.process = subprocess.Popen(
            command, cwd=root, env=environment, stdin=nothing, stdout=nothing, stderr=self._errors
        )

    def __enter__(self):
        """Give the process."""
        return self

    def __exit__(self, *_):
        """Ask it to end, and read on until it has: who writes to a full pipe waits for ever."""
        self.process.send_signal(self._stop)
        while self.process.poll() is None:
            self._read(0.01)
        os.close(self._reading)
        self._errors.close()
        self._pipe.unlink()

    def first_sound(self):
        """Give the seconds from spawn to the first sample that is not silent."""
        while not any(self._read(1.0)):
            self._expect_life()
        return time.perf_counter() - self.spawned

    def play_on(self, seconds):
        """Let it play for a while."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            self._read(left)
            self._expect_life()

    def cpu(self):
        """Give the CPU seconds it has taken so far, in user and system."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def peak(self):
        """Give the most memory it has held so far, in MB."""
        for line in Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
        return math.nan

    def _read(self, patience):
        select.select([self._reading], [], [], patience)
        try:
            samples = os.read(self._reading, 1 << 16)
        except BlockingIOError:
            return b""
        if not samples:
            # Nobody has opened the other end yet: select does not wait for that.
            time.sleep(0.001)
        return samples

    def _expect_life(self):
        if self.process.poll() is not None or time.perf_counter() - self.spawned > GIVE_UP:
            self._errors.seek(0)
            sys.exit(f"no sound came; exit code {self.process.poll()}\n{self._errors.read()}")


def ours(folder, root):
    """Play a session of ours, its clips at hand."""
    return Played([sys.executable, "-m", "player", "play", PROGRAM], folder, root)


def bare(folder, root):
    """Play the prototype's clip; nothing in it asks to be ended cleanly."""
    command = [sys.executable, str(HERE / "start_bare.py"), str(folder / "clip.wav")]
    return Played(command, folder, root, signal.SIGKILL)


def prepare(folder, root):
    """Have every clip spoken, and write one for the prototype."""
    command = [sys.executable, "-m", "player", "show", PROGRAM]
    home = {"SOEPEL_HOME": str(folder / "home")}
    subprocess.run(command, cwd=root, env=os.environ | home, stdout=subprocess.DEVNULL, check=True)
    beep = array("h")
    for frame in range(24_000):
        beep.extend([round(9000 * math.sin((frame + 1) * 0.11))] * 2)
    with wave.open(str(folder / "clip.wav"), "wb") as file:
        file.setparams((2, 2, 24_000, 0, "NONE", ""))
        file.writeframes(beep.tobytes())
    return first_session(folder, root)


def first_session(folder, root):
    """Play until all that may have to be said is spoken too; give the peak memory of that, in MB."""
    kept, still = 0, 0.0
    with ours(folder, root) as played:
        played.first_sound()
        while still < QUIET:
            played.play_on(1.0)
            before, kept = kept, sum(1 for _ in (folder / "home").rglob("*.clip"))
            still = still + 1.0 if kept == before else 0.0
        return played.peak()


def starts(players, folder, rounds):
    """Start everyone in turns; give for each the seconds to the first sound, and the CPU until then."""
    found = {name: [] for name, _, _ in players}
    for _ in range(rounds):
        for name, play, root in players:
            with play(folder, root) as played:
                found[name].append((played.first_sound(), played.cpu()))
    return found


def live(folder):
    """Play for half a minute; give peak memory in MB and the CPU share after the start in percent."""
    with ours(folder, ROOT) as played:
        played.first_sound()
        played.play_on(SETTLED)
        since, before = time.perf_counter(), played.cpu()
        played.play_on(WATCHED)
        share = 100 * (played.cpu() - before) / (time.perf_counter() - since)
        played.play_on(PLAYED - WATCHED - SETTLED)
        return played.peak(), share


def spread(values, unit=1000):
    """Show median, least and most."""
    return f"{unit * statistics.median(values):6.0f} ({unit * min(values):.0f}-{unit * max(values):.0f})"


def main():
    """Measure, print, and tell by the exit code whether every aim was met."""
    if not Path("/proc/self/stat").exists():
        sys.exit("This measurement reads /proc, which only Linux has.")
    quick = "--quick" in sys.argv[1:]
    others = [Path(name).resolve() for name in sys.argv[1:] if not name.startswith("-")]
    players = [("ours", ours, ROOT), ("bare", bare, ROOT)]
    players += [(f"{root}", ours, root) for root in others]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        spoke, *_ = [prepare(folder, root) for root in (ROOT, *others)]
        # Once without counting: files are read into memory, and bytecode is kept.
        starts(players, folder, 1)
        found = starts(players, folder, QUICK_ROUNDS if quick else ROUNDS)
        peak, share = (0.0, 0.0) if quick else live(folder)
    print("first sound: wall ms, median (least-most)   CPU ms, median (least-most)")
    for who, figures in found.items():
        walls, cpus = zip(*figures, strict=True)
        print(f"{who:12}{spread(walls):>32}{spread(cpus):>30}")

    print(f"peak memory of a first session, which still speaks what may have to be said: {spoke:.0f} MB")

    medians = {who: statistics.median(wall for wall, _ in figures) for who, figures in found.items()}
    aims = [("first sound, ours / bare", medians["ours"] / medians["bare"], MOST_OVER_BARE)]
    if not quick:
        aims += [
            (f"peak memory after {PLAYED:.0f} s, MB", peak, MOST_MEGABYTES),
            ("CPU share during live play, % of one core", share, MOST_SHARE),
        ]
    missed = 0
    for what, value, aim in aims:
        met = value <= aim
        missed += not met
        print(f"{'met   ' if met else 'MISSED'}  {what}: {value:.2f} (aim <= {aim:g})")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
