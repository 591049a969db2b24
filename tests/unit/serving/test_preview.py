"""The preview reads a folder again after every save: only what changed, and with the same answer as a fresh start."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from time import time_ns
from typing import Any

import pytest
from tests.conftest import Municipality, tree
from tests.streets import streets_of_testwaard

from noodsteunpunt.check.site import check_folder
from noodsteunpunt.compile import everything
from noodsteunpunt.compile.pages import straten
from noodsteunpunt.compile.pages.all import all_pages
from noodsteunpunt.compile.theme import open_theme
from noodsteunpunt.enrich.atlas import Atlas
from noodsteunpunt.load import reader as loading
from noodsteunpunt.load.folder import load_folder
from noodsteunpunt.load.memory import Memory
from noodsteunpunt.model.problem import FolderError, Problem
from noodsteunpunt.model.site import Site
from noodsteunpunt.serving import preview as looking
from noodsteunpunt.serving.desk import Desk
from noodsteunpunt.serving.pages import Pages
from noodsteunpunt.serving.preview import STEP_NS, Preview
from noodsteunpunt.serving.watch import Signature, signature
from noodsteunpunt.shipped import shipped_root
from noodsteunpunt.straten.prepare import prepare, write

BAKEN = "locations/punten/de-baken.yml"


def fresh(folder: Path) -> tuple[Site | None, tuple[Problem, ...]]:
    """What a program that remembers nothing says of the folder."""
    try:
        return check_folder(load_folder(folder, shipped_root()))
    except FolderError as error:
        return None, error.problems


@contextmanager
def following(preview: Preview, failed: Callable[[Exception], None] = pytest.fail) -> Iterator[None]:
    """While it looks again and again, as it does behind a server."""
    stop = Event()
    thread = Thread(target=preview.follow, args=(stop, failed))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


@pytest.fixture
def preview(municipality: Municipality) -> Preview:
    """A preview that has read the folder once."""
    preview = Preview(municipality.folder)
    preview.look()
    return preview


def test_only_what_changed_is_parsed_again(
    municipality: Municipality, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One saved point is one parsed file, however many there are."""
    parsed: Counter[str] = Counter()
    real = loading.read_yaml

    def counted(raw: bytes, file: str, *, private: bool) -> Any:
        parsed[file] += 1
        return real(raw, file, private=private)

    monkeypatch.setattr(loading, "read_yaml", counted)
    municipality.edit(BAKEN, "0001 AA", "0001 AB")
    preview.look()
    assert parsed == {BAKEN: 1}


def test_only_what_was_saved_is_opened_again(
    municipality: Municipality, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many points there are, a save costs one file, as soon as the others have come to rest."""
    opened: list[Path] = []
    real = loading._bytes_to_parse
    monkeypatch.setattr(loading, "_bytes_to_parse", lambda path: opened.append(path) or real(path))
    punten = municipality.path("locations/punten")
    an_hour_later(monkeypatch)
    municipality.edit(BAKEN, "0001 AA", "0001 AB")
    preview.look()
    assert {path for path in opened if path.parent == punten} == set(punten.glob("*.yml"))
    opened.clear()
    municipality.edit(BAKEN, "0001 AB", "0001 AC")
    preview.look()
    assert [path for path in opened if path.parent == punten] == [municipality.path(BAKEN)]


@pytest.mark.parametrize("from_the_future", [False, True])
def test_a_second_save_in_the_same_moment_is_not_missed(
    municipality: Municipality, preview: Preview, monkeypatch: pytest.MonkeyPatch, from_the_future: bool
) -> None:
    """Some disks tell time in steps of two seconds: a file saved twice in one step looks as if it was saved once."""

    def on_a_coarse_disk(folder: Path) -> Signature:
        found = signature(folder)
        return {path: (saved_ns // STEP_NS * STEP_NS, 0, size) for path, (saved_ns, _, size) in found.items()}

    def save(name: str, old: str, new: str, *, at_ns: int) -> None:
        municipality.edit(name, old, new)
        os.utime(municipality.path(name), ns=(at_ns, at_ns))

    noon_ns = 1_000_000_000 * STEP_NS
    monkeypatch.setattr(looking, "signature", on_a_coarse_disk)
    if from_the_future:
        os.utime(municipality.path("locations/permalinks.yml"), ns=(2 * noon_ns, 2 * noon_ns))
    monkeypatch.setattr(looking, "time_ns", lambda: noon_ns + STEP_NS // 2)
    save(BAKEN, "0001 AA", "0001 AB", at_ns=noon_ns)
    preview.look()
    save(BAKEN, "0001 AB", "0001 AC", at_ns=noon_ns + STEP_NS // 2)
    save("locations/gemeente.yml", "naam: Testwaard", "naam: Nieuwwaard", at_ns=noon_ns + 5 * STEP_NS)
    preview.look()
    assert preview.version.site is not None
    assert preview.version.site.punt("de-baken").locatie.postcode == "0001 AC"


def test_a_copy_with_the_time_of_the_file_it_replaces_is_seen(
    municipality: Municipality, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As `cp -p`, rsync and programs that keep folders the same write them."""
    an_hour_later(monkeypatch)
    municipality.edit(BAKEN, "naam: ", "naam: Oude ")
    preview.look()
    path = municipality.path(BAKEN)
    copy, saved = path.with_name("kopie.tmp"), path.stat()
    copy.write_bytes(path.read_bytes().replace(b"0001 AA", b"0001 AB"))
    os.utime(copy, ns=(saved.st_atime_ns, saved.st_mtime_ns))
    copy.replace(path)
    preview.look()
    assert preview.version.site is not None
    assert preview.version.site.punt("de-baken").locatie.postcode == "0001 AB"


def test_what_was_read_in_a_look_that_was_given_up_is_read_again(
    municipality: Municipality, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program moves a file aside, puts another there and moves the first back, while a third cannot be read."""
    monkeypatch.setattr(
        looking, "signature", lambda folder: {p: (t, 0, s) for p, (t, _, s) in signature(folder).items()}
    )
    an_hour_later(monkeypatch)
    municipality.edit(BAKEN, "naam: ", "naam: Oude ")
    preview.look()
    path, nowhere = municipality.path(BAKEN), municipality.path("locations/punten/nieuw.yml")
    aside = path.rename(path.with_name("opzij.tmp"))
    path.write_bytes(aside.read_bytes().replace(b"0001 AA", b"0001 ZZ").replace(b"naam: ", b"naam: Andere "))
    nowhere.symlink_to("/nergens")
    preview.look()
    nowhere.unlink()
    aside.replace(path)
    municipality.edit("locations/gemeente.yml", "naam: Testwaard", "naam: Nieuwwaard")
    preview.look()
    assert preview.version.site is not None
    assert preview.version.site.gemeente.naam == "Nieuwwaard"
    assert preview.version.site.punt("de-baken").locatie.postcode == "0001 AA"


def an_hour_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """By then every file of the test has come to rest."""
    monkeypatch.setattr(looking, "time_ns", lambda: time_ns() + 3600 * 10**9)


def test_looking_without_a_save_does_nothing(preview: Preview) -> None:
    """The number only goes up after a save."""
    before = preview.version
    preview.look()
    assert preview.version is before


EDITS = (
    (BAKEN, "0001 AA", "1 AA"),
    (BAKEN, "1 AA", "0001 AC"),
    ("locations/gemeente.yml", "naam: Testwaard", "naam: Nieuwwaard"),
    (BAKEN, "wijk: ", "wijk: x"),
    (BAKEN, "wijk: x", "wijk: "),
    ("locations/wijken.geojson", '"naam": "', '"naam": "Nieuw '),
    ("content/fy/site.yml", "begin", "begni"),
    ("content/fy/site.yml", "begni", "begin"),
    ("locations/permalinks.yml", "aantal: ", "aantal: 9"),
    ("locations/permalinks.yml", "aantal: 9", "aantal: "),
    # What is said of a point depends on the kind of municipality, and on the line where it stands.
    ("locations/gemeente.yml", "aard: voorbeeld", "aard: echt"),
    (BAKEN, "naam: ", "# een opmerking\nnaam: "),
    (BAKEN, "bron: ", "bron: het coördinatiepunt, "),
    (BAKEN, "het coördinatiepunt, ", ""),
    ("locations/gemeente.yml", "aard: echt", "aard: voorbeeld"),
    # A wijk that crosses itself, one over the other, and back.
    ("locations/wijken.geojson", "[5.220, 52.550], [5.220, 52.560]", "[5.220, 52.560], [5.220, 52.550]"),
    ("locations/wijken.geojson", "[5.220, 52.560], [5.220, 52.550]", "[5.220, 52.550], [5.220, 52.560]"),
)


def test_after_every_save_it_says_what_a_fresh_start_says(municipality: Municipality, preview: Preview) -> None:
    """What is remembered never changes an answer: mistakes come and go, and the site is the same."""
    for number, (name, old, new) in enumerate(EDITS, start=2):
        path = municipality.path(name)
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
        preview.look()
        site, problems = fresh(municipality.folder)
        assert preview.version.number == number
        assert preview.version.problems == problems
        if site:
            assert preview.version.site == site
    assert {bool(fresh(municipality.folder)[0])} == {True}


def test_the_last_good_site_stays_while_there_are_mistakes(municipality: Municipality, preview: Preview) -> None:
    """A mistake takes nothing away that was there."""
    good = preview.version.site
    municipality.edit(BAKEN, "0001 AA", "1 AA")
    preview.look()
    assert preview.version.site is good
    assert [problem.what for problem in preview.version.mistakes] == ["'1 AA' is geen postcode"]


def test_a_file_that_was_half_written_is_no_mistake(
    municipality: Municipality, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many programs empty a file before they write it; who looks just then waits for the rest."""
    real, whole = preview._read, municipality.path(BAKEN).read_text(encoding="utf-8")

    def read_while_somebody_writes() -> Any:
        version = real()
        municipality.write(BAKEN, whole.replace("0001 AA", "0001 AB"))
        return version

    municipality.write(BAKEN, "")
    with monkeypatch.context() as patched:
        patched.setattr(preview, "_read", read_while_somebody_writes)
        preview.look()
    assert preview.version.number == 1
    preview.look()
    assert (preview.version.number, preview.version.mistakes) == (2, ())


def test_a_folder_that_begins_with_a_mistake(municipality: Municipality) -> None:
    """Then there is no good version yet, and the mistakes are there."""
    municipality.remove("locations/gemeente.yml")
    preview = Preview(municipality.folder)
    preview.look()
    assert preview.version.site is None
    assert preview.version.mistakes


def test_who_waits_hears_of_a_save(municipality: Municipality, preview: Preview) -> None:
    """A browser that asks for news gets it as soon as it is there."""
    with following(preview):
        municipality.edit(BAKEN, "0001 AA", "0001 AB")
        version = preview.wait_beyond(1, seconds=30)
    assert version.number == 2


def test_the_file_that_was_saved_last_is_looked_at_most(
    municipality: Municipality, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a folder so large that it is looked through once in some minutes, a file saved again shows all the same."""
    monkeypatch.setattr(looking, "PAUSE_PER_FILE_S", 60.0)
    municipality.edit(BAKEN, "0001 AA", "0001 AB")
    preview.look()
    with following(preview):
        municipality.edit(BAKEN, "0001 AB", "0001 AC")
        version = preview.wait_beyond(2, seconds=30)
    assert version.number == 3


def test_a_fault_of_ours_does_not_end_the_looking(
    municipality: Municipality, preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told, and the next save is seen."""
    faults: list[str] = []
    real = preview._read

    def fail_once() -> Any:
        monkeypatch.setattr(preview, "_read", real)
        raise ZeroDivisionError

    monkeypatch.setattr(preview, "_read", fail_once)
    municipality.edit(BAKEN, "0001 AA", "0001 AB")
    with following(preview, lambda error: faults.append(repr(error))):
        version = preview.wait_beyond(1, seconds=30)
    assert (version.number, faults) == (2, ["ZeroDivisionError()"])


def test_the_signature_sees_every_kind_of_save(municipality: Municipality) -> None:
    """Written, new, removed, or put back with an older time: each is another signature."""
    folder, seen = municipality.folder, []
    municipality.write(BAKEN, "naam: x\n")
    seen.append(signature(folder))
    municipality.write(BAKEN, "naam: xy\n")
    seen.append(signature(folder))
    municipality.write("locations/punten/nieuw.yml", "naam: z\n")
    seen.append(signature(folder))
    os.utime(folder / BAKEN, ns=(1, 1))
    seen.append(signature(folder))
    municipality.remove("locations/punten/nieuw.yml")
    seen.append(signature(folder))
    assert all(one != other for index, one in enumerate(seen) for other in seen[:index])


def test_a_link_to_nowhere_hides_no_other_file(municipality: Municipality) -> None:
    """As Emacs puts one beside an open file."""
    before = signature(municipality.folder)
    (municipality.path("locations/punten") / ".#de-baken.yml").symlink_to("jan@kantoor.1234")
    assert signature(municipality.folder) == before


def test_the_signature_passes_over_what_is_no_input(municipality: Municipality) -> None:
    """An output beside the facts is no save; the preview would never come to rest."""
    before = signature(municipality.folder)
    municipality.write("dist/site/index.html", "x")
    assert signature(municipality.folder) == before


def test_memory_forgets_what_is_no_longer_given() -> None:
    """The last answer of a name, and no other."""
    asked: list[int] = []
    memory = Memory()

    def double(number: int) -> int:
        asked.append(number)
        return 2 * number

    assert [memory("a", double, number) for number in (1, 1, 2, 1)] == [2, 2, 4, 2]
    assert asked == [1, 2, 1]


def test_every_page_and_file_is_the_same_as_in_a_build(municipality: Municipality, built: Path) -> None:
    """What an editor sees is to the letter what will be published."""
    desk = Desk(municipality.folder)
    desk.preview.look()
    pages = desk.pages(desk.preview.version)
    assert pages is not None
    site = built / "site"
    made = {path: data for path, data in tree(site).items() if path.endswith("index.html")}
    assert len(made) > 20
    for path, data in made.items():
        assert pages.page(path.removesuffix("index.html")) == data.decode(), path
    for name in ("status.json", "punten.geojson", "app/icoon-192.png"):
        assert pages.file(name) == (site / name).read_bytes()
    assert pages.missing() == (site / "404.html").read_text(encoding="utf-8")
    assert pages.page("bestaat-niet/") is None
    assert pages.page("1007") is None
    assert pages.file("bestaat-niet.txt") is None


def test_the_streets_are_there_too(municipality: Municipality, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With street data the list of streets and its parts are in the preview as they are in a build."""
    osm = streets_of_testwaard().write(tmp_path / "waard.osm")
    write(prepare(municipality.folder, osm, None), municipality.folder)
    monkeypatch.setattr(straten, "MOST_ON_PAGE", 2)
    site, theme = municipality.site(), open_theme(shipped_root())
    made = {one.path: one.data.decode() for one in all_pages(Atlas(site), theme, ()) if "/straten/" in one.path}
    assert {"site/straten/index.html", "site/straten/2/index.html", "site/fy/straten/index.html"} <= made.keys()
    pages = Pages(site, theme, lambda code, language: ())
    for path, html in made.items():
        assert pages.page(path.removeprefix("site/").removesuffix("index.html")) == html, path
    assert pages.page("straten/9/") is None


def test_one_page_asks_for_no_other(municipality: Municipality, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page is made when somebody looks at it; with 3,600 points nobody could wait for all."""
    made: list[str] = []
    theme = open_theme(shipped_root())
    render = theme.render
    monkeypatch.setattr(theme, "render", lambda template, pagina: made.append(pagina.pad) or render(template, pagina))
    pages = Pages(municipality.site(), theme, lambda code, language: ())
    pages.page("1007/")
    assert made == ["1007/"]


@pytest.mark.parametrize("slow", ["points_geojson", "lookup_tables"])
def test_a_page_does_not_wait_for_lists_of_every_point(
    municipality: Municipality, monkeypatch: pytest.MonkeyPatch, slow: str
) -> None:
    """Every page asks for the status and home for the finder; what takes long with 3,600 points comes after those."""
    monkeypatch.setattr(everything, slow, lambda _: pytest.fail(f"{slow} was made"))
    theme = open_theme(shipped_root())
    pages = Pages(municipality.site(), theme, lambda code, language: ())
    assert pages.file("status.json")
    assert pages.file(theme.finder.path)


def test_nothing_is_written_in_the_folder(municipality: Municipality) -> None:
    """The preview only reads."""
    before = tree(municipality.folder)
    desk = Desk(municipality.folder)
    desk.preview.look()
    site = desk.preview.version.site
    pages = desk.pages(desk.preview.version)
    assert site is not None
    assert pages is not None
    pages.page("over/")
    code = site.code(site.wijk(site.punten[0].wijk))
    assert desk.sheets(site, code, "nl")["vellen"] == [
        {"naam": "Flyer wijk", "bestand": f"flyer-wijk-{code}-nl", "paginas": 2, "fout": ""}
    ]
    assert tree(municipality.folder) == before


def test_why_there_is_no_flyer(municipality: Municipality) -> None:
    """A wijk without a point and a language without texts each have a sentence instead of an empty place."""
    desk = Desk(municipality.folder)
    desk.preview.look()
    site = desk.preview.version.site
    assert site is not None
    with_point = site.code(site.wijk(next(punt for punt in site.punten if punt.in_use).wijk))
    assert desk.sheets(site, with_point, "fy") == {
        "vellen": [], "waarom": "In deze taal is er geen flyer: niet alle teksten ervoor zijn vertaald.",
    }  # fmt: skip
    assert desk.sheets(site, "0000", "nl") == {
        "vellen": [], "waarom": "Deze wijk heeft nog geen noodsteunpunt. Er is nog niets te drukken.",
    }  # fmt: skip
    municipality.write("print/flyer-wijk/product.yml", "naam: x\n")
    assert str(desk.sheets(site, with_point, "nl")["waarom"]).startswith("print/flyer-wijk/product.yml")


def test_a_text_that_does_not_fit_is_said_beside_the_page(municipality: Municipality) -> None:
    """The flyer that cannot be drawn has its sentence, as a build would say it."""
    municipality.write("content/nl/druk.yml", f"flyer:\n  zin_noodmelding: {100 * 'Te lang. '}\n")
    desk = Desk(municipality.folder)
    desk.preview.look()
    site = desk.preview.version.site
    assert site is not None, desk.preview.version.problems
    code = site.code(site.wijk(site.punt("de-baken").wijk))
    (vel,) = desk.sheets(site, code, "nl")["vellen"]  # type: ignore[misc]
    assert vel["paginas"] == 0
    assert "past niet" in vel["fout"]
