"""`nsp coverage`: what a planner gets, on the streets of the example."""

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from noodsteunpunt.cli.main import main
from noodsteunpunt.compile.dekking.page import page_view
from noodsteunpunt.compile.dekking.words import percent
from noodsteunpunt.coverage.report import report_coverage
from noodsteunpunt.coverage.trial import Kandidaat, Trial, read_trial
from noodsteunpunt.model.loopnet import from_json, to_json
from noodsteunpunt.model.problem import FolderError
from noodsteunpunt.shipped import shipped_root

PRIVATE = """\
naam: {naam}
locatie:
  straat: Remisestraat
  huisnummer: 99
  lat: 52.58123
  lon: 5.24567
"""


@pytest.fixture
def markerwaard(tmp_path: Path) -> Path:
    """A copy of the example, with its streets."""
    return Path(shutil.copytree(shipped_root() / "locations", tmp_path / "markerwaard" / "locations")).parent


def figures(out: Path) -> dict[str, object]:
    """What another program reads."""
    read: dict[str, object] = json.loads((out / "intern" / "dekking" / "dekking.json").read_text(encoding="utf-8"))
    return read


def test_report_goes_to_intern_and_counts_everybody(markerwaard: Path, tmp_path: Path) -> None:
    """Page, table and figures stand in intern; every address is in one wijk and in one band, and goes to one point."""
    made, _ = report_coverage(markerwaard, tmp_path / "uit", Trial())
    written = {
        path.relative_to(tmp_path / "uit").as_posix() for path in (tmp_path / "uit").rglob("*.*") if path.is_file()
    }
    assert {f"intern/dekking/{name}" for name in ("index.html", "dekking.csv", "dekking.json")} <= written
    assert all(name.startswith(("intern/", ".")) for name in written)
    totaal = made.dekking.totaal
    assert totaal.adressen == sum(wijk.adressen for wijk in made.dekking.wijken) == sum(totaal.banden)
    assert totaal.adressen == sum(last.adressen for last in made.dekking.belasting) + totaal.banden[-1]
    assert totaal.inwoners == 27_750


def test_a_point_that_drops_out_gives_its_people_to_the_others(markerwaard: Path, tmp_path: Path) -> None:
    """With --without the point is not in the list, nobody is lost, and the report tells who walks farther."""
    before, _ = report_coverage(markerwaard, tmp_path / "nu", Trial())
    after, _ = report_coverage(markerwaard, tmp_path / "dan", Trial(zonder=("het-peilhuis",)))
    assert "het-peilhuis" in {last.plek.id for last in before.dekking.belasting}
    assert "het-peilhuis" not in {last.plek.id for last in after.dekking.belasting}
    assert sum(last.adressen for last in after.dekking.belasting) == sum(
        last.adressen for last in before.dekking.belasting
    )
    told = figures(tmp_path / "dan")
    assert told["zonder"] == ["het-peilhuis"]
    lost = next(last.adressen for last in before.dekking.belasting if last.plek.id == "het-peilhuis")
    assert told["verschil"]["elders"] == lost  # type: ignore[index]


def test_a_candidate_takes_people_over(markerwaard: Path, tmp_path: Path) -> None:
    """With --with a place that is no point yet, or a point that is not open yet, gets its own line."""
    trial = Trial(met=("de-oude-keet",), kandidaten=(Kandidaat("Sporthal", 52.5990, 5.2700),))
    made, _ = report_coverage(markerwaard, tmp_path / "uit", trial)
    extra = {last.plek.naam: last for last in made.dekking.belasting if last.plek.kandidaat}
    assert set(extra) == {"De Oude Keet", "Sporthal"}
    page = (tmp_path / "uit" / "intern" / "dekking" / "index.html").read_text(encoding="utf-8")
    assert "Met kandidaat De Oude Keet. Met kandidaat Sporthal." in page


def test_report_loads_nothing_and_escapes_names(markerwaard: Path, tmp_path: Path) -> None:
    """The page opens on any desk: no script, no other file; a name is text, whatever is in it."""
    trial = Trial(kandidaten=(Kandidaat("<script>alert(1)</script>", 52.5990, 5.2700),))
    report_coverage(markerwaard, tmp_path / "uit", trial)
    page = (tmp_path / "uit" / "intern" / "dekking" / "index.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert not any(sign in page for sign in ("src=", "href=", "url("))


def test_formulas_in_the_table_are_harmless(markerwaard: Path, tmp_path: Path) -> None:
    """A spreadsheet shows a name that looks like a formula as text."""
    report_coverage(markerwaard, tmp_path / "uit", Trial(kandidaten=(Kandidaat("=1+1", 52.5990, 5.2700),)))
    assert "kandidaat;'=1+1;" in (tmp_path / "uit" / "intern" / "dekking" / "dekking.csv").read_text(
        encoding="utf-8-sig"
    )


def test_coordination_point_is_in_no_report(markerwaard: Path, tmp_path: Path) -> None:
    """Trying out a coordination point as a place for inhabitants is refused, and nothing is written."""
    prive = tmp_path / "prive" / "coordinatiepunten"
    prive.mkdir(parents=True)
    (prive / "kazerne.yml").write_text(PRIVATE.format(naam="Kazerne Remise"), encoding="utf-8")
    trial = Trial(kandidaten=(Kandidaat("Kazerne Remise", 52.5990, 5.2700),))
    with pytest.raises(FolderError) as refused:
        report_coverage(markerwaard, tmp_path / "uit", trial, tmp_path / "prive")
    assert {problem.what for problem in refused.value.problems} == {
        "hier zou iets uit de privémap openbaar worden: naam van 'kazerne'"
    }
    assert not (tmp_path / "uit" / "intern").exists()


def test_without_streets_it_says_what_to_do(markerwaard: Path, tmp_path: Path) -> None:
    """No street data, no figures: a straight line would promise too much."""
    (markerwaard / "locations" / "geo" / "lopen.json").unlink()
    with pytest.raises(FolderError) as refused:
        report_coverage(markerwaard, tmp_path / "uit", Trial())
    (problem,) = refused.value.problems
    assert (problem.what, problem.repair) == (
        "zonder straten en adressen is niet te berekenen hoe ver mensen lopen",
        "maak dit bestand met 'nsp geo prepare'",
    )


def test_unknown_points_are_told_together(markerwaard: Path, tmp_path: Path) -> None:
    """A slip in an id gets the id that was meant."""
    with pytest.raises(FolderError) as refused:
        report_coverage(markerwaard, tmp_path / "uit", Trial(zonder=("het-pijlhuis",), met=("xyz",)))
    assert {(problem.file, problem.what, problem.repair) for problem in refused.value.problems} == {
        ("--without", "'het-pijlhuis' is hier geen punt", "bedoelt u 'het-peilhuis'?"),
        ("--with", "'xyz' is hier geen punt", "geef de id van een punt, of voor een nieuwe plek NAAM=LAT,LON"),
    }


def test_a_point_that_is_not_in_use_cannot_drop_out(markerwaard: Path, tmp_path: Path) -> None:
    """It is there, and it does not count: that is another slip than an id that does not exist."""
    with pytest.raises(FolderError) as refused:
        report_coverage(markerwaard, tmp_path / "uit", Trial(zonder=("de-klokkenkist", "xyz")))
    assert [str(problem) for problem in refused.value.problems] == [
        "--without: 'de-klokkenkist' heeft 'levensloop: aangewezen', dus het telt nu al niet mee\n"
        "    Zo kan het wel: laat dit punt weg uit de opdracht",
        "--without: 'xyz' is hier geen punt\n    Zo kan het wel: geef de id van een punt dat 'pilot' of 'actief' is",
    ]


@pytest.mark.parametrize("typed", ["Sporthal=52,5650,5,2150", "Sporthal=52,5650;5,2150", "Sporthal=52,5650, 5,2150"])
def test_a_decimal_comma_is_named(typed: str) -> None:
    """Dutch people write a comma; they get back what to type."""
    with pytest.raises(FolderError) as refused:
        read_trial([], [typed])
    assert [str(problem) for problem in refused.value.problems] == [
        f"--with: '{typed}': in de getallen staat een komma waar een punt hoort\n"
        "    Zo kan het wel: schrijf 'Sporthal=52.5650,5.2150'"
    ]


def test_without_a_point_to_walk_to_there_is_no_report(markerwaard: Path, tmp_path: Path) -> None:
    """Nobody is sent to a point that was only announced; with a place to try there is a report all the same."""
    for path in (markerwaard / "locations" / "punten").iterdir():
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub("^levensloop: (actief|pilot)", "levensloop: aangewezen", text, flags=re.M), "utf-8")
    with pytest.raises(FolderError) as refused:
        report_coverage(markerwaard, tmp_path / "uit", Trial())
    assert [str(problem) for problem in refused.value.problems] == [
        "locations/punten: er is geen punt met 'levensloop: pilot' of 'levensloop: actief' om naartoe te lopen\n"
        "    Zo kan het wel: probeer een plek uit met --with"
    ]
    assert not (tmp_path / "uit").exists()
    report_coverage(markerwaard, tmp_path / "uit", Trial(met=("de-wierschuur",)))


def test_places_are_read_as_typed() -> None:
    """An id, or a name with a latitude and a longitude."""
    trial = read_trial(["a-b"], ["de-oude-keet", "Sporthal Zuid=52.55,5.22"])
    assert trial == Trial(("a-b",), ("de-oude-keet",), (Kandidaat("Sporthal Zuid", 52.55, 5.22),))


@pytest.mark.parametrize("typed", ["Hal=5.22,52.55", "Hal=52,55 5,22", "=52.55,5.22", "Hal=52.55"])
def test_a_place_that_cannot_be(typed: str) -> None:
    """Swapped, with commas, or half: told with an example."""
    with pytest.raises(FolderError) as refused:
        read_trial([], [typed])
    (problem,) = refused.value.problems
    assert problem.what == f"'{typed}': dit is geen plek in Nederland"
    assert problem.repair == (
        "schrijf het zoals 'Sporthal=52.5500,5.2200': naam, breedtegraad en lengtegraad met een punt"
    )


def test_a_place_with_a_name_that_cannot_be() -> None:
    """A coordination point is refused here as in a list, and so is what nobody sees; both are told at once."""
    with pytest.raises(FolderError) as refused:
        read_trial([], ["Coördinatiepunt Noord=52.55,5.22", "Sport\u200bhal=52.55,5.22"])
    assert [str(problem) for problem in refused.value.problems] == [
        "--with: 'Coördinatiepunt Noord': dit lijkt een coördinatiepunt; dat is niet voor inwoners\n"
        "    Zo kan het wel: geef de plek een andere naam, of laat haar weg",
        "--with: 'Sport\u200bhal': hier staat een onzichtbaar teken in\n    Zo kan het wel: typ de naam opnieuw",
    ]


def test_a_point_that_is_asked_for_twice_opens_once(markerwaard: Path, tmp_path: Path) -> None:
    """Else it would stand in the report as two points, one without a single inhabitant."""
    made, _ = report_coverage(markerwaard, tmp_path / "uit", read_trial([], ["de-oude-keet", "de-oude-keet"]))
    assert [last.plek.id for last in made.dekking.belasting].count("de-oude-keet") == 1


def test_a_point_where_nobody_goes_has_no_walk(markerwaard: Path, tmp_path: Path) -> None:
    """Not "0 m", as if everybody lived next to it."""
    report_coverage(markerwaard, tmp_path / "uit", read_trial([], ["Ver weg=52.70,5.40"]))
    page = (tmp_path / "uit" / "intern" / "dekking" / "index.html").read_text(encoding="utf-8")
    row = page[page.index(". Ver weg (kandidaat)") :].split("</tr>")[0]
    assert re.findall(r'<td class="getal">(.*?)</td>', row) == ["0", "0", "–", "–"]


def test_a_share_is_rounded_down_and_not_further() -> None:
    """57 of 100 is 57 %; only everybody is 100 %."""
    assert [percent(number / 100) for number in range(101)] == [f"{number} %" for number in range(101)]
    assert percent(9_999_999 / 10_000_000) == "99 %"


def test_who_cannot_take_steps_is_told_apart(markerwaard: Path, tmp_path: Path) -> None:
    """Without the stairs in the streets nobody is nearer, everybody is counted, and the page says it in words."""
    path = markerwaard / "locations" / "geo" / "lopen.json"
    net = from_json(path.read_text(encoding="utf-8"))
    path.write_text(to_json(replace(net, trap=np.arange(len(net.van)) % 9 == 0)), encoding="utf-8")
    report_coverage(markerwaard, tmp_path / "uit", Trial())
    told = figures(tmp_path / "uit")
    level, total = told["trapvrij"], told["totaal"]
    assert level["adressen"] == total["adressen"] == sum(level["banden"])  # type: ignore[index]
    assert sum(level["banden"][:3]) < sum(total["banden"][:3])  # type: ignore[index]
    page = (tmp_path / "uit" / "intern" / "dekking" / "index.html").read_text(encoding="utf-8")
    near = int(100 * sum(level["banden"][:3]) / level["adressen"])  # type: ignore[index]
    assert re.search(rf"Voor wie geen trap kan lopen: [^.]*, {near} % binnen 15 minuten, ", page)


def test_a_place_that_no_way_comes_near_is_named(markerwaard: Path, tmp_path: Path) -> None:
    """A planner sees why nobody goes to a place: it lies off the streets, in the sea or outside the extract."""
    report_coverage(markerwaard, tmp_path / "uit", Trial(kandidaten=(Kandidaat("Boei", 52.70, 5.40),)))
    page = (tmp_path / "uit" / "intern" / "dekking" / "index.html").read_text(encoding="utf-8")
    assert "niemand gaat erheen in deze berekening: Boei." in page


def said_on_top(out: Path) -> list[str]:
    """The key figures and what stands under each, as text."""
    page = (out / "intern" / "dekking" / "index.html").read_text(encoding="utf-8")
    figures = page[page.index('<ul class="cijfers">') :].split("</ul>")[0]
    return [
        re.sub("<[^>]+>", " ", one.replace(" <span>", " ").replace("</span></span>", "")).split("\n")[0].strip()
        for one in figures.split("<li>")[1:]
    ]


def map_of(out: Path) -> str:
    """The drawing in the report, without the circles of the points."""
    page = (out / "intern" / "dekking" / "index.html").read_text(encoding="utf-8")
    return re.sub(r"<circle.*", "", page[page.index('<svg class="kaart"') : page.index("</figure>")])


def test_a_place_far_away_does_not_stretch_the_map(markerwaard: Path, tmp_path: Path) -> None:
    """The map stays that of the municipality, and words say what is not on it; a place close by is drawn."""
    far = (Kandidaat("Ver <weg>", 51.5000, 5.5000), Kandidaat("Nog verder", 53.2000, 6.5000))
    for name, kandidaten in (("nu", ()), ("ver", far), ("dichtbij", (Kandidaat("Rand", 52.5990, 5.2700),))):
        report_coverage(markerwaard, tmp_path / name, Trial(kandidaten=kandidaten))
    shapes = {
        name: re.findall(r'class="wijk" d="[^"]*"', map_of(tmp_path / name)) for name in ("nu", "ver", "dichtbij")
    }
    assert shapes["ver"] == shapes["nu"] != shapes["dichtbij"]
    page = (tmp_path / "ver" / "intern" / "dekking" / "index.html").read_text(encoding="utf-8")
    (said,) = re.findall("<p>(Niet op de kaart.*)</p>", page)
    assert said == (
        "Niet op de kaart, want te ver buiten de gemeente: 5 (Ver &lt;weg&gt;), 6 (Nog verder). "
        "In de tabellen staat het wel."
    )
    assert "Niet op de kaart" not in (tmp_path / "dichtbij" / "intern" / "dekking" / "index.html").read_text("utf-8")


def test_a_place_just_outside_is_on_the_map(markerwaard: Path, tmp_path: Path) -> None:
    """Up to 1,5 km from the municipality, whose border lies at 52.597 degrees in the north."""
    close, far = Kandidaat("Dichtbij", 52.6095, 5.2200), Kandidaat("Verder", 52.6115, 5.2200)
    report_coverage(markerwaard, tmp_path / "uit", Trial(kandidaten=(close, far)))
    page = (tmp_path / "uit" / "intern" / "dekking" / "index.html").read_text(encoding="utf-8")
    (said,) = re.findall("Niet op de kaart, want te ver buiten de gemeente: (.*?)[.]", page)
    assert said == "6 (Verder)"


def test_where_nobody_knows_how_many_live_no_number_is_said(markerwaard: Path, tmp_path: Path) -> None:
    """Unknown is not 0: a bar that cannot be drawn has no words either."""
    path = markerwaard / "locations" / "wijken.geojson"
    path.write_text(re.sub(r', "inwoners": \d+', "", path.read_text(encoding="utf-8")), encoding="utf-8")
    made, _ = report_coverage(markerwaard, tmp_path / "uit", Trial())
    said = {(punt["inwoners"], punt["staaf"], punt["staaf_tekst"]) for punt in page_view(made, "")["punten"]}
    assert said == {("onbekend", None, "")}


def test_a_trial_says_on_top_that_it_is_one(markerwaard: Path, tmp_path: Path) -> None:
    """Who reads only the first lines does not take a trial for how things are: that of now stands beside it."""
    report_coverage(markerwaard, tmp_path / "nu", Trial())
    now = [figure.split("  ")[0] for figure in said_on_top(tmp_path / "nu")]
    report_coverage(markerwaard, tmp_path / "dan", Trial(kandidaten=(Kandidaat("Sporthal", 52.5650, 5.2150),)))
    people, *figures = said_on_top(tmp_path / "dan")
    assert "proef" not in people  # as many people live there either way
    assert [figure.split("  ")[-1] for figure in figures] == [f"met deze proef (nu: {figure})" for figure in now[1:]]
    page = (tmp_path / "dan" / "intern" / "dekking" / "index.html").read_text(encoding="utf-8")
    assert "Berekend voor 3.151 adressen en 5 punten met deze proef (nu: 4), over straten en paden." in page
    assert "<b>Dit is een proef.</b> Met kandidaat Sporthal." in page
    assert "proef" not in (tmp_path / "nu" / "intern" / "dekking" / "index.html").read_text(encoding="utf-8")


def test_a_trial_without_a_point_now_says_that(markerwaard: Path, tmp_path: Path) -> None:
    """There is no share to put beside it, and that is said."""
    for path in (markerwaard / "locations" / "punten").iterdir():
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub("^levensloop: (actief|pilot)", "levensloop: aangewezen", text, flags=re.M), "utf-8")
    report_coverage(markerwaard, tmp_path / "uit", Trial(met=("de-wierschuur",)))
    assert all(figure.endswith("met deze proef (nu: geen punt)") for figure in said_on_top(tmp_path / "uit")[1:])


def test_terminal_says_the_same_number_as_the_report(
    markerwaard: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One rounding for both, and the trial and now are told apart there too."""
    out = tmp_path / "uit"
    main(["coverage", str(markerwaard), "-o", str(out), "--with", "Sporthal=52.5650,5.2150"])
    said = capsys.readouterr().out.splitlines()
    then, now = re.fullmatch(r"(\d+ %).*\(nu: (\d+ %)\)", said_on_top(out)[2]).groups()  # type: ignore[union-attr]
    assert said[:2] == [
        f"3.151 adressen. Met deze proef: 5 punten, {then} loopt hoogstens 15 minuten.",
        f"Nu: 4 punten, {now} loopt hoogstens 15 minuten.",
    ]
    main(["coverage", str(markerwaard), "-o", str(tmp_path / "nu")])
    assert capsys.readouterr().out.splitlines()[0] == f"3.151 adressen, 4 punten, {now} loopt hoogstens 15 minuten."


def test_a_point_with_days_says_so(markerwaard: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A point that begins later counts; its days stand on top, beside it in the table, and in the terminal."""
    out = tmp_path / "uit"
    main(["coverage", str(markerwaard), "-o", str(out)])
    days = "Dit is alleen van 1 januari 2027 tot 1 juli 2027 een noodsteunpunt."
    page = (out / "intern" / "dekking" / "index.html").read_text(encoding="utf-8")
    assert f"<b>De Mollengang:</b> {days} In deze cijfers telt deze plek steeds mee." in page
    assert re.search(rf'\. De Mollengang<span class="bij">{days}</span></th>', page)
    assert page.count("een noodsteunpunt.") == 2  # the others have no such days
    assert f"De Mollengang telt steeds mee. {days}" in capsys.readouterr().out.splitlines()


def test_the_longest_bar_ends_in_sight(markerwaard: Path, tmp_path: Path) -> None:
    """A bar that fills its cell looks cut off, as if there were more."""
    report_coverage(markerwaard, tmp_path / "uit", Trial())
    page = (tmp_path / "uit" / "intern" / "dekking" / "index.html").read_text(encoding="utf-8")
    bars = [float(width) for width in re.findall(r'class="last[^"]*" x="0" y="2" width="([\d.]+)"', page)]
    assert len(bars) == 4
    assert 85 < max(bars) < 95
