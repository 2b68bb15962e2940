"""What a new file is called, and where it comes."""

import re
from pathlib import Path

from player.errors import UserError
from player.paths import written_path

_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_STRANGE = re.compile(r"[^a-z0-9_-]+")
_PLAIN = str.maketrans("àáâäãèéêëìíîïòóôöõùúûüçñ", "aaaaaeeeeiiiiooooouuuucn")


def place(name: str, folder: Path, output: str | None) -> Path:
    """Give the path of a new file: in `folder`, or where `output` says, which may be a folder too."""
    if not _NAME.fullmatch(name):
        near = _STRANGE.sub("-", name.lower().removesuffix(".toml").translate(_PLAIN)).strip("-_")[:64]
        key = "authoring.error.name-near" if near else "authoring.error.name"
        raise UserError(key, name=name, near=near)
    if output is None:
        return folder / f"{name}.toml"
    path = written_path(output)
    if path.is_dir() or output.endswith(("/", "\\")):
        return path / f"{name}.toml"
    if path.suffix != ".toml":
        raise UserError("authoring.error.ending", file=output)
    return path


def title(name: str) -> str:
    """Give the words of a name, as it could be shown: `neck-turns` is "Neck turns"."""
    words = re.sub(r"[-_]+", " ", name).strip() or name
    return words[:1].upper() + words[1:]
