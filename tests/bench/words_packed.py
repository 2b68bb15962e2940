"""Unpacks Rob Northen's ProPack, method 1, in which the speech of a game is kept."""

from __future__ import annotations

from struct import unpack_from

SIGN = b"RNC\x01"
_HEAD = 18
Table = dict[tuple[int, int], int]
"""Values by their codes: so many bits, and the bits."""


class _Bits:
    """Bits, the lowest first, of words of two bytes, among which whole bytes lie."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = _HEAD
        self._kept = self._count = 0

    def _fill(self, count: int) -> None:
        while self._count < count:
            self._kept |= int.from_bytes(self._data[self._at : self._at + 2], "little") << self._count
            self._at += 2
            self._count += 16

    def take(self, count: int) -> int:
        """Take some bits."""
        self._fill(count)
        found = self._kept & (1 << count) - 1
        self._kept >>= count
        self._count -= count
        return found

    def raw(self, count: int) -> bytes:
        """Take whole bytes, which come after the words that were begun: one ahead of them at least."""
        ahead = self._count // 16 * 2
        begin = self._at - ahead
        self._kept &= (1 << self._count % 16) - 1
        self._count %= 16
        self._at = begin + count
        return self._data[begin : self._at]

    def table(self) -> Table:
        """Take a table of codes."""
        lengths = [self.take(4) for _ in range(self.take(5))]
        found: Table = {}
        code = 0
        for length in range(1, 16):
            code <<= 1
            for value, each in enumerate(lengths):
                if each == length:
                    found[length, int(f"{code:0{length}b}"[::-1], 2)] = value
                    code += 1
        return found

    def value(self, table: Table) -> int:
        """Take a value by its code, and what is more than its highest bit."""
        code = 0
        for length in range(1, 17):
            code |= self.take(1) << (length - 1)
            if (found := table.get((length, code))) is not None:
                return found if found < 2 else self.take(found - 1) | 1 << (found - 1)
        raise ValueError("no such code")


def unpacked(data: bytes) -> bytes:
    """Give what was packed."""
    length = unpack_from(">I", data, 4)[0]
    bits, out = _Bits(data), bytearray()
    bits.take(2)
    while len(out) < length:
        raws, places, lengths = bits.table(), bits.table(), bits.table()
        for left in range(bits.take(16), 0, -1):
            if count := bits.value(raws):
                out += bits.raw(count)
            if left > 1:
                back = bits.value(places) + 1
                for _ in range(bits.value(lengths) + 2):
                    out.append(out[-back])
    return bytes(out)
