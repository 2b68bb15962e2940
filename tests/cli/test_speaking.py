"""A session led by spoken words: "stop" is asked, nothing misheard does harm, and whatever breaks is told."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

import pytest

from player.cli.context import Context
from player.cli.ears import Ears, ears_of, meant
from player.cli.hands import Hands
from player.cli.room import room
from player.controls import Asking as Kind
from player.controls import Press
from player.errors import UserError
from player.journal import Journal
from player.library import Library
from player.performing import Asking, Leader, Lights, Live, Notes
from player.phrases import phrases
from player.session import Entry, Preferences, question
from player.settings import Home, Settings
from player.sinks import Virtual
from player.transport import Command
from player.units import RATE
from player.voice import SilentVoice, Speaker
from player.words import Memory, SpeechEmbedding
from tests.cli.command import QUICK


class Talker:
    """Says words at times, and is the clock of all: each look takes as long as it may."""

    def __init__(self, sink: Virtual, script: Sequence[tuple[float, Command | str]]) -> None:
        self.now = 0.0
        self.gone = False
        self._sink = sink
        self._script = list(script)

    def clock(self) -> float:
        """Give the time."""
        return self.now

    def read(self, timeout: float | Kind | None) -> Command | None:
        """As keys: let time go by. As ears: say what is due, if it can be meant."""
        if isinstance(timeout, float):
            self.now += timeout
            self._sink.advance(round(timeout * RATE))
            assert self.now < 900
            return None
        due = self._script and self._script[0][0] <= self.now and isinstance(self._script[0][1], Command)
        word = self._script.pop(0)[1] if due else None
        return word if isinstance(word, Command) and word in meant(timeout) else None

    takes_turns = False
    listens = True

    def voiced(self, asking: Kind | None) -> bool:
        """Know all words."""
        del asking
        return False

    def sounds(self) -> list[float]:
        """Make no other sound."""
        return []

    def news(self) -> str | None:
        """Tell news that is due."""
        due = self._script and self._script[0][0] <= self.now and isinstance(self._script[0][1], str)
        return str(self._script.pop(0)[1]) if due else None

    def close(self) -> None:
        """Nothing is held."""

    def __enter__(self) -> Self:
        """Begin."""
        return self


class Typist(Talker):
    """Says words, and presses keys, at times."""

    def read(self, timeout: float | Kind | None) -> Command | Press | None:
        """Say what is due, or press it."""
        if not isinstance(timeout, float):
            return super().read(timeout)
        super().read(timeout)
        if self._script and self._script[0][0] <= self.now and not isinstance(self._script[0][1], Command):
            at, key = self._script.pop(0)
            return Press(str(key), at)
        return None

    def news(self) -> None:
        """Tell nothing."""


class Sounder(Talker):
    """Says words, and makes sounds where no word answers, at times."""

    def voiced(self, asking: Kind | None) -> bool:
        """Know no word that answers."""
        return asking is not None

    def sounds(self) -> list[float]:
        """Make the sounds that are due."""
        made = []
        while self._script and self._script[0][0] <= self.now and isinstance(self._script[0][1], str):
            made.append(self._script.pop(0)[0])
        return made

    def news(self) -> None:
        """Tell nothing."""


SOUNDS = [(at, "!") for at in (27.5, 37.0, 38.0, 42.5)]
HURTS = phrases("en").say("ask.hurts.show")


def led(
    folder: Path,
    *script: tuple[float, Command | str],
    talks: type[Talker] = Talker,
    ears: Ears | None = None,
    sinks: tuple[Virtual, ...] = (),
) -> tuple[Entry, list[str], Virtual]:
    """Play a short session, with words said at seconds; give its entry and what was shown."""
    file = folder / "quick.toml"
    file.write_text(QUICK, encoding="utf-8")
    program, shown, left = Library().open(str(file)), [], list(sinks or (Virtual(),))
    sink = left.pop(0)
    talker = talks(sink, script)
    hands = Hands(attended=True, board=talker, ears=ears or talker, clock=talker.clock)
    with (
        Journal(folder, lambda: datetime(2026, 3, 2, 8, 30, tzinfo=UTC)) as journal,
        Speaker(SilentVoice("en"), None) as speaker,
    ):
        entry = journal.open_entry({"program": program.name, "title": "t", "language": "en", "level": "easy"})
        notes = Notes(journal, entry, shown.append, language="en")
        lights = Lights(Library().pathway, "en", before=None)
        leader = Leader(program, Preferences(language="en"), speaker, notes, lights=lights)
        leader.patient = True
        Live(leader, sink, hands, clock=talker.clock, reopen=lambda: left.pop(0) if left else None).run()
        found = journal.entry(entry)
    assert found is not None
    return found, shown, sink


def test_a_spoken_stop_is_asked_and_no_goes_on(tmp_path):
    """It is silent at once; "no" takes it up again, and the session ends as done."""
    entry, shown, _ = led(tmp_path, (6.0, Command.STOP), (12.0, Command.NO))

    assert entry.state == "done"
    assert shown.index("Shall we stop?") < shown.index("We go on.")


def test_a_spoken_stop_and_yes_stops(tmp_path):
    """Two words, and it is over."""
    entry, shown, _ = led(tmp_path, (6.0, Command.STOP), (12.0, Command.YES))

    assert (entry.state, "Shall we stop?" in shown) == ("stopped", True)


@pytest.mark.parametrize(("choice", "reason"), [(Command.N2, "sign"), (Command.N3, "hurts")])
def test_a_spoken_answer_that_ends_it_is_asked_first(tmp_path, choice, reason):
    """A sign, or to stop, may be misheard; "yes" ends it for that reason."""
    hurts = ((6.0, Command.HURTS), (25.0, choice))
    entry, shown, _ = led(tmp_path, *hurts, (32.0, Command.YES))

    assert (entry.state, entry.reason) == ("stopped", reason)
    assert shown.index(HURTS) < shown.index("Shall we stop?")


def test_what_was_misheard_there_is_asked_anew(tmp_path):
    """A "no" asks again what it is; that it is pain goes on from there."""
    entry, shown, _ = led(
        tmp_path,
        *((6.0, Command.HURTS), (25.0, Command.N3), (32.0, Command.NO)),
        *((55.0, Command.N1), (65.0, Command.N2)),
    )

    assert entry.state == "done"
    assert shown.count(HURTS) == 2
    assert entry.pain_during == (2,)


def test_a_score_that_was_misheard_is_given_anew(tmp_path):
    """In the silence after it was read back, and nothing has followed from it."""
    hurts = ((6.0, Command.HURTS), (25.0, Command.N1), (35.0, Command.N7))
    entry, shown, _ = led(tmp_path, *hurts, (41.0, Command.BACK), (50.0, Command.N2))

    assert (entry.state, entry.pain_during) == ("done", (2,))
    assert [each["choice"] for each in entry.hurts] == ["go_on"]
    assert sum(line.startswith("How much pain is it") for line in shown) == 2


def test_what_nobody_said_there_stays_a_pause(tmp_path):
    """Silence ends nothing; it is a pause in the journal, too."""
    entry, shown, _ = led(tmp_path, (6.0, Command.HURTS), (25.0, Command.N3), (60.0, Command.CONTINUE))

    assert (entry.state, entry.pauses) == ("done", 1)
    assert shown.index("Shall we stop?") < shown.index("Paused.") < shown.index("We go on.")


def test_who_taught_no_numbers_answers_by_sounds_in_the_session(tmp_path):
    """What hurts, and how much: what is offered is taken, and what would end it is asked first."""
    entry, shown, _ = led(tmp_path, (6.0, Command.HURTS), *SOUNDS, talks=Sounder)

    assert entry.state == "done", shown
    assert entry.pain_during == (2,)


def test_a_key_that_ends_it_is_not_asked(tmp_path):
    """Only what is heard can be misheard; and a key for "stop" needs no other answer."""
    entry, shown, _ = led(tmp_path, (6.0, "x"), (25.0, "3"), talks=Typist)
    assert (entry.reason, "Shall we stop?" in shown) == ("hurts", False)
    entry, shown, _ = led(tmp_path, (6.0, Command.HURTS), (25.0, Command.N2), (32.0, "q"), talks=Typist)
    assert (entry.reason, "Shall we stop?" in shown) == ("sign", True)


def test_a_stop_that_nobody_said_stays_a_pause(tmp_path):
    """Silence ends nothing; "continue" goes on from there."""
    entry, shown, _ = led(tmp_path, (6.0, Command.STOP), (40.0, Command.CONTINUE))

    assert entry.state == "done"
    assert shown.index("Shall we stop?") < shown.index("Paused.") < shown.index("We go on.")


def test_pause_said_twice_does_not_go_on(tmp_path):
    """A key for both may go on; the word "pause" never does."""
    _, shown, _ = led(tmp_path, (6.0, Command.PAUSE), (12.0, Command.PAUSE), (30.0, Command.CONTINUE))

    assert shown.count("Paused.") == shown.count("We go on.") == 1


@pytest.mark.parametrize("word", [Command.NEXT, Command.AGAIN, Command.REPEAT, Command.BACK])
def test_a_word_that_moves_ends_no_pause(tmp_path, word):
    """Who talks to somebody in a pause is not led on by what was misheard; how to go on is said."""
    entry, shown, _ = led(tmp_path, (6.0, Command.PAUSE), (20.0, word), (40.0, Command.CONTINUE))

    assert (entry.state, entry.pauses, entry.changes) == ("done", 1, ())
    assert shown.index("Still paused. First say your word for going on.") < shown.index("We go on.")


def test_a_key_that_moves_ends_a_pause(tmp_path):
    """A key is pressed on purpose."""
    entry, shown, _ = led(tmp_path, (6.0, Command.PAUSE), (20.0, "n"), talks=Typist)

    assert [each["what"] for each in entry.changes] == ["next"]
    assert "We leave this one out." in shown


def test_harder_is_never_made_unannounced(tmp_path):
    """What a misheard word makes harder or faster is said before it is done."""
    _, shown, _ = led(tmp_path, (6.0, Command.HARDER), (7.0, Command.FASTER))

    assert {"A little harder.", "A little faster."} <= set(shown)


def test_it_is_told_that_it_listens_and_that_it_does_not(tmp_path):
    """Said and shown, once each; the session goes on."""
    entry, shown, _ = led(tmp_path, (3.0, "listening"), (9.0, "deaf"))

    assert entry.state == "done"
    assert (shown.count("I am listening."), shown.count("I cannot hear you now. The keys work.")) == (
        1,
        1,
    )


def test_what_was_cut_off_is_told_again(tmp_path):
    """A pause before, or amid, the words that tell it takes nothing away."""
    for at in (3.1, 4.0):
        _, shown, _ = led(tmp_path, (3.0, "listening"), (at, Command.PAUSE), (12.0, Command.CONTINUE))

        assert "I am listening." in shown[shown.index("We go on.") :]


def test_a_question_is_answered_with_a_tone_and_read_back(tmp_path):
    """A spoken number is acknowledged, and said again."""
    sink, shown = Virtual(), []
    talker = Talker(sink, [(9.0, Command.N7)])
    hands = Hands(attended=True, board=talker, ears=talker, clock=talker.clock)
    with Speaker(SilentVoice("en"), None) as speaker:
        asking = Asking(speaker, sink, hands, shown.append, clock=talker.clock)

        assert asking.ask(question("en", "pain_before")) == "7"
    assert len(sink.signals) == 1
    assert "I note: seven. Thank you." in shown


def test_stop_and_harder_are_no_answers():
    """What can be meant depends on what is asked; "again" and "next" always, also where words are typed."""
    assert Command.STOP in meant(None)
    assert not {Command.STOP, Command.HARDER, Command.FASTER} & (
        meant("yes_no") | meant("number") | meant("choice") | meant("count")
    )
    assert meant("text") == {Command.AGAIN, Command.NEXT}


class Broken:
    """A listener that has broken."""

    listening = False
    trouble = UserError("words.error.recogniser_gone")

    def close(self) -> None:
        """Nothing is held."""


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_breaks_is_told_once_on_the_screen_too(tmp_path, language):
    """One sentence that says what is off and that the keys work."""
    shown = []
    home = Home(tmp_path, tmp_path, tmp_path)
    ears = Ears(Broken(), shown.append, Context(home, Settings(), language, phrases(language)), open_=False)

    assert [ears.news(), ears.news()] == ["deaf", None]
    assert shown == [phrases(language).say("words.error.recogniser_gone")]


def test_listening_without_the_model_is_told(tmp_path, monkeypatch):
    """One sentence, and it goes on without; nothing is opened. Who has taught nothing needs none."""
    shown = []
    home = Home(tmp_path, tmp_path, tmp_path)
    context = Context(home, Settings(listen="on"), "en", phrases("en"))
    args = Namespace(listen=None, script=None, microphone=None)
    monkeypatch.setattr("player.cli.ears.missing", lambda: ("onnxruntime",))
    monkeypatch.setattr("player.cli.ears.at_hand", lambda *_: True)
    assert ears_of(args, context, shown.append).listens
    Memory(home.data, SpeechEmbedding.name).file.touch()
    assert not ears_of(args, context, shown.append).listens

    (line,) = shown
    assert "onnxruntime is missing" in line
    assert "The keys work." in line


def test_nothing_is_listened_to_where_nothing_is_asked(tmp_path, monkeypatch):
    """Without words, and without somebody at hand, there is nothing that a sound could answer; it is told."""
    shown = []
    home = Home(tmp_path, tmp_path, tmp_path)
    context = Context(home, Settings(listen="on"), "en", phrases("en"))
    monkeypatch.setattr("player.cli.ears.at_hand", lambda *_: False)

    assert not ears_of(Namespace(listen=None, script=None), context, shown.append).listens
    assert shown == [phrases("en").say("words.off_none")]


CONTEXT = Context(Home(Path(), Path(), Path()), Settings(), "en", phrases("en"))


class Saying:
    """A listener that hears one word, where it can be meant."""

    listening, trouble = True, None

    def __init__(self, word: Command) -> None:
        self._word = word
        self._among: frozenset[Command] = frozenset()

    def listen_for(self, words: frozenset[Command], *, sounds: bool) -> None:
        """Hear only these, or any sound."""
        self._among = words
        self._any = sounds

    def sounds(self) -> list[float]:
        """Make none."""
        return []

    def deafen(self, spans: object) -> None:
        """Be told when our own voice sounds."""

    def read(self) -> Command | None:
        """Give the word."""
        return self._word if self._word in self._among else None

    def close(self) -> None:
        """Nothing is held."""

    def __enter__(self) -> Self:
        """Begin."""
        return self


@pytest.mark.parametrize("listens", [True, False])
def test_questions_outside_a_session_are_answered_by_voice(tmp_path, monkeypatch, listens):
    """As the setting says; but not where a microphone has still to be allowed."""
    home = Home(tmp_path, tmp_path, tmp_path)
    context = Context(home, Settings(listen="on"), "en", phrases("en"))
    args = Namespace(
        voice="silence", device=None, speech_volume=None, tones_volume=None, bed_volume=None, mono=None
    )
    args.voice_output = args.button = None
    monkeypatch.setattr(
        "player.cli.room.ears_of", lambda *_: Ears(Saying(Command.NO), lambda _: None, context, open_=False)
    )
    monkeypatch.setattr("player.performing.asking._NO_ANSWER", 0.0)
    monkeypatch.setenv("SDL_AUDIODRIVER", "none-such")
    with room(args, context, listens=listens) as place:
        answer = place.asking.ask(question("en", "stop", ("yes", "no")))

    assert answer == ("no" if listens else None)


def test_again_and_next_are_said_to_every_question():
    """Where words are typed they stand for the keys that do it."""
    for kind, key in ((Command.AGAIN, "f1"), (Command.NEXT, "enter")):
        hands = Hands(attended=True, board=Quiet(), ears=Ears(Saying(kind), print, CONTEXT, open_=True))

        assert hands.key(0.0) == key
        assert hands.key(0.0, typing=True) is None


class Quiet:
    """A board at which nobody presses anything."""

    gone = False

    def read(self, timeout: float) -> None:
        """Nothing comes."""


def test_a_stop_that_was_none_leaves_a_pause_as_it_was(tmp_path):
    """Who had paused is still at a pause, as long as ever, and goes on when they say so."""
    entry, shown, _ = led(
        tmp_path, (6.0, Command.PAUSE), (30.0, Command.STOP), (40.0, Command.NO), (100.0, Command.CONTINUE)
    )

    assert (entry.state, entry.pauses) == ("done", 1)
    assert shown.count("Paused.") == 2
    assert shown.index("Shall we stop?") < shown.index("We go on.")


def test_a_long_pause_stays_long_when_it_is_asked_whether_to_stop(tmp_path):
    """After more than five minutes the way in is told again, a misheard "stop" or not."""
    long = (6.0, Command.PAUSE), (400.0, Command.CONTINUE)
    _, plain, _ = led(tmp_path, *long)
    (tmp_path / "asked").mkdir()
    _, asked, _ = led(tmp_path / "asked", long[0], (380.0, Command.STOP), (388.0, Command.NO), long[1])

    assert plain[plain.index("We go on.") :] == asked[asked.index("We go on.") :]


def test_who_leads_by_voice_alone_may_pause(tmp_path, monkeypatch):
    """No key can come any more: a spoken "continue" still can."""
    monkeypatch.setattr(Hands, "attended", False)
    monkeypatch.setattr(Hands, "_pressed", lambda self, timeout, _: self._keys.read(timeout))
    entry, shown, _ = led(tmp_path, (6.0, Command.PAUSE), (12.0, Command.CONTINUE))

    assert entry.state == "done"
    assert shown.index("Paused.") < shown.index("We go on.")


class Breaking(Virtual):
    """A loudspeaker that can be lost."""

    lost = False


@pytest.mark.parametrize("paused", [True, False])
def test_a_pause_outlasts_a_loudspeaker(tmp_path, paused):
    """On another loudspeaker a session goes on by itself, but not the one that somebody paused."""
    first, second = Breaking(), Breaking()

    class Unplugged(Talker):
        def read(self, timeout):
            if isinstance(timeout, float):
                second.advance(round(timeout * RATE))
                first.lost = self.now >= 20
            return super().read(timeout)

    script = ((6.0, Command.PAUSE), (60.0, Command.CONTINUE)) if paused else ()
    entry, shown, _ = led(tmp_path, *script, talks=Unplugged, sinks=(first, second))

    assert entry.state == "done"
    assert entry.pauses == 1
    assert shown.count("Paused.") == (2 if paused else 0)
    assert ("The sound was gone for a moment. We go on." in shown) is not paused
    assert ("We go on." in shown) is paused
