"""`soepel remind`: the plan of a week for a calendar, and the keys of the watch at a desk."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar

from player.cli.desk import waits
from player.controls.presence import _IDLE_GNOME, _IDLE_MAC, idle_of, presence
from player.library import Library
from player.phrases import phrases
from player.recovery import Breaks
from tests.cli.command import environment, run

RULES = Library().pathway().micro_break
NINE = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def remind(home: Path, folder: Path, *options: str, today: str = "2026-03-26T08:30"):
    """Write the plan of a week in Amsterdam, in which the clock changes on Sunday."""
    env = environment(home, SOEPEL_TODAY=today, TZ="Europe/Amsterdam")
    done = run(home, "remind", "--lang", "nl", "-o", str(folder / "week.ics"), *options, env=env)
    assert done.returncode == 0, done.stderr
    return done, Calendar.from_ical((folder / "week.ics").read_bytes())


def test_a_week_for_the_calendar(home, tmp_path):
    """Every session at its hour on the wall, also after the clock has changed; with an alarm and its zone."""
    done, told = remind(home, tmp_path, "--at", "8:45", "--alarm", "10")
    events = told.walk("VEVENT")
    begins = [event.decoded("dtstart") for event in events]
    assert [f"{begin:%d %H:%M}" for begin in begins] == [
        f"{day} 08:45" for day in (26, 27, 28, 29, 30, 31)
    ] + ["01 08:45"]
    assert {begin.utcoffset() for begin in begins} == {timedelta(hours=1), timedelta(hours=2)}
    assert [zone["TZID"] for zone in told.walk("VTIMEZONE")] == ["Europe/Amsterdam"]
    assert {alarm["TRIGGER"].dt for alarm in told.walk("VALARM")} == {timedelta(minutes=-10)}
    assert "soepel play neck/phase-1" in events[0]["DESCRIPTION"]
    assert "geen medisch hulpmiddel" in events[0]["DESCRIPTION"]
    assert 300 <= (events[0].decoded("dtend") - begins[0]).total_seconds() <= 900
    assert done.stdout.startswith("donderdag 26-03, 08:45: Fase één")


def test_a_newer_file_replaces_the_older_appointments(home, tmp_path):
    """The same day keeps its word, and counts as newer; what has gone by is no appointment."""
    _, first = remind(home, tmp_path)
    _, second = remind(home, tmp_path, today="2026-03-27T12:00")
    older = {event["UID"]: event["SEQUENCE"] for event in first.walk("VEVENT")}
    newer = {event["UID"]: event["SEQUENCE"] for event in second.walk("VEVENT")}
    assert next(uid[-17:-7] for uid in newer) == "2026-03-28"
    assert len(older.keys() & newer.keys()) == 5
    assert all(newer[uid] > older[uid] for uid in older.keys() & newer.keys())


def test_nothing_is_planned_against_a_stop(home, tmp_path):
    """It says why, and what to do."""
    answers = tmp_path / "answers.toml"
    safe = "".join(f'QS{number} = "no"\n' for number in (1, *range(3, 10)))
    answers.write_text(f'{safe}QN1 = "no"\nQN2 = "no"\nQA0 = 45\nQS2 = "yes"\n', encoding="utf-8")
    run(home, "intake", "--answers", str(answers))
    done = run(home, "remind", "--lang", "en", "-o", str(tmp_path / "week.ics"))
    assert done.returncode == 1
    assert "exercising has to wait. Do not exercise today. Call your doctor." in done.stderr
    assert not (tmp_path / "week.ics").exists()


def test_a_file_of_somebody_else_stays(home, tmp_path):
    """Only a calendar of our own is replaced."""
    (tmp_path / "week.ics").write_text("mine", encoding="utf-8")
    done = run(home, "remind", "--lang", "en", "-o", str(tmp_path / "week.ics"))
    assert done.returncode == 1
    assert "is no calendar of Soepel" in done.stderr
    assert (tmp_path / "week.ics").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (("--at", "25:00"), "'25:00' is no time of day"),
        (("breaks", "--every", "0"), "from 1 to 240"),
        (("breaks", "--quiet", "lunch"), "'lunch' are no hours"),
    ],
)
def test_what_cannot_be_is_told(options, says, home):
    """Wrong usage, in one sentence."""
    done = run(home, "remind", "--lang", "en", *options)
    assert done.returncode == 2
    assert says in done.stderr


def test_hours_of_quiet_belong_to_the_breaks(home):
    """They would mean nothing for a file."""
    done = run(home, "remind", "--lang", "en", "--quiet", "12:00-13:00")
    assert done.returncode == 1
    assert "--quiet belongs to 'soepel remind breaks'." in done.stderr


def waiting(keys: dict[int, str], **more):
    """Watch with keys at minutes; give what ended it, and at which minute."""
    minute = 0

    def key(_: float) -> str | None:
        nonlocal minute
        minute += 1
        return keys.get(minute)

    found = waits(
        more.pop("breaks", None) or Breaks(RULES, NINE),
        key,
        phrases("en"),
        idle=more.get("idle", lambda: 0.0),
        clock=lambda: NINE + timedelta(minutes=minute),
        stopped=lambda: "sigint" if minute > 200 else None,
    )
    return found, minute


def test_the_watch_and_its_keys(capsys):
    """Due after half an hour; later, anew, quiet, the break at once, and stop."""
    assert waiting({}) == ("due", 30)
    assert waiting({10: "a"}) == ("due", 40)
    assert waiting({10: "z"}) == ("due", 70)
    assert waiting({10: "enter"}) == ("break", 10)
    assert waiting({10: "q"}) == ("stop", 10)
    assert waiting({}, idle=lambda: 400.0) == ("interrupted", 201)
    assert "Good. I start counting again." in capsys.readouterr().out
    breaks = Breaks(RULES, NINE)
    assert waiting({}, breaks=breaks) == ("due", 30)
    assert breaks.snooze(NINE + timedelta(minutes=30))


def test_what_systems_tell_of_who_is_there():
    """As macOS and GNOME were documented to answer; neither was at hand."""
    assert idle_of(b'    | |   "HIDIdleTime" = 3250000000\n', _IDLE_MAC, 1e-9) == pytest.approx(3.25)
    assert idle_of(b"(uint64 61250,)\n", _IDLE_GNOME, 1e-3) == pytest.approx(61.25)
    assert idle_of(b"", _IDLE_GNOME, 1e-3) is None
    assert presence({"WAYLAND_DISPLAY": "none-such", "PATH": ""}, "linux") is None
