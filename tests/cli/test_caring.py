"""After a sign: what is kept, and what it forbids, whoever is still there."""

from player.cli.caring import after_sign
from player.cli.context import Context
from player.cli.personal import personal
from player.journal import Journal
from player.phrases import phrases
from player.settings import Home, Settings, now
from tests.courses import SAFE


def test_a_sign_counts_where_nobody_is_left_to_ask(home, monkeypatch):
    """Somebody who hung up, in the same second as their earlier answers, answers again before anything."""
    monkeypatch.setenv("SOEPEL_TODAY", "2026-03-02T08:30")
    context = Context(Home.find({"SOEPEL_HOME": str(home)}), Settings(), "en", phrases("en"))
    with Journal(home, now) as journal:
        journal.note("answers", {"occasion": "intake", "values": SAFE, "pathway": ""})
        assert personal(journal, context).stands.allowed == "everything"
        after_sign(None, journal, "talks/six-tips", context)
        stands = personal(journal, context).stands
        assert (stands.allowed, stands.ask[0]) == ("nothing", "safety")
        journal.note("answers", {"occasion": "safety", "values": SAFE, "pathway": ""})
        assert personal(journal, context).stands.allowed == "everything"
