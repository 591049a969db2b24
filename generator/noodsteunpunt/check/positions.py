"""A position as a pair: mistakes that only show when lat and lon are looked at together, each with its repair."""

import re
from collections.abc import Iterator

from ..geo.rd import from_rd
from ..geo.written import as_rd, degrees_as_text, degrees_of, within
from ..load.yamlfile import Entries, Key
from ..model.nederland import LAT, LON
from ..model.problem import Edit, Problem

_NUMBER = re.compile(r"-?\d{1,6}(?:[.,]\d{1,15})?", re.ASCII)
LAT_AND_LON: tuple[Key, Key] = (("locatie", "lat"), ("locatie", "lon"))


def told_as_pair(entries: Entries, problems: list[Problem]) -> list[Problem]:
    """The problems of a file, with one about the position in place of one about lat and one about lon."""
    pair = _pair_problem(entries)
    if pair is None or pair.line in entries.refused_lines:
        return problems
    fields = {".".join(map(str, key)) for key in (*LAT_AND_LON, *_grid_keys(entries))}
    return [*(problem for problem in problems if problem.field not in fields), pair]


def _pair_problem(entries: Entries) -> Problem | None:
    locatie = entries.values.get("locatie")
    if not isinstance(locatie, dict):
        return None
    lat_text, lon_text = str(locatie.get("lat", "")), str(locatie.get("lon", ""))
    if not lon_text and (both := degrees_of(lat_text)):
        what = "hier staan lat en lon op één regel"
        repair = f"maak er twee regels van: 'lat: {both[0]}' en 'lon: {both[1]}'"
        return entries.problem(LAT_AND_LON[0], what, repair, code="NSP138")
    if not (lat_text or lon_text) and (keys := _grid_keys(entries)):
        return _grid_problem(entries, keys)
    if not (_NUMBER.fullmatch(lat_text.strip()) and _NUMBER.fullmatch(lon_text.strip())):
        return None
    lat, lon = (float(text.replace(",", ".")) for text in (lat_text, lon_text))
    return next(_findings(entries, lat, lon, *(text.strip().replace(",", ".") for text in (lat_text, lon_text))), None)


def _grid_keys(entries: Entries) -> tuple[Key, ...]:
    """The keys of x and y, as map programs call what lies east and north."""
    pairs = ((("locatie", "x"), ("locatie", "y")), (("x",), ("y",)))
    return next((pair for pair in pairs if all(key in entries.places for key in pair)), ())


def _grid_problem(entries: Entries, keys: tuple[Key, ...]) -> Problem | None:
    texts = [str(entries.value(key)).strip() for key in keys]
    if not all(map(_NUMBER.fullmatch, texts)):
        return None
    rd = as_rd(*(float(text.replace(",", ".")) for text in texts))
    north, east = from_rd(*rd) if rd else (0.0, 0.0)
    if not (within(north, LAT) and within(east, LON)):
        return None
    what = "x en y zijn meters van de Rijksdriehoek (RD), en hier horen graden"
    lat_text, lon_text = degrees_as_text(north, east)
    repair = f"schrijf in plaats daarvan onder 'locatie' twee regels: 'lat: {lat_text}' en 'lon: {lon_text}'"
    return entries.problem(keys[0], what, repair, code="NSP125", at_name=True)


def _findings(entries: Entries, lat: float, lon: float, lat_text: str, lon_text: str) -> Iterator[Problem]:
    if lat == lon == 0:
        what = "0 en 0 ligt in de zee bij Afrika"
        yield entries.problem(LAT_AND_LON[0], what, "zoek de plek van de ingang op een kaart op", code="NSP127")
    elif within(lat, LON) and within(lon, LAT):
        what = "lat en lon zijn verwisseld"
        repair = f"schrijf 'lat: {lon_text}' en 'lon: {lat_text}'"
        yield entries.problem(LAT_AND_LON[0], what, repair, code="NSP124", fix=_both(entries, lon_text, lat_text))
    elif rd := as_rd(lat, lon):
        north, east = from_rd(*rd)
        if within(north, LAT) and within(east, LON):
            what = "dit zijn meters van de Rijksdriehoek (RD), geen graden"
            lat_text, lon_text = degrees_as_text(north, east)
            repair = f"schrijf 'lat: {lat_text}' en 'lon: {lon_text}'"
            yield entries.problem(LAT_AND_LON[0], what, repair, code="NSP125", fix=_both(entries, lat_text, lon_text))


def _both(entries: Entries, lat: str, lon: str) -> tuple[Edit, ...]:
    changes = [entries.replacement(key, text) for key, text in zip(LAT_AND_LON, (lat, lon), strict=True)]
    return tuple(edit for change in changes for edit in change) if all(changes) else ()
