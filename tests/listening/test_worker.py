"""What a microphone's own process does with sound that nobody takes."""

import queue

from player.listening.worker import filling


def test_what_nobody_takes_is_lost_and_told():
    """Two seconds are held; what comes after them is not kept for later, and the next block says so."""
    heard = queue.Queue(100)
    put = filling(heard)
    for number in range(150):
        put(bytes([number]), gap=False)
    held = [heard.get_nowait() for _ in range(heard.qsize())]
    put(b"next", gap=False)
    put(b"after", gap=False)

    assert held == [(bytes([number]), False) for number in range(100)]
    assert [heard.get_nowait(), heard.get_nowait()] == [(b"next", True), (b"after", False)]
