"""From the text of a pathway file to its value, or to every problem in it."""

import msgspec

from player.errors import UserError
from player.program.pathway.model import Pathway
from player.program.pathway.sound import contradictions
from player.program.shapeless import shapeless
from player.program.source import parse


def read_pathway(text: bytes, file: str) -> Pathway:
    """Make a Pathway of `text`, or raise a UserError that holds every problem in it."""
    source = parse(text, file)
    if source.table is not None and not source.problems:
        try:
            pathway = msgspec.convert(source.table, Pathway, strict=True)
        except msgspec.ValidationError:
            pass
        else:
            if not any(True for look in (shapeless, contradictions) for _ in look(source.table)):
                return pathway
    # jsonschema and tree-sitter are wanted only now.
    from player.program.checking import problems  # noqa: PLC0415

    raise UserError("pathway.error.unfit", problems(text, file, "pathway", lambda _: None), file=file)
