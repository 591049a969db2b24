"""What one recognises a point by, said in any language: the word and how it lies from the texts, the name as it is."""

from collections.abc import Callable
from typing import TypeVar

from markupsafe import Markup

from ..model.herkenning import Herkenningspunt
from .texts import Texts

S = TypeVar("S", bound=str)


def landmark_html(one: Herkenningspunt, t: Texts) -> Markup:
    """Such as "naast de kerk De Ark"; as a whole in Dutch and marked so when the language lacks a word."""
    return _say(one, t) if _translated(one, t) else t.in_source_language(_say(one, t.dutch))


def landmark_text(one: Herkenningspunt, t: Texts) -> tuple[str, bool]:
    """The same as text for print, and whether it is Dutch because nobody translated it."""
    in_dutch = not _translated(one, t)
    return _say(one, (t.dutch if in_dutch else t).isolated), in_dutch


def _say(one: Herkenningspunt, say: Callable[..., S]) -> S:
    what = say(f"site.herkenning.soort.{one.soort}")
    if one.naam:
        what = say("site.herkenning.met_naam", soort=what, naam=one.naam)
    return say(f"site.herkenning.ligging.{one.ligging}", plek=what)


def _translated(one: Herkenningspunt, t: Texts) -> bool:
    words = (f"soort.{one.soort}", f"ligging.{one.ligging}", *(("met_naam",) if one.naam else ()))
    return all(t.has(f"site.herkenning.{word}") for word in words)
