"""What an editor answers before there is a folder, checked one by one so that a question can be asked again."""

import re
from functools import cache
from pathlib import Path

from ..check.values import to_part
from ..importing.columns import simplify
from ..importing.maps import WijkMap, read_wijken
from ..load.yamlfile import Entries
from ..model.base import Part
from ..model.fields.reach import Siteadres
from ..model.fields.text import Naam
from ..model.gemeenten import BekendeGemeente, bekende_gemeenten, read_gemeentecode, verzonnen_gemeente
from ..model.problem import FolderError, Problem, did_you_mean, one_of
from ..model.woorden import SOURCE_LANGUAGE
from ..shipped import shipped_root

_EXAMPLES = "schrijf de naam of de code van het CBS, zoals Alkmaar of GM0361"
# What people call a municipality that has another name in the list of CBS.
_OTHER_NAMES = {
    "Den Haag": "GM0518",
    "Den Bosch": "GM0796",
    "Tietjerksteradeel": "GM0737",
    "Dantumadeel": "GM1891",
    "Zuidwest-Friesland": "GM1900",
    "De Friese Meren": "GM1940",
    "Noordoost-Friesland": "GM1970",
}
_TELLING = 4  # letters; a shorter name is by chance inside another, as Ede and Oss are
_MOST_NEAR = 5


class _Naam(Part):
    """The name alone, with the rules it has in gemeente.yml."""

    naam: Naam


class _Adres(Part):
    """The address alone, with the rules it has in gemeente.yml."""

    siteadres: Siteadres


def read_siteadres(text: str) -> str:
    """The address of the site, tidied. Raises FolderError."""
    adres, problems = to_part(_Adres, Entries("--siteadres", {"siteadres": text}))
    if adres is None:
        raise FolderError(problems)
    return adres.siteadres


def read_kaart(path: Path, gemeente: BekendeGemeente) -> WijkMap:
    """The wijken in a GeoJSON file. Raises FolderError."""
    if not path.is_file():
        raise _refuse("--wijken", f"het bestand '{path}' bestaat niet", "kijk de naam van het bestand na", "NSP734")
    return read_wijken(path.read_bytes().decode("utf-8-sig", errors="replace"), path.name, gemeente.code)


def read_gemeente(text: str, choice: bool = True) -> BekendeGemeente:
    """The municipality behind a code, a name, or both as "Alkmaar (GM0361)". Raises FolderError.

    choice: whether the refusal says how to begin with a made-up one.
    """
    if found := _known(text):
        return found
    near = [f"{gemeente.naam} ({gemeente.code})" for gemeente in _near(text)]
    repair = f"bedoelt u {one_of(near)}?" if near else _EXAMPLES
    if choice and may_be_verzonnen(text):
        repair += f"{' Is' if near else '; is'} de gemeente verzonnen, geef dan ook --verzonnen mee"
    raise _refuse("--gemeente", f"'{text}' is geen gemeente in de landelijke lijst van 2023", repair, "NSP732")


def may_be_verzonnen(text: str) -> bool:
    """Whether this can be the name of a municipality that does not exist: no code is in it, and no real one has it."""
    code, naam = _code_and_naam(text)
    return not code and bool(re.search("[a-z]", naam)) and not _known(text)


def read_verzonnen(text: str) -> BekendeGemeente:
    """A municipality that somebody says is made up. Raises FolderError, also for the name of a real one."""
    if real := _known(text):
        what = f"'{text}' is een echte gemeente: {real.naam} ({real.code})"
        raise _refuse("--verzonnen", what, "laat --verzonnen weg, of kies een naam die niet bestaat", "NSP737")
    if not may_be_verzonnen(text):
        what = f"'{text}' kan niet de naam van een verzonnen gemeente zijn"
        raise _refuse("--verzonnen", what, "schrijf alleen een naam, zonder code, zoals Oefenstad", "NSP737")
    said = re.sub(r"^gemeente\s+", "", text.strip(), flags=re.IGNORECASE)
    named, problems = to_part(_Naam, Entries("--gemeente", {"naam": said}))
    if named is None:
        raise FolderError(problems)
    return verzonnen_gemeente(named.naam)


def _known(text: str) -> BekendeGemeente | None:
    """The real municipality that is meant for sure; a name and a code that do not belong together are none."""
    code, naam = _code_and_naam(text)
    by_code, by_name = bekende_gemeenten().get(code), _by_name().get(naam)
    if code and naam:
        return by_code if by_code == by_name else None
    return by_code or by_name


def _near(text: str) -> list[BekendeGemeente]:
    """Real municipalities that may be meant, a few at most."""
    code, asked = _code_and_naam(text)
    by_name = _by_name()
    if asked and code in bekende_gemeenten():
        return [bekende_gemeenten()[code]]
    # Of "Bergen" there are two, each with its province behind it.
    near = [name for name in by_name if asked and name.startswith(asked)]
    near = near or list(filter(None, [did_you_mean(asked, by_name)]))
    near = near or [name for name in by_name if _one_in_other(name, asked)]
    return list(dict.fromkeys(by_name[name] for name in near))[:_MOST_NEAR]


def _one_in_other(name: str, asked: str) -> bool:
    shorter, longer = sorted((name, asked), key=len)
    return len(shorter) >= _TELLING and shorter in longer


def _code_and_naam(text: str) -> tuple[str, str]:
    """The code and the simplified name in an answer, each empty when it is not there."""
    if alone := read_gemeentecode(text):
        return alone, ""
    found = re.search(r"\bGM ?\d{1,4}\b", text, re.IGNORECASE)
    naam = simplify(text.replace(found[0], "") if found else text).removeprefix("gemeente")
    return read_gemeentecode(found[0]) if found else "", naam


@cache
def _by_name() -> dict[str, BekendeGemeente]:
    """All municipalities by simplified name, and by the other name that some have."""
    known = bekende_gemeenten()
    names = {simplify(gemeente.naam): gemeente for gemeente in known.values()}
    return names | {simplify(other): known[code] for other, code in _OTHER_NAMES.items()}


def other_languages() -> tuple[str, ...]:
    """The languages that travel with the package, besides Dutch."""
    codes = sorted(path.parent.name for path in (shipped_root() / "content").glob("*/taal.yml"))
    return tuple(code for code in codes if code != SOURCE_LANGUAGE)


def read_talen(text: str) -> tuple[str, ...]:
    """Languages as "nl, en"; Dutch is always there. Raises FolderError."""
    codes = [code.strip().lower() for code in text.replace(" ", ",").split(",") if code.strip()]
    for code in codes:
        if code not in (SOURCE_LANGUAGE, *other_languages()):
            known = one_of(other_languages())
            raise _refuse("--talen", f"de taal '{code}' wordt niet meegeleverd", f"kies uit {known}", "NSP733")
    return tuple(dict.fromkeys((SOURCE_LANGUAGE, *codes)))


def _refuse(flag: str, what: str, repair: str, code: str) -> FolderError:
    return FolderError([Problem(flag, 0, 0, "", what, repair, code=code)])
