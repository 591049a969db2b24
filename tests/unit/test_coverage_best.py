"""`nsp coverage --beste`: which places out of a list help most, on the streets of the example."""

import json
import re
import shutil
from itertools import combinations
from pathlib import Path

import pytest

from noodsteunpunt.checked import check
from noodsteunpunt.cli.main import main
from noodsteunpunt.coverage.report import make_report, report_coverage
from noodsteunpunt.coverage.trial import Kandidaat, Search, Trial, read_search
from noodsteunpunt.geo.doors import Places
from noodsteunpunt.geo.on_foot import destinations
from noodsteunpunt.geo.walking import Reach, Walking
from noodsteunpunt.model.problem import FolderError
from noodsteunpunt.shipped import shipped_root

PLACES = {
    "Buurthuis": (52.5750, 5.2650), "Sporthal": (52.5650, 5.2150), "School": (52.5800, 5.2300),
    "Kas": (52.5560, 5.2010), "Loods": (52.5720, 5.2790),
}  # fmt: skip
LIST = "naam;lat;lon\n" + "".join(f"{naam};{lat};{lon}\n" for naam, (lat, lon) in PLACES.items())
PRIVATE = "naam: Kazerne Remise\nlocatie:\n  straat: Remisestraat\n  huisnummer: 99\n  lat: 52.58123\n  lon: 5.24567\n"


@pytest.fixture
def markerwaard(tmp_path: Path) -> Path:
    """A copy of the example, with its streets."""
    return Path(shutil.copytree(shipped_root() / "locations", tmp_path / "markerwaard" / "locations")).parent


@pytest.fixture
def lijst(tmp_path: Path) -> Path:
    """Five places as a planner keeps them in a list."""
    path = tmp_path / "lijst.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def refused(folder: Path, out: Path, search: Search) -> list[str]:
    """What the editor reads when the list is not taken. Nothing was written."""
    with pytest.raises(FolderError) as error:
        report_coverage(folder, out, Trial(), search=search)
    assert not out.exists()
    return [str(problem) for problem in error.value.problems]


def test_no_other_pair_is_better(markerwaard: Path, lijst: Path) -> None:
    """Trying every place and pair of the list as a trial of its own finds none that helps more than the proposal."""
    site, _ = check(markerwaard)
    assert site.loopnet
    tried = {}
    for places in (*combinations(PLACES, 1), *combinations(PLACES, 2)):
        trial = Trial(kandidaten=tuple(Kandidaat(naam, *PLACES[naam]) for naam in places))
        tried[frozenset(places)] = make_report(site, site.loopnet, trial).dekking.totaal
    for binnen in (None, 15):
        worth = {places: -totaal.binnen(2) if binnen else totaal.gemiddeld_m for places, totaal in tried.items()}
        report = make_report(site, site.loopnet, Trial(), Search(2, lijst, binnen))
        assert report.voorstel
        chosen = frozenset(stap.plek.naam for stap in report.voorstel.stappen)
        assert worth[chosen] == pytest.approx(min(worth.values()))
        assert report.voorstel.beter == 0
        # What the steps say is what the report says about everybody together.
        last = report.voorstel.stappen[-1].daarna
        assert last.gemiddeld_m == pytest.approx(report.dekking.totaal.gemiddeld_m)
        assert last.binnen == report.dekking.totaal.binnen(2)


def test_the_walks_to_the_points_of_now_are_worked_out_once(
    markerwaard: Path, lijst: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The search begins with them, and the report sets them beside what was found."""
    site, _ = check(markerwaard)
    assert site.loopnet
    reach, counts = Walking.reach, []

    def counted(walking: Walking, sources: Places) -> Reach:
        counts.append(len(sources.weg))
        return reach(walking, sources)

    monkeypatch.setattr(Walking, "reach", counted)
    report = make_report(site, site.loopnet, Trial(), Search(2, lijst))
    assert report.nu is not None
    assert counts.count(len(destinations(site.punten))) == 1


def test_report_tells_what_was_chosen_and_what_not(markerwaard: Path, lijst: Path, tmp_path: Path) -> None:
    """Page, table and figures name the chosen places, what each adds, the others, and that it is no decision."""
    report_coverage(markerwaard, tmp_path / "uit", Trial(), search=Search(2, lijst))
    folder = tmp_path / "uit" / "intern" / "dekking"
    told = json.loads((folder / "dekking.json").read_text(encoding="utf-8"))
    chosen = [stap["plek"]["naam"] for stap in told["voorstel"]["stappen"]]
    others = [plek["naam"] for plek in told["voorstel"]["af"]]
    assert sorted(chosen + others) == sorted(PLACES)
    assert [plek["naam"] for plek in told["met"]] == chosen
    walks = [
        told["voorstel"]["nu"]["gemiddeld_m"],
        *(one["daarna"]["gemiddeld_m"] for one in told["voorstel"]["stappen"]),
    ]
    assert walks == sorted(walks, reverse=True)
    table = (folder / "dekking.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [row.split(";")[1] for row in table if row.startswith("kandidaat;")] == chosen
    assert [row.split(";")[1] for row in table if row.startswith("niet gekozen;")] == others
    assert len({row.count(";") for row in table}) == 1
    page = (folder / "index.html").read_text(encoding="utf-8")
    assert (
        "Gezocht naast 4 andere punten: de 2 beste plekken uit een lijst van 5, zo dat de loopafstand van alle "
        "adressen samen het kortst is." in page
    )
    assert "Van alle keuzes uit deze lijst is deze de beste. Dat is zeker, voor deze straten en adressen." in page
    assert "Niet gekozen, en op de kaart een kruisje: 3 plekken" in page
    assert f"<p>{', '.join(others)}.</p>" in page
    assert "Dit is hulp bij het rekenen, geen besluit." in page
    assert page.count('class="af"') == len(others)


def test_same_list_same_bytes(markerwaard: Path, lijst: Path, tmp_path: Path) -> None:
    """Two runs give the same files."""
    read = []
    for name in ("een", "twee"):
        report_coverage(markerwaard, tmp_path / name, Trial(), search=Search(3, lijst))
        folder = tmp_path / name / "intern" / "dekking"
        read.append([path.read_bytes() for path in sorted(folder.iterdir())])
    assert read[0] == read[1]


def test_a_place_beside_an_open_point_is_not_chosen(markerwaard: Path, lijst: Path, tmp_path: Path) -> None:
    """Who asks for more places than help is told so."""
    site, _ = check(markerwaard)
    there = next(punt.locatie for punt in site.punten if punt.id == "het-peilhuis")
    lijst.write_text(f"naam;lat;lon\nErnaast;{there.lat};{there.lon}\nBuurthuis;52.5750;5.2650\n", encoding="utf-8")
    made, _ = report_coverage(markerwaard, tmp_path / "uit", Trial(), search=Search(2, lijst))
    assert made.voorstel
    assert [stap.plek.naam for stap in made.voorstel.stappen] == ["Buurthuis"]
    page = (tmp_path / "uit" / "intern" / "dekking" / "index.html").read_text(encoding="utf-8")
    assert "U vroeg om 2 plekken. Dit is er 1: een plek meer maakt het niet beter." in page


def test_a_list_of_which_nothing_helps(markerwaard: Path, lijst: Path, tmp_path: Path) -> None:
    """Then that is all there is to say: there is no choice to be sure of, and nothing to compare."""
    there = next(punt.locatie for punt in check(markerwaard)[0].punten if punt.id == "het-peilhuis")
    lijst.write_text(f"naam;lat;lon\nErnaast;{there.lat};{there.lon}\n", encoding="utf-8")
    made, _ = report_coverage(markerwaard, tmp_path / "uit", Trial(), search=Search(1, lijst))
    assert made.voorstel
    assert made.voorstel.stappen == ()
    page = (tmp_path / "uit" / "intern" / "dekking" / "index.html").read_text(encoding="utf-8")
    assert "Geen plek van de lijst maakt het beter dan nu." in page
    assert "Van alle keuzes" not in page
    assert "Wat deze proef verandert" not in page


def test_without_any_open_point_places_are_found_all_the_same(markerwaard: Path, lijst: Path, tmp_path: Path) -> None:
    """A municipality that begins has no point yet, and asks just then where to begin."""
    for path in (markerwaard / "locations" / "punten").iterdir():
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub("^levensloop: (actief|pilot)", "levensloop: aangewezen", text, flags=re.M), "utf-8")
    made, _ = report_coverage(markerwaard, tmp_path / "uit", Trial(), search=Search(2, lijst))
    assert made.voorstel
    assert len(made.voorstel.stappen) == 2
    page = (tmp_path / "uit" / "intern" / "dekking" / "index.html").read_text(encoding="utf-8")
    assert "Gezocht: de 2 beste plekken uit een lijst van 5" in page


def test_without_any_open_point_and_with_a_list_that_helps_nobody(
    markerwaard: Path, lijst: Path, tmp_path: Path
) -> None:
    """There is nobody to count, and the sentence speaks of the list too, because that was asked."""
    everywhere = tuple(punt.id for punt in destinations(check(markerwaard)[0].punten))
    lijst.write_text("naam;lat;lon\nVer;52.70;5.40\n", encoding="utf-8")
    with pytest.raises(FolderError) as refused:
        report_coverage(markerwaard, tmp_path / "uit", Trial(zonder=everywhere), search=Search(1, lijst, 5))
    assert [str(problem) for problem in refused.value.problems] == [
        "locations/punten: er is geen punt met 'levensloop: pilot' of 'levensloop: actief' om naartoe te lopen, en "
        "geen plek van de lijst brengt iemand dichterbij\n"
        "    Zo kan het wel: kijk na waar de plekken liggen, of zoek zonder --binnen"
    ]
    assert not (tmp_path / "uit").exists()


def test_a_coordination_point_on_the_list_is_refused(markerwaard: Path, lijst: Path, tmp_path: Path) -> None:
    """By what it is called, and by what the private folder says; nothing is written."""
    lijst.write_text("naam;lat;lon\nCoördinatiepunt Noord;52.5750;5.2650\n", encoding="utf-8")
    (problem,) = refused(markerwaard, tmp_path / "uit", Search(1, lijst))
    assert "lijst.csv, regel 2 (kolom naam)" in problem
    prive = tmp_path / "prive" / "coordinatiepunten"
    prive.mkdir(parents=True)
    (prive / "kazerne.yml").write_text(PRIVATE, encoding="utf-8")
    lijst.write_text("naam;lat;lon\nKazerne Remise;52.5750;5.2650\nSchool;52.5800;5.2300\n", encoding="utf-8")
    with pytest.raises(FolderError):
        report_coverage(markerwaard, tmp_path / "uit", Trial(), tmp_path / "prive", Search(1, lijst))
    assert not (tmp_path / "uit" / "intern").exists()


def test_every_wrong_row_is_told(markerwaard: Path, lijst: Path, tmp_path: Path) -> None:
    """Rows that cannot be used are told together; other columns need not be right."""
    lijst.write_text(
        "naam;lat;lon;rolstoel\nSporthal;5.2150;52.5650;misschien\nSchool;;;\nKas;52.5560;5.2010;weet niet\n",
        encoding="utf-8",
    )
    assert refused(markerwaard, tmp_path / "uit", Search(1, lijst)) == [
        "lijst.csv, regel 2 (kolommen lat en lon): lat en lon zijn verwisseld\n"
        "    Zo kan het wel: bedoelt u lat 52.565000 en lon 5.215000? Dan wordt de rij:\n"
        "        Sporthal;52.565000;5.215000;misschien",
        "lijst.csv, regel 3 (kolommen lat en lon): de plek is niet ingevuld\n"
        "    Zo kan het wel: vul lat en lon in (graden), of x en y (meters RD)",
    ]


def test_a_list_that_is_too_short(markerwaard: Path, lijst: Path, tmp_path: Path) -> None:
    """Nobody can choose six out of five."""
    assert refused(markerwaard, tmp_path / "uit", Search(6, lijst)) == [
        "lijst.csv: u zoekt 6 plekken, en er staan er 5 op deze lijst\n"
        "    Zo kan het wel: zoek er hoogstens 5, of maak de lijst langer"
    ]


def test_a_map_layer_is_a_list_too(markerwaard: Path, tmp_path: Path) -> None:
    """GeoJSON from a map program is read the same way."""
    features = [
        {"type": "Feature", "properties": {"naam": naam}, "geometry": {"type": "Point", "coordinates": [lon, lat]}}
        for naam, (lat, lon) in PLACES.items()
    ]
    layer = tmp_path / "plekken.geojson"
    layer.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    made, _ = report_coverage(markerwaard, tmp_path / "uit", Trial(), search=Search(1, layer))
    assert made.voorstel
    assert len(made.voorstel.stappen) == 1


@pytest.mark.parametrize(
    ("aantal", "lijst", "binnen", "said"),
    [
        ("3", None, None, "--kandidaten: er is geen lijst om uit te kiezen\n"
         "    Zo kan het wel: geef die met --kandidaten LIJST"),
        (None, Path("a.csv"), None, "--beste: er staat niet bij hoeveel plekken u zoekt\n"
         "    Zo kan het wel: schrijf bijvoorbeeld --beste 3"),
        ("0", Path("a.csv"), None, "--beste: '0' is geen aantal plekken\n"
         "    Zo kan het wel: schrijf een heel getal, zoals --beste 3"),
        ("3", Path("a.csv"), "7", "--binnen: met '7' minuten kan niet gerekend worden\n"
         "    Zo kan het wel: kies uit 5, 10, 15 en 20"),
    ],
)  # fmt: skip
def test_what_cannot_be_searched(aantal: str | None, lijst: Path | None, binnen: str | None, said: str) -> None:
    """Half a question is told with what is missing."""
    with pytest.raises(FolderError) as error:
        read_search(aantal, lijst, binnen)
    assert [str(problem) for problem in error.value.problems] == [said]


def test_nothing_asked_is_nothing_searched() -> None:
    """Without the three options the report is as it was."""
    assert read_search(None, None, None) is None


def test_a_place_without_a_way_is_not_said_to_help_nobody(
    markerwaard: Path, lijst: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is known of it, so the certainty is about the others, and both report and terminal name it."""
    lijst.write_text("naam;lat;lon\nBuurthuis;52.5750;5.2650\nVer;52.70;5.40\nVerder;52.71;5.40\n", "utf-8")
    out = tmp_path / "uit"
    main(["coverage", str(markerwaard), "-o", str(out), "--beste", "2", "--kandidaten", str(lijst)])
    page = (out / "intern" / "dekking" / "index.html").read_text(encoding="utf-8")
    for sentence in (
        "U vroeg om 2 plekken. Dit is er 1: een plek meer waar een weg naartoe loopt maakt het niet beter.",
        "Van alle keuzes met plekken waar een weg naartoe loopt is deze de beste. Dat is zeker, voor deze straten en "
        "adressen.",
        "<b>Niet te berekenen: Ver, Verder (geen weg gevonden).</b> Of zo'n plek helpt, zegt deze berekening niet.",
    ):
        assert sentence in page
    assert "Niet gekozen, en op de kaart" not in page
    assert "Niet te berekenen: Ver, Verder (geen weg gevonden)." in capsys.readouterr().out.splitlines()


def test_a_list_with_only_places_without_a_way(
    markerwaard: Path, lijst: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whether they help is not known, and nothing else is said."""
    lijst.write_text("naam;lat;lon\nVer;52.70;5.40\n", encoding="utf-8")
    out = tmp_path / "uit"
    main(["coverage", str(markerwaard), "-o", str(out), "--beste", "1", "--kandidaten", str(lijst)])
    nothing = "Van geen plek van de lijst is te berekenen of zij helpt."
    page = (out / "intern" / "dekking" / "index.html").read_text(encoding="utf-8")
    assert f"<p>{nothing}</p>" in page
    assert "maakt het" not in page
    assert nothing in capsys.readouterr().out.splitlines()


def test_odd_places_on_a_list_are_told_and_used(
    markerwaard: Path, lijst: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A double, a place that is a point, a name of a point elsewhere, and a place outside: each with its row."""
    there = next(punt.locatie for punt in check(markerwaard)[0].punten if punt.id == "het-peilhuis")
    rows = ("School;52.5800;5.2300", "school;52.5800;5.2300", "Gymzaal;52.5800;5.2301", "School;52.5650;5.2150",
            f"Het Peilhuis;{there.lat};{there.lon}", "De Mollengang;52.5560;5.2010", "Amsterdam;52.37;4.9")  # fmt: skip
    lijst.write_text("naam;lat;lon\n" + "\n".join(rows) + "\n", encoding="utf-8")
    made, _ = report_coverage(markerwaard, tmp_path / "uit", Trial(), search=Search(1, lijst))
    assert [str(problem) for problem in made.let_op] == [
        "lijst.csv, regel 3: let op: 'school' staat ook op regel 2 van lijst.csv, op dezelfde plek\n"
        "    Zo kan het wel: haal een van de twee weg",
        "lijst.csv, regel 4: let op: 'Gymzaal' ligt 7 m van 'School', op regel 2 van lijst.csv\n"
        "    Zo kan het wel: kijk of dit hetzelfde gebouw is",
        "lijst.csv, regel 5: let op: 'School' staat ook op regel 2 van lijst.csv, 2,0 km hiervandaan\n"
        "    Zo kan het wel: kijk na of de plek klopt",
        "lijst.csv, regel 6: let op: 'Het Peilhuis' staat ook bij de punten van de gemeente, op dezelfde plek\n"
        "    Zo kan het wel: haal een van de twee weg",
        "lijst.csv, regel 7: let op: 'De Mollengang' staat ook bij de punten van de gemeente, 3,9 km hiervandaan\n"
        "    Zo kan het wel: kijk na of de plek klopt",
        "lijst.csv, regel 8: let op: 'Amsterdam' ligt 25,6 km buiten de gemeente Markerwaard\n"
        "    Zo kan het wel: kijk na of de plek klopt",
    ]
    assert made.voorstel
    assert len(made.voorstel.stappen) + len(made.voorstel.af) == len(rows)
    page = (tmp_path / "uit" / "intern" / "dekking" / "index.html").read_text(encoding="utf-8")
    assert "<li>lijst.csv, regel 4: &#39;Gymzaal&#39; ligt 7 m van &#39;School&#39;, op regel 2 van lijst.csv." in page
    asked = ["coverage", str(markerwaard), "-o", str(tmp_path / "uit"), "--beste", "1", "--kandidaten", str(lijst)]
    main([*asked, "--with", "Ver=52.37,4.9", "--with", "Buurthuis=52.5750,5.2650"])
    told = capsys.readouterr().err
    assert "'Gymzaal' ligt 7 m van 'School', op regel 2 van lijst.csv" in told
    assert "'Ver' ligt 25,6 km buiten de gemeente Markerwaard" in told
    assert "'Amsterdam' ligt 0 m van 'Ver', bij --with" in told


def test_a_list_without_anything_odd_is_not_warned_about(markerwaard: Path, lijst: Path, tmp_path: Path) -> None:
    """A warning at every place would be read by nobody."""
    made, _ = report_coverage(markerwaard, tmp_path / "uit", Trial(), search=Search(1, lijst))
    assert made.let_op == ()
    assert "Let op bij" not in (tmp_path / "uit" / "intern" / "dekking" / "index.html").read_text(encoding="utf-8")
