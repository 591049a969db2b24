"""Each way in which a position goes wrong has its own sentence and, when certain, the right numbers."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noodsteunpunt.geo.distance import distance_m
from noodsteunpunt.geo.rd import to_rd
from noodsteunpunt.importing.coordinates import Position, PositionError, Written, read_position
from noodsteunpunt.model.nederland import LAT, LON

DEGREES = frozenset({"lat", "lon"})
METRES = frozenset({"x", "y"})


def refused(**cells: str) -> tuple[str, str]:
    """The sentence and the repair for a position that is not taken."""
    with pytest.raises(PositionError) as error:
        read_position(Written(**cells, columns=frozenset(cells)))
    return error.value.what, error.value.repair


def test_metres_become_degrees() -> None:
    """The Groningen town hall as the Electoral Council has it lies within a metre of its degrees."""
    found = read_position(Written(x="233818", y="581974", columns=METRES))
    assert distance_m(found.lat, found.lon, 53.218572, 6.567200) < 1


@pytest.mark.parametrize("lat", ["52.55", "52,55", "52.550000"])
def test_a_decimal_comma_is_read_and_told(lat: str) -> None:
    """Dutch spreadsheets write a comma; that it was one stays known."""
    assert read_position(Written(lat=lat, lon="5.22", columns=DEGREES)) == Position(52.55, 5.22, "," in lat)


@pytest.mark.parametrize(
    ("lat", "lon", "what", "repair"),
    [
        (
            "4.898911",
            "52.596348",
            "lat en lon zijn verwisseld",
            "bedoelt u lat 52.596348 en lon 4.898911?",
        ),
        (
            "233818",
            "581974",
            "in lat en lon staan meters (RD) in plaats van graden",
            "bedoelt u lat 53.218572 en lon 6.567200?",
        ),
        (
            "581974",
            "233818",
            "in lat en lon staan meters (RD) in plaats van graden",
            "bedoelt u lat 53.218572 en lon 6.567200?",
        ),
        (
            "52.299, 5.242",
            "",
            "'52.299, 5.242' zijn twee getallen in één vak",
            "bedoelt u lat 52.299000 en lon 5.242000?",
        ),
        (
            "",
            "5.242 52.299",
            "'5.242 52.299' zijn twee getallen in één vak",
            "bedoelt u lat 52.299000 en lon 5.242000?",
        ),
        (
            "0",
            "0,0",
            "lat en lon zijn allebei 0: de plek is niet ingevuld",
            "zoek de plek op en vul haar in",
        ),
        ("52.5", "", "'lon' is niet ingevuld", "vul de plek helemaal in"),
        ("", "", "de plek is niet ingevuld", "vul lat en lon in (graden), of x en y (meters RD)"),
        ("NULL", "5.2", "'NULL' is geen getal (lat)", "schrijf alleen cijfers en een punt, zoals 52.5500"),
        ("nan", "5.2", "'nan' is geen getal (lat)", "schrijf alleen cijfers en een punt, zoals 52.5500"),
        ("48.85", "2.35", "lat 48.85, lon 2.35 ligt niet in Nederland", "zoek de plek op en vul haar in"),
        (
            "52.1, 5.2",
            "52.1, 5.2",
            "'52.1, 5.2' zijn twee getallen in één vak",
            "bedoelt u lat 52.100000 en lon 5.200000?",
        ),
    ],
)
def test_degrees_that_are_wrong_say_how(lat: str, lon: str, what: str, repair: str) -> None:
    """Nothing is repaired in silence: the editor gets the numbers and decides."""
    assert refused(lat=lat, lon=lon) == (what, repair)


@pytest.mark.parametrize(
    ("x", "y", "what", "repair"),
    [
        ("581974", "233818", "x en y zijn verwisseld", "bedoelt u x 233818 en y 581974?"),
        (
            "6.567200",
            "53.218572",
            "in x en y staan graden in plaats van meters (RD)",
            "bedoelt u x 233818 en y 581974?",
        ),
        (
            "53.218572",
            "6.567200",
            "in x en y staan graden in plaats van meters (RD), en verwisseld",
            "bedoelt u x 233818 en y 581974?",
        ),
        ("233.818", "581974", "in '233.818' staat een punt tussen de duizendtallen", "schrijf x 233818"),
        ("233818", "581.974,5", "in '581.974,5' staat een punt tussen de duizendtallen", "schrijf y 581974,5"),
        ("0", "0", "x en y zijn allebei 0: de plek is niet ingevuld", "zoek de plek op en vul haar in"),
        ("9", "9", "x 9, y 9 ligt niet in Nederland", "zoek de plek op en vul haar in"),
    ],
)
def test_metres_that_are_wrong_say_how(x: str, y: str, what: str, repair: str) -> None:
    """The same for RD."""
    assert refused(x=x, y=y) == (what, repair)


@pytest.mark.parametrize(
    ("lat", "lon"), [("52, 5", "5.22"), ("52, 5", ""), ("52, 55", ""), ("52 30", "5 10"), ("52.1, 5.2", "5.22")]
)
def test_degrees_that_may_be_one_number_are_no_pair(lat: str, lon: str) -> None:
    """What the editor filled in is never thrown away for half a number, nor for another reading of one cell."""
    repair = "schrijf alleen cijfers en een punt, zoals 52.5500"
    assert refused(lat=lat, lon=lon) == (f"'{lat}' is geen getal (lat)", repair)


def test_a_longitude_that_says_something_else_than_the_latitude_is_the_one_that_is_wrong() -> None:
    """The latitude is right and stays."""
    repair = "schrijf alleen cijfers en een punt, zoals 52.5500"
    assert refused(lat="52.1", lon="52.1, 5.2") == ("'52.1, 5.2' is geen getal (lon)", repair)


@pytest.mark.parametrize(
    ("x", "y", "wrong"), [("155 000", "463 000", "155 000 (x)"), ("155000", "463 000", "463 000 (y)")]
)
def test_a_space_between_thousands_is_no_second_number(x: str, y: str, wrong: str) -> None:
    """It is about how the number is written, not about where it lies."""
    text, _, name = wrong.rpartition(" ")
    assert refused(x=x, y=y) == (
        f"'{text}' is geen getal {name}",
        "schrijf alleen cijfers en een punt, zoals 52.5500",
    )


@pytest.mark.parametrize(
    ("text", "commas", "turned"),
    [
        ("52.01, 4.36", False, False),
        ("52.01,4.36", False, False),
        ("52.01 4.36", False, False),
        ("52.01;4.36", False, False),
        ("52.01 / 4.36", False, False),
        ("(52.01, 4.36)", False, False),
        ("52,01 4,36", True, False),
        ("52,01; 4,36", True, False),
        ("52,01, 4,36", True, False),
        ("4.36, 52.01", False, True),
    ],
)
def test_degrees_in_one_cell(text: str, commas: bool, turned: bool) -> None:
    """As web maps and programs write them; what was read another way than it stands, is known."""
    assert read_position(Written(text, in_one=True)) == Position(52.01, 4.36, commas, turned=turned)


@pytest.mark.parametrize(
    "link",
    [
        "https://www.google.com/maps/place/De+Baken/@52.5,4.9,17z/data=!3m1!4b1!4m6!3m5!8m2!3d52.01!4d4.36!16s",
        "https://www.google.com/maps?q=52.01,4.36&z=17",
        "https://www.google.com/maps/search/?api=1&query=52.01%2C4.36",
        "https://maps.google.com/?ll=52.5,4.9&q=loc:52.01,4.36",
        "https://www.openstreetmap.org/?mlat=52.01&mlon=4.36#map=17/52.5/4.9",
        "https://www.google.com/maps/dir/?api=1&destination=52.01,4.36",
        "https://maps.google.com/maps?daddr=52.01,+4.36",
    ],
)
def test_pin_in_a_link_to_a_web_map(link: str) -> None:
    """As somebody copies it from his browser."""
    assert read_position(Written(link, in_one=True)) == Position(52.01, 4.36)


@pytest.mark.parametrize(
    "link",
    [
        "https://www.google.com/maps/@52.01,4.36,17z",
        "https://www.openstreetmap.org/#map=17/52.01/4.36",
        "https://maps.app.goo.gl/AbCdEf",
        "https://www.google.com/maps?q=52.01,4.36.1",
    ],
)
def test_link_without_a_pin_is_refused(link: str) -> None:
    """The middle of a screen may be streets away from what somebody looked at."""
    with pytest.raises(PositionError) as error:
        read_position(Written(link, in_one=True))
    assert error.value.what == f"'{link}' is niet met zekerheid als plek te lezen"


@pytest.mark.parametrize(
    ("text", "commas", "turned"),
    [
        ("85000, 446000", False, False),
        ("85000,446000", False, False),
        ("85000 446000", False, False),
        ("85000.0; 446000.0", False, False),
        ("85000,0 446000,0", True, False),
        ("446000, 85000", False, True),
    ],
)
def test_metres_in_one_cell(text: str, commas: bool, turned: bool) -> None:
    """The same place as in two columns."""
    apart = read_position(Written(x="85000", y="446000", columns=METRES))
    assert read_position(Written(text, in_one=True)) == Position(apart.lat, apart.lon, commas, turned=turned)


@pytest.mark.parametrize(
    "text",
    ["52,01,4,36", "52,4", "52,55", "52,5220", "5,22", "52, 4", "52.01", "52.01,4", "85 000 446 000", "52.01 4,36"],
)
def test_a_cell_that_may_be_read_two_ways_is_refused(text: str) -> None:
    """Nobody guesses which of the commas divides."""
    with pytest.raises(PositionError) as error:
        read_position(Written(text, in_one=True))
    assert error.value.what == f"'{text}' is niet met zekerheid als plek te lezen"
    assert error.value.repair == "schrijf lat en lon zoals 52.5500, 5.2200, of x en y zoals 155000, 463000"


def test_degrees_and_metres_beside_each_other_have_to_agree() -> None:
    """Somebody repaired one of the two and forgot the other."""
    what, repair = refused(lat="53.218572", lon="6.567200", x="233818", y="582974")
    assert what == "lat 53.218572, lon 6.567200 en x 233818, y 582974 liggen 999 m uit elkaar"
    assert repair == "houd van de twee plekken de goede over"


@given(st.floats(*LAT), st.floats(*LON))
def test_swapped_degrees_are_always_recognised(lat: float, lon: float) -> None:
    """The ranges of latitude and longitude in the Netherlands do not overlap."""
    right, wrong = f"{lat:.6f}", f"{lon:.6f}"
    assert refused(lat=wrong, lon=right) == (
        "lat en lon zijn verwisseld",
        f"bedoelt u lat {right} en lon {wrong}?",
    )


@given(st.floats(51.0, 53.4), st.floats(3.5, 7.1))
def test_metres_lead_back_to_the_same_place(lat: float, lon: float) -> None:
    """A position in metres, rounded to whole metres, comes back within a metre."""
    x_m, y_m = to_rd(lat, lon)
    found = read_position(Written(x=f"{x_m:.0f}", y=f"{y_m:.0f}", columns=METRES))
    assert distance_m(found.lat, found.lon, lat, lon) < 1.5


@given(st.integers(10_000, 280_000), st.integers(310_000, 620_000))
def test_whole_metres_come_back_as_the_same_metres(x: int, y: int) -> None:
    """The degrees that are written have enough decimals to tell one metre from the next."""
    lat, lon = read_position(Written(x=str(x), y=str(y), columns=METRES)).texts
    x_m, y_m = to_rd(float(lat), float(lon))
    assert (round(x_m), round(y_m)) == (x, y)


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_text_gives_a_position_or_a_sentence(one: str, other: str) -> None:
    """Cells hold anything."""
    apart = [
        Written(**cells, columns=frozenset(cells)) for cells in ({"lat": one, "lon": other}, {"x": one, "y": other})
    ]
    for written in (*apart, Written(f"{one},{other}", in_one=True)):
        try:
            found = read_position(written)
        except PositionError as error:
            assert error.what  # noqa: PT017
            assert error.repair  # noqa: PT017
        else:
            assert LAT[0] <= found.lat <= LAT[1]


def test_a_hundred_real_swapped_stops_are_each_recognised(shared: Callable[[str], Path]) -> None:
    """ov_haltes_latlon_swapped_pitfall.json: every stop of a real open-data file had its degrees swapped."""
    stops = json.loads(shared("ov_haltes_latlon_swapped_pitfall.json").read_text())
    assert {refused(lat=str(stop["lat"]), lon=str(stop["lon"]))[0] for stop in stops} == {"lat en lon zijn verwisseld"}
