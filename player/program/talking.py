"""A talk: a program that says its sentences and has no exercises."""

from collections.abc import Iterator

from player.program.finding import Finding, Table, table
from player.program.keys import LANGUAGES
from player.program.shapeless import missing
from player.program.wording import wording


def is_talk(program: Table) -> bool:
    """Tell whether a table is of a talk, in every language."""
    return "exercise" not in program and all("say" in table(program.get(language)) for language in LANGUAGES)


def talking(program: Table) -> Iterator[Finding]:
    """Tell what is wrong with the sentences of a talk, or with a program that has neither kind of thing."""
    told = {language: table(program.get(language)) for language in LANGUAGES}
    saying = [language for language, words in told.items() if "say" in words]
    if "exercise" not in program and not saying:
        yield missing((), "exercise")
    for language in saying:
        if "exercise" in program:
            yield Finding(path=(language, "say"), code="say-and-exercise", at="key")
        said = told[language]["say"]
        for index, text in enumerate(said if isinstance(said, list) else ()):
            if isinstance(text, str):
                yield from wording(text, (language, "say", index), language, (), turning=False)
    for language in LANGUAGES:
        if saying and language not in saying and told[language] and "exercise" not in program:
            yield missing((language,), "say")
