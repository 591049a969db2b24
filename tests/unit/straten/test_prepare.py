"""`nsp geo prepare`: what comes in, what is left out, and what an editor is told."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.conftest import Municipality
from tests.streets import BRIDGE, STREET, streets_of_testwaard
from tests.unit.cli.test_main import run

from noodsteunpunt.model.loopnet import Loopnet, from_json
from noodsteunpunt.straten.prepare import prepare as geo_prepare
from noodsteunpunt.straten.report import told

Captured = pytest.CaptureFixture[str]
ROOMY = (5.16, 52.53, 5.28, 52.59)
FILE = "locations/geo/lopen.json"


def prepare(municipality: Municipality, *arguments: str | Path) -> Loopnet:
    """The network that the command writes."""
    assert run("geo", "prepare", municipality.folder, "--straten", *arguments) == 0
    return from_json(municipality.path(FILE).read_text(encoding="utf-8"))


def test_it_says_what_came_in(municipality: Municipality, tmp_path: Path, capsys: Captured) -> None:
    """The editor reads whose data it was, of which day, and how much of it is kept."""
    osm = streets_of_testwaard().write(tmp_path / "waard.osm", ROOMY)
    prepare(municipality, osm)
    said = capsys.readouterr()
    assert said.err == ""
    size, of_map = (len(municipality.path(path).read_bytes()) / 1000 for path in (FILE, "locations/geo/kaart.json"))
    assert said.out == (
        "Gelezen: waard.osm, gegevens van 2026-10-01 (© OpenStreetMap-bijdragers).\n"
        "Straten: 6 stukken weg tussen 6 kruisingen, samen 5 km.\n"
        "Adressen: 56, met 4 postcodes en 3 straten.\n"
        "Weggelaten: 0 van de 13 punten op wegen (0 %), omdat ze niet vastzitten aan de rest.\n"
        "Weggelaten: 0 wegen waar u niet mag lopen.\n"
        f"Geschreven: locations/geo/kaart.json ({of_map:.0f} kB). Bewaar het bij de map.\n"
        f"Geschreven: locations/geo/lopen.json ({size:.0f} kB). Bewaar het bij de map.\n"
    )


def test_large_numbers_have_a_point(municipality: Municipality, tmp_path: Path) -> None:
    """As the report about the coverage writes them."""
    prepared = geo_prepare(municipality.folder, streets_of_testwaard().write(tmp_path / "waard.osm", ROOMY), None)
    rows = prepared.net.adressen
    net = replace(prepared.net, adressen=replace(rows, aantal=rows.aantal * 100))
    lines = list(told(replace(prepared, net=net, points=2637)))
    assert lines[2:4] == [
        "Adressen: 5.600, met 4 postcodes en 3 straten.",
        "Weggelaten: 0 van de 2.637 punten op wegen (0 %), omdat ze niet vastzitten aan de rest.",
    ]


def test_twice_is_the_same_to_the_byte(municipality: Municipality, tmp_path: Path) -> None:
    """So a change in version control is a change in the streets."""
    osm = streets_of_testwaard().write(tmp_path / "waard.osm")
    prepare(municipality, osm)
    before = municipality.path(FILE).read_bytes()
    prepare(municipality, osm)
    assert municipality.path(FILE).read_bytes() == before


def test_order_of_the_extract_does_not_matter(municipality: Municipality, tmp_path: Path) -> None:
    """Another program that cuts the same piece gives the same file."""
    osm = streets_of_testwaard()
    first = prepare(municipality, osm.write(tmp_path / "waard.osm"))
    before = municipality.path(FILE).read_bytes()
    osm.ways = [(nodes[::-1], tags) for nodes, tags in reversed(osm.ways)]
    prepare(municipality, osm.write(tmp_path / "waard.osm"))
    assert municipality.path(FILE).read_bytes() == before
    assert len(first.adressen) == 56


def test_what_nobody_can_walk_is_left_out(municipality: Municipality, tmp_path: Path, capsys: Captured) -> None:
    """A ferry and a lift stand still without power, a motorway is no footpath, and each is counted."""
    osm = streets_of_testwaard()
    plain = prepare(municipality, osm.write(tmp_path / "waard.osm", ROOMY))
    osm.way({"route": "ferry"}, (52.5512, 5.208), (52.552, 5.208))
    osm.way({"highway": "elevator"}, (52.5512, 5.2034), (52.552, 5.2034))
    osm.way({"highway": "motorway"}, (52.5512, 5.201), (52.552, 5.201))
    osm.way({"highway": "service", "access": "private"}, (52.5512, 5.201), (52.5518, 5.201))
    capsys.readouterr()
    again = prepare(municipality, osm.write(tmp_path / "waard.osm", ROOMY))
    assert again.lengte_m.tolist() == plain.lengte_m.tolist()
    said = capsys.readouterr().out
    assert "Weggelaten: 2 wegen waar u niet mag lopen.\n" in said
    assert "Weggelaten: veren (1) en liften (1): die doen het niet zonder stroom.\n" in said


def test_a_locked_gate_cuts_a_way(municipality: Municipality, tmp_path: Path) -> None:
    """Nobody is sent through it, also when the way itself says nothing; an open gate is passed."""
    for tags, ways in (({"locked": "yes"}, 5), ({"access": "private", "foot": "yes"}, 6)):
        osm = streets_of_testwaard()
        gate = osm.node(52.556, 5.2195)
        osm.nodes[gate] = ((52.556, 5.2195), {"barrier": "gate", **tags})
        assert len(prepare(municipality, osm.write(tmp_path / "waard.osm")).van) == ways, tags


def test_steps_are_told_apart(municipality: Municipality, tmp_path: Path) -> None:
    """Who cannot climb gets another way, so steps are a stretch of their own."""
    net = prepare(municipality, streets_of_testwaard().write(tmp_path / "waard.osm"))
    assert net.lengte_m[net.trap].round().tolist() == [89]


def test_loose_ends_are_counted(municipality: Municipality, tmp_path: Path, capsys: Captured) -> None:
    """A garden path that hangs on nothing leads nobody anywhere."""
    osm = streets_of_testwaard()
    for step in range(120):
        osm.way(STREET, (52.555, round(5.201 + step * 0.0001, 4)), (52.555, round(5.2011 + step * 0.0001, 4)))
    osm.way({"highway": "path"}, (52.557, 5.204), (52.5571, 5.204))
    prepare(municipality, osm.write(tmp_path / "waard.osm", ROOMY))
    assert (
        "Weggelaten: 2 van de 136 punten op wegen (1 %), omdat ze niet vastzitten aan de rest.\n"
        in capsys.readouterr().out
    )


def test_an_extract_that_is_too_tight(municipality: Municipality, tmp_path: Path, capsys: Captured) -> None:
    """A bridge outside the border counts too, so the file has to reach beyond it."""
    prepare(municipality, streets_of_testwaard().write(tmp_path / "waard.osm", (5.16, 52.54, 5.28, 52.575)))
    assert capsys.readouterr().err == (
        "let op[NSP316]: de uitsnede is te krap: in het noorden en zuiden houdt zij op binnen 2 km van de rand "
        "van de wijken\n"
        "--> waard.osm\n"
        " = Zo kan het wel: neem 2 km om de gemeente heen, want ook een brug daar telt mee; is daar open water, dan "
        "is het goed\n"
        "\n1 keer let op. Meer uitleg: nsp explain NSP316\n"
    )


def test_what_is_missing_is_said(municipality: Municipality, tmp_path: Path, capsys: Captured) -> None:
    """A wijk without streets, an address far from any way, and one without a postcode are no surprise later."""
    osm = streets_of_testwaard()
    osm.ways.pop()
    osm.home("Bakenstraat", 99, "", 52.5595, 5.2012)
    osm.home("Buitenweg", 1, "0009 ZZ", 52.58, 5.3)
    osm.node(52.5511, 5.21, addr__housenumber="bis", addr__street="Bakenstraat")
    prepare(municipality, osm.write(tmp_path / "waard.osm", ROOMY))
    said = capsys.readouterr()
    assert said.err == (
        "let op[NSP318]: 1 adres heeft geen postcode; zoeken kan daar alleen met de straat\n"
        "--> waard.osm\n = Zo kan het wel: geef met --adressen een lijst met postcodes\n\n"
        "let op[NSP317]: 9 adressen liggen meer dan 250 m van een weg; daarvoor is er geen looptijd\n"
        "--> waard.osm\n\n"
        "let op[NSP316]: in de wijk 'Veld' ligt geen straat\n"
        "--> waard.osm\n = Zo kan het wel: kies een uitsnede waar de hele gemeente in ligt\n"
        "\n3 keer let op. Meer uitleg: nsp explain NSP318\n"
    )
    assert "Weggelaten: 1 adres zonder nummer, plek, of straat en postcode.\n" in said.out


def test_streets_of_somebody_else(municipality: Municipality, tmp_path: Path) -> None:
    """Then their name is shown, and not that of OpenStreetMap."""
    osm = streets_of_testwaard().write(tmp_path / "waard.osm")
    net = prepare(municipality, osm, "--vermelding", "verzonnen straten")
    assert net.vermelding == "verzonnen straten"
    assert net.bronnen[0].licentie == ""


def test_the_same_street_in_two_towns(municipality: Municipality, tmp_path: Path) -> None:
    """Somebody who picks a street from a list sees which."""
    osm = streets_of_testwaard()
    osm.home("Overkade", 1, "0002 BC", 52.5612, 5.23, "Testveld")
    net = prepare(municipality, osm.write(tmp_path / "waard.osm"))
    assert net.straten == ("Ankerpad", "Bakenstraat", "Overkade, Testhaven", "Overkade, Testveld")


def test_flats_are_one_place_with_a_count(municipality: Municipality, tmp_path: Path) -> None:
    """Forty doors at one place are one row, and still forty addresses."""
    osm = streets_of_testwaard()
    for _ in range(39):
        osm.home("Ankerpad", 1, "0002BB", 52.5612, 5.2255, "Testveld")
    net = prepare(municipality, osm.write(tmp_path / "waard.osm"))
    assert (len(net.adressen), net.adressen.aantal.max(), net.adressen.aantal.sum()) == (56, 40, 95)


def test_addresses_from_a_list(municipality: Municipality, tmp_path: Path) -> None:
    """A list of the BAG, in degrees or RD metres, takes the place of those in the street data."""
    osm = streets_of_testwaard().write(tmp_path / "waard.osm")
    lists = {
        "graden": "postcode,huisnummer,openbareruimtenaam,lat,lon\n0001AA,7,Bakenstraat,52.55105,5.2061\n,,,,\n",
        "meters": (
            "Straat;Huisnummer;Huisletter;Postcode;X;Y\n"
            "Bakenstraat;7;a;0001 AA;142716,33;507062,49\n"
            "Bakenstraat;8;;0001 AA;0;0\n"
        ),
    }
    for name, text in lists.items():
        path = tmp_path / f"{name}.csv"
        path.write_text(text, encoding="utf-8")
        rows = prepare(municipality, osm, "--adressen", path).adressen
        assert (len(rows), rows.huisnummer.tolist()) == (1, [7])
        assert rows.lat.tolist() == pytest.approx([52.55105], abs=1e-5), name
        assert rows.lon.tolist() == pytest.approx([5.2061], abs=2e-5), name


REFUSED = {
    ("wijken.geojson", "{}"): (
        "fout[NSP315]: de naam van dit bestand eindigt niet op .osm.pbf of .osm\n"
        " = Zo kan het wel: geef een uitsnede van OpenStreetMap als .osm.pbf of .osm\n"
    ),
    ("lijst.osm", "postcode;plaats\n"): (
        "fout[NSP315]: dit bestand is geen OpenStreetMap-bestand, of het is beschadigd\n"
        " = Zo kan het wel: geef een uitsnede van OpenStreetMap als .osm.pbf of .osm\n"
    ),
    ("leeg.osm", "<osm version='0.6'></osm>"): (
        "fout[NSP316]: in dit bestand ligt geen weg in of bij de wijken van deze map\n"
        " = Zo kan het wel: kies een uitsnede waar de hele gemeente in ligt\n"
    ),
}


@pytest.mark.parametrize(("file", "sentence"), REFUSED.items(), ids=[name for name, _ in REFUSED])
def test_another_file_is_refused(
    file: tuple[str, str], sentence: str, municipality: Municipality, tmp_path: Path, capsys: Captured
) -> None:
    """With what is wrong and what is right; nothing is written."""
    first, repair, _ = sentence.split("\n")
    path = tmp_path / file[0]
    path.write_text(file[1], encoding="utf-8")
    assert run("geo", "prepare", municipality.folder, "--straten", path) == 2
    assert capsys.readouterr().err == (
        f"{first}\n--> {file[0]}\n{repair}\n\n1 fout. Meer uitleg: nsp explain {first[5:11]}\n"
        "Er is niets gemaakt of veranderd.\n"
    )
    assert not municipality.path("locations/geo").exists()


def test_a_file_that_is_not_there(municipality: Municipality, capsys: Captured) -> None:
    """A typing error gets a sentence."""
    assert run("geo", "prepare", municipality.folder, "--straten", "weg.osm") == 2
    assert capsys.readouterr().err.startswith(
        "fout[NSP719]: dit bestand bestaat niet\n--> weg.osm\n = Zo kan het wel: kijk de naam na\n"
    )


@pytest.mark.parametrize(
    ("head", "sentence"),
    [
        ("postcode;plaats", "in deze lijst staat geen kolom 'huisnummer' met een 'postcode' of 'straat' erbij"),
        ("PC6;Huisnummer;Buurt2024", "in deze lijst staat niet waar een adres ligt"),
    ],
)
def test_a_list_without_places_is_refused(
    head: str, sentence: str, municipality: Municipality, tmp_path: Path, capsys: Captured
) -> None:
    """Such as the list of CBS that only tells the neighbourhood of an address."""
    osm, path = streets_of_testwaard().write(tmp_path / "waard.osm"), tmp_path / "adressen.csv"
    path.write_text(f"{head}\n", encoding="utf-8")
    assert run("geo", "prepare", municipality.folder, "--straten", osm, "--adressen", path) == 2
    assert capsys.readouterr().err.startswith(
        f"fout[NSP904]: {sentence}\n --> adressen.csv:1\n  = Zo kan het wel: kies "
    )


def test_wijken_in_metres_are_refused(municipality: Municipality, tmp_path: Path, capsys: Captured) -> None:
    """The box to read is that of the wijken, so those have to be right."""
    text = municipality.path("locations/wijken.geojson").read_text(encoding="utf-8")
    data = json.loads(text)
    data["features"][0]["geometry"]["coordinates"] = [
        [[142000, 507000], [143000, 507000], [143000, 508000], [142000, 507000]]
    ]
    municipality.write("locations/wijken.geojson", json.dumps(data))
    assert (
        run("geo", "prepare", municipality.folder, "--straten", streets_of_testwaard().write(tmp_path / "waard.osm"))
        == 2
    )
    assert "de omtrek staat in meters (Rijksdriehoek), niet in graden" in capsys.readouterr().err


def test_a_broken_file_of_before_can_be_made_again(municipality: Municipality, tmp_path: Path) -> None:
    """The sentence about a broken file says to run this command, so it has to run."""
    municipality.write(FILE, "<<<<<<< mine\n")
    assert len(prepare(municipality, streets_of_testwaard().write(tmp_path / "waard.osm")).adressen) == 56


def test_the_bridge_is_where_the_tests_think() -> None:
    """The distances in other tests hang on it."""
    assert BRIDGE in {place[1] for place, _ in streets_of_testwaard().nodes}
