"""Where in the public folder a private value was typed, so that an editor is sent to the line and not to a page.

What is found here would reach an output. The gate in `leaks.py` looks at every output all the same.
"""

from collections.abc import Iterator
from typing import Any

from ..load.folder import Folder
from ..load.yamlfile import Entries, Key
from ..model.problem import Problem
from ..model.site import Site
from .leaks import KEY_HOLDER, NAME, LeakScan

_TYPED_AS_TWO = (
    ("locatie", "straat", "huisnummer"), ("locatie", "postcode", "huisnummer"), ("locatie", "lat", "lon"),
    ("plek", "straat", "huisnummer"), ("plek", "postcode", "huisnummer"),
)  # fmt: skip
_OF_ITS_OWN = {
    NAME: (
        "dit coördinatiepunt",
        "geef het in de privémap een naam die nergens anders voor staat, zoals: Coördinatiepunt {naam}",
    ),
    KEY_HOLDER: ("deze sleutelhouder", "schrijf in de privémap precies wie het is, met voornaam en achternaam"),
}
_WAY_OUT = "haal deze gegevens uit de openbare map"
_WAYS_OUT = {
    NAME: f"{_WAY_OUT}; is dit de naam van iets anders, geef het coördinatiepunt dan in de privémap een andere naam",
    KEY_HOLDER: _WAY_OUT,
}
_SHARED = f"{_WAY_OUT}, of bevestig bij 'gedeeld' dat een openbaar punt precies hetzelfde heeft"


def leaks_in_folder(folder: Folder, site: Site) -> Iterator[Problem]:
    """Every private value that stands in a file of the public folder. Comments reach no output and are left alone."""
    scan = LeakScan(site)
    common = dict(_common_names(folder, site, scan))
    yield from common.values()
    for problem, kind, owner in _found(folder, site, scan):
        # What to do about a common name is said where it is given; until then the gate lets nothing through.
        if (kind, owner) not in common:
            yield problem


def _found(folder: Folder, site: Site, scan: LeakScan) -> Iterator[tuple[Problem, str, str]]:
    """What was typed in the public folder, with its kind and owner."""
    public = [folder.punten[punt.id] for punt in site.punten if punt.public]
    own = [entries for layer in folder.words.own.values() for entries in layer.parts.values()]
    initiatieven = folder.initiatieven.values()
    for entries in filter(None, [folder.gemeente, folder.status, *public, *initiatieven, *own]):
        texts = list(_texts(entries))
        if scan.found_in("\n".join(text for _, text in texts)):
            yield from (
                (entries.problem(key, leak_sentence(kind, owner), way_out(kind), code="NSP801"), kind, owner)
                for key, text in texts
                for kind, owner in scan.found_in(text)
            )
    for wijk in site.wijken:
        for kind, owner in scan.found_in(wijk.naam):
            what = leak_sentence(kind, owner)
            problem = Problem("locations/wijken.geojson", 0, 0, f"wijk {wijk.id}", what, way_out(kind), code="NSP801")
            yield problem, kind, owner
    for code, layer in folder.words.own.items():
        for name, markdown in layer.documents.items():
            yield from _in_document(f"content/{code}/paginas/{name}.md", markdown, scan)


def _common_names(folder: Folder, site: Site, scan: LeakScan) -> Iterator[tuple[tuple[str, str], Problem]]:
    """By kind and id: names of coordination points and of who holds a key that are something public anyway.

    The gate cannot tell the two apart and refuses every page. It is not the gate that gives way: for the private
    folder people can think of a name that is nobody else's.
    """
    if not folder.prive:
        return
    files = {NAME: folder.prive.coordinatiepunten, KEY_HOLDER: folder.prive.punten}
    texts = list(_public_anyway(folder, site))
    told: set[tuple[str, str]] = set()
    if not scan.found_in("\n".join(text for text, _ in texts)):
        return
    for text, where in texts:
        for kind, owner in (found for found in scan.found_in(text) if found[0] in files and found not in told):
            told.add((kind, owner))
            entries = files[kind][owner]
            naam = entries.values[kind]
            whose, better = _OF_ITS_OWN[kind]
            what = f"'{naam}' is geen naam die alleen {whose} heeft: {where}"
            yield (kind, owner), entries.problem((kind,), what, better.format(naam=naam), code="NSP812")


def _public_anyway(folder: Folder, site: Site) -> Iterator[tuple[str, str]]:
    """What is public whatever the private folder holds, and what to say of it."""
    yield site.gemeente.naam, f"de gemeente heet '{site.gemeente.naam}'"
    yield from ((wijk.naam, f"er is een wijk die '{wijk.naam}' heet") for wijk in site.wijken)
    for straat in site.loopnet.straten if site.loopnet else ():
        yield straat, f"er is een straat die '{straat}' heet"
    lines = site.kaart.lijnen.values() if site.kaart else ()
    on_map = {line.naam for several in lines for line in several}
    on_map |= {plaats.naam for plaats in (site.kaart.plaatsen if site.kaart else ())}
    for naam in sorted(on_map):
        yield naam, f"op de kaart staat '{naam}'"
    shipped = folder.words.shipped
    for layer in (shipped[taal.code] for taal in site.talen if taal.code in shipped):
        national = [text for entries in layer.parts.values() for _, text in _leaves(entries.values, ())]
        yield "\n".join([*national, *layer.documents.values()]), "het staat ook in de landelijke teksten"


def leak_sentence(kind: str, owner: str) -> str:
    """What is said about a private value. kind: "naam", "adres", …; owner: the id of whom it is."""
    return f"hier zou iets uit de privémap openbaar worden: {kind} van '{owner}'"


def way_out(kind: str) -> str:
    """What to do about a private value of this kind. A name and who holds a key are nobody else's."""
    return _WAYS_OUT.get(kind, _SHARED)


def _texts(entries: Entries) -> Iterator[tuple[Key, str]]:
    """Every text in a file, and the address and the position as one text, because they are typed as two."""
    yield from _leaves(entries.values, ())
    for where, first, second in _TYPED_AS_TWO:
        one, other = entries.value((where, first)), entries.value((where, second))
        if one and other:
            yield (where, first), f"{one} {other}"


def _leaves(value: Any, key: Key) -> Iterator[tuple[Key, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _leaves(inner, (*key, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _leaves(inner, (*key, number))
    else:
        yield key, str(value)


def _in_document(file: str, markdown: str, scan: LeakScan) -> Iterator[tuple[Problem, str, str]]:
    if scan.found_in(markdown):
        for number, line in enumerate(markdown.split("\n"), start=1):
            for kind, owner in scan.found_in(line):
                what = leak_sentence(kind, owner)
                end = len(line) + 1
                yield (
                    Problem(file, number, 1, "", what, way_out(kind), code="NSP801", end=end, excerpt=line),
                    kind,
                    owner,
                )
