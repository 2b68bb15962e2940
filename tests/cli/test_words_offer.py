"""Spoken commands are offered in the first minutes, where they can be taught, and once."""

from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from player.cli import words_offer
from player.cli.context import Context
from player.errors import UserError
from player.phrases import phrases
from player.settings import Home, Settings, read


@pytest.fixture(name="offer")
def _offer(home, monkeypatch):
    """Give what offers it to somebody who answers `answer`, and how often they were asked and taught."""
    answers = {"teach_words": "yes", "teach_more": "no"}
    seen = SimpleNamespace(asked=[], taught=[], known={}, answers=answers, trouble=None)

    @contextmanager
    def room(args, context):
        yield SimpleNamespace(
            asking=SimpleNamespace(ask=lambda asked: seen.asked.append(asked.id) or seen.answers[asked.id])
        )

    def teach(args, context, *, allowed):
        seen.allowed.append(allowed)
        seen.taught.append((args.verb, args.action, args.voice, list(args.words)))
        if seen.trouble is not None:
            raise seen.trouble
        seen.known["pause"] = 1

    monkeypatch.setattr(words_offer, "room", room)
    monkeypatch.setattr(words_offer, "teach", teach)
    monkeypatch.setattr(words_offer, "attended", lambda: True)
    monkeypatch.setattr(words_offer, "missing", lambda: ())
    monkeypatch.setattr(words_offer, "microphones", lambda: ("one",))
    monkeypatch.setattr(words_offer, "Memory", lambda *_: SimpleNamespace(read=lambda: seen.known))
    context = Context(Home.find({"SOEPEL_HOME": str(home)}), Settings(), "en", phrases("en"))
    args = SimpleNamespace(voice="silence", voice_output=None, device=None, button=None)
    seen.allowed = []
    seen.args = args
    seen.offered = lambda: words_offer.offer_words(args, context)
    return seen


def test_who_wants_it_is_taught_and_heard_from_then_on(offer, home):
    """The six first words, with the same voice; it is not offered again."""
    assert offer.offered().settings.listen == "on"
    assert offer.taught == [("words", "teach", "silence", [])]
    assert read(home).listen == "on"
    offer.offered()
    assert offer.asked == ["teach_words", "teach_more"]


def test_the_words_that_answer_follow_in_the_same_sitting(offer):
    """Yes, no, one, two and three; the microphone is asked for once."""
    offer.answers["teach_more"] = "yes"
    offer.offered()
    assert offer.taught[1] == ("words", "teach", "silence", ["yes", "no", "1", "2", "3"])
    assert offer.allowed == [False, True]


@pytest.mark.parametrize(("listen", "kept"), [("on", "on"), ("headphones", "headphones")])
def test_who_is_listened_to_is_not_asked_for_the_microphone(listen, kept, offer, home):
    """They have said yes already; how they are listened to stays as they said."""
    offer.args.listen = listen
    offer.offered()
    assert offer.allowed == [True]
    assert read(home).listen == kept


@pytest.mark.parametrize("answer", ["no", None])
def test_who_does_not_is_left_in_peace(answer, offer, home):
    """Nothing is opened or kept."""
    offer.answers["teach_words"] = answer
    assert offer.offered().settings.listen == "off"
    assert offer.taught == []
    assert read(home).listen == "off"


@pytest.mark.parametrize(
    ("name", "lacking"),
    [("attended", lambda: False), ("missing", lambda: ("onnxruntime",)), ("microphones", lambda: ())],
)
def test_nothing_is_offered_that_cannot_be_done(name, lacking, offer, monkeypatch):
    """Without a terminal, without the extra, without a microphone."""
    monkeypatch.setattr(words_offer, name, lacking)
    offer.offered()
    assert offer.asked == []


def test_a_microphone_that_fails_ends_nothing(offer, capsys):
    """One sentence, and the first minutes go on; the keys lead."""
    offer.trouble = UserError("words.error.unattended")
    assert offer.offered().settings.listen == "off"
    assert capsys.readouterr().err.count("\n") == 1
