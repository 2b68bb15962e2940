"""Soepel: a voice-guided exercise session player.

The rooms, from the ground up: `units` and `errors`; `phrases`, the player's own words;
`program`, what an author wrote; `session`, what will be heard; `sound`, `transport`; then the
devices `voice`, `sinks`, `controls`, `journal`; `performing` joins them; `cli` talks to the user.
Imports go down only; `tests/test_floors.py` checks it.
"""
