"""What an editor answers before there is a folder, checked one by one so that a question can be asked again."""

import re
from pathlib import Path

from ..check.values import to_part
from ..importing.columns import simplify
from ..importing.maps import WijkMap, read_wijken
from ..load.yamlfile import Entries
from ..model.base import Part
from ..model.fields import Naam, Siteadres
from ..model.gemeenten import BekendeGemeente, bekende_gemeenten, read_gemeentecode, verzonnen_gemeente
from ..model.problem import FolderError, Problem, did_you_mean, one_of
from ..model.woorden import SOURCE_LANGUAGE
from ..shipped import shipped_root


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


def read_gemeente(text: str) -> BekendeGemeente:
    """The municipality behind a code or its name; one that is made up when no name is like it. Raises FolderError."""
    known = bekende_gemeenten()
    by_name = {simplify(gemeente.naam): gemeente for gemeente in known.values()}
    asked = simplify(text).removeprefix("gemeente")
    found = known.get(read_gemeentecode(text)) or by_name.get(asked)
    if found:
        return found
    # Of "Bergen" there are two, each with its province behind it.
    near = [gemeente for name, gemeente in by_name.items() if asked and name.startswith(asked)]
    near = near or [by_name[name] for name in [did_you_mean(asked, by_name)] if name]
    if not near and not read_gemeentecode(text) and re.search("[a-z]", asked):
        return _verzonnen(text)
    meant = one_of(f"{gemeente.naam} ({gemeente.code})" for gemeente in near) if near else ""
    repair = f"bedoelt u {meant}?" if meant else "schrijf de naam of de code van het CBS, zoals Alkmaar of GM0361"
    raise _refuse("--gemeente", f"'{text}' is geen gemeente in de landelijke lijst van 2023", repair, "NSP732")


def _verzonnen(text: str) -> BekendeGemeente:
    said = re.sub(r"^gemeente\s+", "", text.strip(), flags=re.IGNORECASE)
    named, problems = to_part(_Naam, Entries("--gemeente", {"naam": said}))
    if named is None:
        raise FolderError(problems)
    return verzonnen_gemeente(named.naam)


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
