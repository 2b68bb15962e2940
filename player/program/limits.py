"""How much a file may hold: every program file is untrusted, whoever sent it."""

FILE_BYTES = 256 * 1024
"""Bytes of one file."""
EXERCISES = 60
"""Exercises in one program."""
DEPTH = 12
"""Tables and lists inside each other."""
SECONDS = 3 * 3600
"""Seconds that a program, or one exercise of it, may last."""
SENTENCE = 300
"""Characters of one spoken sentence."""
SHORT_WORDS = 80
"""Characters said inside one part of a repetition."""
NAME = 120
"""Characters of a name."""
NOTES = 2000
"""Characters of a program's notes."""
TALK = 20
"""Sentences of one talk."""
EXPLAIN = 12
"""Sentences of one explanation."""
SIDES = 12
"""Named sides of one exercise."""
SOURCES = 40
"""Sources of one file."""
PROBLEMS = 200
"""Problems told of one file; who has more will mend these first."""

STATED = (
    f"At most {FILE_BYTES // 1024} KiB of UTF-8 text, {EXERCISES} exercises, tables and lists {DEPTH} deep, "
    f"and {SECONDS // 3600} hours in all."
)
"""The limits that a JSON Schema has no word for."""
