"""Who speaks: the voice that is asked for, the usual one, or nobody, but never another language's."""

import os
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

from player.cli import run as asked
from tests.cli.command import BREAK, ROOT, environment, run


@pytest.fixture(name="no_dutch")
def _no_dutch(tmp_path, home):
    """Give the environment of a machine whose engine has every voice but the Dutch one."""
    spec = find_spec("espeakng_loader")
    if spec is None or spec.origin is None:
        pytest.skip("only Linux has its voices in a Python package")
    real, fake = Path(spec.origin).parent, tmp_path / "packages" / "espeakng_loader"
    (fake / "espeak-ng-data").mkdir(parents=True)
    (fake / "__init__.py").touch()
    for file in real.glob("*.so*"):
        (fake / file.name).symlink_to(file)
    for file in (real / "espeak-ng-data").iterdir():
        if file.name != "lang":
            (fake / "espeak-ng-data" / file.name).symlink_to(file)
    shutil.copytree(real / "espeak-ng-data" / "lang", fake / "espeak-ng-data" / "lang")
    (fake / "espeak-ng-data" / "lang" / "gmw" / "nl").unlink()
    return environment(home, PYTHONPATH=os.pathsep.join([str(fake.parent), str(ROOT)]))


def test_a_missing_language_is_told_with_its_remedy(no_dutch, home, tmp_path):
    """By every verb that speaks; silence goes on."""
    sound = str(tmp_path / "x.wav")
    for verb in (
        ("play", BREAK),
        ("play", BREAK, "--rehearse"),
        ("show", BREAK),
        ("export", BREAK, "-o", sound),
    ):
        answer = run(home, *verb, "--lang", "nl", env=no_dutch)
        assert (answer.returncode, answer.stdout) == (1, "")
        assert answer.stderr.startswith("Er staat geen Nederlandse stem op deze computer.")
        assert "--voice silence" in answer.stderr
        assert answer.stderr.count("\n") == 1
    assert not Path(sound).exists()
    silently = ("play", BREAK, "--rehearse", "--lang", "nl", "--voice", "silence")
    assert run(home, *silently, env=no_dutch).returncode == 0
    told = run(home, "voice", "--lang", "nl", env=no_dutch).stdout
    assert "soepel doctor" in told.splitlines()[-1]
    assert run(home, "doctor", "--no-sound", "--lang", "nl", env=no_dutch).returncode == 1


def test_the_voices_are_listed_with_the_one_that_speaks(capsys):
    """One a line, silence last; of each language one is the usual one, or the one that was chosen."""
    assert asked(["voice", "--lang", "en"]) == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown[-1].startswith("silence:")
    usual = [line for line in shown if "this one speaks" in line]
    assert len(usual) == 2
    other = next(line for line in shown if "English" in line and line not in usual).partition(": ")[0]
    asked(["settings", "voice", other])
    capsys.readouterr()
    asked(["voice", "--lang", "en"])
    assert f"{other}: English (this one speaks)" in capsys.readouterr().out


def test_a_voice_of_the_settings_is_no_choice_for_the_other_language(capsys):
    """Asked for by its name it is refused; nobody reads Dutch with an English voice."""
    asked(["voice", "--lang", "en"])
    english = capsys.readouterr().out.partition(": ")[0]
    asked(["settings", "voice", english])
    assert asked(["show", BREAK, "--lang", "nl"]) == 0
    capsys.readouterr()
    assert asked(["show", BREAK, "--lang", "nl", "--voice", english]) == 1
    assert english in capsys.readouterr().err
