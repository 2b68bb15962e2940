"""Handed over: a session drawn on one time axis, a plan for a calendar; written whole or not at all."""

from player.publishing.calendar import Event, calendar
from player.publishing.picture import picture
from player.publishing.writing import write

__all__ = ["Event", "calendar", "picture", "write"]
