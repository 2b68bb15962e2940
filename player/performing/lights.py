"""The pain traffic light of one sitting: what a score leads to, and what is said of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from player.phrases import phrases
from player.program import Language
from player.session import Line, own

if TYPE_CHECKING:
    from player.program.pathway import Pathway
    from player.recovery import Response


class Lights:
    """Judges the scores of one sitting; the pathway is read when the first one comes."""

    def __init__(
        self,
        pathway: Callable[[], "Pathway"],
        language: Language,
        *,
        before: int | None = None,
        careful: bool = False,
    ) -> None:
        """Judge by the score `before` the session; who must be `careful` has a lower ceiling."""
        self.before = before
        self._pathway = pathway
        self._language = language
        self._careful = careful

    def during(self, score: int | None) -> "tuple[Response, tuple[Line, ...]]":
        """Give what a score while exercising leads to, and the words for it."""
        response = self._respond(score)
        if score is None:
            return response, ()
        if response.light == "amber":
            return response, self.message("amber", pain=score)
        if response.light == "red":
            return response, (own(self._language, "ask.read_back", number=score), *self.message("red"))
        return response, (own(self._language, "ask.hurts.green", pain=score),)

    def after(self, score: int) -> tuple[Line, ...]:
        """Give what is said of a score at the end; of what is as it was, nothing."""
        response = self._respond(score)
        if response.light == "red":
            return (own(self._language, "say.pain.much"),)
        if response.light == "amber":
            return self.message("amber", pain=score)
        eased = self.before is not None and score < self.before
        return (own(self._language, "say.pain.less"),) if eased else ()

    def _respond(self, score: int | None) -> "Response":
        # The rules are many, and the first sound should not wait for them.
        from player.recovery import respond  # noqa: PLC0415

        return respond(self._pathway(), self.before, score, careful=self._careful)

    def message(self, name: str, **values: object) -> tuple[Line, ...]:
        """Give a message of the pathway."""
        texts: tuple[str, ...] = getattr(self._pathway().message[name], self._language)
        book = phrases(self._language)
        return tuple(Line(book.fill(text, values), self._language) for text in texts)
