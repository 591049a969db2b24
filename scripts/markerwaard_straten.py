# ruff: noqa: E501 - the plan of the town is a table
"""Streets for the fictional gemeente Markerwaard, as the OpenStreetMap XML that real data comes in.

    python scripts/markerwaard_straten.py locations/geo/bron/markerwaard.osm

The polder was never made, so everything here is invented; names of streets are of polder work, soil, birds and fish.
It is a plan rather than a grid: neighbourhoods are bent patches with their own pattern, canals and a railway cut
through them, and few bridges cross those, so that a walk differs from a straight line. The same script gives the same
bytes. A part of the houses gets an address; postcodes begin with 0, which are issued nowhere.
"""

import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise
from math import cos, hypot, pi, radians, sin
from pathlib import Path
from xml.sax.saxutils import quoteattr

from shapely import union_all
from shapely.geometry import LineString, Point, Polygon, box
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points, substring
from shapely.strtree import STRtree

LON, LAT = 5.2150, 52.5650  # origin of the metres below: x to the east, y to the north
M_PER_LAT = 111_195.0
M_PER_LON = M_PER_LAT * cos(radians(LAT))
HOUSE_M = 6.5  # a front
SAME_M = 2.0  # ways this near to each other meet
EVERY = 16  # of so many houses one gets an address

Place = tuple[float, float]


def smooth(line: Iterable[Place], times: int = 3) -> LineString:
    """A line with its corners cut round (Chaikin), its ends in place."""
    places = list(line)
    for _ in range(times):
        cut = [places[0]]
        for (ax, ay), (bx, by) in pairwise(places):
            cut += [(ax * 0.75 + bx * 0.25, ay * 0.75 + by * 0.25), (ax * 0.25 + bx * 0.75, ay * 0.25 + by * 0.75)]
        places = [*cut, places[-1]]
    return LineString([(round(x, 1), round(y, 1)) for x, y in places]).simplify(0.8)


# --- The land --------------------------------------------------------------------------------------------------

# Around all five wijken, with room for a dyke and the road behind it.
POLDER = Polygon(
    [(-4393, -1557), (-4393, 890), (-3718, 2447), (-2095, 3336), (-879, 3447), (338, 3558), (2636, 3336), (3853, 2669),
     (4394, 1112), (4394, -890), (3582, -2446), (2095, -3336), (473, -3558), (-338, -3669), (-3582, -3336)]
).buffer(900).buffer(-720).simplify(15)  # fmt: skip
POLDER = Polygon(smooth([*POLDER.exterior.coords, POLDER.exterior.coords[1]], 2).coords[1:-1])
RING = POLDER.buffer(-70).simplify(8)
RAIL = smooth(
    [
        (-5600, -2864),
        (-5069, -2669),
        (-1284, -1279),
        (-400, -540),
        (1318, 945),
        (3177, 1946),
        (5069, 2669),
        (5600, 2870),
    ]
)
CANALS = {
    "Waardvaart": (smooth([(-4650, -389), (-1250, -389), (743, 167), (4620, 167)]), 24),
    "Peilvaart": (smooth([(-2636, -3500), (-2636, 1800), (-2610, 2200), (-2560, 2420)]), 22),
    "Zuidervaart": (smooth([(980, -3650), (980, 1800), (1250, 2400)]), 20),
    "Wierwetering": (smooth([(-2636, -2290), (-1700, -2318), (-600, -2350), (980, -2390)]), 16),
}  # fmt: skip
LAKES = {
    "Spiegelplas": Polygon([(760, 2500), (1180, 2330), (1700, 2290), (2150, 2480), (2190, 2800), (1850, 3080), (1400, 3230), (900, 3130), (690, 2850)]),
    "Peilhaven": Polygon([(-2650, 1780), (-2520, 1760), (-2512, 2240), (-2560, 2420), (-2640, 2330)]),
    "Werkhaven": Polygon([(3080, 2330), (3330, 2430), (3760, 2960), (3620, 3120), (3300, 2900), (3010, 2560)]),
}  # fmt: skip


@dataclass(frozen=True)
class Wijkplan:
    """A neighbourhood: a bent four-sided patch (corners south-west, south-east, north-east, north-west).

    pattern: "rijen" streets of rows, "hoven" dead-end streets as in the seventies, "singels" a few wide curves.
    through: names of streets that must pass a place. pc: its postcode digits.
    """

    buurt: str
    plaats: str
    pc: str
    corners: tuple[Place, Place, Place, Place]
    pattern: str
    words: str
    rows: int
    columns: int
    bend: tuple[float, float] = (0.0, 0.0)
    through: tuple[tuple[str, Place], ...] = ()
    edges: dict[str, str] = field(default_factory=dict)


KAVELSTEDE, WAARDHAVEN = "Kavelstede", "Waardhaven"
PLANS = (
    Wijkplan("Droogmakerij", KAVELSTEDE, "0002", ((-395, -95), (215, 75), (915, 1090), (-395, 1090)), "rijen",
             "Gemaal Molen Vijzel Baggeraar Polderjongen Ringvaart Kade Boezem Spuisluis Uitlaat Stoomgemaal Schepraderen Peiler Waterschap Heemraad Dijkgraaf",
             9, 6, (60, -40)),
    Wijkplan("Greppelveld", KAVELSTEDE, "0002", ((-1330, -330), (-490, -165), (-490, 1080), (-1330, 930)), "hoven",
             "Greppel Drain Sloot Duiker Kwel Wel Tocht Vaart Kavelsloot Hoofdtocht Dwarstocht Stuw Inlaat Zijl Wetering Slenk Geul Kreek Priel Wiel",
             12, 4, (-90, 50)),
    Wijkplan("De Kavels", KAVELSTEDE, "0002", ((-330, -1280), (925, -1330), (925, 60), (-130, -398)), "singels",
             "Spade Kruiwagen Graafmachine Schop Ploeg Eg Landmeter Jalon Piket Baak Kettinglijn Waterpas Theodoliet Meetlint Schouw Zaaier",
             10, 6, (70, 60), (("Kavelkruising", (846, -612)),), {"north": "Eerste Spadeweg"}),
    Wijkplan("Stationskavels", KAVELSTEDE, "0005", ((1130, 290), (2430, 285), (2440, 1000), (1640, 960)), "rijen",
             "Wissel Perron Sein Spoor Bielzen Locomotief Dienstregeling Overweg Remise Draaischijf Wagon Conducteur Stoomfluit Railing",
             5, 6, (-40, 30)),
    Wijkplan("Oud-Waardhaven", WAARDHAVEN, "0001", ((-2478, 1360), (-1500, 1310), (-1440, 2560), (-2478, 2480)), "rijen",
             "Haring Spiering Paling Snoekbaars Bot Ansjovis Baars Brasem Voorn Fuik Botter Schokker Kwak Zegen Hoekwant Staandwant Visafslag Rokerij",
             9, 6, (80, 30), (), {"west": "Peilschaalkade"}),
    Wijkplan("Rietlanden", WAARDHAVEN, "0001", ((-3560, 1290), (-2745, 1290), (-2745, 1960), (-2930, 1900)), "hoven",
             "Riet Lisdodde Biezen Zegge Kalmoes Wederik Watermunt Waterlelie Plomp Kattenstaart Zuring Moerasspirea Dotter Lis",
             7, 4, (40, -40)),
    Wijkplan("Zinkstukken", WAARDHAVEN, "0001", ((-3880, 470), (-2760, 430), (-2760, 980), (-3560, 960)), "rijen",
             "Rijshout Stortsteen Basalt Klei Keileem Wiep Perkoen Glooiing Kraagstuk Kram Teen Berm",
             5, 6, (40, 20), (("Zinkstukweg", (-3475, 774)),)),
    Wijkplan("Wierland", KAVELSTEDE, "0003", ((-2480, -2236), (-640, -2300), (-720, -1180), (-2400, -1880)), "singels",
             "Zeegras Darink Wierdijk Wierbak Wierriem Kweldergras Zeekraal Lamsoor Zulte Schorrenkruid Zilt Slikgras Zoutmelde Rolklaver Engelsgras Heen Strandkweek",
             7, 8, (50, 90), (), {"south": "Wierbaan"}),
    Wijkplan("Zuiderschor", KAVELSTEDE, "0003", ((-2280, -3080), (-1010, -3020), (-985, -2440), (-2330, -2390)), "hoven",
             "Kluut Scholekster Tureluur Grutto Wulp Bontbek Steenloper Kanoet Kievit Plevier Visdief Meeuw Eider Bergeend Smient Wintertaling Slobeend Lepelaar",
             6, 5, (-60, 40)),
    Wijkplan("Wilgenveld-Zuid", KAVELSTEDE, "0004", ((1480, -3020), (2930, -2690), (3200, -1690), (1520, -1740)), "hoven",
             "Schietwilg Katwilg Kraakwilg Grauwewilg Knotwilg Griend Hakhout Teenwilg Bindwilg Amandelwilg Treurwilg Laurierwilg Bitterwilg Kruipwilg Boswilg Es Els Populier Abeel Ratelpopulier",
             10, 6, (90, -60), (("Zeekleilaan", (2580, -2652)),)),
    Wijkplan("Klinkerhoek", KAVELSTEDE, "0004", ((3170, -1330), (4080, -1030), (4140, -270), (3150, -310)), "rijen",
             "Straatsteen Waal Handvorm Drieling Rooster Keperverband Visgraat Halfsteen Elleboog Rollaag Stoeprand Goot Put Molgoot",
             6, 5, (40, 50), (("Klinkerstrook", (3814, -884)),)),
    Wijkplan("Werkeiland", WAARDHAVEN, "0005", ((2340, 1620), (3420, 2150), (2985, 2560), (2420, 2760)), "rijen",
             "Cutter Zuiger Onderlosser Elevator Hopper Sleepboot Caisson Kraan Ponton Bok Dukdalf Bolder Meerpaal Steiger Kiel",
             6, 5, (40, 40)),
)  # fmt: skip

# Roads that may cross water and rail. (class, name, line)
ROADS = (
    ("primary", "Polderbaan", [(-6200, 900), (-4700, 1056), (-3300, 1062), (-1690, 1150), (1150, 1160), (2366, 1150), (3700, 960), (4640, 830), (6200, 640)]),
    ("secondary", "Markerwaardweg", [(-440, -4300), (-445, -1500), (-445, 100), (-440, 1160), (-330, 2400), (-240, 4300)]),
    ("tertiary", "Kwelderweg", [(-5000, -1440), (-2636, -1450), (-1900, -1455), (-445, -1480), (980, -1505), (2900, -1520), (5000, -1540)]),
    ("tertiary", "Buitenweg", [(-3960, 1058), (-3960, -389), (-4000, -1440), (-3700, -2500), (-3000, -3050), (-2800, -4200)]),
    ("tertiary", "Oosterweg", [(2940, 1070), (2930, 167), (2960, -900), (2900, -1520), (2960, -1760)]),
    ("unclassified", "Noorderweg", [(-2000, 1130), (-2000, 1310)]),
    ("unclassified", "Havendreef", [(-1180, 1150), (-1250, 1760), (-1440, 1990)]),
    ("unclassified", "Plasweg", [(-390, 1700), (300, 1690), (980, 1640), (1600, 1980), (2380, 2080)]),
    ("unclassified", "Stationsdreef", [(2050, 1158), (2020, 975)]),
    ("unclassified", "Sluisweg", [(-2900, 1060), (-2900, 1290)]),
    ("unclassified", "Zinkstukdreef", [(-2960, 1062), (-2960, 970)]),
    ("unclassified", "Havenbrug", [(-3060, 1640), (-2745, 1650), (-2640, 1655), (-2478, 1655)]),
    ("unclassified", "Ophaalweg", [(-1630, -2050), (-1628, -2268), (-1625, -2420), (-1640, -2700)]),
    ("unclassified", "Schordijkweg", [(-2300, -2700), (-3050, -2720), (-3400, -2760)]),
    ("unclassified", "Kavelweg", [(-445, -820), (-250, -830)]),
    ("unclassified", "Zuidervaartweg", [(300, -1300), (310, -1495)]),
    ("unclassified", "Griendweg", [(1480, -2400), (980, -2250), (-445, -2200), (-690, -2200)]),
    ("unclassified", "Wilgendreef", [(2200, -1720), (2210, -1515)]),
    ("unclassified", "Klinkerweg", [(2955, -820), (3170, -830)]),
    ("unclassified", "Kadebrug", [(90, -430), (100, -100), (120, 60)]),
    ("unclassified", "Kavelbrug", [(760, -330), (980, -330), (1500, -300), (2100, -100), (2930, -60)]),
    ("unclassified", "Greppeldreef", [(-500, 600), (-440, 602)]),
    ("unclassified", "Oosterdreef", [(2435, 700), (2700, 760), (2936, 720)]),
    ("unclassified", "Hoevelaan", [(-3960, -700), (-3200, -820), (-2700, -1100), (-2640, -1450)]),
    ("unclassified", "Tochtweg", [(2060, -1515), (2040, -900), (2000, -330), (1950, -150)]),
    ("unclassified", "Kluitenweg", [(-445, -2760), (300, -2790), (980, -2800), (1480, -2880)]),
    ("unclassified", "Noordertocht", [(-1440, 2200), (-900, 2180), (-335, 2260)]),
    ("unclassified", "Werkeilandweg", [(2366, 1150), (2560, 1420), (2480, 1640)]),
    ("residential", "Strekdam", [(2840, 1870), (2960, 2140), (3040, 2300), (3400, 2440), (3800, 2900), (3950, 3160)]),
    ("residential", "Droogmakersplein", [(-368, 684), (-292, 680), (-286, 756), (-366, 760), (-368, 684)]),
    ("residential", "Droogmakersplein", [(-286, 718), (-200, 730)]),
    ("residential", "Droogmakersplein", [(-368, 720), (-441, 722)]),
)  # fmt: skip
# For walkers and cyclists only; these may cross too.
PATHS = (
    ("cycleway", "Spoorpad", [(-4200, -2180), (-2700, -1640), (-1500, -1210), (-480, -510)], {}),
    ("cycleway", "Waardvaartpad", [(-3960, -350), (-2680, -350), (-1340, -345)], {}),
    ("cycleway", "Plaspad", [(620, 2420), (560, 2850), (820, 3230), (1400, 3330), (1950, 3170), (2290, 2850), (2280, 2450), (1900, 2200), (1230, 2230), (620, 2420)], {}),
    ("cycleway", "Noorderpad", [(-330, 2640), (120, 2700), (575, 2640)], {}),
    ("footway", "Trappenbrug", [(430, -180), (425, 25), (420, 160)], {"trap": "ja"}),
    ("footway", "Stationstunnel", [(640, 250), (560, 330), (500, 470)], {"tunnel": "yes"}),
    ("footway", "", [(-2000, -2250), (-2000, -2430)], {}),
    ("path", "Bospad", [(3080, -2400), (3300, -2080), (3420, -1560)], {}),
)  # fmt: skip
FERRIES = (("Peilveer", [(-2478, 2017), (-2580, 2025), (-2690, 2030)]),)
GREEN = (
    ("landuse", "forest", "Waardbos", [(3050, -2560), (3420, -2250), (3560, -1640), (3260, -1640), (3230, -1800), (3010, -2480)]),
    ("landuse", "forest", "Noorderbos", [(-760, 2500), (-420, 2450), (-330, 3250), (-700, 3220)]),
    ("leisure", "park", "Plaspark", [(560, 2380), (1230, 2200), (1950, 2180), (2340, 2430), (2320, 2900), (1960, 3220), (1400, 3360), (790, 3260), (540, 2860)]),
    ("landuse", "cemetery", "Begraafplaats Stilwater", [(-1200, 1240), (-860, 1240), (-860, 1480), (-1220, 1500)]),
    ("leisure", "pitch", "Sportpark De Zate", [(1060, -1250), (1420, -1260), (1420, -900), (1060, -890)]),
    ("landuse", "allotments", "Volkstuinen De Kluit", [(-430, -3000), (-80, -3010), (-80, -2720), (-430, -2710)]),
    ("landuse", "forest", "Kweldersbos", [(-3900, -2300), (-3350, -2250), (-3050, -2820), (-3400, -2900)]),
    ("landuse", "industrial", "", [(360, 200), (930, 250), (930, 560), (560, 330)]),
    ("landuse", "industrial", "", [(-1380, 1200), (-1560, 1200), (-1460, 1750), (-1290, 1760)]),
)  # fmt: skip
# Meadows between the roads: (west, south, how many side by side).
MEADOWS = ((-3800, -330, 5), (-3700, -1380, 4), (-2500, -700, 3), (1150, -780, 4), (2350, -1450, 3), (3050, 200, 5), (-2350, 700, 3),
           (-300, 1250, 4), (150, -2750, 4), (3300, 1250, 3), (-3350, -3050, 2), (1200, 1230, 4), (-1700, -900, 3))  # fmt: skip
# The addresses of the points in locations/punten.
ADDRESSES = (
    ("Droogmakersplein", "3", "0002 AB", KAVELSTEDE, (-380, 717)),
    ("Eerste Spadeweg", "1", "0002 AE", KAVELSTEDE, (50, -297)),
    ("Kavelkruising", "41", "0002 AK", KAVELSTEDE, (846, -583)),
    ("Peilschaalkade", "12", "0001 AA", WAARDHAVEN, (-2483, 2017)),
    ("Zinkstukweg", "20", "0001 AD", WAARDHAVEN, (-3475, 787)),
    ("Wierbaan", "7a", "0003 BA", KAVELSTEDE, (-1715, -2238)),
    ("Klinkerstrook", "5", "0004 CD", KAVELSTEDE, (3814, -870)),
    ("Zeekleilaan", "88", "0004 CA", KAVELSTEDE, (2580, -2633)),
    ("Strekdam", "2", "0005 DA", WAARDHAVEN, (2980, 2181)),
)  # fmt: skip
PLACES = (("town", KAVELSTEDE, (-60, 420)), ("village", WAARDHAVEN, (-2080, 2000)))
ENDINGS = {
    "rijen": ("straat", "straat", "laan", "straat", "weg"),
    "hoven": ("hof", "erf", "hof", "pad", "meent"),
    "singels": ("singel", "laan", "straat", "plantsoen", "straat"),
}


# --- Neighbourhoods --------------------------------------------------------------------------------------------


@dataclass
class Street:
    """A way before it is cut: highway class, name, where it runs, and what else it is tagged with."""

    highway: str
    naam: str
    line: LineString
    tags: dict[str, str] = field(default_factory=dict)
    crosses: bool = False
    plan: Wijkplan | None = None


class Patch:
    """A plan laid on the ground: (u, v) from 0 to 1 to metres, bent in the middle."""

    def __init__(self, plan: Wijkplan) -> None:
        self.plan = plan
        self.chance = random.Random(plan.buurt)  # noqa: S311 - the same town every time
        words, endings = plan.words.split(), ENDINGS[plan.pattern]
        # When the words are used up they come again with another ending, as they do in real neighbourhoods.
        rounds = [f"{word}{endings[(n + again) % len(endings)]}" for again in range(3) for n, word in enumerate(words)]
        self._names = list(dict.fromkeys(rounds))

    def at(self, u: float, v: float) -> Place:
        """A place of the patch in metres."""
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = self.plan.corners
        x = (1 - u) * (1 - v) * ax + u * (1 - v) * bx + u * v * cx + (1 - u) * v * dx
        y = (1 - u) * (1 - v) * ay + u * (1 - v) * by + u * v * cy + (1 - u) * v * dy
        inside = sin(pi * u) * sin(pi * v)
        return x + self.plan.bend[0] * inside * cos(2.2 * v * pi), y + self.plan.bend[1] * inside * cos(1.7 * u * pi)

    def line(self, start: Place, end: Place) -> LineString:
        """A bent line between two places of the patch."""
        steps = max(2, round(hypot(end[0] - start[0], end[1] - start[1]) * 12))
        points = [
            self.at(start[0] + (end[0] - start[0]) * k / steps, start[1] + (end[1] - start[1]) * k / steps)
            for k in range(steps + 1)
        ]
        return LineString([(round(x, 1), round(y, 1)) for x, y in points]).simplify(1.2)

    def params(self, count: int) -> list[float]:
        """About evenly spread numbers from 0 to 1."""
        inner = [(k + self.chance.uniform(-0.22, 0.22)) / count for k in range(1, count)]
        return [0.0, *inner, 1.0]

    def where(self, place: Place) -> Place:
        """The (u, v) of a place, by looking."""
        grid = ((u / 200, v / 200) for u in range(201) for v in range(201))
        return min(grid, key=lambda uv: (self.at(*uv)[0] - place[0]) ** 2 + (self.at(*uv)[1] - place[1]) ** 2)

    def name(self) -> str:
        """The next name of the neighbourhood."""
        return self._names.pop(0) if self._names else ""

    def streets(self) -> Iterator[Street]:
        """Every street of the neighbourhood."""
        rows, columns = self.params(self.plan.rows), self.params(self.plan.columns)
        fixed: dict[float, str] = {}
        for naam, place in self.plan.through:
            _, v = self.where(place)
            nearest = min(range(1, len(rows) - 1), key=lambda n: abs(rows[n] - v))
            rows[nearest] = v
            fixed[v] = naam
        edges = self.plan.edges
        make = self._courts if self.plan.pattern == "hoven" else self._rows
        yield from make(rows, columns, fixed, edges)

    def _rows(
        self, rows: list[float], columns: list[float], fixed: dict[float, str], edges: dict[str, str]
    ) -> Iterator[Street]:
        """Streets across, some interrupted, between avenues."""
        wide = self.plan.pattern == "singels"
        for n, v in enumerate(rows):
            naam = fixed.get(v) or edges.get({0: "south", len(rows) - 1: "north"}.get(n, "")) or self.name()
            start, stop = 0, len(columns) - 1
            if not fixed.get(v) and 0 < n < len(rows) - 1:
                # A street that ends before the edge, or begins after it, makes blocks of unequal size.
                start, stop = self.chance.choice([(0, stop), (0, stop - 1), (1, stop), (0, stop), (1, stop - 1)])
            kind = "unclassified" if wide and n == len(rows) // 2 else "residential"
            yield self._street(kind, naam, (columns[start], v), (columns[stop], v))
        for n, u in enumerate(columns):
            naam = (edges.get("west") if n == 0 else None) or self.name()
            pieces = [(0, len(rows) - 1)]
            if 0 < n < len(columns) - 1 and n % 2:
                gap = self.chance.randrange(1, len(rows) - 2)
                pieces = [(0, gap), (gap + 1, len(rows) - 1)]
                yield self._street("footway", "", (u, rows[gap]), (u, rows[gap + 1]))
            kind = "unclassified" if n == len(columns) // 2 else "residential"
            for a, b in pieces:
                yield self._street(kind, naam, (u, rows[a]), (u, rows[b]))

    def _courts(
        self, rows: list[float], columns: list[float], fixed: dict[float, str], edges: dict[str, str]
    ) -> Iterator[Street]:
        """Avenues with dead-end streets between them, and paths from one to the next."""
        for n, u in enumerate(columns):
            kind = "unclassified" if n in {0, len(columns) - 1} else "residential"
            yield self._street(
                kind, edges.get("west", "") if n == 0 and "west" in edges else self.name(), (u, rows[0]), (u, rows[-1])
            )
        for n, v in enumerate(rows):
            if n in {0, len(rows) - 1} or v in fixed:
                kind = "unclassified" if n in {0, len(rows) - 1} else "residential"
                yield self._street(kind, fixed.get(v) or self.name(), (0, v), (1, v))
                continue
            for a, b in pairwise(columns):
                deep = self.chance.uniform(0.55, 0.8)
                from_left = self.chance.random() < 0.5
                end = a + (b - a) * deep if from_left else b - (b - a) * deep
                root = a if from_left else b
                naam = self.name() if self.chance.random() < 0.75 else ""
                if not naam:
                    yield self._street("footway", "", (a, v), (b, v))
                    continue
                yield self._street("living_street", naam, (root, v), (end, v))
                yield self._street("footway", "", (end, v), (b if from_left else a, v))
                if self.chance.random() < 0.6:  # a short street across its end
                    half = 0.32 / len(rows)
                    yield self._street("living_street", naam, (end, v - half), (end, v + half))

    def _street(self, highway: str, naam: str, start: Place, end: Place) -> Street:
        tags = {} if highway in {"footway", "living_street"} else {"maxspeed": "30"}
        return Street(highway, naam, self.line(start, end), tags, plan=self.plan)

    def outline(self) -> Polygon:
        """The ground it is built on."""
        sides = [
            self.line((0, 0), (1, 0)),
            self.line((1, 0), (1, 1)),
            self.line((1, 1), (0, 1)),
            self.line((0, 1), (0, 0)),
        ]
        return Polygon([place for side in sides for place in side.coords[:-1]]).buffer(28, join_style="mitre")

    def parks(self) -> Iterator[Polygon]:
        """Two greens of uneven shape."""
        for _ in range(2):
            u, v = self.chance.uniform(0.15, 0.8), self.chance.uniform(0.15, 0.8)
            x, y = self.at(u, v)
            size = self.chance.uniform(32, 55)
            yield Polygon(
                [
                    (x + size * (1.5 + 0.4 * sin(3 * a)) * cos(a), y + size * (1 + 0.3 * cos(2 * a)) * sin(a))
                    for a in (k * pi / 6 for k in range(12))
                ]
            ).simplify(2)


# --- From plan to ways -----------------------------------------------------------------------------------------


def waters() -> BaseGeometry:
    """Every canal at its width and every lake."""
    canals = [line.buffer(width / 2, cap_style="flat") for line, width in CANALS.values()]
    return union_all([*canals, *LAKES.values()])


def all_streets() -> list[Street]:
    """All ways of the network, those of a neighbourhood cut off where water or rail is in the way."""
    wet = waters()
    barrier = union_all([wet.buffer(9), RAIL.buffer(20)])
    streets = []
    for kind, naam, line in ROADS:  # those that go on over the dyke lead to the old land or along the harbour
        road = smooth(line) if naam in {"Polderbaan", "Strekdam"} else smooth(line).intersection(RING)
        streets += [Street(kind, naam, part, {}, crosses=True) for part in parts(road)]
    streets += [Street(kind, naam, smooth(line), dict(tags), crosses=True) for kind, naam, line, tags in PATHS]
    for part in parts(RING.exterior.difference(union_all([LAKES["Werkhaven"].buffer(30), RAIL.buffer(20)]))):
        streets.append(Street("unclassified", "Ringdijk", part, {}, crosses=True))
    for plan in PLANS:
        streets += Patch(plan).streets()
    return _reach([part for street in streets for part in _dry(street, barrier)])


def _dry(street: Street, barrier: BaseGeometry) -> Iterator[Street]:
    """The parts of a street that stay on the ground, without stubs."""
    for part in [street.line] if street.crosses else parts(street.line.difference(barrier)):
        if part.length > 25:
            yield replace(street, line=part)


def _reach(streets: list[Street]) -> list[Street]:
    """Ends that stop just short of another way are led on to it, as far as nothing is between."""
    tree = STRtree([street.line for street in streets])
    for number, street in enumerate(streets):
        coords = list(street.line.coords)
        if coords[0] == coords[-1]:
            continue
        for at in (0, -1):
            end = Point(coords[at])
            far = 45 if street.crosses else 24
            others = [int(n) for n in tree.query(end.buffer(far)) if n != number]
            others = sorted(others, key=lambda n: (streets[n].line.distance(end), n))
            if others and 0.2 < streets[others[0]].line.distance(end) <= far:
                goal = nearest_points(streets[others[0]].line, end)[0]
                if street.crosses or not LineString([end, goal]).intersects(RAIL):
                    coords[at] = (goal.x, goal.y)
        street.line = LineString(coords)
    return streets


def noded(streets: list[Street]) -> list[Street]:
    """Every way with a node where it meets another on the ground."""
    tree = STRtree([street.line for street in streets])
    for number, street in enumerate(streets):
        if street.tags.get("tunnel"):
            continue
        meets: list[Place] = []
        for other in sorted(int(n) for n in tree.query(street.line.buffer(SAME_M)) if n != number):
            if streets[other].tags.get("tunnel"):
                meets += [end for end in ends(streets[other].line) if street.line.distance(Point(end)) < SAME_M]
                continue
            meets += crossings(street.line, streets[other].line)
        street.line = with_places(street.line, meets)
    return streets


def crossings(one: LineString, other: LineString) -> list[Place]:
    """Where two lines cross or one ends on the other."""
    found = [(point.x, point.y) for point in parts(one.intersection(other)) if isinstance(point, Point)]
    found += [end for end in ends(other) if one.distance(Point(end)) < SAME_M]
    found += [end for end in ends(one) if other.distance(Point(end)) < SAME_M]
    return found


def with_places(line: LineString, places: Iterable[Place]) -> LineString:
    """A line that has these places as nodes, in their order along it."""
    known = [(line.project(Point(place)), place) for place in line.coords[:-1]]
    known += [(line.length, line.coords[-1])]
    for place in places:
        along = line.project(Point(place))
        if all(hypot(place[0] - x, place[1] - y) > 0.3 for _, (x, y) in known):
            known.append((along, place))
    return LineString([place for _, place in sorted(known, key=lambda one: one[0])])


def ends(line: LineString) -> tuple[Place, Place]:
    """Where a line begins and ends."""
    return line.coords[0], line.coords[-1]


def parts(shape: BaseGeometry) -> list:
    """The shapes that one is made of."""
    return [part for part in getattr(shape, "geoms", [shape]) if not part.is_empty]


# --- OpenStreetMap XML -----------------------------------------------------------------------------------------


class Osm:
    """Collects nodes, ways and relations; one node per place."""

    def __init__(self) -> None:
        self._nodes: dict[tuple[str, str], int] = {}
        self._tagged: dict[int, dict[str, str]] = {}
        self._ways: list[tuple[list[int], dict[str, str]]] = []
        self._relations: list[tuple[list[tuple[int, str]], dict[str, str]]] = []

    def node(self, place: Place, tags: dict[str, str] | None = None) -> int:
        """The number of the node at a place."""
        key = (f"{LAT + place[1] / M_PER_LAT:.6f}", f"{LON + place[0] / M_PER_LON:.6f}")
        number = self._nodes.setdefault(key, len(self._nodes) + 1)
        if tags:
            self._tagged.setdefault(number, {}).update(tags)
        return number

    def way(self, places: Iterable[Place], tags: dict[str, str]) -> int:
        """The number of a new way."""
        nodes: list[int] = []
        for place in places:
            number = self.node(place)
            if not nodes or nodes[-1] != number:
                nodes.append(number)
        self._ways.append((nodes, tags))
        return len(self._ways)

    def area(self, shape: Polygon, tags: dict[str, str]) -> None:
        """A closed way, or a multipolygon when the area has holes."""
        if not shape.interiors:
            self.way(shape.exterior.coords, tags)
            return
        members = [(self.way(shape.exterior.coords, {}), "outer")]
        members += [(self.way(ring.coords, {}), "inner") for ring in shape.interiors]
        self._relations.append((members, {"type": "multipolygon", **tags}))

    def lines(self) -> Iterator[str]:
        """The file, line by line."""
        yield '<?xml version="1.0" encoding="UTF-8"?>'
        yield "<!-- Verzonnen: de polder Markerwaard is nooit aangelegd. Gemaakt door scripts/markerwaard_straten.py -->"
        yield '<osm version="0.6" generator="markerwaard_straten.py">'
        for (lat, lon), number in self._nodes.items():
            head = f'<node id="{number}" lat="{lat}" lon="{lon}"'
            yield from _element(head, "", self._tagged.get(number, {}), "node")
        for number, (nodes, tags) in enumerate(self._ways, start=1):
            yield from _element(f'<way id="{number}"', "".join(f'<nd ref="{node}"/>' for node in nodes), tags, "way")
        for number, (members, tags) in enumerate(self._relations, start=1):
            inside = "".join(f'<member type="way" ref="{way}" role="{role}"/>' for way, role in members)
            yield from _element(f'<relation id="{number}"', inside, tags, "relation")
        yield "</osm>"


def _element(head: str, inside: str, tags: dict[str, str], kind: str) -> Iterator[str]:
    words = "".join(f"<tag k={quoteattr(key)} v={quoteattr(tags[key])}/>" for key in sorted(tags) if tags[key])
    yield f"{head}>{inside}{words}</{kind}>" if inside or words else f"{head}/>"


def write_land(osm: Osm) -> None:
    """Water, the dyke, rail and green."""
    sea = box(-6300, -5100, 6300, 5200).difference(POLDER)
    for part in parts(sea):
        osm.area(part, {"natural": "water", "name": "Markermeer"})
    for naam, (line, width) in CANALS.items():
        osm.way(line.coords, {"waterway": "canal", "name": naam})
        osm.area(line.buffer(width / 2, cap_style="flat").simplify(0.5), {"natural": "water", "water": "canal"})
    for naam, lake in LAKES.items():
        osm.area(lake.buffer(60).buffer(-60), {"natural": "water", "water": "lake", "name": naam})
    osm.way(RAIL.coords, {"railway": "rail", "electrified": "contact_line"})
    dyke = POLDER.difference(POLDER.buffer(-45))
    for part in parts(dyke.difference(LAKES["Werkhaven"].buffer(25)).simplify(3)):
        osm.area(part, {"landuse": "grass"})
    wet = union_all([waters().buffer(4), RAIL.buffer(12)])
    for key, value, naam, ring in GREEN:
        for part in parts(Polygon(ring).buffer(25).difference(wet).simplify(1)):
            osm.area(part, {key: value, "name": naam})
    _write_meadows(osm, wet)


def _write_meadows(osm: Osm, wet: BaseGeometry) -> None:
    """Parcels between the roads, some left out."""
    taken = union_all(
        [wet, *(Patch(plan).outline() for plan in PLANS), *(Polygon(ring).buffer(40) for *_, ring in GREEN)]
    )
    for west, south, count in MEADOWS:
        for number in range(count):
            left = west + number * 172
            parcel = Polygon(
                [
                    (left, south),
                    (left + 158, south + 6),
                    (left + 152, south + 540 - 35 * (number % 3)),
                    (left - 8, south + 520),
                ]
            )
            for part in parts(parcel.intersection(POLDER.buffer(-90)).difference(taken)):
                if number % 4 != 2 and part.area > 5000:
                    osm.area(part.simplify(2), {"landuse": "meadow"})


def write_patches(osm: Osm) -> None:
    """What neighbourhoods stand on, their parks and names."""
    wet = union_all([waters().buffer(6), RAIL.buffer(14)])
    for plan in PLANS:
        patch = Patch(plan)
        for part in parts(patch.outline().difference(wet).simplify(1)):
            if part.area > 3000:
                osm.area(part, {"landuse": "residential"})
        for park in patch.parks():
            for part in parts(park.difference(wet)):
                osm.area(part, {"leisure": "park"})
        middle = patch.at(0.5, 0.5)
        osm.node(middle, {"place": "neighbourhood", "name": plan.buurt})
    for kind, naam, place in PLACES:
        osm.node(place, {"place": kind, "name": naam})


def write_streets(osm: Osm, streets: list[Street]) -> None:
    """Ways, their bridges and steps, and ferries."""
    water, rail = waters(), RAIL.buffer(11)
    for street in streets:
        tags = {"highway": street.highway, "name": street.naam, **street.tags}
        stairs = tags.pop("trap", "")
        if street.tags.get("tunnel"):
            osm.way(street.line.coords, {**tags, "layer": "-1"})
            continue
        over = union_all([water.buffer(3), rail]) if street.highway in {"primary", "secondary"} else water.buffer(3)
        for part, on_bridge in split(street.line, over):
            if not on_bridge:
                osm.way(part.coords, tags)
            elif stairs:
                up, deck, down = (
                    substring(part, 0, 6),
                    substring(part, 6, part.length - 6),
                    substring(part, part.length - 6, part.length),
                )
                osm.way(up.coords, {**tags, "highway": "steps", "incline": "up"})
                osm.way(deck.coords, {**tags, "bridge": "yes", "layer": "1"})
                osm.way(down.coords, {**tags, "highway": "steps", "incline": "down"})
            else:
                osm.way(part.coords, {**tags, "bridge": "yes", "layer": "1"})
    landings = [place for street in streets for place in street.line.coords]
    for naam, line in FERRIES:
        start, stop = (
            min(landings, key=lambda place: hypot(place[0] - x, place[1] - y)) for x, y in (line[0], line[-1])
        )
        osm.way(
            [start, *line[1:-1], stop],
            {"route": "ferry", "name": naam, "foot": "yes", "bicycle": "yes", "motor_vehicle": "no"},
        )


def split(line: LineString, over: BaseGeometry) -> Iterator[tuple[LineString, bool]]:
    """A line in the parts that lie on the ground and those above something, in order."""
    pieces = [(part, False) for part in parts(line.difference(over))] + [
        (part, True) for part in parts(line.intersection(over))
    ]
    yield from sorted(
        (one for one in pieces if isinstance(one[0], LineString)),
        key=lambda one: line.project(one[0].interpolate(0.5, normalized=True)),
    )


def write_addresses(osm: Osm, streets: list[Street]) -> None:
    """Houses on both sides, odd on the left; a postcode per some twenty of them, in wide streets one per side."""
    taken = {(street, number) for street, number, *_ in ADDRESSES}
    letters: dict[str, int] = defaultdict(lambda: 20)
    for naam, number, postcode, plaats, place in ADDRESSES:
        osm.node(place, address(naam, number, postcode, plaats))
    by_name: dict[tuple[str, str, str], list[LineString]] = defaultdict(list)
    for street in streets:
        if street.naam and street.plan and street.highway in {"residential", "living_street", "unclassified"}:
            by_name[street.naam, street.plan.pc, street.plan.plaats].append(street.line)
    for (naam, digits, plaats), lines in by_name.items():
        total = sum(line.length for line in lines)
        per_side = total > 260
        counted = 0.0
        base = letters[digits]
        blocks = int(total // (HOUSE_M * 22)) + 1
        letters[digits] += blocks * (2 if per_side else 1)
        for line in lines:
            for house in range(int((line.length - 16) / HOUSE_M)):
                along = 8 + house * HOUSE_M
                for side in (1, -1):
                    number = 2 * int((counted + along) / HOUSE_M) + (1 if side > 0 else 2)
                    if (house + (4 if side > 0 else 0)) % EVERY or (naam, str(number)) in taken:
                        continue
                    block = int((counted + along) // (HOUSE_M * 22))
                    index = base + (block * 2 + (side < 0) if per_side else block)
                    postcode = f"{digits} {chr(65 + index // 26 % 26)}{chr(65 + index % 26)}"
                    osm.node(beside(line, along, side * 11), address(naam, str(number), postcode, plaats))
            counted += line.length


def address(street: str, number: str, postcode: str, plaats: str) -> dict[str, str]:
    """The tags of an address."""
    return {
        "addr:street": street,
        "addr:housenumber": number,
        "addr:postcode": postcode.replace(" ", ""),
        "addr:city": plaats,
    }


def beside(line: LineString, along: float, aside: float) -> Place:
    """A place so many metres along a line and to its left."""
    a, b = line.interpolate(along - 1), line.interpolate(along + 1)
    length = hypot(b.x - a.x, b.y - a.y) or 1
    return (a.x + b.x) / 2 - (b.y - a.y) / length * aside, (a.y + b.y) / 2 + (b.x - a.x) / length * aside


def main(out: Path) -> None:
    """Write the town."""
    osm = Osm()
    streets = noded(all_streets())
    write_land(osm)
    write_patches(osm)
    write_streets(osm, streets)
    write_addresses(osm, streets)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text("\n".join(osm.lines()) + "\n", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
