"""Folders and files as somebody writes them."""

from pathlib import Path

from player.errors import UserError


def written_path(text: str) -> Path:
    """Give the path that is meant, `~` and all; raises UserError where nobody knows what `~` stands for."""
    try:
        return Path(text).expanduser()
    except RuntimeError as error:
        raise UserError("cli.error.tilde", name=text) from error
