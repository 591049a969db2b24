"""The streets of Testwaard as OpenStreetMap data: two quays, a canal with a bridge at one end, and a path to Veld."""

from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import quoteattr

Place = tuple[float, float]  # latitude, longitude
Tags = dict[str, str]

BRIDGE = 5.219  # the longitude of the bridge, 1.3 km from the western end of the quays
STREET = {"highway": "residential"}


@dataclass
class Osm:
    """Nodes and ways, written as a file that map programs make."""

    nodes: list[tuple[Place, Tags]] = field(default_factory=list)
    ways: list[tuple[list[int], Tags]] = field(default_factory=list)

    def node(self, lat: float, lon: float, **tags: str) -> int:
        """A node; the one that is there already when it has the same place and no tags."""
        place = (lat, lon)
        known = [number for number, (other, _) in enumerate(self.nodes) if other == place]
        if known and not tags:
            return known[0]
        self.nodes.append((place, {key.replace("__", ":"): value for key, value in tags.items()}))
        return len(self.nodes) - 1

    def way(self, tags: Tags, *places: Place) -> None:
        """A way along places."""
        self.ways.append(([self.node(*place) for place in places], tags))

    def home(self, street: str, number: int, postcode: str, lat: float, lon: float, city: str = "Testhaven") -> None:
        """An address."""
        tags = {"addr__street": street, "addr__housenumber": str(number), "addr__postcode": postcode}
        self.node(lat, lon, **tags, addr__city=city)

    def write(self, path: Path, bounds: tuple[float, float, float, float] | None = None) -> Path:
        """The file; bounds: the box it says it was cut to, as west, south, east, north."""
        lines = ["<?xml version='1.0' encoding='UTF-8'?>", "<osm version='0.6'>"]
        if bounds:
            west, south, east, north = bounds
            lines.append(f"<bounds minlon='{west}' minlat='{south}' maxlon='{east}' maxlat='{north}'/>")
        meta = "version='1' timestamp='2026-10-01T00:00:00Z'"
        for number, ((lat, lon), tags) in enumerate(self.nodes, start=1):
            lines += [f"<node id='{number}' {meta} lat='{lat}' lon='{lon}'>", *_tags(tags), "</node>"]
        for number, (nodes, tags) in enumerate(self.ways, start=1):
            lines += [
                f"<way id='{number}' {meta}>",
                *(f"<nd ref='{node + 1}'/>" for node in nodes),
                *_tags(tags),
                "</way>",
            ]
        path.write_text("\n".join([*lines, "</osm>", ""]), encoding="utf-8")
        return path


def _tags(tags: Tags) -> list[str]:
    return [f"<tag k={quoteattr(key)} v={quoteattr(value)}/>" for key, value in tags.items()]


def streets_of_testwaard() -> Osm:
    """All streets and addresses. Bakenstraat is the southern quay, Overkade the northern, 89 m from each other."""
    osm = Osm()
    ends = (5.201, 5.2034, 5.208, 5.213, BRIDGE)
    osm.way({**STREET, "name": "Bakenstraat"}, *((52.5512, lon) for lon in ends))
    osm.way({**STREET, "name": "Overkade"}, *((52.552, lon) for lon in ends))
    osm.way({**STREET, "bridge": "yes"}, (52.5512, BRIDGE), (52.552, BRIDGE))
    osm.way({"highway": "steps"}, (52.5512, 5.213), (52.552, 5.213))
    osm.way({"highway": "footway"}, (52.552, BRIDGE), (52.556, 5.2195), (52.5611, 5.2225), (52.5611, 5.238))
    for number in range(1, 25):
        lon = round(5.2012 + number * 0.0007, 5)
        osm.home("Bakenstraat", number, "0001 AA" if number < 13 else "0001 AB", 52.55105, lon)
        osm.home("Overkade", number, "0001 AC", 52.55215, lon)
    for number in range(1, 9):
        osm.home("Ankerpad", number, "0002 BB", 52.5612, round(5.224 + number * 0.0015, 5), "Testveld")
    return osm
