"""`nsp import` from file to folder to site: all or nothing, and what is written is what the checks take."""

from collections.abc import Callable
from pathlib import Path

import pytest

from noodsteunpunt.build import Wish as BuildWish
from noodsteunpunt.build import build, check
from noodsteunpunt.cli.main import FINE, FOLDER_FAULT, main
from noodsteunpunt.model.noodsteunpunt import Levensloop
from noodsteunpunt.model.problem import FolderError

LIST = "naam;lat;lon;plaats\n't Huis: zaal #1;52.005;4.355;Delft\nDe Hoek;52.006;4.365;Delft\n"


@pytest.fixture
def lijst(tmp_path: Path) -> Path:
    """A small list."""
    path = tmp_path / "lijst.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def nsp_import(lijst: Path, into: Path, *choices: str) -> int:
    """The exit code of an import for Delft."""
    return main(["import", str(lijst), "--gemeente", "0503", "--into", str(into), *choices])


def everything_in(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_trial_builds_at_once_and_its_pages_say_what_is_not_known(lijst: Path, tmp_path: Path) -> None:
    """The name arrives whole, and instead of an empty address line there is a sentence."""
    assert nsp_import(lijst, tmp_path / "proef", "--proef") == FINE
    made = build(BuildWish(tmp_path / "proef", tmp_path / "uit"), lambda artifacts, _: artifacts)
    assert [punt.naam for punt in made.site.punten] == ["'t Huis: zaal #1", "De Hoek"]
    page = (tmp_path / "uit" / "site" / made.site.code(made.site.punten[1]) / "index.html").read_text(encoding="utf-8")
    assert "Het adres is niet bekend." in page
    assert "Nog niemand heeft dit gecontroleerd." in page
    assert "PROEF – GEEN ECHTE NOODSTEUNPUNTEN" in page
    assert "None" not in page
    home = (tmp_path / "uit" / "site" / "index.html").read_text(encoding="utf-8")
    assert "<p>Het adres is niet bekend. <bdi>Delft</bdi></p>" in home


def test_a_real_import_makes_concepts_that_no_page_shows(lijst: Path, tmp_path: Path) -> None:
    """The wijk has a code, the concepts have none, and the folder is without mistakes."""
    assert nsp_import(lijst, tmp_path / "delft", "--siteadres", "https://nsp.delft.nl") == FINE
    site, warnings = check(tmp_path / "delft")
    assert {punt.levensloop for punt in site.punten} == {Levensloop.CONCEPT}
    assert [link.id for link in site.permalinks.codes] == ["delft"]
    assert all(problem.warning for problem in warnings)


def test_the_source_is_what_the_editor_says_and_nothing_stays_empty(lijst: Path, tmp_path: Path) -> None:
    """The name of a list says nothing to an inhabitant, nor does "n.v.t." in a cell."""
    lijst.write_text("naam;straat;gebouw;lat;lon\nDe Hoek;n.v.t.;-;52.00512;4.35512\n", encoding="utf-8")
    assert nsp_import(lijst, tmp_path / "delft", "--proef", "--bron", "collegebesluit 12") == FINE
    text = (tmp_path / "delft" / "locations" / "punten" / "de-hoek.yml").read_text(encoding="utf-8")
    assert "  bron: collegebesluit 12\n" in text
    assert "straat" not in text
    assert "gebouw" not in text


def test_a_concept_cannot_be_put_to_use_without_its_facts(lijst: Path, tmp_path: Path) -> None:
    """What is missing is told per block, with its line and the lines to paste."""
    nsp_import(lijst, tmp_path / "delft", "--siteadres", "https://nsp.delft.nl")
    punt = tmp_path / "delft" / "locations" / "punten" / "de-hoek.yml"
    punt.write_text(
        punt.read_text().replace("concept", "aangewezen", 1).replace("levensloop: concept", "levensloop: aangewezen")
    )
    with pytest.raises(FolderError) as error:
        check(tmp_path / "delft")
    ours = [problem for problem in error.value.problems if problem.file.endswith("de-hoek.yml")]
    said = [str(problem) for problem in ours if not problem.warning]
    assert said == [
        "locations/punten/de-hoek.yml, regel 6 (locatie): 'straat', 'huisnummer' en 'postcode' ontbreken\n"
        "    Zo kan het wel: voeg onder 'locatie' deze regels toe:\n  straat: …\n  huisnummer: …\n  postcode: …",
        "locations/punten/de-hoek.yml, regel 10 (herkomst.gecontroleerd_op): 'gecontroleerd_op' ontbreekt\n"
        "    Zo kan het wel: voeg onder 'herkomst' een regel 'gecontroleerd_op: …' toe",
    ]


def test_the_report_accounts_for_everything(lijst: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What an editor reads, as a whole."""
    lijst.write_text("naam;lat;lon;plaats;wijk;opmerking\nA;52,005;4,355;Delft;Zuid;x\n;;;;;\n", encoding="utf-8")
    assert nsp_import(lijst, tmp_path / "proef", "--proef") == FINE
    assert capsys.readouterr().out == (
        "lijst.csv: CSV met puntkomma's, UTF-8, 2 rijen\n"
        "  zoals nsp ze noemt: naam\n"
        "  kolom lat: locatie.lat\n"
        "  kolom lon: locatie.lon\n"
        "  kolom plaats: locatie.plaats\n"
        "  kolom wijk: wijk, gelezen, maar zonder --wijken niet gebruikt\n"
        "  niet gebruikt: opmerking\n"
        "Gemeente Delft (GM0503), veiligheidsregio Haaglanden\n"
        "  er is geen wijkenbestand: de hele gemeente is één wijk, "
        "met een rechthoek om de punten, want de grens is niet gegeven\n"
        "  bij 1 rij is de komma in de plek als punt gelezen\n"
        "Rijen: 2 = 1 bruikbaar + 0 van een andere gemeente + 0 geweigerd + 1 leeg\n"
        f"Gemaakt: {tmp_path}/proef/locations met 1 punt (actief, in een proef), 1 wijk en 2 codes.\n"
        f"Nu: nsp build {tmp_path}/proef -o UIT\n"
    )


def test_a_refused_row_leaves_no_folder_behind(lijst: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Unless the editor asks for the other rows; then the refused row is a warning."""
    lijst.write_text(LIST + "Weg;0;0;Delft\n", encoding="utf-8")
    assert nsp_import(lijst, tmp_path / "a" / "proef", "--proef") == FOLDER_FAULT
    assert not (tmp_path / "a").exists()
    said = capsys.readouterr()
    assert "Rijen: 3 = 2 bruikbaar + 0 van een andere gemeente + 1 geweigerd + 0 leeg" in said.out
    assert said.err == (
        "fout[NSP127]: lat en lon zijn allebei 0: de plek is niet ingevuld\n"
        " --> lijst.csv:4 (kolommen lat en lon)\n"
        "  = Zo kan het wel: zoek de plek op en vul haar in\n"
        "\n1 fout. Meer uitleg: nsp explain NSP127\n"
        "Er is niets gemaakt of veranderd.\n"
    )
    assert nsp_import(lijst, tmp_path / "a" / "proef", "--proef", "--sla-over") == FINE
    assert "let op[NSP127]: lat en lon zijn allebei 0" in capsys.readouterr().err
    assert len(check(tmp_path / "a" / "proef")[0].punten) == 2


def test_a_folder_with_facts_is_not_made_again(lijst: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What only a new folder can be given is refused, and not a byte changes."""
    nsp_import(lijst, tmp_path / "proef", "--proef")
    before = everything_in(tmp_path / "proef")
    capsys.readouterr()
    assert nsp_import(lijst, tmp_path / "proef", "--proef") == FOLDER_FAULT
    assert everything_in(tmp_path / "proef") == before
    assert capsys.readouterr().err == (
        f"fout[NSP721]: dit is alleen voor een nieuwe map, en '{tmp_path}/proef' is er al\n"
        "--> --proef\n"
        " = Zo kan het wel: laat het weg\n"
        "\n1 fout. Meer uitleg: nsp explain NSP721\n"
        "Er is niets gemaakt of veranderd.\n"
    )


def test_a_folder_that_holds_only_words_can_be_filled(lijst: Path, tmp_path: Path) -> None:
    """A municipality may have begun with its own texts; they stay."""
    words = tmp_path / "delft" / "content" / "nl" / "site.yml"
    words.parent.mkdir(parents=True)
    words.write_text("begin: Start\n")
    assert nsp_import(lijst, tmp_path / "delft", "--proef") == FINE
    assert words.read_text() == "begin: Start\n"
    assert sorted(path.name for path in (tmp_path / "delft").iterdir()) == ["content", "locations", "schema"]


def test_an_address_that_is_none_leaves_nothing_behind(
    lijst: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The check that every folder gets, looks at ours before it appears."""
    assert nsp_import(lijst, tmp_path / "delft", "--siteadres", "http://nsp.delft.nl") == FOLDER_FAULT
    assert "'http://nsp.delft.nl' begint niet met https://" in capsys.readouterr().err
    assert not (tmp_path / "delft").exists()


def test_the_same_list_gives_the_same_bytes(lijst: Path, tmp_path: Path) -> None:
    """Whatever the folder is called."""
    for name in ("een", "twee"):
        nsp_import(lijst, tmp_path / name, "--proef")
    assert everything_in(tmp_path / "een") == everything_in(tmp_path / "twee")


def test_a_place_where_nothing_can_be_written_gives_a_sentence(
    lijst: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file in the way is no fault of the program."""
    assert nsp_import(lijst, lijst, "--proef") == FOLDER_FAULT
    assert nsp_import(lijst, lijst / "map", "--proef") == FOLDER_FAULT
    said = capsys.readouterr().err
    assert said.startswith(
        f"fout[NSP723]: '{lijst}' is een bestand, geen map\n--> --into\n = Zo kan het wel: kies een nieuwe map\n"
    )
    assert f"fout[NSP723]: in '{lijst}/map' kan niet geschreven worden\n--> --into\n" in said
    assert list(tmp_path.iterdir()) == [lijst]


def test_a_file_that_is_not_there_gives_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No traceback for a typo."""
    assert nsp_import(tmp_path / "lijst.csv", tmp_path / "delft", "--proef") == FOLDER_FAULT
    assert capsys.readouterr().err == (
        "fout[NSP719]: dit bestand bestaat niet\n"
        f"--> {tmp_path}/lijst.csv\n"
        " = Zo kan het wel: kijk de naam van het bestand na\n"
        "\n1 fout. Meer uitleg: nsp explain NSP719\n"
        "Er is niets gemaakt of veranderd.\n"
    )


def test_real_swapped_stops_are_all_refused_with_one_advice(
    shared: Callable[[str], Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A hundred times the same mistake is a mistake of the columns."""
    assert nsp_import(shared("ov_haltes_latlon_swapped_pitfall.json"), tmp_path / "x", "--proef") == FOLDER_FAULT
    said = capsys.readouterr()
    assert said.out.endswith(
        "Rijen: 100 = 0 bruikbaar + 0 van een andere gemeente + 100 geweigerd + 0 leeg\n"
        "In 100 rijen: lat en lon zijn verwisseld. Herstel dat in de hele kolom tegelijk.\n"
    )
    assert said.err.startswith(
        "fout[NSP124]: lat en lon zijn verwisseld\n"
        " --> ov_haltes_latlon_swapped_pitfall.json:2:1 (object 1, kolommen lat en lon)\n"
        "  = Zo kan het wel: bedoelt u lat 52.596348 en lon 4.898911? Dan wordt de rij:\n"
        "            lat: 52.596348, lon: 4.898911, name: schermerhorn, Schermerhorn, v.d.Hulst, id: 36370530\n"
    )
