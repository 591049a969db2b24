"""Rows to places: every row is accounted for, and each that is not taken says why."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import box

from noodsteunpunt.importing.columns import recognise
from noodsteunpunt.importing.maps import WijkMap, read_wijken
from noodsteunpunt.importing.plan import Plan, Wish, find_gemeente, plan_import
from noodsteunpunt.importing.reading import read_table
from noodsteunpunt.importing.rows import sort_rows
from noodsteunpunt.model.problem import FolderError

DELFT = find_gemeente("0503")
# Two wijken side by side, west and east of 4.36 degrees; each about 680 by 1,110 m.
WIJKEN = """{"type": "FeatureCollection", "features": [
 {"type": "Feature", "properties": {"wijknaam": "West", "aantal_inwoners": 1200, "wijkcode": "WK050301"},
  "geometry": {"type": "Polygon", "coordinates": [[[4.35,52.00],[4.36,52.00],[4.36,52.01],[4.35,52.01],[4.35,52.00]]]}},
 {"type": "Feature", "properties": {"WK_NAAM": "Oost", "AANT_INW": -99997, "WK_CODE": "WK050302"},
  "geometry": {"type": "Polygon", "coordinates": [[[4.36,52.00],[4.37,52.00],[4.37,52.01],[4.36,52.01],[4.36,52.00]]]}},
 {"type": "Feature", "properties": {"WK_NAAM": "Ver", "WK_CODE": "WK036101"},
  "geometry": {"type": "Polygon", "coordinates": [[[4.7,52.6],[4.8,52.6],[4.8,52.7],[4.7,52.7],[4.7,52.6]]]}}]}"""


def plan(text: str, *, wijken: str = "", skip: bool = False, grens: object = None) -> Plan:
    """The plan for a list as text, as a trial in Delft."""
    given_wijken: WijkMap | None = read_wijken(wijken, "wijken.geojson", DELFT.code) if wijken else None
    table = read_table(text.encode(), "lijst.csv")
    return plan_import(table, Wish(DELFT, proef=True, skip_refused=skip), given_wijken, grens)  # type: ignore[arg-type]


def test_the_sum_of_the_rows_is_the_file() -> None:
    """Taken, elsewhere, refused and empty rows are counted once each."""
    text = "naam;gemeentecode;lat;lon\nA;0503;52.005;4.355\nB;GM0361;52.6;4.7\nC;503;0;0\n;;;\nD;;52.005;4.355\n"
    made = plan(text, skip=True)
    rows = made.rows
    assert (len(rows.places), rows.elsewhere, len(rows.refused), rows.empty) == (1, 1, 2, 1)
    assert [str(problem) for problem in rows.problems] == [
        "lijst.csv, regel 4 (kolommen lat en lon): lat en lon zijn allebei 0: de plek is niet ingevuld\n"
        "    Zo kan het wel: zoek de plek op en vul haar in",
        "lijst.csv, regel 6 (kolom gemeentecode): van welke gemeente deze rij is, staat er niet\n"
        "    Zo kan het wel: vul de gemeentecode in, zoals GM0503",
    ]


@pytest.mark.parametrize(
    ("code", "name", "counts"),
    [
        ("0503", "DELFT", (1, 0, 0)),
        ("0503", "gemeente Delft", (1, 0, 0)),
        ("0503", "Alkmaar", (0, 1, 0)),
        ("0503", "Delf", (0, 0, 1)),
        ("0503", "", (0, 0, 1)),
        ("0518", "Den Haag", (1, 0, 0)),
        ("0518", "’s-Gravenhage", (1, 0, 0)),
        ("0164", "Hengelo", (1, 0, 0)),
        ("0373", "Bergen", (0, 0, 1)),
        ("0373", "Bergen (NH.)", (1, 0, 0)),
        ("0373", "Bergen (L.)", (0, 1, 0)),
    ],
)
def test_a_municipality_by_name(code: str, name: str, counts: tuple[int, int, int]) -> None:
    """A name that could be this municipality is never put away as another one."""
    table = read_table(f"naam;gemeente;lat;lon\nA;{name};52.005;4.355\nB;Gouda;52;4.7\n".encode(), "lijst.csv")
    rows = sort_rows(table, recognise(table), find_gemeente(code))
    assert (len(rows.places), rows.elsewhere - 1, len(rows.refused)) == counts


def test_an_unclear_municipality_is_asked() -> None:
    """The sentence gives the code that would make it certain."""
    made = plan("naam;gemeente;lat;lon\nA;Delf;52.005;4.355\n")
    assert [str(problem) for problem in made.rows.problems] == [
        "lijst.csv, regel 2 (kolom gemeente): welke gemeente 'Delf' is, is niet zeker\n"
        "    Zo kan het wel: vul de gemeentecode in: GM0503 als u Delft bedoelt"
    ]


ROWS = st.lists(
    st.tuples(*[st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=6)] * 4)
    | st.just(("Huis", "0503", "52.005", "4.355")),
    max_size=8,
)


@given(ROWS)
def test_no_list_loses_a_row(rows: list[tuple[str, ...]]) -> None:
    """Whatever the cells hold, the sum is right, or the whole list is refused."""
    table = read_table(b"naam;gemeentecode;lat;lon\n", "x")
    lines = [table.as_line(row) for row in rows]
    try:
        made = plan("naam;gemeentecode;lat;lon\n" + "".join(f"{line}\n" for line in lines), skip=True)
    except FolderError:
        return
    counted = made.rows
    assert len(counted.places) + len(counted.refused) + counted.elsewhere + counted.empty == len(made.table.rows)
    assert len(made.table.rows) == len(rows)


def test_sixteen_zeros_are_no_number_of_the_bag() -> None:
    """The polling-station standard writes them for a place without a number; then the file of the point has none."""
    made = plan(f"naam;lat;lon;bag_id\nA;52.005;4.355;{'0' * 16}\n")
    assert [str(problem) for problem in made.rows.problems] == []
    assert "bag_id" not in made.files["locations/punten/a.yml"]


def test_a_refused_row_stops_everything_and_shows_the_repaired_row() -> None:
    """Nothing half: the editor pastes the row and runs again."""
    made = plan("naam;lat;lon;plaats\nA;52.005;4.355;Delft\nB;4,355;52,005;Delft\n")
    assert made.files == {}
    assert [str(problem) for problem in made.rows.problems] == [
        "lijst.csv, regel 3 (kolommen lat en lon): lat en lon zijn verwisseld\n"
        "    Zo kan het wel: bedoelt u lat 52.005000 en lon 4.355000? Dan wordt de rij:\n"
        "        B;52.005000;4.355000;Delft"
    ]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (
            "A;52.005;4.355;1234;5",
            "lijst.csv, regel 2 (kolom postcode): '1234' is geen postcode\n"
            "    Zo kan het wel: schrijf vier cijfers en twee letters, zoals 1234 AB",
        ),
        (
            ";52.005;4.355;;5",
            "lijst.csv, regel 2 (kolom naam): hier is niets ingevuld\n"
            "    Zo kan het wel: schrijf hier tekst van hoogstens 60 tekens",
        ),
        (
            f"{'Zaal ' * 13};52.005;4.355;;5",
            "lijst.csv, regel 2 (kolom naam): deze naam is 64 tekens lang\n"
            f"    Zo kan het wel: maak er hoogstens 60 tekens van, zoals: {('Zaal ' * 12).strip()}",
        ),
        (
            "C-NSP Noord;52.005;4.355;;5",
            "lijst.csv, regel 2 (kolom naam): dit lijkt een coördinatiepunt; dat is niet voor inwoners\n"
            "    Zo kan het wel: is dit een coördinatiepunt: haal deze rij hier weg en zet het in de map voor --prive; "
            "is het dat niet, kies dan andere woorden",
        ),
        (
            "A;52.005;4.355;;5;teveel",
            "lijst.csv, regel 2: deze rij heeft 6 vakken en de kop 5\n"
            "    Zo kan het wel: zet tekst met een scheidingsteken erin tussen aanhalingstekens",
        ),
    ],
)
def test_a_row_keeps_to_the_rules_of_the_folder(row: str, sentence: str) -> None:
    """The model's own sentences, at the line of the list."""
    made = plan(f"naam;lat;lon;postcode;huisnummer\n{row}\n")
    assert [str(problem) for problem in made.rows.problems] == [sentence]


def test_the_same_place_twice_is_refused_and_what_only_looks_like_it_is_told() -> None:
    """One sentence per row, about the earlier one, so that the editor can compare the two."""
    made = plan("naam;lat;lon\nA;52.005;4.355\nB;52.005;4.3551\nA;52.005;4.355\nA;52.005;4.365\n", skip=True)
    assert [str(problem) for problem in made.rows.problems] == [
        "lijst.csv, regel 4: 'A' staat ook op regel 2, met dezelfde naam op dezelfde plek\n"
        "    Zo kan het wel: haal een van de twee weg; met --sla-over telt alleen de eerste"
    ]
    assert [f"{problem.line}: {problem.what}" for problem in made.warnings] == [
        "3: 'B' ligt 7 m van 'A' op regel 2",
        "5: 'A' staat ook op regel 2, 685 m hiervandaan",
    ]
    assert sorted(made.files) == [
        "locations/gemeente.yml",
        "locations/punten/a-2.yml",
        "locations/punten/a.yml",
        "locations/punten/b.yml",
        "locations/wijken.geojson",
    ]


def test_one_name_at_one_address_is_one_place_and_two_names_are_told() -> None:
    """Positions may differ by the width of a hall; the address does not."""
    made = plan(
        "naam;lat;lon;postcode;huisnummer\n"
        "A;52.005;4.355;2611 GS;87\nA;52.006;4.355;2611gs;87\nB;52.007;4.355;2611GS;87\n",
        skip=True,
    )
    assert [problem.what for problem in made.rows.problems] == [
        "'A' staat ook op regel 2, met dezelfde naam op hetzelfde adres"
    ]
    assert [problem.what for problem in made.warnings] == ["'B' heeft hetzelfde adres als 'A' op regel 2"]


def wijk_of(made: Plan, id_: str) -> str:
    """The line of a point's file that names its wijk."""
    return next(line for line in made.files[f"locations/punten/{id_}.yml"].splitlines() if line.startswith("wijk"))


def test_a_point_gets_the_wijk_it_lies_in() -> None:
    """Wijken of another municipality are left out and told; a negative number of CBS is no number."""
    made = plan("naam;lat;lon\nA;52.005;4.355\nB;52.005;4.365\n", wijken=WIJKEN)
    assert (wijk_of(made, "a"), wijk_of(made, "b")) == ("wijk: west", "wijk: oost")
    assert made.said == (
        "2 wijken",
        "1 wijk van andere gemeenten overgeslagen",
        "van 1 is het aantal inwoners niet bekend",
    )
    assert '{"id": "west", "naam": "West", "inwoners": 1200}' in made.files["locations/wijken.geojson"]
    assert '{"id": "oost", "naam": "Oost"}' in made.files["locations/wijken.geojson"]


def test_a_point_just_outside_goes_to_the_nearest_wijk_and_is_told() -> None:
    """Borders are drawn coarsely; the distance is said."""
    made = plan("naam;lat;lon\nA;52.0117;4.365\n", wijken=WIJKEN)
    assert wijk_of(made, "a") == "wijk: oost"
    assert [problem.what for problem in made.warnings] == ["'A' ligt 189 m buiten alle wijken"]


def test_points_far_outside_all_wijken_get_a_rest_of_the_municipality() -> None:
    """A map of only part of the municipality does not lose a point."""
    made = plan("naam;lat;lon\nA;52.005;4.355\nB;52.05;4.40\n", wijken=WIJKEN, grens=box(4.3, 51.9, 4.5, 52.1))
    assert (wijk_of(made, "a"), wijk_of(made, "b")) == ("wijk: west", "wijk: overig-delft")
    assert made.said[-1] == (
        "1 punt ligt meer dan 300 m buiten alle wijken; daarvoor is de wijk 'Overig Delft' gemaakt: "
        "wat de wijken overlaten van de grens van de gemeente"
    )


def test_the_wijk_a_list_names_counts_when_the_point_lies_near_it() -> None:
    """The editor's word goes before the map, but a point 600 m away is told."""
    text = "naam;lat;lon;wijk\nA;52.005;4.3601;WEST\nB;52.005;4.3699;West\n"
    made = plan(text, wijken=WIJKEN)
    assert (wijk_of(made, "a"), wijk_of(made, "b")) == ("wijk: west", "wijk: oost")
    assert [problem.what for problem in made.warnings] == [
        "de lijst noemt wijk 'West', maar 'B' is bij de wijk 'Oost' gezet, waar het ligt"
    ]


def test_without_wijken_the_municipality_is_one_wijk() -> None:
    """Inside the border when that is known, else in a rectangle around the points; both are told."""
    text = "naam;lat;lon\nA;52.005;4.355\n"
    assert plan(text).said == (
        "er is geen wijkenbestand: de hele gemeente is één wijk, met een rechthoek om de punten, "
        "want de grens is niet gegeven",
    )
    assert plan(text, grens=box(4.3, 51.9, 4.5, 52.1)).said == (
        "er is geen wijkenbestand: de hele gemeente is één wijk, met de grens van de gemeente",
    )


def test_a_point_outside_the_municipality_is_told_with_its_distance() -> None:
    """A little outside is a warning, far outside is refused: borders are coarse, errors are not."""
    text = "naam;lat;lon\nA;52.005;4.355\nB;52.0117;4.355\nC;52.6;4.355\n"
    made = plan(text, grens=box(4.35, 52.0, 4.37, 52.01), skip=True)
    assert [problem.what for problem in made.warnings] == ["'B' ligt 189 m buiten de gemeente Delft"]
    assert [problem.what for problem in made.rows.problems] == ["'C' ligt 65,7 km buiten de gemeente Delft"]


def test_the_files_of_a_trial() -> None:
    """Whole files, as an editor sees them."""
    made = plan(
        "naam;x;y;straat;huisnummer;huisletter;toevoeging;postcode;plaats\n"
        "'t Huis;85000;447000;Markt;87;a;2;2611gs;Delft\n"
    )
    assert made.files["locations/gemeente.yml"] == (
        "# yaml-language-server: $schema=../schema/gemeente.schema.json\n"
        "# Gemaakt met nsp import uit lijst.csv.\n"
        "# Een proef: dit zijn geen echte noodsteunpunten.\n"
        "naam: Delft\n"
        "aard: proef\n"
        "cbs_code: GM0503\n"
        "veiligheidsregio: VR15\n"
        'siteadres: "https://gm0503.example"\n'
    )
    assert made.files["locations/punten/t-huis.yml"] == (
        "# yaml-language-server: $schema=../../schema/noodsteunpunt.schema.json\n"
        "# Een proef: dit is geen echt noodsteunpunt.\n"
        'naam: "\'t Huis"\n'
        "levensloop: actief\n"
        "wijk: delft\n"
        "locatie:\n"
        "  straat: Markt\n"
        "  huisnummer: 87a-2\n"
        "  postcode: 2611 GS\n"
        "  plaats: Delft\n"
        "  lat: 52.006949\n"
        "  lon: 4.367683\n"
        "herkomst:\n"
        "  bron: lijst.csv, regel 2\n"
    )


def test_the_file_of_a_concept_says_what_is_missing() -> None:
    """The editor finds the work to do at the top of each file."""
    table = read_table(b"naam;lat;lon;plaats\nA;52.005;4.355;Delft\n", "lijst.csv")
    made = plan_import(table, Wish(DELFT, siteadres="https://nsp.delft.nl"), None, None)
    assert made.files["locations/punten/a.yml"] == (
        "# yaml-language-server: $schema=../../schema/noodsteunpunt.schema.json\n"
        "# Vul aan: straat, huisnummer, postcode, gecontroleerd_op. "
        "Kies dan 'levensloop: aangewezen' en draai nsp register.\n"
        "naam: A\n"
        "levensloop: concept\n"
        "wijk: delft\n"
        "locatie:\n"
        "  plaats: Delft\n"
        "  lat: 52.005\n"
        "  lon: 4.355\n"
        "herkomst:\n"
        "  bron: lijst.csv, regel 2\n"
    )


def test_a_real_site_needs_an_address() -> None:
    """It goes into QR codes, so it is asked and not invented."""
    with pytest.raises(FolderError) as error:
        plan_import(read_table(b"naam;lat;lon\nA;52;4.4\n", "lijst.csv"), Wish(DELFT), None, None)
    assert str(error.value) == (
        "--siteadres: het adres waar de site komt, ontbreekt; dat staat straks ook in de QR-codes\n"
        "    Zo kan het wel: geef het met --siteadres https://…, of maak een proef met --proef"
    )


def test_a_list_of_other_municipalities_is_refused() -> None:
    """An empty folder helps nobody."""
    with pytest.raises(FolderError) as error:
        plan("naam;gemeente;lat;lon\nA;Alkmaar;52.6;4.7\nB;Gouda;52;4.7\n")
    assert str(error.value) == (
        "lijst.csv: geen van de 2 rijen is van de gemeente Delft (GM0503)\n"
        "    Zo kan het wel: kies een andere gemeente of een ander bestand"
    )


@pytest.mark.parametrize("text", ["503", "0503", "GM0503", "g0503", " 503.0"])
def test_a_code_may_be_written_in_any_way_that_lists_do(text: str) -> None:
    """A spreadsheet drops the zero in front, or adds one behind a point."""
    assert find_gemeente(text).naam == "Delft"


def test_a_name_instead_of_a_code_is_answered_with_the_code() -> None:
    """Names are not unique enough to take them."""
    with pytest.raises(FolderError) as error:
        find_gemeente("delft")
    assert str(error.value) == (
        "--gemeente: 'delft' is geen code van een gemeente in de landelijke lijst van 2023\n"
        "    Zo kan het wel: bedoelt u GM0503 (Delft)?"
    )
