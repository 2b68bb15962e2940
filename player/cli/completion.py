"""Prints what a shell needs to complete verbs, options and program names."""

import argparse

_NAMES = {
    "bash": '_soepel_names() { compgen -W "$(soepel list --names 2>/dev/null)" -- "$1"; '
    'compgen -f -- "$1"; }',
    "zsh": '_soepel_names() { local -a names; names=(${(f)"$(soepel list --names 2>/dev/null)"}); '
    "compadd -a names; _files }",
    "fish": "function _soepel_names; soepel list --names 2>/dev/null; "
    "__fish_complete_path (commandline -ct); end",
}


def completion(parser: argparse.ArgumentParser, shell: str) -> str:
    """Give the script for `bash`, `zsh` or `fish`."""
    import shtab  # noqa: PLC0415 - only this one answer needs it

    script: str = shtab.complete(parser, shell, preamble=_NAMES[shell])
    return script
