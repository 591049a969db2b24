"""The text of the files that an import writes."""

from ..load.yamltext import Value, comment, to_yaml
from ..model.columns import unflatten
from ..model.gemeenten import BekendeGemeente
from ..model.schema import modeline
from .columns import COLUMNS
from .rows import Place, canonical, part_of
from .table import Table

LONGEST_SOURCE = 200  # well below model/fields/text.py, Tekst
# What a concept needs before people may be sent there: check/rules.py, NEEDED_IN_USE.
_ADDRESS = tuple(f"locatie.{name}" for name in ("straat", "huisnummer", "postcode", "plaats"))


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
    made = comment(f"Gemaakt met nsp import uit {table.file}.")
    return modeline("gemeente") + made + comment(kind) + to_yaml(values)


def punt_yml(table: Table, place: Place, wijk_id: str, proef: bool) -> str:
    """The file of one new point: what the row tells, and at its top what it does not."""
    assert place.position
    lat, lon = place.position.texts
    values = {
        "levensloop": "actief" if proef else "concept",
        "herkomst.bron": table.bron or f"{table.file[:LONGEST_SOURCE]}, {table.where(place.row)}",
        **place.given,
        "wijk": wijk_id,
        "locatie.lat": lat,
        "locatie.lon": lon,
    }
    values.pop("id", None)
    return modeline("noodsteunpunt") + _head(values, proef) + to_yaml(unflatten(_tidy(values), COLUMNS))


def _tidy(values: dict[str, str]) -> dict[str, str]:
    """Each value as the model writes it, but numbers with the decimals they were given with."""
    punt, _ = part_of(values)
    assert punt  # the row was read by the same rules
    tidy = {**values, **{key: text for key, text in canonical(punt).items() if key in values}}
    return {**tidy, **{key: values[key] for key in ("wijk", "locatie.lat", "locatie.lon")}}


def _head(values: dict[str, str], proef: bool) -> str:
    if proef:
        return comment("Een proef: dit is geen echt noodsteunpunt.")
    missing = [key.rpartition(".")[2] for key in (*_ADDRESS, "herkomst.gecontroleerd_op") if key not in values]
    if not missing and values["levensloop"] != "concept":
        return ""
    todo = f"Vul aan: {', '.join(missing)}. " if missing else ""
    return comment(f"{todo}Kies dan 'levensloop: aangewezen' en draai nsp register.")
