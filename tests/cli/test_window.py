"""`soepel play --window`: the same session, seen."""

from tests.cli.command import environment, log
from tests.cli.terminal import Terminal

DUTCH = ("--lang", "nl", "--voice", "silence", "--window")


def test_keys_of_the_terminal_work_beside_the_window(home, asked):
    """With a window open, what is typed in the terminal is obeyed as always, and all is kept."""
    env = {**environment(home), "SDL_VIDEODRIVER": "dummy"}
    with Terminal("play", asked, *DUTCH, env=env) as terminal:
        terminal.sees("Pijn nu, 0 tot 10?")
        terminal.types("2\r")
        terminal.sees("Toetsen: spatie is pauze")
        terminal.types("n")
        terminal.sees("Naar links.")
        terminal.types("q")
        terminal.sees("We stoppen hier.")
        assert terminal.ends() == 0
    (entry,) = log(home)
    assert (entry["state"], entry["pain"]["before"]) == ("stopped", 2)


def test_without_a_screen_the_session_is_there_without_the_window(home, asked):
    """A window that cannot be is told in a sentence, and the session begins."""
    env = {**environment(home), "SDL_VIDEODRIVER": "none-such"}
    with Terminal("play", asked, *DUTCH, env=env) as terminal:
        terminal.sees("Ik kan hier geen venster openen")
        terminal.sees("Pijn nu, 0 tot 10?")
