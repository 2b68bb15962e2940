"""A question answered by one button: everything is offered in turn, a press takes what was just offered."""

import pytest

from player.controls import Gesture, Kind
from player.performing.offering import By, Offer, Offering, brief, offers
from player.phrases import phrases
from player.program import LANGUAGES, Language
from player.session import Line, Question, question
from player.transport import Answer, Command, answer

YES_NO = question("en", "resume", ("yes", "no"), name="Test")
HURTS = question("en", "hurts", ("pain", "sign", "stop"), also=("easier", "next"))
SCORE = question("en", "pain_before")
COUNT = Question(id="minutes", said=(Line("How many?", "en"),), shown="", wants="count", most=120)
WORDS = Question(id="name", said=(Line("What?", "en"),), shown="", wants="text")
SPOKEN = 1.0


class Ear:
    """Hears what is offered, each for a second, and presses."""

    def __init__(self, asked: Question, by: By = "press") -> None:
        self.offering = Offering(asked, by=by, stop=by == "sound")
        self.now = 0.0
        self.heard: list[str] = []
        self._talks_until = 0.0

    def waits(self, seconds: float) -> Command | None:
        """Let time go by, in tenths of a second; give the first command that comes of it."""
        for _ in range(round(seconds * 10)):
            self.now += 0.1
            due = self.offering.due(self.now, quiet=self.now >= self._talks_until)
            if isinstance(due, Offer):
                self.heard.append(due.line.text)
                self._talks_until = self.now + SPOKEN
            elif due is not None:
                return due
        return None

    def until(self, text: str) -> None:
        """Wait until something was offered."""
        while not self.heard or self.heard[-1] != text:
            assert self.waits(0.1) is None
            assert not self.offering.silent, self.heard

    def presses(self, times: int = 1, kind: Kind = Kind.PRESS) -> Command | None:
        """Press a number of times, a third of a second apart."""
        for number in range(times):
            if number:
                self.waits(0.3)
            taken = self.offering.take(Gesture(kind, self.now))
            if taken is not None:
                return taken
        return None


def test_everything_is_offered_in_turn_answers_first() -> None:
    """Then "again" and "skip", always."""
    ear = Ear(YES_NO)
    ear.waits(15)

    assert ear.heard[:4] == ["Yes.", "No.", "Hear it again.", "Leave it open."]


@pytest.mark.parametrize("asked", [YES_NO, HURTS, SCORE, COUNT, WORDS])
def test_again_and_skip_can_be_taken_of_every_question(asked: Question) -> None:
    """Neither is an answer; the one keeps it open, the other does not."""
    for text, does in (("Hear it again.", "asks_again"), ("Leave it open.", "skips")):
        ear = Ear(asked)
        ear.until(text)
        ear.waits(1)
        command = ear.presses()
        assert command is not None
        assert answer(asked, command).does in (does, "answers" if does == "skips" else does)


@pytest.mark.parametrize(
    ("asked", "text", "value"),
    [
        (YES_NO, "Yes.", "yes"),
        (YES_NO, "No.", "no"),
        (HURTS, "Pain.", "pain"),
        (HURTS, "Dizziness, tingling, less strength, chest or head.", "sign"),
        (HURTS, "Stop.", "stop"),
        (SCORE, "Zero.", 0),
    ],
)
@pytest.mark.parametrize("later", [0.7, 2.5, 3.8])
def test_a_press_takes_what_was_just_offered(
    asked: Question, text: str, value: str | int, later: float
) -> None:
    """While it is said, and in the silence after it."""
    ear = Ear(asked)
    ear.until(text)
    ear.waits(later)
    command = ear.presses()

    assert command is not None
    assert answer(asked, command) == Answer("answers", value)


def test_who_is_a_little_late_gets_what_was_meant() -> None:
    """Nobody hears a word and presses within a third of a second."""
    ear = Ear(YES_NO)
    ear.until("No.")
    ear.waits(0.3)

    assert ear.presses() is Command.YES
    ear = Ear(YES_NO)
    ear.until("Leave it open.")
    ear.until("Yes.")
    assert ear.presses() is Command.NEXT


@pytest.mark.parametrize("number", range(1, 11))
def test_a_number_is_the_number_of_presses(number: int) -> None:
    """It is complete after a second and a half without one; nothing is offered meanwhile."""
    ear = Ear(SCORE)
    ear.until("Press as many times as your number.")
    ear.waits(2)
    assert ear.presses(number) is None
    assert ear.waits(1.3) is None
    assert ear.waits(0.3) is Command(str(number))
    assert ear.heard == ["Press as many times as your number."]


def test_who_knows_the_question_may_count_while_it_is_asked() -> None:
    """A number need not be waited for."""
    ear = Ear(SCORE)
    ear._talks_until = 20.0
    ear.waits(0.5)
    ear.presses(3)

    assert ear.waits(2) is Command.N3


def test_more_presses_than_there_are_numbers_ask_again() -> None:
    """Eleven is not taken for ten."""
    ear = Ear(SCORE)
    ear.presses(11)

    assert ear.waits(2) is Command.AGAIN


def test_a_count_is_pressed_digit_by_digit() -> None:
    """Ten presses are a nought; then it is told that this is the number."""
    ear = Ear(COUNT)
    digits = []
    for presses in (1, 2, 10):
        ear.presses(presses)
        digits.append(ear.waits(2))
    ear.until("That is the number.")
    ear.waits(1)

    assert digits == [Command.N1, Command.N2, Command.N0]
    assert ear.presses() is Command.READY


def test_who_presses_before_anything_is_offered_hears_the_offers_at_once() -> None:
    """Nothing is taken unheard."""
    ear = Ear(YES_NO)
    ear._talks_until = 20.0

    assert ear.presses() is None
    ear.waits(0.1)
    assert ear.heard == ["Yes."]


def test_after_two_rounds_it_is_silent_until_a_press() -> None:
    """Silence loses nothing: a press begins the offers anew, and takes none."""
    ear = Ear(YES_NO)
    ear.waits(60)
    assert (ear.heard, ear.offering.silent) == ([text.line.text for text in offers(YES_NO)] * 2, True)

    assert ear.presses() is None
    ear.waits(0.1)
    assert (ear.heard[-1], ear.offering.silent) == ("Yes.", False)


def test_a_long_press_is_the_end_of_the_questions() -> None:
    """What was answered is kept by who asks."""
    assert Ear(SCORE).presses(kind=Kind.LONG) is Command.STOP


@pytest.mark.parametrize("kind", [Kind.TOUCH, Kind.DOUBLE])
def test_only_whole_presses_count(kind: Kind) -> None:
    """Two presses are two presses here."""
    assert Ear(YES_NO).presses(kind=kind) is None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("choices", [(), ("yes", "no"), ("yes", "no", "unknown"), ("pain", "sign", "stop")])
def test_offers_have_words_in_every_language(language: str, choices: tuple[str, ...]) -> None:
    """At most three answers, and few words each."""
    found = offers(question(language, "hurts", choices), back=True)

    assert all(len(offer.line.text.split()) <= 9 for offer in found)
    assert [offer.command for offer in found][-3:] == [Command.AGAIN, Command.NEXT, Command.BACK]


@pytest.mark.parametrize("language", LANGUAGES)
def test_choices_that_are_offered_are_not_listed_before(language: Language) -> None:
    """Of a question its sentences stay; of bare choices, only that one may be chosen."""
    loud = brief(question(language, "loud", ("good", "louder", "softer")))
    pace = brief(question(language, "menu_pace", ("slower", "usual", "faster")))
    pain = question(language, "pain_before")

    assert [line.text for line in loud.said] == phrases(language).table["ask"]["loud"]["say"][:1]
    assert [line.text for line in pace.said] == [phrases(language).say("ask.offer.choose")]
    assert brief(pain) == pain


def test_a_sound_takes_what_was_just_offered() -> None:
    """Once it is over it is known: what began before the next offer belongs to the one before it."""
    ear = Ear(YES_NO, "sound")
    ear.until("Yes.")
    ear.waits(4.8)
    began = ear.now
    ear.until("No.")

    assert ear.offering.take(Gesture(Kind.PRESS, began)) is Command.YES


def test_a_sound_before_anything_is_offered_is_nothing() -> None:
    """Neither while it is asked, nor just before the first offer: it may have meant anything."""
    ear = Ear(YES_NO, "sound")
    ear._talks_until = 3.0
    ear.waits(1)
    assert ear.presses() is None
    assert ear.heard == []
    ear.waits(2.5)
    began = ear.now
    ear.until("Yes.")
    assert ear.offering.take(Gesture(Kind.PRESS, began)) is None
    assert ear.waits(2) is None


@pytest.mark.parametrize("number", [1, 3, 10])
def test_a_number_of_sounds_is_offered_again(number: int) -> None:
    """A noise may have come between: the next sound says that it is right."""
    ear = Ear(SCORE, "sound")
    ear.until("Say yes as many times as your number, slowly.")
    ear.waits(2)
    ear.presses(number)
    assert ear.waits(4) is None
    assert ear.heard[-1] == phrases("en").say("ask.offer.counted", number=number)
    ear.waits(1)

    assert ear.presses() is Command(str(number))


def test_a_number_that_was_misheard_can_be_said_anew() -> None:
    """Silence leaves it: all is offered again, from the counting on."""
    ear = Ear(SCORE, "sound")
    for number in (4, 3):
        ear.until("Say yes as many times as your number, slowly.")
        ear.waits(2)
        ear.presses(number)
        ear.waits(9)
    ear.until("That makes three.")
    ear.waits(1)

    assert ear.presses() is Command.N3


def test_a_count_of_sounds_goes_digit_by_digit() -> None:
    """Each is offered again; then it is told that this is the number."""
    ear = Ear(COUNT, "sound")
    digits = []
    for sounds in (1, 10):
        ear.until(phrases("en").say(f"ask.offer.{'digit' if digits else 'first'}_sounds"))
        ear.waits(1)
        ear.presses(sounds)
        ear.until(phrases("en").say("ask.offer.counted", number=sounds % 10))
        ear.waits(1)
        digits.append(ear.presses())
    ear.until("That is the number.")
    ear.waits(1)

    assert digits == [Command.N1, Command.N0]
    assert ear.presses() is Command.READY


def test_to_stop_is_offered_where_nothing_can_be_held() -> None:
    """The last of all."""
    ear = Ear(YES_NO, "sound")
    ear.until("Stop.")
    ear.waits(1)

    assert ear.presses() is Command.STOP
    assert [offer.command for offer in offers(YES_NO)][-1] is Command.NEXT


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("begun", [False, True])
def test_offers_to_sounds_are_short(language: Language, begun: bool) -> None:  # noqa: FBT001
    """Ten words at most, numbers of several digits included."""
    count = Question(id="n", said=(Line("?", language),), shown="", wants="count")
    for asked in (question(language, "pain_before"), count):
        found = offers(asked, begun=begun, by="sound", stop=True)
        assert all(len(offer.line.text.split()) <= 10 for offer in found)
