"""Appointments as an iCalendar file (RFC 5545), with their time zone and an alarm each."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from msgspec import Struct

_YEAR = timedelta(days=366)


class Event(Struct, frozen=True, kw_only=True):
    """One appointment."""

    uid: str
    """The same for the same appointment: a newer file replaces it in the calendar."""
    begin: datetime
    """Local time with its zone."""
    length: timedelta
    title: str
    text: str


def calendar(events: Iterable[Event], *, name: str, made: datetime, alarm: timedelta = timedelta(0)) -> str:
    """Give the text of a calendar file; each event rings so long before it begins."""
    # A big library, and only this needs it.
    from icalendar import Alarm, Calendar  # noqa: PLC0415
    from icalendar import Event as Component  # noqa: PLC0415

    events = tuple(events)
    stamp = made.astimezone(UTC)
    told = Calendar()
    heads = {
        "prodid": "-//Soepel//soepel remind//",
        "version": "2.0",
        "method": "PUBLISH",
        "name": name,
        "x-wr-calname": name,
    }
    for key, value in heads.items():
        told.add(key, value)
    for event in events:
        one = Component()
        parts = {
            "uid": event.uid,
            "dtstamp": stamp,
            "last-modified": stamp,
            # A later file must count as the newer one.
            "sequence": int(made.timestamp()) // 60,
            "dtstart": event.begin,
            "dtend": event.begin + event.length,
            "summary": event.title,
            "description": event.text,
        }
        rings = Alarm()
        for key, thing in (("action", "DISPLAY"), ("trigger", -alarm), ("description", event.title)):
            rings.add(key, thing)
        for key, part in parts.items():
            one.add(key, part)
        one.add_component(rings)
        told.add_component(one)
    if events:
        # The changes of the clock around what is planned; others would only make the file long.
        days = [event.begin.date() for event in events]
        told.add_missing_timezones(min(days) - _YEAR, max(days) + _YEAR)
    return str(told.to_ical().decode())
