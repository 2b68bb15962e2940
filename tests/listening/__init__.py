"""Tests of the room that listens."""
