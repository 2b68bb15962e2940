"""Handed over: a session drawn on one time axis, a plan for a calendar; written whole or not at all."""

from player.publishing.calendar import Event, calendar
from player.publishing.course import Course
from player.publishing.picture import picture
from player.publishing.report import Bar, DoseRow, Report, SessionRow, page
from player.publishing.report import Line as ReportLine
from player.publishing.writing import write

__all__ = [
    "Bar",
    "Course",
    "DoseRow",
    "Event",
    "Report",
    "ReportLine",
    "SessionRow",
    "calendar",
    "page",
    "picture",
    "write",
]
