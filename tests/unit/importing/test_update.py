"""`nsp import` in a folder that is there: only what differs changes, comments stay, nothing is lost or moved unseen."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from noodsteunpunt.cli.main import FINE, FOLDER_FAULT, main
from noodsteunpunt.importing import place as place_module
from noodsteunpunt.importing.columns import COLUMNS
from noodsteunpunt.importing.place import change, recover
from noodsteunpunt.model.columns import find_column
from noodsteunpunt.model.problem import FolderError

MUNICIPALITY = Path(__file__).parents[2] / "municipality"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the test municipality; one file has comments and a line ending of Windows."""
    made = tmp_path / "testwaard"
    shutil.copytree(MUNICIPALITY / "locations", made / "locations")
    punt = made / "locations" / "punten" / "het-anker.yml"
    punt.write_bytes(("# bel eerst de beheerder\r\n" + punt.read_text().replace("\n", "\r\n")).encode())
    return made


@pytest.fixture
def nsp_import(folder: Path, tmp_path: Path) -> Callable[..., int]:
    """The exit code of an import of a list, given as text, in that folder."""

    def run(text: str, *choices: str) -> int:
        lijst = tmp_path / "lijst.csv"
        lijst.write_text(text, encoding="utf-8")
        return main(["import", str(lijst), "--into", str(folder), *choices])

    return run


def everything_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def changed(folder: Path, before: dict[str, bytes]) -> dict[str, bytes]:
    """The files that are new or other than they were."""
    return {name: raw for name, raw in everything_in(folder).items() if before.get(name) != raw}


def test_only_the_values_that_differ_change_in_the_text_of_the_file(
    folder: Path, nsp_import: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    """The comment, the order and the line endings stay; a fact that was not there comes in a block of its own."""
    before = everything_in(folder)
    text = "id;naam;locatie.huisnummer;toegang.toilet;herkomst.gecontroleerd_op\nhet-anker;Het Anker;5b;ja;1-12-2026\n"
    assert nsp_import(text) == FINE
    name = "locations/punten/het-anker.yml"
    assert changed(folder, before) == {
        name: before[name]
        .replace(b"huisnummer: 3a", b"huisnummer: 5b")
        .replace(b"gecontroleerd_op: 2026-11-01", b'gecontroleerd_op: "2026-12-01"')
        + b"toegang:\r\n  toilet: ja\r\n"
    }
    assert capsys.readouterr().out == (
        "lijst.csv: CSV met puntkomma's, UTF-8, 1 rij\n"
        "  zoals nsp ze noemt: id, naam, locatie.huisnummer, toegang.toilet, herkomst.gecontroleerd_op\n"
        "Gemeente Testwaard (GM0000), veiligheidsregio VR00\n"
        "Rijen: 1 = 1 bruikbaar + 0 van een andere gemeente + 0 geweigerd + 0 leeg\n"
        "regel 2: gewijzigd, Het Anker (het-anker)\n"
        "    locatie.huisnummer: 3a → 5b\n"
        "    toegang.toilet: onbekend → ja\n"
        "    herkomst.gecontroleerd_op: 2026-11-01 → 2026-12-01\n"
        "Over deze punten gaat geen bruikbare rij; ze blijven zoals ze zijn: de-baken, de-kladhoek, de-oude-sluis.\n"
        f"Veranderd in {folder}/locations/punten: 0 nieuw, 1 gewijzigd.\n"
        f"Nu: nsp check {folder}\n"
    )


def test_a_dry_run_shows_the_same_and_writes_nothing(
    folder: Path, nsp_import: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    """So that a list can be tried before anything happens."""
    before = everything_in(folder)
    assert nsp_import("id;toegang.toilet\nde-baken;ja\n", "--proefdraai") == FINE
    assert everything_in(folder) == before
    said = capsys.readouterr().out
    assert "regel 2: gewijzigd, De Baken (de-baken)\n    toegang.toilet: nee → ja\n" in said
    assert said.endswith(
        "Proefdraai: er is niets geschreven. Zonder --proefdraai wordt 1 bestand gemaakt of veranderd.\n"
    )


def test_a_file_that_cannot_take_a_value_is_left_alone(
    folder: Path, nsp_import: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    """A block between { and } may hold anything; the editor hears which values to put there by hand."""
    path = folder / "locations" / "punten" / "het-anker.yml"
    path.write_bytes(path.read_bytes() + b"toegang: {toilet: nee}\r\n")
    before = everything_in(folder)
    assert nsp_import("id;toegang.rolstoel;toegang.toilet\nhet-anker;ja;ja\n") == FOLDER_FAULT
    assert everything_in(folder) == before
    assert (
        "fout[NSP913]: het bestand van 'Het Anker' is niet te veranderen zonder iets anders te raken\n"
        " --> lijst.csv:2\n"
        "  = Zo kan het wel: pas locations/punten/het-anker.yml zelf aan: toegang.rolstoel: ja, toegang.toilet: ja\n"
    ) in capsys.readouterr().err


@pytest.mark.parametrize(
    "row",
    [
        "id;toegang.toilet\nde-baken;ja",
        "code;toegang.toilet\n{code};ja",
        "naam;toegang.toilet\nDE BAKEN;ja",
        "naam;postcode;huisnummer;toegang.toilet\nde baken;0001aa;12;ja",
        "naam;lat;lon;toegang.toilet\nDe Baken;52.5512;5.2034;ja",
    ],
)
def test_a_point_is_found_by_id_code_or_name(folder: Path, nsp_import: Callable[..., int], row: str) -> None:
    """Whatever the list has."""
    links = (folder / "locations" / "permalinks.yml").read_text()
    code = links.partition("id: de-baken")[0].rpartition('code: "')[2][:4]
    assert nsp_import(row.format(code=code) + "\n") == FINE
    assert "  toilet: ja\n" in (folder / "locations" / "punten" / "de-baken.yml").read_text()


@pytest.mark.parametrize(
    ("text", "what", "repair"),
    [
        (
            "id;naam;lat;lon\nde-bakn;De Baken;52.5512;5.2034",
            "er is geen punt met de id 'de-bakn'",
            "bedoelt u 'de-baken' (De Baken)?",
        ),
        (
            "naam;lat;lon\nDe Baken;52.5612;5.2034",
            "'De Baken' heet als het punt de-baken, maar dat ligt 1,1 km hiervandaan",
            "zet in een kolom 'id' de-baken als het dit punt is, of een nieuwe id als het een ander punt is",
        ),
        (
            "naam;lat;lon\nBuurtkamer;52.5512;5.2034",
            "op deze plek ligt al 'De Baken' (de-baken)",
            "zet in een kolom 'id' de-baken als het dit punt is, of een nieuwe id als het een ander punt is",
        ),
        (
            "code;toegang.toilet\n9999;ja",
            "er is geen punt met de code '9999'",
            "kijk de code na, of maak dit vak leeg als het een nieuw punt is",
        ),
        (
            "naam;toegang.toilet\nBuurtkamer;ja",
            "dit punt staat niet in de map, en om het te maken ontbreekt de plek",
            "noem de kolommen met de plek 'lat' en 'lon' (graden), of 'x' en 'y' (meters RD); staan beide getallen in "
            "één kolom, noem haar dan 'plek'; of zet in de kolom 'id' welk punt u bedoelt",
        ),
        (
            "naam;lat;lon\nBuurtkamer;;",
            "dit punt staat niet in de map, en om het te maken ontbreekt de plek",
            "vul dat in, of zet in de kolom 'id' welk punt u bedoelt",
        ),
        (
            "naam;lat;lon\nBuurtkamer;52.9;5.9",
            "'Buurtkamer' ligt 57,6 km buiten alle wijken van de gemeente",
            "kijk de plek na",
        ),
    ],
)
def test_a_row_that_is_not_certainly_a_point_is_refused(
    folder: Path, nsp_import: Callable[..., int], capsys: pytest.CaptureFixture[str], text: str, what: str, repair: str
) -> None:
    """Guessing would put the facts of one building on the page of another."""
    before = everything_in(folder)
    assert nsp_import(text + "\n") == FOLDER_FAULT
    assert everything_in(folder) == before
    said = capsys.readouterr().err
    assert re.fullmatch(
        rf"fout\[(NSP\d{{3}})\]: {re.escape(what)}\n --> lijst\.csv:2.*\n  = Zo kan het wel: {re.escape(repair)}\n"
        r"\n1 fout\. Meer uitleg: nsp explain \1\nEr is niets gemaakt of veranderd\.\n",
        said,
    )


def test_two_rows_about_one_point_are_told_with_both(
    nsp_import: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    """The first counts when the editor says so."""
    text = "id;naam;toegang.toilet\nde-baken;;ja\n;De Baken;nee\n"
    assert nsp_import(text) == FOLDER_FAULT
    assert capsys.readouterr().err.startswith(
        "fout[NSP911]: deze rij gaat over 'De Baken' (de-baken), net als regel 2\n"
        " --> lijst.csv:3\n"
        "  = Zo kan het wel: haal een van de twee weg; is dit een nieuw punt, maak dan de vakken id en code leeg. "
        "Met --sla-over telt alleen de eerste\n"
    )
    assert nsp_import(text, "--sla-over") == FINE
    assert "toegang.toilet: nee → ja" in capsys.readouterr().out


def test_names_that_change_places_are_told(nsp_import: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    """As when somebody sorts one column of the list; the sign with the code would show another name."""
    assert nsp_import("id;naam\nde-baken;Het Anker\nhet-anker;De Baken\n") == FINE
    said = capsys.readouterr().err
    assert said.startswith(
        "let op[NSP915]: 'De Baken' (de-baken) krijgt de naam van het punt 'het-anker'\n"
        " --> lijst.csv:2 (kolom naam)\n"
        "  = Zo kan het wel: staan de namen nog achter het goede punt? Is alleen die kolom gesorteerd, "
        "haal de lijst dan opnieuw op met nsp export\n"
    )
    assert said.count("NSP915]") == 2


def test_a_point_in_use_is_not_moved_unseen(nsp_import: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    """Its signs hang at the old spot; a step in its life is told too. A metre of rounding is no move at all."""
    assert nsp_import("id;lat;lon;levensloop\nde-baken;52.5522;5.2034;pilot\n") == FINE
    said = capsys.readouterr()
    assert "    locatie.lat: 52.5512 → 52.5522\n" in said.out
    assert said.err == (
        "let op[NSP915]: 'De Baken' (de-baken) is in gebruik en verschuift 111 m\n"
        " --> lijst.csv:2\n"
        "  = Zo kan het wel: kijk de plek na; is het punt echt verhuisd, geef het nieuwe dan een eigen id "
        "en dit 'verplaatst'\n\n"
        "let op[NSP915]: 'De Baken' (de-baken) gaat van 'actief' naar 'pilot'\n"
        " --> lijst.csv:2 (kolom levensloop)\n"
        "  = Zo kan het wel: kijk of dat de bedoeling is; inwoners zien dit meteen na het bouwen\n"
        "\n2 keer let op. Meer uitleg: nsp explain NSP915\n"
    )


def test_metres_that_round_to_the_same_place_are_no_change(
    folder: Path, nsp_import: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    """A list in RD metres does not rewrite every position."""
    from noodsteunpunt.geo.rd import to_rd

    x_m, y_m = to_rd(52.5512, 5.2034)
    before = everything_in(folder)
    assert nsp_import(f"id;x;y\nde-baken;{x_m:.0f};{y_m:.0f}\n") == FINE
    assert everything_in(folder) == before
    assert "regel 2: ongewijzigd, De Baken (de-baken)" in capsys.readouterr().out


def test_an_empty_cell_changes_nothing_and_is_counted(
    folder: Path, nsp_import: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    """People leave out what they do not know."""
    before = everything_in(folder)
    assert nsp_import("id;naam;toegang.toilet;locatie.ingang;verplaatst_naar\nde-baken;;;;\n") == FINE
    assert everything_in(folder) == before
    assert (
        "3 vakken van de lijst zijn leeg waar het punt een waarde heeft; wat er stond, blijft staan."
        in capsys.readouterr().out
    )


def test_a_new_row_becomes_a_concept_in_the_wijk_where_it_lies(
    folder: Path, nsp_import: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    """With the id of the list when it has one, and never over another point."""
    before = everything_in(folder)
    text = "id;naam;lat;lon;wijk\nhet-baken-2;De Nieuwe;52.5521;5.2050;\n;De Nieuwe Hoek;52.5530;5.2060;Haven\n"
    assert nsp_import(text) == FINE
    made = changed(folder, before)
    assert list(made) == ["locations/punten/de-nieuwe-hoek.yml", "locations/punten/het-baken-2.yml"]
    assert made["locations/punten/het-baken-2.yml"].decode() == (
        "# yaml-language-server: $schema=../../schema/noodsteunpunt.schema.json\n"
        "# Vul aan: straat, huisnummer, postcode, plaats, gecontroleerd_op. "
        "Kies dan 'levensloop: aangewezen' en draai nsp register.\n"
        "naam: De Nieuwe\nlevensloop: concept\nwijk: haven\n"
        "locatie:\n  lat: 52.5521\n  lon: 5.2050\nherkomst:\n  bron: lijst.csv, regel 2\n"
    )
    assert "regel 2: nieuw (concept), De Nieuwe (het-baken-2)\n" in capsys.readouterr().out


def test_a_new_point_in_a_trial_is_public_only_when_the_list_says_so(
    folder: Path, nsp_import: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    """A trial may become a real folder one day. What each new point became stands in its line."""
    gemeente = folder / "locations" / "gemeente.yml"
    text = gemeente.read_text(encoding="utf-8").replace("aard: voorbeeld", "aard: proef")
    gemeente.write_text(text, encoding="utf-8")
    list_ = "naam;lat;lon;levensloop\nDe Stille;52.5521;5.2050;\nDe Open;52.5535;5.2070;Aangewezen\n"
    assert nsp_import(list_) == FINE
    said = capsys.readouterr().out
    assert "regel 2: nieuw (concept), De Stille (de-stille)\n" in said
    assert "regel 3: nieuw (aangewezen), De Open (de-open)\n" in said
    punten = folder / "locations" / "punten"
    assert "\nlevensloop: concept\n" in (punten / "de-stille.yml").read_text(encoding="utf-8")
    assert "\nlevensloop: aangewezen\n" in (punten / "de-open.yml").read_text(encoding="utf-8")


def test_a_wijk_that_nobody_knows_changes_nothing_and_is_told(
    folder: Path, nsp_import: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    """Lists name wijken in many ways."""
    before = everything_in(folder)
    assert nsp_import("id;wijk\nde-baken;haevn\n") == FINE
    assert everything_in(folder) == before
    assert capsys.readouterr().err == (
        "let op[NSP202]: de wijk 'haevn' staat niet in wijken.geojson; 'De Baken' blijft in 'haven'\n"
        " --> lijst.csv:2 (kolom wijk)\n"
        "  = Zo kan het wel: bedoelt u 'haven'?\n"
        "\n1 keer let op. Meer uitleg: nsp explain NSP202\n"
    )


def test_what_the_whole_folder_forbids_is_said_about_the_row(
    folder: Path, nsp_import: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    """A point in use may not lie far outside its wijk; the other rows go in when the editor says so."""
    before = everything_in(folder)
    text = "id;locatie.lon;locatie.lat;toegang.toilet\nde-baken;5.40;52.5512;\nhet-anker;;;ja\n"
    assert nsp_import(text) == FOLDER_FAULT
    said = capsys.readouterr().err
    assert said.startswith("fout[NSP204]: dit punt ligt ")
    assert "\n --> lijst.csv:2 (kolom locatie.lat)\n" in said
    assert "kijk lat en lon na" in said
    assert nsp_import(text, "--sla-over") == FINE
    assert list(changed(folder, before)) == ["locations/punten/het-anker.yml"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("id;toegang.toilet\nde-baken;misschien\n", "'misschien' ken ik hier niet"),
        ("id;menukaart\nde-baken;drinkwater, thee\n", "'thee' ken ik hier niet"),
        ("id;naam\nde-baken;Coördinatiepunt Noord\n", "dit lijkt een coördinatiepunt; dat is niet voor inwoners"),
        ("id;naam\nDe Baken;x\nde-baken;y\n", "'De Baken' kan geen id zijn"),
        ("toilet\nja\n", "er is geen kolom waaraan een punt te herkennen is; deze kolommen zijn er: toilet"),
    ],
)
def test_a_value_that_cannot_be_is_refused(
    folder: Path, nsp_import: Callable[..., int], capsys: pytest.CaptureFixture[str], text: str, what: str
) -> None:
    """With the model's own sentence, and the folder as it was."""
    before = everything_in(folder)
    assert nsp_import(text) == FOLDER_FAULT
    assert everything_in(folder) == before
    assert what in capsys.readouterr().err


def test_the_ids_of_another_program_are_left_aside(
    nsp_import: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    """1, 2, 3 of a map program are no ids of ours."""
    assert nsp_import("id;naam;toegang.toilet\n1;De Baken;ja\n") == FINE
    assert "de waarden in deze kolom zijn geen ids van nsp, zoals '1'; de kolom is niet gebruikt" in (
        capsys.readouterr().err
    )


def test_a_folder_with_a_mistake_is_repaired_first(
    folder: Path, nsp_import: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    """What is wrong already would be hard to tell from what the list does."""
    (folder / "locations" / "punten" / "het-anker.yml").write_text("naam: Het Anker\n")
    assert nsp_import("id;toegang.toilet\nde-baken;ja\n") == FOLDER_FAULT
    assert "locations/punten/het-anker.yml" in capsys.readouterr().err


def test_another_municipality_is_refused(nsp_import: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    """A slip of the fingers in a folder's name must not mix two municipalities."""
    assert nsp_import("id;toegang.toilet\nde-baken;ja\n", "--gemeente", "0361") == FOLDER_FAULT
    assert "is van de gemeente Testwaard (GM0000)" in capsys.readouterr().err


LANDMARK = pytest.mark.skipif(
    find_column(COLUMNS, "locatie.herkenningspunt.soort") is None, reason="a landmark is only text in this model"
)


@LANDMARK
def test_text_becomes_a_block_and_a_block_text(
    folder: Path, nsp_import: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    """A landmark from the closed list goes in as a whole, and what it takes the place of is said."""
    punt = folder / "locations" / "punten" / "de-baken.yml"
    punt.write_text(
        re.sub(r"  herkenningspunt:.*\n(    .*\n)*", "  herkenningspunt: onder de lamp\n", punt.read_text())
    )
    head = "id;locatie.herkenningspunt.soort;locatie.herkenningspunt.naam;locatie.herkenningspunt\n"
    assert nsp_import(f"{head}de-baken;kerk;De Ark;\n") == FINE
    assert "  herkenningspunt:\n    soort: kerk\n    naam: De Ark\n" in punt.read_text()
    assert nsp_import(f"{head}de-baken;;;bij de kade\n") == FINE
    assert "  herkenningspunt: bij de kade\n" in punt.read_text()
    assert "    locatie.herkenningspunt: kerk, De Ark → bij de kade\n" in capsys.readouterr().out
    assert nsp_import(f"{head}de-baken;kerk;;bij de kade\n") == FOLDER_FAULT
    assert capsys.readouterr().err.startswith(
        "fout[NSP917]: hier staat vrije tekst, en ook in kolom locatie.herkenningspunt.soort staat iets\n"
        " --> lijst.csv:2 (kolom locatie.herkenningspunt)\n"
    )


@LANDMARK
def test_part_of_a_block_is_enough_for_a_point_that_has_the_rest(
    folder: Path, nsp_import: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    """A new point needs it all."""
    assert nsp_import("id;locatie.herkenningspunt.soort\nde-baken;kerk\n") == FINE
    assert nsp_import("id;locatie.herkenningspunt.naam\nde-baken;De Ark\n") == FINE
    assert "    naam: De Ark\n" in (folder / "locations" / "punten" / "de-baken.yml").read_text()
    capsys.readouterr()
    assert nsp_import("naam;lat;lon;locatie.herkenningspunt.naam\nNieuw;52.5521;5.2050;De Ark\n") == FOLDER_FAULT
    assert "fout[NSP102]: 'soort' ontbreekt\n --> lijst.csv:2 (soort)\n" in capsys.readouterr().err


def test_a_change_that_fails_halfway_leaves_everything(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rename of the new folder fails after the old one was put aside: the old one comes back."""
    before = everything_in(folder)
    rename = Path.rename

    def fail(self: Path, target: Path) -> Path:
        if self.name == ".punten-nieuw":
            raise OSError("vol")
        return rename(self, target)

    monkeypatch.setattr(place_module.Path, "rename", fail)
    with pytest.raises(FolderError):
        change({"locations/punten/de-baken.yml": "x"}, folder)
    assert everything_in(folder) == before


def test_a_change_that_was_cut_off_is_undone_at_the_next_start(folder: Path, nsp_import: Callable[..., int]) -> None:
    """Power fails between the two renames; nobody loses a point."""
    before = everything_in(folder)
    locations = folder / "locations"
    shutil.copytree(locations / "punten", locations / ".punten-nieuw")
    (locations / "punten").rename(locations / ".punten-oud")
    recover(folder)
    assert everything_in(folder) == before
    assert nsp_import("id;toegang.toilet\nde-baken;ja\n", "--proefdraai") == FINE


def test_a_column_of_places_never_renames_points(
    folder: Path, nsp_import: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    """One cell without a place does not make names of the others; it is refused with a sentence of its own."""
    before = everything_in(folder)
    assert nsp_import("id;locatie\nhet-anker;52.55430, 5.21000\nde-baken;onbekend\n") == FOLDER_FAULT
    assert changed(folder, before) == {}
    assert (
        "fout[NSP122]: 'onbekend' is niet met zekerheid als plek te lezen\n"
        " --> lijst.csv:3 (kolom locatie)\n"
        "  = Zo kan het wel: schrijf lat en lon zoals 52.5500, 5.2200, of x en y zoals 155000, 463000\n"
    ) in capsys.readouterr().err


def test_a_column_that_numbers_the_points_is_left_out(folder: Path, nsp_import: Callable[..., int]) -> None:
    """'Positie' is also the place on a list; the other facts of the row are taken."""
    before = everything_in(folder)
    assert nsp_import("id;Positie;toegang.toilet\nhet-anker;1;ja\nde-baken;2;ja\n") == FINE
    assert changed(folder, before).keys() == {"locations/punten/het-anker.yml", "locations/punten/de-baken.yml"}
