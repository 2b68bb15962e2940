"""Verbs, options, program names and files complete in bash, zsh and fish: asked of the shells themselves."""

import os
import pty
import select
import shutil
import subprocess
from pathlib import Path
from time import monotonic

import pytest

from tests.cli.command import environment, run, soepel

TYPED = {
    "soepel pla": "play",
    "soepel show neck/sho": "neck/short",
    "soepel play calm/wal": "calm/walk",
    "soepel export neck/eve": "neck/evening",
    "soepel play --resu": "--resume",
    "soepel play --level har": "hard",
    "soepel check own-pro": "own-program.toml",
}
"""What is typed, and the one thing that it can become."""


@pytest.fixture(name="folder")
def _folder(tmp_path):
    """A folder with a program, and the command in a folder of commands."""
    (tmp_path / "own-program.toml").touch()
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "soepel"
    command.write_text(f'#!/bin/sh\nexec {" ".join(soepel())} "$@"\n')
    command.chmod(0o755)
    return tmp_path


def prepared(shell: str, home: Path, folder: Path) -> dict[str, str]:
    """Write the script for a shell; give the environment in which soepel is found."""
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell} on this machine")
    answer = run(home, "--print-completion", shell)
    assert (answer.returncode, answer.stderr) == (0, "")
    (folder / "_soepel").write_text(answer.stdout, encoding="utf-8")
    path = os.pathsep.join([str(folder / "bin"), os.environ["PATH"]])
    return environment(home, PATH=path, HOME=str(folder), XDG_CONFIG_HOME=str(folder / "config"))


BASH = """
source ./_soepel
COMP_WORDS=($1) COMP_CWORD=$(( ${#COMP_WORDS[@]} - 1 )) COMP_LINE=$1 COMP_POINT=${#1}
complete=$(complete -p soepel) function=${complete##*-F } function=${function%% *}
$function soepel "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
printf '%s\\n' "${COMPREPLY[@]}"
"""
FISH = "source ./_soepel; complete --do-complete $argv[1]"


@pytest.mark.parametrize(
    ("shell", "script"), [("bash", ["-c", BASH, "bash"]), ("fish", ["--no-config", "-c", FISH])]
)
def test_what_is_typed_is_completed(shell, script, home, folder):
    """By the function that the shell itself calls."""
    env = prepared(shell, home, folder)
    for typed, completed in TYPED.items():
        answer = subprocess.run(
            [shell, *script, typed], check=True, capture_output=True, encoding="utf-8", env=env, cwd=folder
        )
        assert [line.partition("\t")[0].strip() for line in answer.stdout.splitlines()] == [completed]


def test_zsh_completes_at_the_tab_key(home, folder):
    """It completes only for who types, so that is what happens here."""
    env = prepared("zsh", home, folder)
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        ["zsh", "-f", "-i"],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=env,
        cwd=folder,
        start_new_session=True,
    ) as shell:
        os.close(theirs)
        try:
            _types(
                ours, "PS1='> '; fpath=($PWD $fpath); autoload -Uz compinit; compinit -u -D; print rea''dy\n"
            )
            _sees(ours, "ready")
            for typed, completed in TYPED.items():
                _types(ours, f"\x15{typed}\t")
                _sees(ours, f"{typed.rpartition(' ')[0]} {completed}")
        finally:
            shell.kill()
            os.close(ours)


def _types(terminal: int, keys: str) -> None:
    os.write(terminal, keys.encode())


def _sees(terminal: int, text: str) -> None:
    """Wait until a text is shown; a shell may write a line in pieces, with movements between them."""
    shown, until = "", monotonic() + 30
    while text not in shown:
        ready, _, _ = select.select([terminal], [], [], max(0.0, until - monotonic()))
        assert ready, (text, shown)
        shown += os.read(terminal, 65536).decode(errors="replace").replace("\x08", "")
