"""What could be better in a pathway, by what its programs were measured to last and to weigh."""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil, log

from msgspec import UNSET, Struct

from player.errors import Problem, Value
from player.program.finding import Finding, Path
from player.program.pathway.model import Pathway
from player.program.pathway.phases import Phase
from player.program.thresholds import LONGER

_DAYS = 7


class Measured(Struct, frozen=True):
    """One program, as it is spoken in full."""

    minutes: float
    load: float
    """Active seconds times the weight of their kind."""


def weighed(
    pathway: Pathway, text: bytes, file: str, programs: Mapping[str, Measured]
) -> tuple[Problem, ...]:
    """Give advice of sessions that last too long for their phase, and of weeks that rise too fast.

    `programs` are measured by name; of one that is not there nothing is said. A phase may `allow` either.
    """
    found = (*_long(pathway, programs), *_steep(pathway, programs))
    if not found:
        return ()
    # tree-sitter is wanted only where there is something to tell.
    from player.program.placing import placed  # noqa: PLC0415
    from player.program.source import parse  # noqa: PLC0415

    return placed(parse(text, file), found)


def _long(pathway: Pathway, programs: Mapping[str, Measured]) -> Iterator[Finding]:
    """Tell of programs, and of their other forms, that last longer than their phase plans."""
    for path, phase, name in _places(pathway):
        most = phase.minutes[1]
        measured = programs.get(name)
        if measured is None or "long-for-phase" in phase.allow or measured.minutes <= most * LONGER:
            continue
        values = {
            "word": name,
            "minutes": str(round(measured.minutes)),
            "phase": str(phase.id),
            "most": str(most),
        }
        yield Finding(path=path, code="long-for-phase", values=values, severity="advice")


def _places(pathway: Pathway) -> Iterator[tuple[Path, Phase, str]]:
    """Give each program with its place and its phase, at the first place where it stands."""
    seen: set[tuple[int, str]] = set()
    for number, phase in enumerate(pathway.phase):
        listed: list[tuple[Path, str]] = [
            (("phase", number, key, index), name)
            for key, names in (("daily", phase.daily), ("strength", phase.strength))
            for index, name in enumerate(names)
        ]
        names = {name for _, name in listed}
        listed += [
            (("variant", index, "use"), variant.use)
            for index, variant in enumerate(pathway.variant)
            if variant.instead_of in names
        ]
        for path, name in listed:
            if (phase.id, name) not in seen:
                seen.add((phase.id, name))
                yield path, phase, name


def _steep(pathway: Pathway, programs: Mapping[str, Measured]) -> Iterator[Finding]:
    """Tell of phases whose full week cannot be reached, at the pace of the load guard, before they end."""
    rules = pathway.load
    before: float | None = rules.floor
    for number, phase in enumerate(pathway.phase):
        week = _week(phase, programs)
        following = pathway.phase[number + 1 : number + 2]
        gate = following[0].enter if following else UNSET
        days = gate.days if gate else phase.evaluate_after
        start = before
        before = None if week is None else max(rules.floor, week)
        if week is None or start is None or week <= start or start <= 0:
            continue
        weeks = ceil(log(week / start) / log(rules.hard))
        if weeks * _DAYS <= days or "load-jump" in phase.allow:
            continue
        # Figures stay in digits, as the file has them.
        values: dict[str, Value] = {
            "phase": str(phase.id),
            "load": str(round(week)),
            "before": str(round(start)),
            "times": week / start,
            "most": str(round(rules.hard * 100 - 100)),
            "weeks": str(weeks),
            "days": str(days),
        }
        key = "strength" if phase.strength_per_week else "daily"
        path: Path = ("phase", number, key)
        yield Finding(path=path, code="load-jump", values=values, at="key", severity="advice")


def _week(phase: Phase, programs: Mapping[str, Measured]) -> float | None:
    """Give what a full week of a phase weighs, its programs in turn; None where one was not measured."""
    week = 0.0
    for count, names in ((phase.daily_per_week, phase.daily), (phase.strength_per_week, phase.strength)):
        loads = _loads(names, programs)
        if not count:
            continue
        if not loads:
            return None
        week += count * sum(loads) / len(loads)
    return week


def _loads(names: Sequence[str], programs: Mapping[str, Measured]) -> list[float]:
    found = [programs[name].load for name in names if name in programs]
    return found if len(found) == len(names) else []
