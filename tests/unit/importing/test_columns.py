"""Columns by the names people give them."""

import pytest

from noodsteunpunt.importing.columns import match_columns, recognise
from noodsteunpunt.importing.table import Row, Table
from noodsteunpunt.model.problem import FolderError


def table(*names: str) -> Table:
    """A table with only a head."""
    return Table("lijst.csv", "", ";", names, ())


@pytest.mark.parametrize(
    "names",
    [
        ("naam", "lat", "lon"),
        ("Locatie", "Breedtegraad", "Lengtegraad"),
        ("NAME", "Latitude", "Longitude"),
        ("Naam stembureau", "LAT", "lng"),
    ],
)
def test_degrees_are_known_by_their_dutch_and_english_names(names: tuple[str, ...]) -> None:
    """Capitals and spaces do not matter."""
    assert recognise(table(*names)).place == {"naam": 0, "locatie.lat": 1, "locatie.lon": 2}


@pytest.mark.parametrize("names", [("X", "Y"), ("rd_x", "rd_y"), ("x-coördinaat", "y-coördinaat"), ("RD X", "RD Y")])
def test_metres_are_known_by_x_and_y(names: tuple[str, str]) -> None:
    """Accents and signs do not matter either."""
    assert recognise(table("naam", *names)).place == {"naam": 0, "x": 1, "y": 2}


@pytest.mark.parametrize(
    "name", ["Coördinaten", "XY", "lat/lon", "RD-coördinaten", "GPS", "X, Y", "GPS (Google Maps)", "Kaart-link"]
)
def test_a_column_for_both_numbers_is_known(name: str) -> None:
    """By the names that map programs and people give it."""
    assert recognise(table("naam", name)).place == {"naam": 0, "plek": 1}


def test_the_cells_of_a_location_tell_whether_it_is_a_name_or_a_place() -> None:
    """With two numbers in a cell it is where the point is, else what it is called."""
    rows = (Row(2, 1, ("De Brug", "85000, 446000")), Row(3, 2, ("De Sluis", "")))
    assert recognise(Table("lijst.csv", "", ";", ("gebouw", "locatie"), rows)).place == {"naam": 0, "plek": 1}
    rows = (Row(2, 1, ("52.01, 4.36", "De Brug")),)
    assert recognise(Table("lijst.csv", "", ";", ("gps", "locatie"), rows)).place == {"naam": 1, "plek": 0}


def test_one_odd_cell_makes_no_names_of_places() -> None:
    """In a list that changes points, their names would become "52.01, 4.36"; the odd cell gets a sentence."""
    rows = (Row(2, 1, ("a", "onbekend")), Row(3, 2, ("b", "52.01, 4.36")))
    assert match_columns(Table("lijst.csv", "", ";", ("id", "locatie"), rows)).place == {"id": 0, "plek": 1}


@pytest.mark.parametrize("name", ["Positie", "position", "RD", "WGS84"])
def test_a_column_that_may_number_the_points_is_no_place(name: str) -> None:
    """Only when its cells say so; else it is named among the columns that nobody uses."""
    rows = (Row(2, 1, ("a", "1")), Row(3, 2, ("b", "2")))
    columns = match_columns(Table("lijst.csv", "", ";", ("id", name), rows))
    assert (columns.place, columns.unused) == ({"id": 0}, ((name, ""),))
    rows = (Row(2, 1, ("a", "85000, 446000")),)
    assert match_columns(Table("lijst.csv", "", ";", ("id", name), rows)).place == {"id": 0, "plek": 1}


@pytest.mark.parametrize("names", [("naam", "Coördinaten", "Locatie"), ("naam", "Locatie", "Coördinaten")])
def test_a_column_that_is_called_a_place_goes_before_one_that_only_looks_so(names: tuple[str, ...]) -> None:
    """Wherever it stands; the other is named."""
    rows = (Row(2, 1, ("De Brug", "52.01, 4.36", "52.01, 4.36")),)
    columns = match_columns(Table("lijst.csv", "", ";", names, rows))
    assert columns.place == {"naam": 0, "plek": names.index("Coördinaten")}
    assert columns.unused == (("Locatie", ""),)


def test_columns_nobody_uses_are_named() -> None:
    """Nothing of a list disappears without a word; a second column of the same name is not used either."""
    columns = recognise(table("fid", "naam", "lat", "lon", "Opmerking", "naam"))
    assert columns.unused == (("fid", ""), ("Opmerking", ""), ("naam", ""))


def test_a_name_goes_before_a_location() -> None:
    """In a list with both, 'locatie' is a remark about the place."""
    assert recognise(table("locatie", "naam", "x", "y")).place["naam"] == 1


def test_a_short_row_has_empty_cells() -> None:
    """Spreadsheets leave out what is empty at the end."""
    columns = recognise(table("naam", "x", "y", "plaats"))
    assert columns.get(Row(2, 1, ("A", "1", "2")), "locatie.plaats") == ""


def test_a_list_without_names_is_refused_with_the_columns_that_were_seen() -> None:
    """The editor sees what we looked at."""
    with pytest.raises(FolderError) as error:
        recognise(table("lat", "lon", "soort"))
    assert str(error.value) == (
        "lijst.csv: er is geen kolom met de naam; deze kolommen zijn er: lat, lon, soort\n"
        "    Zo kan het wel: noem de kolom met de namen 'naam'"
    )


def test_half_a_position_is_no_position() -> None:
    """A list with x alone cannot be used."""
    with pytest.raises(FolderError) as error:
        recognise(table("naam", "x", "lat"))
    assert str(error.value) == (
        "lijst.csv: er is geen kolom met de plek; deze kolommen zijn er: naam, x, lat\n"
        "    Zo kan het wel: noem de kolommen met de plek 'lat' en 'lon' (graden), of 'x' en 'y' (meters RD); "
        "staan beide getallen in één kolom, noem haar dan 'plek'"
    )
