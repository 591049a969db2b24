"""What is private, as patterns that find it however it is written. They look in text as `spelling.py` leaves it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from .spelling import spelled, words

# With so many letters a name is still itself when spaces stand elsewhere; a shorter one may then be other words.
LETTERS_APART = 8
# Between the digits of a phone number; the wide way only behind a 0 or a 31, or lists of numbers would hold any number.
_CLOSE = r"[\s()./\-\u2010-\u2015\u2212]{0,4}"
_WIDE = r"(?:[^\w<>\"\[\]{}]|_){0,6}"
_PHONE_DIGITS = 9  # of a Dutch number, without the 0
_NUMBER = r"(?:(?:huisnummer|huisnr|nummer|numero|num|nr|no) )?"
_NUMBER_AS_WRITTEN = r"[\s,.;:\u2010-\u2015-]{0,4}(?:(?:huisnummer|huisnr|nummer|numero|num|nr|no)\b[.:]?\s*)?"
_SHORT = {"straat": "str", "laan": "ln", "weg": "wg", "plein": "pln"}


@dataclass(frozen=True)
class Needle:
    """Something private of somebody (the id `owner`).

    seed: what is in every text that holds it once all but letters and digits are taken out; a quick look before
    `pattern`, which looks in the words with one space around each, or, when it is `raw`, in the text.
    """

    kind: str
    owner: str
    seed: str
    pattern: re.Pattern[str]
    raw: bool = False


def name_needle(kind: str, owner: str, text: str) -> Needle:
    """A name: as it is, in one word, or, when it is long, with its letters apart.

    A short one is no part of a row of letters and digits: "ed" is in many a hash.
    """
    parts = words(spelled(text))
    seed = "".join(parts)
    if len(seed) >= LETTERS_APART:
        return Needle(kind, owner, seed, re.compile(f" {_letters(seed)} "))
    short = r"[\W_]*".join(parts)
    return Needle(kind, owner, seed, re.compile(rf"(?<![^\W_]){short}(?![^\W_])"), raw=True)


def address_needle(owner: str, straat: str, huisnummer: str) -> Needle:
    """A street with a house number, in full or short: "Kazernestr. nr 1"."""
    parts, number = words(spelled(straat)), words(spelled(huisnummer))
    ending = next((ending for ending in _SHORT if parts[-1].endswith(ending) and parts[-1] != ending), "")
    stem = [*parts[:-1], parts[-1].removesuffix(ending)]
    last = f" ?(?:{_letters(ending)}|{_letters(_SHORT[ending])})" if ending else ""
    seed = "".join(stem)
    street = _letters(seed) if len(straat) >= LETTERS_APART else " ?".join(stem)
    return Needle("adres", owner, seed, re.compile(f" {street}{last} {_NUMBER}0*{' '.join(number)} "))


def postcode_needle(owner: str, postcode: str, huisnummer: str = "") -> Needle:
    """A postcode, with the house number when the postcode itself is no secret."""
    digits, letters = words(spelled(postcode))
    number = r"\s?".join(words(spelled(huisnummer)))
    behind = rf"{_NUMBER_AS_WRITTEN}0*{number}(?!\d)" if number else ""
    pattern = re.compile(rf"(?<![\w.,]){digits}\s?{letters}(?![a-z]){behind}")
    return Needle("adres" if number else "postcode", owner, digits + letters, pattern, raw=True)


def phone_needle(owner: str, phone: str) -> Needle:
    """A phone number, with 0, +31 or 0031, and with anything usual between its digits."""
    digits = re.sub(r"\D", "", spelled(phone))[-_PHONE_DIGITS:]
    close = rf"(?:0|(?:00)?31{_CLOSE}(?:0{_CLOSE})?)?{_CLOSE}{_CLOSE.join(digits)}"
    wide = rf"(?:0|(?:00)?{_WIDE.join('31')}{_WIDE}(?:0{_WIDE})?){_WIDE}{_WIDE.join(digits)}"
    return Needle("telefoon", owner, digits, re.compile(rf"(?<!\d)(?:{close}|{wide})(?!\d)"), raw=True)


def _letters(text: Iterable[str]) -> str:
    return " ?".join(text)
