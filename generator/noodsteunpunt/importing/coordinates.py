"""The position in a row: degrees or RD metres, and a sentence for each way in which it usually goes wrong.

Degrees and metres of the Netherlands lie in four ranges that do not overlap (latitude, longitude, x and y), so swapped
columns and metres between degrees are recognised with certainty. They are offered as a repair, never applied: a column
that is named lat holds the latitude. A column that is meant for both numbers says nothing about their order.
"""

import re
from dataclasses import dataclass, field, replace

from ..geo.distance import distance_m
from ..geo.rd import from_rd, to_rd
from ..geo.written import X_M, Y_M, as_rd, degrees_as_text, degrees_of, within
from ..model.nederland import DECIMALS, LAT, LON
from ..model.pair import one_is_whole, two_numbers

# Degrees and metres of one row are the same place when they are this near: a spreadsheet rounds.
SAME_PLACE_M = 25.0
_HOW = "vul lat en lon in (graden), of x en y (meters RD)"
_HOW_IN_ONE = "schrijf lat en lon zoals 52.5500, 5.2200, of x en y zoals 155000, 463000"
_HOW_IN_LINK = "klik op de kaart met de rechtermuisknop op de ingang, en kopieer de twee getallen die u dan ziet"
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", re.ASCII)


@dataclass(frozen=True)
class Position:
    """Degrees WGS84. commas: whether a decimal comma was read as a point.

    turned: whether it is of one cell in which the longitude stood in front, or y.
    texts: latitude and longitude as they go into a file: every decimal that was given, six when they were metres.
    exact: whether they were degrees.
    """

    lat: float
    lon: float
    commas: bool = False
    texts: tuple[str, str] = field(default=("", ""), compare=False)
    exact: bool = field(default=True, compare=False)
    turned: bool = False


class PositionError(ValueError):
    """A position that cannot be used.

    what, repair: Dutch. code: the kind of mistake. repaired: per fact ("lat") the text that would be right, when that
    is certain.
    """

    def __init__(self, what: str, repair: str, code: str, repaired: dict[str, str] | None = None) -> None:
        super().__init__(what)
        self.what, self.repair, self.code, self.repaired = what, repair, code, repaired or {}


@dataclass(frozen=True)
class Written:
    """The texts of a row that tell where it is; empty when it has no such column."""

    lat: str = ""
    lon: str = ""
    x: str = ""
    y: str = ""
    # Which of the columns there are, so that a repair can be put in one of them.
    columns: frozenset[str] = field(default_factory=frozenset)
    # Whether the list has one column for both numbers; they then stand in lat.
    in_one: bool = False

    @property
    def filled(self) -> bool:
        """Whether anything is told at all."""
        return bool(self.lat or self.lon or self.x or self.y)


def read_position(written: Written) -> Position:
    """The position of a row. Raises PositionError. Degrees go first; metres beside them have to agree."""
    if written.in_one and written.lat:
        return _from_one_cell(written.lat)
    if written.lat or written.lon:
        position = _degrees(written)
        if written.x or written.y:
            _same(position, _metres(written), written)
        return position
    if written.x or written.y:
        return _metres(written)
    raise PositionError("de plek is niet ingevuld", _HOW_IN_ONE if written.in_one else _HOW, "NSP918")


def _degrees(written: Written) -> Position:
    _refuse_pair(written, written.lat, written.lon)
    lat, lon = _number(written.lat, "lat"), _number(written.lon, "lon")
    if within(lat, LAT) and within(lon, LON):
        return Position(lat, lon, "," in written.lat + written.lon, (_text(written.lat), _text(written.lon)))
    if lat == 0 and lon == 0:
        raise PositionError(
            "lat en lon zijn allebei 0: de plek is niet ingevuld", "zoek de plek op en vul haar in", "NSP127"
        )
    if within(lat, LON) and within(lon, LAT):
        raise _repair("lat en lon zijn verwisseld", "NSP124", lon, lat, written)
    if rd := as_rd(lat, lon):
        raise _repair("in lat en lon staan meters (RD) in plaats van graden", "NSP125", *from_rd(*rd), written)
    raise _not_here(f"lat {written.lat}, lon {written.lon}")


def _metres(written: Written) -> Position:
    _refuse_pair(written, written.x, written.y)
    for text, name in ((written.x, "x"), (written.y, "y")):
        if _THOUSANDS.fullmatch(text):
            plain = text.replace(".", "")
            raise PositionError(
                f"in '{text}' staat een punt tussen de duizendtallen",
                f"schrijf {name} {plain}",
                "NSP919",
                {name: plain},
            )
    x_m, y_m = _number(written.x, "x"), _number(written.y, "y")
    if within(x_m, X_M) and within(y_m, Y_M):
        return _rounded(*from_rd(x_m, y_m), "," in written.x + written.y)
    if x_m == 0 and y_m == 0:
        raise PositionError(
            "x en y zijn allebei 0: de plek is niet ingevuld", "zoek de plek op en vul haar in", "NSP127"
        )
    if as_rd(x_m, y_m):
        raise _repair_rd("x en y zijn verwisseld", "NSP919", y_m, x_m)
    if within(x_m, LON) and within(y_m, LAT):
        raise _repair_rd("in x en y staan graden in plaats van meters (RD)", "NSP919", *to_rd(y_m, x_m))
    if within(x_m, LAT) and within(y_m, LON):
        raise _repair_rd("in x en y staan graden in plaats van meters (RD), en verwisseld", "NSP919", *to_rd(x_m, y_m))
    raise _not_here(f"x {written.x}, y {written.y}")


def _from_one_cell(text: str) -> Position:
    """Two numbers in a column that is meant for both: degrees or metres, in whichever order they stand.

    The ranges do not overlap, so it is certain which is which; the report tells when they stood the other way round.
    """
    # In a column for two numbers "85000,446000" cannot be one.
    texts = two_numbers(text) or two_numbers(text.replace(",", ", ") if "." not in text else "")
    if not texts:
        raise _unsure(text)
    first, second = map(float, texts)
    commas = any(one not in text for one in texts)
    if first == second == 0:
        raise PositionError("de plek is 0 en 0: zij is niet ingevuld", "zoek de plek op en vul haar in", "NSP127")
    if rd := as_rd(first, second):
        return replace(_rounded(*from_rd(*rd), commas), turned=rd[0] != first)
    _refuse_thousands(text, *texts)
    if one_is_whole(texts):
        raise _unsure(text)
    turned = within(first, LON)
    lat, lon = reversed(texts) if turned else texts
    if not (within(float(lat), LAT) and within(float(lon), LON)):
        raise _not_here(text)
    return Position(float(lat), float(lon), commas, (_text(lat), _text(lon)), turned=turned)


def _refuse_thousands(text: str, first: str, second: str) -> None:
    """Metres with a point between the thousands look like degrees of elsewhere: "85.000, 446.000"."""
    plain = [one.replace(".", "") for one in (first, second) if _THOUSANDS.fullmatch(one)]
    if len(plain) == 2 and as_rd(*map(float, plain)):
        what = f"in '{text}' staan punten tussen de duizendtallen"
        raise PositionError(what, f"schrijf {', '.join(plain)}", "NSP919")


def _unsure(text: str) -> PositionError:
    how = _HOW_IN_LINK if text.startswith("https://") else _HOW_IN_ONE
    return PositionError(f"'{text}' is niet met zekerheid als plek te lezen", how, "NSP122")


def _text(number: str) -> str:
    """Degrees as a file has them: with a point, at most 15 decimals."""
    whole, _, decimals = number.replace(",", ".").partition(".")
    return f"{whole}.{decimals}" if 0 < len(decimals) <= 15 else f"{float(f'{whole}.{decimals}'):.{DECIMALS}f}"


def _rounded(lat: float, lon: float, commas: bool) -> Position:
    lat, lon = round(lat, DECIMALS), round(lon, DECIMALS)
    return Position(lat, lon, commas, degrees_as_text(lat, lon), exact=False)


def _number(text: str, name: str) -> float:
    if not text:
        raise PositionError(f"'{name}' is niet ingevuld", "vul de plek helemaal in", "NSP918")
    if not re.fullmatch(r"-?\d{1,9}(?:[.,]\d{0,18})?", text, re.ASCII):
        raise PositionError(
            f"'{text}' is geen getal ({name})", "schrijf alleen cijfers en een punt, zoals 52.5500", "NSP122"
        )
    return float(text.replace(",", "."))


def _refuse_pair(written: Written, one: str, other: str) -> None:
    """Two numbers in a column that is meant for one, unless the other column says something else."""
    text = one or other
    if other in {"", text} and (pair := degrees_of(text)):
        lat, lon = map(float, pair)
        raise _repair(f"'{text}' zijn twee getallen in één vak", "NSP138", lat, lon, written)


def _same(position: Position, metres: Position, written: Written) -> None:
    apart_m = distance_m(position.lat, position.lon, metres.lat, metres.lon)
    if apart_m > SAME_PLACE_M:
        raise PositionError(
            f"lat {written.lat}, lon {written.lon} en x {written.x}, y {written.y} liggen {apart_m:.0f} m uit elkaar",
            "houd van de twee plekken de goede over",
            "NSP909",
        )


def _repair(what: str, code: str, lat: float, lon: float, written: Written) -> PositionError:
    """A repair in degrees, or in metres when the list has only columns for those."""
    if "lat" not in written.columns:
        return _repair_rd(what, code, *to_rd(lat, lon))
    degrees = dict(zip(("lat", "lon"), degrees_as_text(lat, lon), strict=True))
    return PositionError(what, f"bedoelt u lat {degrees['lat']} en lon {degrees['lon']}?", code, degrees)


def _repair_rd(what: str, code: str, x_m: float, y_m: float) -> PositionError:
    metres = {"x": f"{x_m:.0f}", "y": f"{y_m:.0f}"}
    return PositionError(what, f"bedoelt u x {metres['x']} en y {metres['y']}?", code, metres)


def _not_here(place: str) -> PositionError:
    return PositionError(f"{place} ligt niet in Nederland", "zoek de plek op en vul haar in", "NSP126")
