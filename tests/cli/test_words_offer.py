"""Spoken commands are offered in the first minutes, where they can be taught, and once."""

from contextlib import contextmanager, nullcontext
from types import SimpleNamespace

import pytest

from player.cli import words_offer, words_room
from player.cli.context import Context
from player.errors import UserError
from player.phrases import phrases
from player.settings import Home, Settings, read


@pytest.fixture(name="offer")
def _offer(home, monkeypatch):
    """Give what offers it to somebody who answers `answer`, and how often they were asked and taught."""
    answers = {"teach_words": "yes", "teach_more": "no"}
    seen = SimpleNamespace(asked=[], taught=[], known={}, answers=answers, trouble=None, goes_on=True)

    @contextmanager
    def room(args, context):
        asking = SimpleNamespace(over=False)

        def ask(asked):
            seen.asked.append(asked.id)
            asking.over = seen.answers[asked.id] == "stop"
            return seen.answers[asked.id]

        asking.ask = ask
        yield SimpleNamespace(asking=asking)

    def teach(args, context, *, allowed):
        seen.allowed.append(allowed)
        seen.taught.append((args.verb, args.action, args.voice, list(args.words)))
        if seen.trouble is not None:
            raise seen.trouble
        seen.known["pause"] = 1
        return seen.goes_on

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


@pytest.mark.parametrize(("asked", "taught"), [("teach_words", 0), ("teach_more", 1)])
def test_a_stop_at_either_question_ends_the_first_minutes(asked, taught, offer):
    """It is no "no": no session begins."""
    offer.answers[asked] = "stop"
    assert offer.offered() is None
    assert (offer.asked[-1], len(offer.taught)) == (asked, taught)


def test_a_stop_amid_teaching_is_not_asked_whether_it_goes_on(offer, home):
    """What was taught by then is kept, and listened to the next time."""
    offer.goes_on = False
    assert offer.offered() is None
    assert offer.asked == ["teach_words"]
    assert read(home).listen == "on"


def test_words_that_cannot_be_read_end_nothing(offer, monkeypatch, capsys):
    """One sentence, with what helps; then the first minutes go on."""

    def reads():
        raise UserError("words.error.other_model", file="words.bin")

    monkeypatch.setattr(words_offer, "Memory", lambda *_: SimpleNamespace(read=reads))
    assert offer.offered().settings.listen == "off"
    assert offer.asked == []
    assert "soepel words forget" in capsys.readouterr().err


class Learner:
    """Somebody who is asked for the microphone, and says "stop" there or amid the lessons."""

    def __init__(self, answer):
        self.answer, self.stopped = answer, False

    @property
    def over(self):
        """As who asks tells it."""
        return self.stopped

    def ask(self, _):
        """Answer, or stop."""
        self.stopped = self.answer is None
        return self.answer

    def wants_to_stop(self):
        """Between two words."""
        self.stopped = True
        return True


@pytest.mark.parametrize(("answer", "goes_on"), [(None, False), ("no", True), ("yes", False)])
def test_teaching_tells_whether_it_was_stopped(answer, goes_on, home, monkeypatch):
    """At the question for the microphone, or amid the lessons; "no" is no stop."""
    learner = Learner(answer)

    class Lessons:
        """Look whether to stop, as lessons do."""

        def __init__(self, *_, stopped, **__):
            self.stopped = stopped

        def teach(self, *_):
            """Leave."""
            assert self.stopped()
            raise words_room.StoppedError

    @contextmanager
    def room(args, context, *, listens):
        yield SimpleNamespace(asking=learner, say=lambda *_: None, screen=lambda _: None)

    ear = SimpleNamespace(name="one", close=lambda: None)
    monkeypatch.setattr(words_room, "room", room)
    monkeypatch.setattr(words_room, "attended", lambda: True)
    monkeypatch.setattr(words_room, "SpeechEmbedding", lambda: SimpleNamespace(name="m"))
    monkeypatch.setattr(words_room, "Lessons", Lessons)
    monkeypatch.setattr(words_room, "open_source", lambda *_: nullcontext(ear))
    context = Context(Home.find({"SOEPEL_HOME": str(home)}), Settings(), "en", phrases("en"))
    args = SimpleNamespace(words=[], microphone=None)
    assert words_room.teach(args, context) == goes_on
