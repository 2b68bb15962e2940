"""From where something is advised: all thresholds of advice, in one place."""

SENTENCE = 16
"""Words of one spoken sentence; who listens cannot read back."""
CORE = 4
"""Core exercises of one program: what is done on a short day."""
EASE = 60.0
"""Least reading ease, of 100, by Flesch for English and by Douma for Dutch: plain language begins here."""
WORDS = 25
"""Words from which reading ease says something; of fewer it is chance."""
LONGER = 1.2
"""Times the longest session of a phase that a program of it may last."""
