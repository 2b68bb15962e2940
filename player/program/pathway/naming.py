"""Whether the programs that a pathway names are there, and belong to the phase that names them."""

from collections.abc import Collection, Iterator, Mapping

from player.errors import Problem
from player.program.finding import Finding
from player.program.nearest import nearest, shown
from player.program.pathway.model import Pathway
from player.program.pathway.sound import programs_of


def misnamed(
    pathway: Pathway,
    text: bytes,
    file: str,
    phases: Mapping[str, int | None],
    exercises: Collection[str],
) -> tuple[Problem, ...]:
    """Tell of programs that are not in `phases`, and of exercises that are not in `exercises`.

    `phases` is the phase of every program by name; None for none.
    """
    # tree-sitter is wanted only for a mistake.
    from player.program.placing import placed  # noqa: PLC0415
    from player.program.source import parse  # noqa: PLC0415

    found = (*_misnamed(pathway, phases), *_unknown(pathway, exercises))
    return tuple(placed(parse(text, file), found)) if found else ()


def _misnamed(pathway: Pathway, phases: Mapping[str, int | None]) -> Iterator[Finding]:
    for path, name in programs_of(pathway).items():
        if name not in phases:
            yield Finding(path=path, code="pathway-unknown-program", values={"word": name})
        elif path[0] == "phase" and path[2] == "strength" and isinstance(path[1], int):
            phase, own = pathway.phase[path[1]].id, phases[name]
            if own is not None and own != phase:
                yield Finding(path=path, code="pathway-other-phase", values={"word": name, "phase": own})


def _unknown(pathway: Pathway, exercises: Collection[str]) -> Iterator[Finding]:
    for number, question in enumerate(pathway.question):
        for index, part in enumerate(question.part):
            for at, name in enumerate(part.leaves_out):
                if name not in exercises:
                    path = ("question", number, "part", index, "leaves_out", at)
                    near = nearest(name, exercises)
                    code = "misspelt-exercise" if near else "unknown-exercise"
                    yield Finding(path=path, code=code, values={"name": shown(name), "near": near or ""})
