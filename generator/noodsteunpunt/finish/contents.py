"""The text that is in the bytes of a file: in compressed bytes any short name can be found."""

import re
import zlib
from collections.abc import Iterator

_PNG = b"\x89PNG\r\n\x1a\n"
_FONT = b"wOF2"  # travels with the package
_PACK = b"\x1f\x8b"  # pages for a phone, each of which is looked at by itself
_PDF = b"%PDF"
_COMPRESSED = re.compile(rb"/Filter(?:(?!endobj).)*?stream\r?\n.*?endstream", re.DOTALL)
_LARGEST_TEXT = 1024 * 1024


def text_in(data: bytes) -> str:
    """All that a file says. Of a picture what goes with it, of a PDF what is not compressed; see `made_from` there."""
    if data.startswith(_PNG):
        data = b"\n".join(_beside_the_picture(data))
    elif data.startswith(_PDF):
        data = _COMPRESSED.sub(b"", data)
    elif data.startswith((_FONT, _PACK)):
        return ""
    return data.decode("utf-8", errors="ignore")


def _beside_the_picture(data: bytes) -> Iterator[bytes]:
    """The chunks of a PNG that are no part of the picture, and whatever comes after it."""
    at, kind = len(_PNG), b""
    while at + 8 <= len(data) and kind != b"IEND":
        length, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        if kind in {b"tEXt", b"zTXt", b"iTXt", b"eXIf"}:
            yield from _opened(data[at + 8 : at + 8 + length])
        at += 12 + length
    yield data[at:]


def _opened(text: bytes) -> Iterator[bytes]:
    """The text of a chunk, and what is in it when that is compressed: somewhere after its keyword."""
    yield text
    start = text.find(b"\x78", text.find(b"\0") + 1)
    while start >= 0:
        try:
            yield zlib.decompressobj().decompress(text[start:], _LARGEST_TEXT)
        except zlib.error:
            start = text.find(b"\x78", start + 1)
        else:
            return
