"""The text of the files that an import writes."""

from ..load.yamltext import Value, comment, to_yaml
from ..model.gemeenten import BekendeGemeente
from .rows import Place
from .slugs import Slugs
from .table import Table

LONGEST_SOURCE = 200  # well below model/fields.py, Tekst
# What a concept needs before people may be sent there: check/rules.py, NEEDED_IN_USE.
_ADDRESS = ("straat", "huisnummer", "postcode", "plaats")


def gemeente_yml(table: Table, gemeente: BekendeGemeente, proef: bool, siteadres: str) -> str:
    """The municipality: a trial has an address that can never exist (RFC 2606)."""
    kind = "Een proef: dit zijn geen echte noodsteunpunten." if proef else "Vul aan: contact en omroep."
    address = siteadres or f"https://{gemeente.code.lower()}.example"
    values: dict[str, Value] = {
        "naam": gemeente.naam,
        "aard": "proef" if proef else "echt",
        "cbs_code": gemeente.code,
        "veiligheidsregio": gemeente.veiligheidsregio,
        "siteadres": address,
    }
    return comment(f"Gemaakt met nsp import uit {table.file}.") + comment(kind) + to_yaml(values)


def punt_ymls(table: Table, places: tuple[Place, ...], wijk_ids: tuple[str, ...], proef: bool) -> dict[str, str]:
    """One file per place, by path. The id comes from the name; the order of the rows decides who gets -2."""
    slugs = Slugs("punt")
    return {
        f"locations/punten/{slugs.take(place.naam)}.yml": _punt_yml(table, place, wijk_id, proef)
        for place, wijk_id in zip(places, wijk_ids, strict=True)
    }


def _punt_yml(table: Table, place: Place, wijk_id: str, proef: bool) -> str:
    missing = ", ".join([*(name for name in _ADDRESS if name not in place.address), "gecontroleerd_op"])
    todo = f"Vul aan: {missing}. Kies dan 'levensloop: aangewezen' en draai nsp register."
    position = {"lat": f"{place.position.lat:.6f}", "lon": f"{place.position.lon:.6f}"}
    values: dict[str, Value] = {
        "naam": place.naam,
        "levensloop": "actief" if proef else "concept",
        "wijk": wijk_id,
        "locatie": {**place.address, **position},
        "herkomst": {"bron": f"{table.file[:LONGEST_SOURCE]}, {table.where(place.row)}"},
    }
    head = comment("Een proef: dit is geen echt noodsteunpunt.") if proef else comment(todo)
    return head + to_yaml(values)
