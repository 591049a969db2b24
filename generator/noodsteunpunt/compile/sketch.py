"""The sketch map of a wijk without street data: what of the municipality's lines and water lies near it, in metres."""

from shapely import box
from shapely.geometry import LineString, Polygon

from ..geo.areas import to_metres
from ..model.noodsteunpunt import Noodsteunpunt
from ..model.schets import Soort
from ..model.site import Site
from ..model.wijk import Wijk
from ..press import contract

Frame = tuple[float, float, float, float]  # west, south, east, north


class Sketch:
    """The map of one wijk, made once for all its sheets. Metres are counted from the wijk's first corner."""

    def __init__(self, site: Site, wijk: Wijk) -> None:
        self._lon, self._lat = wijk.vlakken[0][0][0]
        self._rings = tuple(self._metres(ring) for polygon in wijk.vlakken for ring in polygon)
        frame = self._frame(self._places(site.punten_voor(wijk.id)))
        near = [(part.soort, self._metres(part.punten)) for part in site.schets]
        self._near = [(soort, line) for soort, line in near if _touches(soort, line, frame)]
        self._source = site.schets_bron if self._near else ""

    def map_of(self, punten: tuple[Noodsteunpunt, ...]) -> contract.Kaart:
        """The map with some of the wijk's points, numbered from 1."""
        places = self._places(punten)
        return contract.Kaart(
            kader=self._frame(places),
            wijk=self._rings,
            water=self._drawn(Soort.WATER),
            waterlopen=self._drawn(Soort.WATERLOOP),
            spoor=self._drawn(Soort.SPOOR),
            wegen=self._drawn(Soort.WEG),
            grote_wegen=self._drawn(Soort.GROTE_WEG),
            punten=tuple(contract.KaartPunt(nummer=number, plek=place) for number, place in enumerate(places, start=1)),
            bron=self._source,
        )

    def _metres(self, line: contract.Line) -> contract.Line:
        return to_metres(line, self._lat, self._lon)

    def _places(self, punten: tuple[Noodsteunpunt, ...]) -> contract.Line:
        return self._metres(tuple((punt.locatie.lon, punt.locatie.lat) for punt in punten))

    def _frame(self, places: contract.Line) -> Frame:
        """What must be seen: the wijk and these places."""
        xs, ys = zip(*(place for ring in (*self._rings, places) for place in ring), strict=True)
        return min(xs), min(ys), max(xs), max(ys)

    def _drawn(self, soort: Soort) -> tuple[contract.Line, ...]:
        """The lines or areas of one kind; the sheet cuts off what lies outside its frame."""
        return tuple(line for one, line in self._near if one is soort)


def _touches(soort: Soort, line: contract.Line, frame: Frame) -> bool:
    """Whether a line or area comes into a frame, grown by its own size on every side: a sheet has another shape."""
    west, south, east, north = frame
    width, height = east - west, north - south
    shape = Polygon(line) if soort is Soort.WATER else LineString(line)
    return bool(box(west - width, south - height, east + width, north + height).intersects(shape))
