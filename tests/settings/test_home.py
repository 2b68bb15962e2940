"""Folders, clock, language and lock."""

import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from player.errors import UserError
from player.settings import Home, lock, now, system_language


def test_one_folder_holds_everything(tmp_path):
    """`SOEPEL_HOME` moves settings, journal and cache to one folder."""
    home = Home.find({"SOEPEL_HOME": str(tmp_path)})

    assert Home(tmp_path, tmp_path, tmp_path / "cache") == home
    assert tmp_path / "programs" == home.programs


def test_a_home_is_absolute():
    """A relative folder is taken from where we are, once."""
    assert Path.cwd() / "here" == Home.find({"SOEPEL_HOME": "here"}).data


def test_the_system_has_its_own_folders():
    """Without it, three folders of this system are named soepel."""
    home = Home.find({})

    assert all("soepel" in str(folder) for folder in (home.config, home.data, home.cache))


def test_the_day_can_be_set():
    """`SOEPEL_TODAY` is local time, with its offset unless it brings one."""
    moment = now({"SOEPEL_TODAY": "2026-03-02T08:30"})

    assert moment.replace(tzinfo=None).isoformat() == "2026-03-02T08:30:00"
    assert moment.tzinfo is not None
    assert timedelta(hours=9) == now({"SOEPEL_TODAY": "2026-03-02T08:30+09:00"}).utcoffset()
    assert now({"SOEPEL_TODAY": "2026-03-02"}).date().isoformat() == "2026-03-02"


def test_the_clock_knows_its_offset():
    """Otherwise it is the time it is."""
    before = datetime.now().astimezone()

    assert before <= now({}) <= datetime.now().astimezone()


@pytest.mark.parametrize("value", ["yesterday", "2026-13-01", "08:30"])
def test_what_is_no_day_is_told(value):
    """A date that cannot be is a sentence."""
    with pytest.raises(UserError, match=r"settings\.error\.today"):
        now({"SOEPEL_TODAY": value})


@pytest.mark.parametrize(
    ("environ", "language"),
    [
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "nl_BE.UTF-8", "LC_ALL": ""}, "nl"),
        ({"LANG": "nl_NL.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "nl_NL"}, "nl"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "fy_NL.UTF-8"}, "en"),
        ({"LANG": "Dutch_Netherlands.1252"}, "nl"),
    ],
)
def test_the_system_tells_the_language(environ, language):
    """Dutch where messages are Dutch, else English; LC_ALL goes before LC_MESSAGES before LANG."""
    assert language == system_language(environ)


def test_without_variables_there_is_a_language():
    """A system that sets none of them has one too."""
    assert system_language({}) in {"nl", "en"}


def test_one_session_at_a_time(tmp_path):
    """A second session is refused while the first one runs, and welcome after it."""
    with lock(tmp_path / "new") as notice:
        assert notice is None
        with pytest.raises(UserError, match=r"settings\.error\.busy"), lock(tmp_path / "new"):
            pass
    with lock(tmp_path / "new") as notice:
        assert notice is None


def test_a_folder_without_locks_stops_nobody(tmp_path):
    """Where no lock can be made the session goes on, with a notice."""
    (tmp_path / "file").write_text("")

    with lock(tmp_path / "file") as notice:
        assert notice.key == "settings.notice.unlocked"


HELD = """
import sys
from pathlib import Path
from player.settings import lock

with lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_crash_leaves_no_lock_behind(tmp_path):
    """While another process holds the lock it is refused; killed, it holds nothing."""
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", HELD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
    ) as process:
        assert process.stdout.readline() == "held\n"
        with pytest.raises(UserError, match=r"settings\.error\.busy"), lock(tmp_path):
            pass
        process.kill()
        process.wait()
        with lock(tmp_path) as notice:
            assert notice is None
