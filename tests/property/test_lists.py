"""Lists go out and come back with the same values, whatever somebody wrote in them."""

import re

from hypothesis import example, given
from hypothesis import strategies as st

from noodsteunpunt.exporting.csvfile import to_csv
from noodsteunpunt.exporting.geojsonfile import to_geojson
from noodsteunpunt.exporting.listing import Listing
from noodsteunpunt.exporting.workbook import to_xlsx
from noodsteunpunt.importing.columns import recognise
from noodsteunpunt.importing.plan import Wish, find_gemeente, plan_import
from noodsteunpunt.importing.reading import read_table
from noodsteunpunt.importing.rows import Place, canonical, part_of, sort_rows
from noodsteunpunt.model.columns import ANY, columns_of
from noodsteunpunt.model.hidden import HIDDEN
from noodsteunpunt.model.noodsteunpunt import Noodsteunpunt
from noodsteunpunt.model.problem import FolderError

from .amount import tried_on

DELFT = find_gemeente("0503")
COLUMNS = tuple(column.at("ar") if ANY in column.path else column for column in columns_of(Noodsteunpunt))
FREE = [
    column.key for column in COLUMNS if column.free_text and not column.many and column.field.schema.get("maxLength")
]

# Text as people and spreadsheets make it: formulas, quotes, line ends, two reading directions, signs of Excel itself.
odd = st.sampled_from(
    ["=1+1", "+31", "-", "@", "'", '"', ";", ",", "\n", "\t", "\r", "مدخل", "é", "_x0041_", "x005F_", "sep=;", "\\",
     "  ", "{", "[", "0123", "8:30", "1e5", "TRUE", "#N/A", "\ufeff", "＝1", "naam", "\u00a0", "\u00ad"]
)  # fmt: skip
text = (
    st.lists(st.one_of(odd, st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=4)), max_size=5)
    .map("".join)
    .filter(lambda made: not HIDDEN.search(made))
)
degrees = st.tuples(st.decimals("50.8", "53.7", places=9), st.decimals("3.1", "7.2", places=12))


@st.composite
def listings(draw: st.DrawFn) -> Listing:
    """A listing of points that the model takes."""
    rows = []
    for number in range(draw(st.integers(1, 3))):
        lat, lon = draw(degrees)
        told = {key: draw(text) for key in FREE}
        fixed = {
            "id": f"punt-{number}",
            "naam": draw(text).strip() or "x",
            "levensloop": "concept",
            "wijk": "x",
            "locatie.postcode": "0001 AA",
            "locatie.lat": str(lat),
            "locatie.lon": str(lon),
            "menukaart": "drinkwater; voedsel",
            "toegang.toilet": draw(st.sampled_from(["ja", "nee", "onbekend", ""])),
            "herkomst.gecontroleerd_op": "2026-11-01",
        }
        row = {key: value.strip() for key, value in {**told, **fixed}.items()}
        if part_of({key: value for key, value in row.items() if value})[0]:
            rows.append({key: value for key, value in row.items() if value})
    return Listing("Testwaard", COLUMNS, ("",) * len(rows), tuple(rows), ())


def came_back(raw: bytes, file: str) -> list[dict[str, str]]:
    """The values of a list by the model, as they come out of a file."""
    table = read_table(raw, file)
    rows = sort_rows(table, recognise(table), DELFT)
    assert rows.problems == ()
    return [canonical_values({**place.given, **position(place)}) for place in rows.places]


def position(place: Place) -> dict[str, str]:
    """Where a place is, by key."""
    assert place.position
    return dict(zip(("locatie.lat", "locatie.lon"), place.position.texts, strict=True))


def canonical_values(given_values: dict[str, str]) -> dict[str, str]:
    """Values as the model writes them."""
    punt, problems = part_of(given_values)
    assert punt, problems
    return canonical(punt)


ODDEST = Listing(
    "Testwaard",
    COLUMNS,
    ("",),
    ({"id": "a", "naam": "=_x0041_x005F_ 'é\"", "levensloop": "concept", "wijk": "x", "locatie.lat": "52.1",
      "locatie.lon": "5.123456789012345", "locatie.ingang": "-مدخل\n'=2;\r+3", "herkomst.bron": "''=x"},),
    (),
)  # fmt: skip


@tried_on(15)
@given(listings())
@example(ODDEST)
def test_every_value_comes_back_from_every_kind_of_list(listing: Listing) -> None:
    """Formulas, quotes, line ends, Arabic, twelve decimals: out and in again it is the same point."""
    wanted = [canonical_values(row) for row in listing.rows]
    if not wanted:
        return
    for make, file in ((to_csv, "x.csv"), (to_xlsx, "x.xlsx"), (to_geojson, "x.geojson")):
        assert came_back(make(listing), file) == wanted, file


@tried_on(60)
@given(listings())
@example(ODDEST)
def test_no_cell_of_a_csv_starts_as_a_formula(listing: Listing) -> None:
    """Whatever program opens it."""
    import csv
    import io

    cells = [
        cell for row in csv.reader(io.StringIO(to_csv(listing).decode("utf-8-sig")), delimiter=";") for cell in row
    ]
    assert [cell for cell in cells if re.match(r"[=+\-@\t\r]", cell)] == []


@tried_on(200)
@given(
    st.one_of(st.binary(max_size=300), text.map(lambda made: ("naam;lat;lon\n" + made).encode()), text.map(str.encode))
)
@example(b"PK\x03\x04")
@example(b'{"features": [{"geometry": {"type": "Point", "coordinates": [1, null]}}]}')
@example(b'[{"naam": {"a": {"b": [1]}}}]')
def test_any_file_is_a_list_or_gets_a_sentence(raw: bytes) -> None:
    """And every row of a list is accounted for."""
    try:
        table = read_table(raw, "lijst")
        made = plan_import(table, Wish(DELFT, proef=True, skip_refused=True), None, None)
    except FolderError as error:
        assert all(problem.what and problem.repair for problem in error.problems)  # noqa: PT017
        return
    rows = made.rows
    assert len(rows.places) + len(rows.refused) + rows.elsewhere + rows.empty == len(table.rows)
