"""Lines that must be there because of what another line of the file says; `punt.py` and `rules.py` say so."""

from ..load.yamlfile import Entries, Key
from ..model.base import Part
from ..model.noodsteunpunt import Levensloop, Noodsteunpunt
from ..model.status import Fase, Status
from ..model.woorden import SOURCE_LANGUAGE

# A concept may lack these, and so may a trial, whose pages then say what is not known.
NEEDED_IN_USE: tuple[Key, ...] = (
    ("locatie", "straat"),
    ("locatie", "huisnummer"),
    ("locatie", "postcode"),
    ("locatie", "plaats"),
    ("herkomst", "gecontroleerd_op"),
)
NEEDED_UNLESS_RUST: tuple[Key, ...] = (("bijgewerkt",), ("bericht", SOURCE_LANGUAGE))


def needed_unless(part: type[Part], entries: Entries, key: Key) -> str:
    """When a line could go, in words that end "de regel kan alleen weg …"; empty when it can go now."""
    if part is Noodsteunpunt:
        levensloop = _word(entries, "levensloop")
        if key in NEEDED_IN_USE and levensloop != Levensloop.CONCEPT:
            return "bij een concept of in een proef"
        if key == ("verplaatst_naar",) and levensloop == Levensloop.VERPLAATST:
            return "als het punt niet verplaatst is"
    if part is Status and key in NEEDED_UNLESS_RUST and _word(entries, "fase") not in {"", Fase.RUST}:
        return "bij 'fase: rust'"
    return ""


def _word(entries: Entries, name: str) -> str:
    return str(entries.values.get(name, "")).strip().lower()
