"""Measure rendering: our mixer, a bare numpy block mixer and the usual recipe, in one run.

    python tests/bench/render.py [--quick]

The work is W15 (15 minutes: 180 spoken cues from 63 clips, 300 short tones, a bed that loops and
ducks) and the same at 4 and 10 times the length, at 24 kHz stereo. Each rendering is a fresh
process; CPU is user + system of the whole process, imports included, and beside it the part after
the imports. Of several rounds the least counts, for what else the machine does only adds. Prints
a table and exits 1 when an aim is missed. `--quick` leaves pydub out.
"""

import filecmp
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ROUNDS = {15: 7, 60: 3, 150: 3}
MOST_OVER_BARE = 1.3
LEAST_UNDER_USUAL = 100.0
MOST_GROWTH = 1.2
MOST_MEGABYTES = 5.0


def measure(renderer, folder, minutes):
    """Give CPU seconds of the whole process, those after the imports, and peak megabytes."""
    command = [sys.executable, str(HERE / f"render_{renderer}.py"), str(folder), str(minutes)]
    process = subprocess.Popen([*command, str(folder / f"{renderer}.wav")], stdout=subprocess.PIPE, text=True)
    said = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    if process.returncode:
        sys.exit(f"{renderer} at {minutes} minutes failed")
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return used.ru_utime + used.ru_stime, float(said), used.ru_maxrss / unit


def measured(folder, minutes):
    """Measure ours and bare in turns, and give the least of each figure; the files must be equal."""
    figures = {"ours": [], "bare": []}
    for _ in range(ROUNDS[minutes]):
        for renderer, found in figures.items():
            found.append(measure(renderer, folder, minutes))
    if not filecmp.cmp(folder / "ours.wav", folder / "bare.wav", shallow=False):
        sys.exit(f"at {minutes} minutes ours and bare wrote different samples")
    return {
        renderer: tuple(min(column) for column in zip(*found, strict=True))
        for renderer, found in figures.items()
    }


def main():
    """Measure, print, and tell by the exit code whether every aim was met."""
    quick = "--quick" in sys.argv[1:]
    table = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([sys.executable, str(HERE / "render_work.py"), name], check=True)
        found = {minutes: measured(folder, minutes) for minutes in ROUNDS}
        table = [(f"W{minutes}", who, *found[minutes][who]) for minutes in found for who in found[minutes]]
        if not quick:
            table.append(("W15", "pydub", *measure("usual", folder, 15)))
    print("work  renderer  CPU s, process  CPU s, after imports  peak MB")
    for work, who, whole, after, peak in table:
        print(f"{work:5} {who:8} {whole:15.3f} {after:21.3f} {peak:8.1f}")
    print("Ours and bare wrote the same bytes in every round.")

    ours = {minutes: found[minutes]["ours"] for minutes in found}
    aims = [
        (
            f"W{minutes}: ours / bare",
            found[minutes]["ours"][0] / found[minutes]["bare"][0],
            "<=",
            MOST_OVER_BARE,
        )
        for minutes in found
    ]
    if not quick:
        aims.append(("W15: pydub / ours", table[-1][2] / ours[15][0], ">=", LEAST_UNDER_USUAL))
    aims += [
        ("growth W60 / W15, after imports", ours[60][1] / ours[15][1], "<=", 4 * MOST_GROWTH),
        ("growth W150 / W15, after imports", ours[150][1] / ours[15][1], "<=", 10 * MOST_GROWTH),
        ("memory W150 - W15, MB", ours[150][2] - ours[15][2], "<=", MOST_MEGABYTES),
    ]
    missed = 0
    for what, value, relation, aim in aims:
        met = value <= aim if relation == "<=" else value >= aim
        missed += not met
        print(f"{'met   ' if met else 'MISSED'}  {what}: {value:.2f} (aim {relation} {aim:g})")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
