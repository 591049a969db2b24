"""The bytes of a file to text."""

from collections.abc import Iterator

from ..model.hidden import HIDDEN
from ..model.problem import Edit
from .lines import LINE_END
from .refused import RefusedError

LARGEST_FILE = 512 * 1024
# Line 0 is the whole file: written again it is UTF-8.
_AGAIN = (Edit(0, 0, 0, ""),)
# Characters without a width, that leave the text as it was when they go.
_NO_WIDTH = "\u200b\u2060\ufeff"
_MOST = 20

NOT_UTF8 = ("dit bestand is niet als UTF-8 opgeslagen", "sla het opnieuw op en kies codering UTF-8")


def decode(raw: bytes) -> tuple[str, RefusedError | None]:
    """The text of a file, without a mark in front, and what is wrong with its encoding.

    Raises RefusedError when it cannot be read at all.
    """
    if len(raw) > LARGEST_FILE:
        raise RefusedError(0, 0, *too_large(LARGEST_FILE), "NSP003")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decode_as(raw, "utf-16", "dit bestand is als UTF-16 ('Unicode') opgeslagen, niet als UTF-8")
    try:
        return raw.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        what = "dit bestand is in de oude Windows-codering opgeslagen, niet als UTF-8"
        text, complaint = _decode_as(raw, "cp1252", what)
        complaint.line, complaint.column = _place_of(raw, error.start)
        complaint.end = complaint.column + 1
        return text, complaint


def _decode_as(raw: bytes, encoding: str, what: str) -> tuple[str, RefusedError]:
    try:
        return raw.decode(encoding), RefusedError(1, 1, what, NOT_UTF8[1], "NSP001", fix=_AGAIN)
    except UnicodeDecodeError as error:
        raise RefusedError(*_place_of(raw, error.start), *NOT_UTF8, "NSP002") from None


def _place_of(raw: bytes, at: int) -> tuple[int, int]:
    """Line and column of a byte, in a text of one byte for each character."""
    lines = LINE_END.split(raw[:at].decode("latin-1"))
    return len(lines), len(lines[-1]) + 1


def too_large(largest: int) -> tuple[str, str]:
    """What is said about a file of more than `largest` bytes, and the repair."""
    if largest < 1024 * 1024:
        return f"dit bestand is groter dan {largest // 1024} kB", "splits het of haal plaatjes weg"
    return f"dit bestand is groter dan {largest // 1024 // 1024} MB", "maak de lijnen eenvoudiger, met minder punten"


def hidden_characters(text: str) -> Iterator[RefusedError]:
    """Lines with characters that nobody sees but that change what others read; the first of many."""
    if not HIDDEN.search(text):
        return
    lines = ((number, line, HIDDEN.search(line)) for number, line in enumerate(LINE_END.split(text), start=1))
    found = [(number, line, hidden) for number, line, hidden in lines if hidden]
    for number, line, hidden in found[:_MOST]:
        signs = list(HIDDEN.finditer(line))
        harmless = all(sign.group() in _NO_WIDTH for sign in signs)
        fix = tuple(Edit(number, sign.start() + 1, sign.end() + 1, "") for sign in signs) if harmless else ()
        what = f"hier staat een onzichtbaar teken (U+{ord(hidden.group()):04X})"
        yield RefusedError(
            number, hidden.start() + 1, what, "typ deze regel opnieuw", "NSP004", end=hidden.end() + 1, fix=fix
        )
