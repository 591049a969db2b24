"""A site as JSON text and back, so that a status can be published on a site that was built before.

Private facts are left out: what is kept beside a published site can be read by others.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .. import __version__
from . import loopnet
from .gemeente import Gemeente
from .initiatief import Initiatief
from .kaart import layers_from_json
from .noodsteunpunt import Noodsteunpunt
from .permalinks import Permalinks
from .schets import SchetsDeel
from .site import Site
from .status import Status
from .wijk import Wijk
from .woorden import Feit, Taal, TaalGegevens


@dataclass(frozen=True)
class Built:
    """What the codes of an earlier build led to.

    punten: by id of each public point its name, and its latitude and longitude in degrees.
    """

    permalinks: Permalinks
    punten: Mapping[str, tuple[str, float, float]]


def to_json(site: Site) -> str:
    """Everything public of a site, as JSON."""
    saved = {
        "versie": __version__,
        "gemeente": site.gemeente.model_dump(mode="json"),
        "wijken": [wijk.model_dump(mode="json") for wijk in site.wijken],
        "punten": [punt.model_dump(mode="json") for punt in site.punten if punt.public],
        "initiatieven": [initiatief.model_dump(mode="json") for initiatief in site.initiatieven],
        "permalinks": site.permalinks.model_dump(mode="json"),
        "schets": [part.model_dump(mode="json") for part in site.schets],
        "schets_bron": site.schets_bron,
        "loopnet": loopnet.to_json(site.loopnet) if site.loopnet else None,
        "kaart": site.kaart.to_json() if site.kaart else None,
        "talen": [
            {
                "code": taal.code,
                "gegevens": taal.gegevens.model_dump(mode="json"),
                "teksten": dict(taal.teksten),
                "documenten": dict(taal.documenten),
            }
            for taal in site.talen
        ],
        "feiten": {name: feit.model_dump(mode="json") for name, feit in site.feiten.items()},
    }
    return json.dumps(saved, ensure_ascii=False, indent=1) + "\n"


def built_from_json(text: str) -> Built:
    """What the codes led to, from the text of `to_json`, also of another version. Raises ValueError alone."""
    saved = _read(text)
    try:
        punten = {
            punt["id"]: (str(punt["naam"]), float(punt["locatie"]["lat"]), float(punt["locatie"]["lon"]))
            for punt in saved.get("punten", ())
        }
        return Built(_part(Permalinks, saved["permalinks"]), punten)
    except (KeyError, TypeError, OverflowError) as error:
        raise ValueError(f"no codes or points: {error}") from None


def from_json(text: str, status: Status) -> Site:
    """The site of `to_json` with another status. Raises ValueError when the text is of another version or broken."""
    saved = _read(text)
    if saved.get("versie") != __version__:
        raise ValueError(f"saved by another version: {saved.get('versie')}")
    return Site(
        gemeente=_part(Gemeente, saved["gemeente"]),
        wijken=tuple(_part(Wijk, wijk) for wijk in saved["wijken"]),
        punten=tuple(_part(Noodsteunpunt, punt) for punt in saved["punten"]),
        permalinks=_part(Permalinks, saved["permalinks"]),
        status=status,
        talen=tuple(
            Taal(taal["code"], _part(TaalGegevens, taal["gegevens"]), taal["teksten"], taal["documenten"])
            for taal in saved["talen"]
        ),
        feiten={name: _part(Feit, feit) for name, feit in saved["feiten"].items()},
        prive=None,
        schets_bron=saved["schets_bron"],
        kaart=layers_from_json(saved["kaart"]) if saved["kaart"] else None,
        schets=tuple(_part(SchetsDeel, part) for part in saved["schets"]),
        initiatieven=tuple(_part(Initiatief, initiatief) for initiatief in saved["initiatieven"]),
        loopnet=loopnet.from_json(saved["loopnet"]) if saved["loopnet"] else None,
    )


def _read(text: str) -> dict[str, Any]:
    """The object in a text. Raises ValueError when there is none."""
    try:
        saved = json.loads(text)
    except RecursionError:
        saved = None
    if not isinstance(saved, dict):
        raise ValueError("not an object")
    return saved


def _part(part: Any, values: object) -> Any:
    """A part of the model from its JSON; through text, because JSON has lists where the model has tuples."""
    return part.model_validate_json(json.dumps(values))
