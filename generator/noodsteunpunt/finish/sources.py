"""Where in the public folder a private value was typed, so that an editor is sent to the line and not to a page.

What is found here would reach an output. The gate in `leaks.py` looks at every output all the same.
"""

from collections.abc import Iterator
from typing import Any

from ..load.folder import Folder
from ..load.yamlfile import Entries, Key
from ..model.problem import Problem
from ..model.site import Site
from .leaks import LeakScan

WAY_OUT = "haal deze gegevens uit de openbare map, of bevestig bij 'gedeeld' dat een openbaar punt ze ook heeft"


def leaks_in_folder(folder: Folder, site: Site) -> Iterator[Problem]:
    """Every private value that stands in a file of the public folder. Comments reach no output and are left alone."""
    scan = LeakScan(site)
    public = [folder.punten[punt.id] for punt in site.punten if punt.public]
    own = [entries for layer in folder.words.own.values() for entries in layer.parts.values()]
    for entries in filter(None, [folder.gemeente, folder.status, *public, *own]):
        texts = list(_texts(entries))
        if scan.found_in("\n".join(text for _, text in texts)):
            yield from (
                entries.problem(key, leak_sentence(kind, owner), WAY_OUT, code="NSP801")
                for key, text in texts
                for kind, owner in scan.found_in(text)
            )
    for wijk in site.wijken:
        for kind, owner in scan.found_in(wijk.naam):
            yield Problem(
                "locations/wijken.geojson", 0, 0, f"wijk {wijk.id}", leak_sentence(kind, owner), WAY_OUT, code="NSP801"
            )
    for code, layer in folder.words.own.items():
        for name, markdown in layer.documents.items():
            yield from _in_document(f"content/{code}/paginas/{name}.md", markdown, scan)


def leak_sentence(kind: str, owner: str) -> str:
    """What is said about a private value. kind: "naam", "adres", …; owner: the id of whom it is."""
    return f"hier zou iets uit de privémap openbaar worden: {kind} van '{owner}'"


def _texts(entries: Entries) -> Iterator[tuple[Key, str]]:
    """Every text in a file, and the address and the position as one text, because they are typed as two."""
    yield from _leaves(entries.values, ())
    for first, second in (("straat", "huisnummer"), ("lat", "lon")):
        one, other = entries.value(("locatie", first)), entries.value(("locatie", second))
        if one and other:
            yield ("locatie", first), f"{one} {other}"


def _leaves(value: Any, key: Key) -> Iterator[tuple[Key, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _leaves(inner, (*key, name))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _leaves(inner, (*key, number))
    else:
        yield key, str(value)


def _in_document(file: str, markdown: str, scan: LeakScan) -> Iterator[Problem]:
    if scan.found_in(markdown):
        for number, line in enumerate(markdown.split("\n"), start=1):
            for kind, owner in scan.found_in(line):
                what = leak_sentence(kind, owner)
                yield Problem(file, number, 1, "", what, WAY_OUT, code="NSP801", end=len(line) + 1, excerpt=line)
