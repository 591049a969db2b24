"""The alarm path: a status goes out on the site that was built before, whatever else is wrong in the folder."""

import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from noodsteunpunt.build import Made, Wish, build, check
from noodsteunpunt.compile.artifact import Artifact
from noodsteunpunt.compile.statusdata import status_data
from noodsteunpunt.model.gemeente import Aard
from noodsteunpunt.model.problem import FolderError
from noodsteunpunt.model.saved import from_json, to_json
from noodsteunpunt.model.status import Status
from noodsteunpunt.publish import publish_status
from noodsteunpunt.write.refusal import OutputError

from ..conftest import SHEETS, Municipality, silent, tree

STATUS = "locations/status.yml"
CRISIS = """\
fase: crisis
bijgewerkt: 2026-07-21 14:05
bericht:
  nl: De stroom is <uit>.
  fy: De stroom is fuort.
punten:
  de-baken: {toestand: open, sinds: 2026-07-21 13:30, door: gemeente}
"""
Publish = Callable[[str], None]


@pytest.fixture
def out(built: Path, tmp_path: Path) -> Path:
    """A copy of the built test municipality, in all its languages."""
    return Path(shutil.copytree(built, tmp_path / "uit"))


@pytest.fixture
def publish(municipality: Municipality, out: Path) -> Publish:
    """Write a status and publish it."""

    def say(text: str) -> None:
        municipality.write(STATUS, text)
        publish_status(Wish(municipality.folder, out, "site", cache=SHEETS), silent)

    return say


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    """The names of the files that are new, gone or different."""
    return {name for name in before | after if before.get(name) != after.get(name)}


def test_status_touches_only_what_it_is_about(out: Path, publish: Publish) -> None:
    """Home, status page, the point that opens and its wijk, in every language, and nothing else people read."""
    before = tree(out / "site")
    publish(CRISIS)
    pages = {name for name in changed(before, tree(out / "site")) if not name.startswith("offline/")}
    code = next(
        path.parent.name for path in (out / "site").glob("*/index.html") if "De Baken</bdi></h1>" in path.read_text()
    )
    wijk = {name.split("/")[0] for name in pages if name[0].isdigit()} - {code}
    assert len(wijk) == 1
    places = ["", "status/", f"{code}/", f"{wijk.pop()}/"]
    expected = {f"{language}{place}index.html" for language in ("", "fy/") for place in places}
    assert pages == expected | {"status.json", "feed.xml", "sw.js"}


def test_what_stayed_behind_is_told(municipality: Municipality, out: Path, publish: Publish) -> None:
    """A second message in one language, with the times of the first, goes out and the editor hears what is old."""
    publish(CRISIS)
    second = CRISIS.replace("De stroom is <uit>.", "De stroom is er weer.").replace(
        "toestand: open", "toestand: gesloten"
    )
    municipality.write(STATUS, second)
    made = publish_status(Wish(municipality.folder, out, "site", cache=SHEETS), silent)
    assert [str(problem).partition("\n")[0] for problem in made.warnings if problem.code == "NSP614"] == [
        f"{STATUS}, regel 5 (bericht.fy): let op: het Nederlandse bericht is nieuw, en dit is nog het vorige",
        f"{STATUS}, regel 7 (punten.de-baken.sinds): let op: dit punt was 'open' en is nu 'gesloten', "
        "en 'sinds' is nog van toen",
        f"{STATUS}, regel 2 (bijgewerkt): let op: er is iets veranderd, en deze tijd is nog die van de vorige keer",
    ]
    assert "De stroom is er weer." in (out / "site" / "status.json").read_text(encoding="utf-8")


def test_the_same_status_again_is_nothing_new(municipality: Municipality, out: Path, publish: Publish) -> None:
    """Nor is a message with everything in it changed."""
    publish(CRISIS)
    for text in (CRISIS, CRISIS.replace("De stroom", "It ljocht").replace("14:05", "15:05")):
        municipality.write(STATUS, text)
        made = publish_status(Wish(municipality.folder, out, "site", cache=SHEETS), silent)
        assert [problem.what for problem in made.warnings if problem.code == "NSP614"] == []


def test_status_leaves_what_phones_hold_as_it_is(out: Path, publish: Publish) -> None:
    """Lists and packs hold the pages at rest; a status adds one file per language and changes nothing there."""
    before = tree(out / "site" / "offline")
    publish(CRISIS)
    after = tree(out / "site" / "offline")
    assert [name.split(".")[0] for name in sorted(changed(before, after))] == ["stand-fy", "stand-nl"]


def test_mistakes_elsewhere_do_not_stop_an_alarm(municipality: Municipality, out: Path, publish: Publish) -> None:
    """A typing error in a point, or a folder that is gone, never keeps people from hearing what is going on."""
    municipality.write("locations/gemeente.yml", "naam: [")
    shutil.rmtree(municipality.folder / "locations" / "punten")
    publish(CRISIS)
    assert "De stroom is &lt;uit&gt;." in (out / "site" / "status" / "index.html").read_text()


def test_message_without_translation_goes_out_in_dutch(out: Path, publish: Publish) -> None:
    """Nobody waits for a translator: the Dutch message stands on every page at once, marked as Dutch."""
    publish(CRISIS.replace("  fy: De stroom is fuort.\n", ""))
    page = (out / "site" / "fy" / "status" / "index.html").read_text()
    assert '<span lang="nl" dir="ltr">De stroom is &lt;uit&gt;.</span>' in page


def test_exercise_is_no_crisis(out: Path, publish: Publish) -> None:
    """An exercise says OEFENING on every page that says anything, and nowhere that there is an emergency."""
    publish(CRISIS.replace("crisis", "oefening"))
    for name in ("index.html", "status/index.html"):
        page = (out / "site" / name).read_text()
        assert '<p class="band band-oefening" data-fase="oefening"><a' in page
        assert '<p class="band band-crisis" data-fase="crisis" hidden><a' in page
    entry = ElementTree.parse(out / "site" / "feed.xml").find("{*}entry/{*}title")
    assert entry is not None
    assert entry.text is not None
    assert "OEFENING: " in entry.text


def test_back_to_rest_is_the_site_as_it_was(out: Path, publish: Publish) -> None:
    """After the crisis not a byte of it is left."""
    before = tree(out / "site")
    publish(CRISIS)
    publish("fase: rust\n")
    assert tree(out / "site") == before


def test_status_json_and_feed_carry_dutch_time(out: Path, publish: Publish) -> None:
    """Machines read the time with the Dutch summer offset, and points by their code."""
    publish(CRISIS)
    said = json.loads((out / "site" / "status.json").read_text())
    assert (said["fase"], said["bijgewerkt"]) == ("crisis", "2026-07-21T14:05:00+02:00")
    assert list(said["punten"].values()) == [
        {"toestand": "open", "sinds": "2026-07-21T13:30:00+02:00", "door": "gemeente"}
    ]
    summary = ElementTree.parse(out / "site" / "feed.xml").find("{*}entry/{*}summary")
    assert summary is not None
    assert summary.text == "De stroom is <uit>."


def test_feed_of_an_example_says_so_in_every_title(municipality: Municipality) -> None:
    """A title is often all that a reader of feeds shows; without a mark an exercise of nobody would be an alarm."""
    municipality.write(STATUS, CRISIS)
    site = municipality.site()
    titles = {}
    for aard in Aard:
        found = replace(site, gemeente=site.gemeente.model_copy(update={"aard": aard}))
        (feed,) = (made.data for made in status_data(found) if made.path == "site/feed.xml")
        tree = ElementTree.fromstring(feed.decode())
        titles[aard] = [tree.findtext(path) for path in ("{*}title", "{*}author/{*}name", "{*}entry/{*}title")]
    assert titles == {
        Aard.ECHT: [*["Noodsteunpunten Testwaard"] * 2, "CRISIS: Testwaard"],
        Aard.VOORBEELD: [*["VOORBEELD Noodsteunpunten Testwaard"] * 2, "VOORBEELD CRISIS: Testwaard"],
        Aard.PROEF: [*["PROEF Noodsteunpunten Testwaard"] * 2, "PROEF CRISIS: Testwaard"],
    }


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            CRISIS.replace("crisis", "krisis"),
            f"{STATUS}, regel 1 (fase): 'krisis' ken ik hier niet\n    Zo kan het wel: bedoelt u 'crisis'?",
        ),
        (
            CRISIS.replace("de-baken", "de-bakken"),
            f"{STATUS}, regel 7 (punten.de-bakken): 'de-bakken' is geen punt in gebruik\n"
            "    Zo kan het wel: bedoelt u 'de-baken'?",
        ),
        (
            CRISIS.replace("bijgewerkt: 2026-07-21 14:05\n", ""),
            f"{STATUS} (bijgewerkt): 'bijgewerkt' ontbreekt\n"
            "    Zo kan het wel: voeg een regel toe zoals 'bijgewerkt: 2026-11-21 14:05', "
            "met de dag en tijd van het bericht",
        ),
        (
            CRISIS.replace("  nl: De stroom is <uit>.\n", ""),
            f"{STATUS}, regel 3 (bericht): het Nederlandse bericht ontbreekt\n"
            "    Zo kan het wel: voeg onder 'bericht' een regel 'nl: …' toe",
        ),
        (
            "fase: rust\nbericht: {nl: Niets.}\n",
            f"{STATUS}, regel 1 (fase): in rust kan er geen bericht of open punt zijn\n"
            "    Zo kan het wel: kies 'fase: crisis' of 'fase: oefening', of haal de rest weg",
        ),
        (
            "fase: rust\npunten:\n  de-baken: {toestand: open, sinds: 2026-07-21 13:30, door: gemeente}\n",
            f"{STATUS}, regel 1 (fase): in rust kan er geen bericht of open punt zijn\n"
            "    Zo kan het wel: kies 'fase: crisis' of 'fase: oefening', of haal de rest weg",
        ),
    ],
)
def test_faulty_status_changes_nothing(out: Path, publish: Publish, text: str, sentence: str) -> None:
    """Each mistake gets its sentence, and what people see stays as it is."""
    before = tree(out)
    with pytest.raises(FolderError) as caught:
        publish(text)
    assert [str(problem) for problem in caught.value.problems] == [sentence]
    assert tree(out) == before


@pytest.mark.parametrize("renames", range(6))
def test_status_after_a_killed_build_goes_on_the_new_site(
    municipality: Municipality, out: Path, publish: Publish, monkeypatch: pytest.MonkeyPatch, renames: int
) -> None:
    """The power failed in the middle of the swap. Both sites are on disk; the status goes on the one that counts."""
    municipality.edit("locations/punten/de-baken.yml", "naam: De Baken", "naam: De Nieuwe Naam")
    done: list[Path] = []
    really = Path.rename

    def killed(self: Path, target: Path) -> Path:
        if len(done) == renames:
            raise KeyboardInterrupt
        done.append(target)
        return really(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", killed)
        with suppress(KeyboardInterrupt):
            municipality.build(out, only="site")
    assert done == [] or done[0].name == ".klaar"
    publish(CRISIS.replace("  fy: De stroom is fuort.\n", ""))
    page = (out / "site" / "status" / "index.html").read_text()
    assert "De stroom is &lt;uit&gt;." in page
    assert ("De Nieuwe Naam" in page) == (renames > 0)
    assert ("De Nieuwe Naam" in (out / "intern" / "site.json").read_text()) == (renames > 0)


def while_building(municipality: Municipality, out: Path, action: Callable[[], object], only: str = "site") -> Made:
    """A build during which somebody does something, once, when half of the pages are there."""
    once = iter([action])

    def progress(artifacts: Iterable[Artifact], total: int) -> Iterator[Artifact]:
        for number, artifact in enumerate(artifacts):
            if number == 5:
                next(once, lambda: None)()
            yield artifact

    return build(Wish(municipality.folder, out, only, ("nl",), municipality.prive, SHEETS), progress)


def test_status_goes_out_during_a_build_and_stays(municipality: Municipality, out: Path, publish: Publish) -> None:
    """A build that began in rest may not take away the alarm that went out while it ran."""
    municipality.write(STATUS, "fase: rust\n")
    municipality.edit("locations/punten/de-baken.yml", "naam: De Baken", "naam: De Nieuwe Naam")
    said = []

    def alarm() -> None:
        publish(CRISIS.replace("  fy: De stroom is fuort.\n", ""))
        said.append((out / "site" / "status" / "index.html").read_text())

    made = while_building(municipality, out, alarm)
    after = (out / "site" / "status" / "index.html").read_text()
    assert ["De stroom is &lt;uit&gt;." in page for page in (*said, after)] == [True, True]
    assert ["De Nieuwe Naam" in page for page in (*said, after)] == [False, True]
    assert made.site.status.fase == "crisis"
    offline = {path.name.split(".")[0] for path in (out / "site" / "offline").iterdir()}
    assert "stand-nl" in offline
    assert tree(out) == tree(_built_anew(municipality, out))


def _built_anew(municipality: Municipality, out: Path) -> Path:
    """The same build with nobody in between."""
    build(Wish(municipality.folder, out, "site", ("nl",), municipality.prive, SHEETS), silent)
    return out


def test_newest_status_wins_also_without_nsp_status(municipality: Municipality, out: Path) -> None:
    """Whoever changes the file while a build runs finds that on the site, with its warnings."""
    crisis = CRISIS.replace("punten:", "  de: Der Strom ist weg.\npunten:")
    made = while_building(municipality, out, lambda: municipality.write(STATUS, crisis))
    assert json.loads((out / "site" / "status.json").read_text())["fase"] == "crisis"
    assert any("niemand leest dit" in problem.what for problem in made.warnings)


@pytest.mark.parametrize("text", ["fase: crsis\n", None])
def test_build_never_puts_an_older_status_over_one_that_it_cannot_read(
    municipality: Municipality, out: Path, publish: Publish, text: str | None
) -> None:
    """Halfway through typing the next message, or with the file gone: the build is refused, and the alarm stays."""
    municipality.write(STATUS, "fase: oefening\nbijgewerkt: 2026-07-21 14:05\nbericht: {nl: Oefening.}\n")
    after: list[dict[str, bytes]] = []

    def alarm() -> None:
        publish(CRISIS)
        after.append(tree(out / "site"))
        if text is None:
            municipality.remove(STATUS)
        else:
            municipality.write(STATUS, text)

    with pytest.raises(FolderError) as caught:
        while_building(municipality, out, alarm)
    assert [problem.file for problem in caught.value.problems] == [STATUS]
    assert [tree(out / "site")] == after


def test_printing_does_not_look_at_the_status(municipality: Municipality, out: Path) -> None:
    """Paper says nothing of today, so a build of paper alone goes through."""
    while_building(municipality, out, lambda: municipality.write(STATUS, "fase: crsis\n"), only="druk")


def test_a_promise_in_a_message_does_not_stop_it(municipality: Municipality, out: Path) -> None:
    """The editor hears of it, and the message goes out."""
    municipality.write(STATUS, CRISIS.replace("De stroom is <uit>.", "U kunt hier schuilen."))
    made = publish_status(Wish(municipality.folder, out, "site", cache=SHEETS), silent)
    assert "dit belooft te veel: 'schuilen'" in [problem.what for problem in made.warnings]
    assert "U kunt hier schuilen." in (out / "site" / "status" / "index.html").read_text(encoding="utf-8")


def test_message_of_one_municipality_goes_on_no_other_site(municipality: Municipality, out: Path) -> None:
    """A wrong folder in the hurry of a crisis is told; one that only has a new name, or a closing slash, is not."""
    municipality.write(STATUS, CRISIS)
    municipality.edit("locations/gemeente.yml", "naam: Testwaard", "naam: Nieuwwaard")
    publish_status(Wish(municipality.folder, out, "site", cache=SHEETS), silent)
    address = "siteadres: https://testwaard.example"
    municipality.edit("locations/gemeente.yml", address, f"{address}/")
    publish_status(Wish(municipality.folder, out, "site", cache=SHEETS), silent)
    municipality.edit("locations/gemeente.yml", f"{address}/", "siteadres: https://n.example")
    before = tree(out)
    with pytest.raises(FolderError) as caught:
        publish_status(Wish(municipality.folder, out, "site", cache=SHEETS), silent)
    assert [problem.what for problem in caught.value.problems] == [
        "deze map is van de gemeente Nieuwwaard, en de site daar is van Testwaard"
    ]
    assert tree(out) == before


def test_point_that_was_not_built_asks_for_a_build(publish: Publish) -> None:
    """Taking it out of the status, as for a name that does not exist, would leave people at a shut door."""
    with pytest.raises(FolderError) as caught:
        publish(CRISIS.replace("de-baken:", "zo-nieuw:"))
    assert [problem.repair for problem in caught.value.problems] == [
        "haal dit punt weg uit status.yml; is het punt nieuw, draai dan eerst nsp build"
    ]


def test_a_warning_does_not_stop_an_alarm(municipality: Municipality, out: Path) -> None:
    """Quotation marks of a word processor are no reason to be silent."""
    municipality.write(STATUS, CRISIS.replace("De stroom is <uit>.", "“De stroom is uit.”"))
    made = publish_status(Wish(municipality.folder, out), silent)
    assert [problem.code for problem in made.warnings] == ["NSP006"]


@pytest.mark.parametrize("inside", ["locations/punten/uit", "content/nl", "print", "locations"])
def test_output_inside_what_is_read_is_refused(municipality: Municipality, inside: str) -> None:
    """The next build would read its own output, and a point named index.html is the least of it."""
    out = municipality.folder / inside
    before = tree(municipality.folder)
    read = municipality.folder / inside.split("/")[0]
    for command in (build, publish_status):
        with pytest.raises(OutputError) as caught:
            command(Wish(municipality.folder, out), silent)
        assert str(caught.value) == f"'{out}' ligt in '{read}', en die map leest nsp; kies met -o een andere map"
    assert tree(municipality.folder) == before


def test_output_in_the_private_folder_is_refused(municipality: Municipality) -> None:
    """What is public and what is not stay apart."""
    out = municipality.prive / "uit"
    with pytest.raises(OutputError) as caught:
        build(Wish(municipality.folder, out, prive=municipality.prive), silent)
    assert str(caught.value) == (
        f"'{out}' ligt in '{municipality.prive}', en die map leest nsp; kies met -o een andere map"
    )


def test_secret_in_a_message_is_caught_when_it_goes_out(municipality: Municipality, out: Path) -> None:
    """In a hurry a coordination point is easily named; with --prive it stops the status, and says where."""
    before = tree(out)
    municipality.write(STATUS, CRISIS.replace("De stroom is <uit>.", "Ga naar Commandopost Zeearend."))
    with pytest.raises(FolderError) as caught:
        publish_status(Wish(municipality.folder, out, "site", prive=municipality.prive, cache=SHEETS), silent)
    assert {"site/status/index.html", "site/status.json", "site/feed.xml"} <= {
        problem.file for problem in caught.value.problems
    }
    assert {problem.what for problem in caught.value.problems} == {
        "hier zou iets uit de privémap openbaar worden: naam van 'zeearend'"
    }
    assert tree(out) == before


def test_folder_without_status_announces_nothing(municipality: Municipality, out: Path) -> None:
    """A wrong folder, or a file that is called status.yaml, never takes an alarm away."""
    before = tree(out)
    with pytest.raises(FolderError) as caught:
        publish_status(Wish(municipality.folder, out), silent)
    assert [str(problem) for problem in caught.value.problems] == [
        "locations/status.yml: dit bestand ontbreekt\n"
        "    Zo kan het wel: maak het; een regel 'fase: rust' haalt een bericht weg"
    ]
    assert tree(out) == before


def test_site_of_another_version_asks_for_a_build(municipality: Municipality, out: Path, publish: Publish) -> None:
    """After an update of the program the site is built once more before a status can go on it."""
    saved = out / "intern" / "site.json"
    saved.write_text(saved.read_text().replace('"versie": "', '"versie": "oud-', 1))
    with pytest.raises(FolderError) as caught:
        publish(CRISIS)
    assert [problem.what for problem in caught.value.problems] == [
        "de site hier is met een andere versie van nsp gebouwd, of beschadigd"
    ]


def test_printing_changes_nothing_about_the_next_status(
    municipality: Municipality, out: Path, publish: Publish
) -> None:
    """A build of the print alone leaves the saved site, and so languages and facts, as they were published."""
    municipality.edit("locations/punten/de-baken.yml", "naam: De Baken", "naam: De Nieuwe Naam")
    before = tree(out / "intern")
    municipality.build(out, only="druk", languages=("nl",))
    after = tree(out / "intern")
    assert changed(before, after) <= {"manifest-druk.json"}
    publish(CRISIS)
    assert (out / "site" / "fy" / "status" / "index.html").is_file()
    assert "De Nieuwe Naam" not in (out / "site" / "status" / "index.html").read_text()


def test_flyers_stay_on_the_site_through_a_status(out: Path, publish: Publish) -> None:
    """The printed sheets on the website are not drawn again for an alarm, and their links keep working."""
    before = {name: data for name, data in tree(out / "site").items() if name.startswith("druk/")}
    assert before
    publish(CRISIS)
    assert {name: data for name, data in tree(out / "site").items() if name.startswith("druk/")} == before


def test_flyers_can_still_be_kept_through_a_status(out: Path, publish: Publish) -> None:
    """A phone that keeps the flyers of a language finds the same list of them, and has nothing to fetch."""
    before = {name for name in tree(out / "site" / "offline") if name.startswith("flyers-")}
    assert {name.split(".")[0] for name in before} == {"flyers-nl"}
    publish(CRISIS)
    assert {name for name in tree(out / "site" / "offline") if name.startswith("flyers-")} == before


def test_status_needs_a_site(municipality: Municipality, tmp_path: Path) -> None:
    """Without an earlier build there is nothing to put a status on."""
    municipality.write(STATUS, CRISIS)
    with pytest.raises(FolderError) as caught:
        publish_status(Wish(municipality.folder, tmp_path / "leeg", "site"), silent)
    assert [problem.what for problem in caught.value.problems] == ["hier is nog geen site gebouwd"]


def test_saved_site_is_the_site_without_secrets(municipality: Municipality) -> None:
    """What is kept for a later status says everything public once more, and nothing private or unfinished."""
    site = municipality.site()
    again = from_json(to_json(site), Status())
    assert again.prive is None
    assert again.punten == tuple(punt for punt in site.punten if punt.public)
    assert (again.gemeente, again.wijken, again.permalinks) == (site.gemeente, site.wijken, site.permalinks)
    assert (again.talen, dict(again.feiten)) == (site.talen, dict(site.feiten))


def test_a_saved_site_names_its_map_in_the_same_words(municipality: Municipality) -> None:
    """What a licence asks for is not changed on the way."""
    site, _ = check(municipality.folder)
    saved = to_json(replace(site, schets_bron="Kaart: wij"))
    assert from_json(saved, Status()).schets_bron == "Kaart: wij"


def test_a_message_that_nobody_will_read_goes_out_with_a_warning(municipality: Municipality, out: Path) -> None:
    """In haste somebody writes a language that the site does not have; the alarm never waits for that."""
    municipality.write(STATUS, CRISIS.replace("punten:", "  de: Der Strom ist weg.\npunten:"))
    made = publish_status(Wish(municipality.folder, out, "site"), silent)
    assert [str(problem) for problem in made.warnings] == [
        "locations/status.yml, regel 6 (bericht.de): let op: niemand leest dit: "
        "de site is er niet in de taal 'de', wel in nl, fy\n"
        "    Zo kan het wel: zijn er teksten in die taal, zet haar dan bij 'talen' in gemeente.yml; haal dit anders weg"
    ]
