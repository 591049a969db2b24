"""`nsp geo prepare`: read street data, keep what the folder needs, and write it in `locations/geo/`."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ..check.rules import WARN_OUTSIDE_M
from ..checked import read_facts
from ..geo.areas import Box, grown, metres_per_degree, surface_of
from ..geo.layers import read_layers
from ..model.loopnet import Loopnet, to_json
from ..model.problem import FolderError, Problem
from ..model.wijk import Wijk
from ..write.textfile import replace_files
from .adres import Adres
from .adreslijst import read_addresses
from .extract import OPENSTREETMAP, read_extract
from .network import make_network

FOLDER = Path("locations", "geo")
MARGIN_M = 2000.0  # a bridge outside the border counts too


@dataclass(frozen=True)
class Prepared:
    """What was read, before it is written. files: text by name in `locations/geo/`.

    short: the sides ("noorden") on which the extract ends less than MARGIN_M beyond the wijken.
    """

    wijken: tuple[Wijk, ...]
    net: Loopnet
    points: int
    short: tuple[str, ...]
    files: dict[str, str]


def prepare(folder: Path, osm: Path, adressen: Path | None, vermelding: str = OPENSTREETMAP) -> Prepared:
    """Everything `nsp geo prepare` writes, for a folder with wijken. Writes nothing. Raises FolderError."""
    for path in (osm, *([adressen] if adressen else [])):
        if not path.is_file():
            what, repair = "dit bestand bestaat niet", "kijk de naam na"
            raise FolderError([Problem(str(path), 0, 0, "", what, repair, code="NSP719")])
    wijken = _wijken(folder)
    border = shapely.union_all([surface_of(wijk) for wijk in wijken])
    box = grown(border.bounds, MARGIN_M)
    extract = read_extract(osm, box, vermelding)
    found, bronnen = extract.adressen, [extract.bron]
    if adressen:
        extract.seen.pop("adres", None)
        found, bron = read_addresses(adressen, extract.seen)
        bronnen.append(bron)
    own = _inside(found, border)
    extract.seen["buiten_de_wijken"] = len(found) - len(own)
    net = make_network(extract.ways, own, tuple(bronnen), dict(sorted(extract.seen.items())))
    files = {"lopen.json": to_json(net), "kaart.json": read_layers(osm, box, vermelding).to_json()}
    return Prepared(wijken, net, len(extract.ways.lat), _short(extract.box, border.bounds), files)


def write(prepared: Prepared, folder: Path) -> None:
    """Put the files in their place together: a map beside walks of other streets would contradict them."""
    (folder / FOLDER).mkdir(exist_ok=True)
    replace_files({folder / FOLDER / name: text.encode() for name, text in prepared.files.items()})


def _wijken(folder: Path) -> tuple[Wijk, ...]:
    return read_facts(folder)[1].wijken


def _inside(adressen: tuple[Adres, ...], border: BaseGeometry) -> tuple[Adres, ...]:
    """The addresses of the municipality itself; its border may be drawn a little off."""
    roomy = shapely.buffer(border, WARN_OUTSIDE_M / metres_per_degree(border.bounds[1])[0])
    shapely.prepare(roomy)
    places = np.array([(adres.lon, adres.lat) for adres in adressen]).reshape(-1, 2)
    inside = shapely.intersects_xy(roomy, places)
    return tuple(adres for adres, own in zip(adressen, inside.tolist(), strict=True) if own)


def _short(reach: Box | None, bounds: Box) -> tuple[str, ...]:
    if reach is None:
        return ()
    west, south, east, north = grown(bounds, MARGIN_M - 10)  # a cutting program may round
    sides = {
        "noorden": reach[3] < north,
        "oosten": reach[2] < east,
        "zuiden": reach[1] > south,
        "westen": reach[0] > west,
    }
    return tuple(side for side, short in sides.items() if short)
