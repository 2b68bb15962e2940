"""Measures spoken commands: hits, wrong ones, false ones in an hour, latency, processor and memory.

`python tests/bench/words.py` makes the corpus (words_corpus.py, once, half an hour) and then prints, for
Dutch and English, what holds for the half of the speakers and of the recorded people that took no part in
choosing (words_choice.py), beside what is aimed at. With `--tune` it prints what the other half would choose,
and nothing of the half that reports. With `--quick` only every fourth speaker is made and tried; `--language`
and `--only` measure a part.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from msgspec import Struct, structs

sys.path[:0] = [str(Path(__file__).parents[2])]

import words_corpus as corpus
from words_choice import MOST, Falses, Guess
from words_heard import Bench, Tried
from words_kept import Judge
from words_noise import CONDITIONS
from words_people import UNREAD
from words_sessions import latency, memory, own_sessions
from words_texts import WORDS

from player.transport import Command
from player.words import VOCABULARIES
from player.words.deciding import LIMITS

AIMED = {
    "clean 0": 88,
    "room 20": 88,
    "corner 20": 88,
    "white 20": 88,
    "brown 10": 88,
    "babble 20": 55,
    "white 10": 45,
}
"""Least hits in percent; for babble nearer than 20 dB nothing is promised."""
SYNTHETIC = "synthetic running speech"
SPEAKING = {
    "en": (
        "asterisk-core-sounds-en-wav",
        "tuxpaint-stamps-default",
        "hedgewars-data",
        "flight-of-the-amazon-queen",
    ),
    "nl": ("fillets-ng-data-nl",),
}
"""Packages of each language; of one it is most of what is said."""
QUICK = 4
"""Every so manieth speaker takes part where it is to be quick."""
PARTS = ("words", "sessions", "latency", "memory")


class Half(Struct):
    """What was found beside the words of half of the speakers."""

    falses: Falses
    tried: list[Tried]
    refused: int = 0
    """Words that were too like others."""
    sentences: tuple[int, int] = (0, 0)
    """With a command inside, and those of them that were taken for one."""

    def told(self, room: str, name: str) -> list[tuple[Command, Guess | None]]:
        """Give what was said in a room, and heard as."""
        return [each for tried in self.tried for each in tried.get((room, name), [])]

    @property
    def people(self) -> list[str]:
        """The packages in which it is known what people say."""
        return [each for each in self.falses.packages if each not in (SYNTHETIC, UNREAD)]


def half(bench: Bench, language: str, number: int) -> Half:
    """Measure one half: 0 tunes, 1 reports."""
    found = Half(Falses(), [])
    for place, speaker in list(enumerate(corpus.SPEAKERS[language]))[:: bench.step]:
        if (place // bench.step) % 2 != number:
            continue
        words = bench.words(language, speaker)
        judge = Judge(words)
        found.refused += len(WORDS[language]) - len(words)
        asked, wrong = bench.sentences(language, speaker, judge)
        found.sentences = (found.sentences[0] + asked, found.sentences[1] + wrong)
        found.tried.append(bench.tried(language, speaker, judge, words))
        for (package, place_of), heap in bench.people.items():
            if place_of == number:
                found.falses.add(package, heap.seconds, bench.strangers(judge, heap))
        if number:
            heap = bench.talk[language]
            found.falses.add(SYNTHETIC, heap.seconds, bench.strangers(judge, heap))
    return found


def choose(tunes: Half) -> None:
    """Print what the half that tunes would choose."""
    hours = tunes.falses.hours(tunes.people)
    print(f"-- the half that tunes ({hours:.2f} h of people, all beside {len(tunes.tried)} people's words)")
    limits = tunes.falses.limits(tunes.people)
    for name in structs.asdict(limits):
        print(f"   {name}: would choose {getattr(limits, name):.2f}, shipped {getattr(LIMITS, name):.2f}")
    for name in VOCABULARIES:
        rates = tunes.falses.rates(tunes.people, name)
        told = ", ".join(f"{limit:.2f}: {rates[limit]:.2f}" for limit in list(rates)[4:12])
        print(f"   {name}: false in an hour by limit: {told}")
        rooms(tunes, name)


def report(reports: Half, language: str, name: str) -> None:
    """Print what was found of one vocabulary in the half that reports."""
    print(f"-- {name}")
    falses = reports.falses
    own = [package for package in reports.people if package in SPEAKING[language]]
    for who, packages in (
        ("people of all languages", reports.people),
        (f"people who speak {language}", own),
        ("people whose text is not known, their own commands included", [UNREAD]),
        (f"synthetic voices that speak {language}", [SYNTHETIC]),
    ):
        a_hour, stops = (falses.rate(packages, name, only) for only in (None, Command.STOP))
        print(
            f"   false in an hour of {who}: {a_hour:.2f} (at most {MOST[name]:g}); of these stop {stops:.3f}"
            f" ({falses.hours(packages):.2f} h, all beside {len(reports.tried)} people's words)"
        )
    for package in falses.packages:
        print(f"      {falses.rate([package], name):6.2f}  {package}")
    rooms(reports, name)


def rooms(found: Half, name: str) -> None:
    """Print how much is heard in each room."""
    for kind, quieter in CONDITIONS:
        room = f"{kind} {quieter}"
        told = found.told(room, name)
        aim = f"aimed {AIMED[room]} %" if room in AIMED else "nothing aimed at"
        print(
            f"   {room:10} heard {share(told, halts=False):5.1f} %  taken for another {wrong(told):4.1f} %"
            f"  ({aim}; n={len(told)})"
        )
    if name == "exercise":
        stops = {room: [each for each in found.told(room, name) if each[0] == Command.STOP] for room in AIMED}
        for what, halts in (("asks whether to stop", False), ("asks, or pauses", True)):
            every = ", ".join(f"{room} {share(told, halts=halts):.0f} %" for room, told in stops.items())
            print(f'   "stop" {what}: {every}')


def share(told: list[tuple[Command, Guess | None]], *, halts: bool) -> float:
    """Give how many were heard as what they were, in percent; for "stop" a pause may be enough."""
    hits = sum(
        heard is not None and (heard.taken() == said or (halts and heard.taken() == Command.PAUSE))
        for said, heard in told
    )
    return 100 * hits / len(told) if told else 0.0


def wrong(told: list[tuple[Command, Guess | None]]) -> float:
    """Give how many were heard as another word, in percent; a "stop" that pauses is not one of them."""
    count = sum(
        heard is not None
        and heard.taken() not in (None, said)
        and (said, heard.command) != (Command.STOP, Command.STOP)
        for said, heard in told
    )
    return 100 * count / len(told) if told else 0.0


def measure(bench: Bench, language: str, *, tune: bool) -> None:
    """Measure one language, and print it."""
    tunes = half(bench, language, 0)
    print(f"\n== {language}: {len(tunes.tried)} speakers tune; refused as look-alikes: {tunes.refused}")
    choose(tunes)
    if tune:
        return
    reports = half(bench, language, 1)
    asked, taken = reports.sentences
    print(f"-- the half that reports: {len(reports.tried)} speakers; refused: {reports.refused}")
    print(f"   commands inside a sentence taken for commands: {taken} of {asked} sentences")
    for name in VOCABULARIES:
        report(reports, language, name)


def main() -> None:
    """Measure what is asked; everything, where nothing is."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    asked.add_argument("--quick", action="store_true", help="every fourth speaker, every fourth recording")
    asked.add_argument("--language", choices=list(WORDS), help="one language only")
    asked.add_argument("--only", choices=PARTS, nargs="+", default=PARTS, help="some of the parts only")
    asked.add_argument("--made", action="store_true", help="take the corpus as it is")
    asked.add_argument(
        "--tune", action="store_true", help="what the half that tunes would choose, and no more"
    )
    given = asked.parse_args()
    step = QUICK if given.quick else 1
    parts = ["words"] if given.tune else given.only
    if not given.made:
        corpus.make(step)
    halves = () if "words" not in parts else (0,) if given.tune else (0, 1)
    bench = Bench(step, halves)
    for language in [given.language] if given.language else WORDS:
        if "words" in parts:
            measure(bench, language, tune=given.tune)
        for part, measures in (("sessions", own_sessions), ("latency", latency)):
            if part in parts:
                measures(bench, language)
    if "memory" in parts:
        memory(bench)


if __name__ == "__main__":
    main()
