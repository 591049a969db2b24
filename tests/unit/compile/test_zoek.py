"""The lookup tables say what walking says, read back by the page that describes them."""

import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests import zoektabellen
from tests.conftest import Municipality, silent
from tests.streets import streets_of_testwaard
from tests.zoektabellen import Answer

from noodsteunpunt.build import Wish, build
from noodsteunpunt.compile.artifact import CORE
from noodsteunpunt.compile.pages.home import Begin, home
from noodsteunpunt.compile.texts import Texts
from noodsteunpunt.compile.zoek.all import lookup_tables
from noodsteunpunt.compile.zoek.answers import Answers
from noodsteunpunt.compile.zoek.columns import table_of
from noodsteunpunt.compile.zoek.postcodes import postcode_tables
from noodsteunpunt.compile.zoek.streets import street_table
from noodsteunpunt.enrich.atlas import Atlas
from noodsteunpunt.geo.bands import bands
from noodsteunpunt.model import loopnet
from noodsteunpunt.model.loopnet import Adressen
from noodsteunpunt.publish import publish_status
from noodsteunpunt.straten.prepare import prepare, write

NAMES = ["1007", "1011", "1023"]


def addresses(*rows: tuple[int, int, int, int]) -> Adressen:
    """Addresses by postcode, street, house number and how many live there; where does not matter."""
    postcode, straat, number, count = (np.array(column, np.int32) for column in zip(*rows, strict=True))
    return Adressen(np.zeros(len(rows)), np.zeros(len(rows)), straat, postcode, number, count)


def answers(*rows: tuple[int, int, int, int]) -> Answers:
    """Per address the first point, its band, the second and its band."""
    return Answers(*(np.array(column, np.int32) for column in zip(*rows, strict=True)))


def table(adressen: Adressen, postcodes: list[str], rows: Answers, step_free: Answers | None = None) -> dict[str, Any]:
    """The one table, as a browser gets it."""
    (found,) = json.loads(json.dumps(postcode_tables(adressen, postcodes, rows, step_free or rows, NAMES))).values()
    assert isinstance(found, dict)
    return found


def test_a_postcode_with_one_answer() -> None:
    """The band is that of the furthest address; the second is the one that most have."""
    adressen = addresses((0, 0, 1, 1), (0, 0, 3, 5), (0, 0, 5, 1))
    found = table(adressen, ["2627AN"], answers((0, 1, 1, 2), (0, 0, 2, 3), (0, 2, 2, 4)))
    assert zoektabellen.of_postcode(found, "2627AN") == Answer("1007", 2, "1023", 4)
    assert found["gesplitst"] == {}
    assert zoektabellen.of_postcode(found, "2627AP") is None


def test_as_many_addresses_for_two_points_gives_the_first() -> None:
    """Whichever of them stands first in the list, so that the same folder gives the same tables."""
    adressen = addresses((0, 0, 1, 1), (0, 0, 2, 1), (1, 0, 1, 1), (1, 0, 2, 1))
    rows = answers((1, 0, 2, 1), (0, 0, 2, 1), (0, 0, 2, 1), (1, 0, 2, 1))
    found = table(adressen, ["2627AN", "2627AP"], rows)
    for postcode in ("2627AN", "2627AP"):
        assert zoektabellen.of_postcode(found, postcode) == Answer("1007", 0, "1023", 1)


def test_addresses_without_a_street_are_found_by_postcode(municipality: Municipality, tmp_path: Path) -> None:
    """A list of addresses may have no streets; then there is no list of them and no link to one."""
    write(prepare(municipality.folder, streets_of_testwaard().write(tmp_path / "waard.osm"), None), municipality.folder)
    path = municipality.path("locations/geo/lopen.json")
    net = loopnet.from_json(path.read_text(encoding="utf-8"))
    nowhere = replace(net.adressen, straat=np.full(len(net.adressen), -1, np.int32))
    path.write_text(loopnet.to_json(replace(net, adressen=nowhere, straten=())), encoding="utf-8")
    out = tmp_path / "uit"
    municipality.build(out, only="site")
    assert (out / "site" / "zoek" / "overzicht.json").exists()
    assert not (out / "site" / "straten").exists()
    assert "straten/" not in (out / "site" / "index.html").read_text(encoding="utf-8")


def test_letters_far_apart() -> None:
    """From the first to the last pair of letters, over more than one number."""
    codes = ["2600AA", "2600AB", "2600BA", "2600ZZ", "2611ZZ"]
    adressen = addresses(*((number, 0, 1, 1) for number in range(5)))
    rows = answers((0, 0, 1, 1), (1, 1, 0, 2), (2, 2, 0, 3), (0, 3, 2, 4), (-1, 5, -1, 5))
    found = table(adressen, codes, rows)
    assert [zoektabellen.of_postcode(found, code) for code in codes] == [
        Answer("1007", 0, "1011", 1),
        Answer("1011", 1, "1007", 2),
        Answer("1023", 2, "1007", 3),
        Answer("1007", 3, "1023", 4),
        Answer("", 5, "", 5),
    ]


@pytest.mark.parametrize(
    ("firsts", "rules"),
    [
        ({1: 0, 2: 1, 3: 0, 4: 1, 5: 0}, [[0, 0], [1, 0]]),
        ({1: 0, 2: 0, 3: 0, 4: 1, 5: 1}, [[2, 3], [2, 0]]),
        ({1: 0, 3: 0, 5: 1, 2: 2, 4: 2}, [[0, 0], [1, 3], [1, 0]]),
        ({1: 0, 3: 1, 5: 0}, [[2, 1], [2, 3], [2, 0]]),
    ],
)
def test_a_divided_postcode_by_house_number(firsts: dict[int, int], rules: list[list[int]]) -> None:
    """Even or odd, or up to a number, or both; as few rules as will do, and each address gets its own point."""
    adressen = addresses(*((0, 0, number, 1) for number in firsts))
    rows = answers(*((first, 1, (first + 1) % 3, 2) for first in firsts.values()))
    found = table(adressen, ["2627AN"], rows)
    divided = found["gesplitst"]["2627AN"]
    assert [divided[at : at + 2] for at in range(1, len(divided), 2)] == rules
    for number, first in firsts.items():
        expected = Answer(NAMES[first], 1, NAMES[(first + 1) % 3], 2)
        assert zoektabellen.of_postcode(found, "2627AN", number) == expected
    assert zoektabellen.of_postcode(found, "2627AN") is not None


def test_who_cannot_take_stairs_is_told_apart() -> None:
    """Only where another point is nearest, or its walk is longer; for a rule of a divided postcode too."""
    adressen = addresses((0, 0, 1, 1), (1, 0, 1, 1), (2, 0, 1, 1), (2, 0, 2, 1))
    rows = answers((0, 0, 1, 1), (0, 0, 1, 1), (0, 0, 1, 1), (1, 0, 0, 1))
    without = answers((0, 0, 1, 3), (0, 2, 1, 3), (0, 0, 1, 1), (-1, 5, -1, 5))
    found = table(adressen, ["2627AN", "2627AP", "2627AR"], rows, without)
    assert zoektabellen.of_postcode(found, "2627AN", 1) == Answer("1007", 0, "1011", 1)
    assert zoektabellen.of_postcode(found, "2627AP", 1) == Answer("1007", 0, "1011", 1, ("1007", 2))
    assert zoektabellen.of_postcode(found, "2627AR", 1) == Answer("1007", 0, "1011", 1)
    assert zoektabellen.of_postcode(found, "2627AR", 2) == Answer("1011", 0, "1007", 1, ("", 5))


@pytest.mark.parametrize("place", [0, 56_000, 70_000])
def test_stairs_far_from_the_corner_of_a_large_municipality(place: int) -> None:
    """Of many squares only one differs; however far it is from the first, it is found, and its neighbours are not."""
    everywhere = Answers(*(np.full(80_000, value, np.int32) for value in (0, 1, 1, 2)))
    without = Answers(*(column.copy() for column in everywhere))
    without.first_band[place] = 3
    found = json.loads(json.dumps(table_of(NAMES, everywhere, without), ensure_ascii=False).encode())
    assert zoektabellen.answer_at(found, place) == Answer("1007", 1, "1011", 2, ("1007", 3))
    assert zoektabellen.answer_at(found, place + 1) == Answer("1007", 1, "1011", 2)


def test_one_table_per_two_digits() -> None:
    """A phone loads only what is asked for."""
    adressen = addresses((0, 0, 1, 1), (1, 0, 1, 1), (2, 0, 1, 1), (-1, 0, 1, 1))
    rows = answers((0, 0, 1, 1), (1, 1, 0, 2), (2, 2, 0, 3), (0, 3, 2, 4))
    found = postcode_tables(adressen, ["2627AN", "2711AA", "2711AB"], rows, rows, NAMES)
    assert sorted(found) == ["26", "27"]
    assert zoektabellen.of_postcode(found["27"], "2711AB") == Answer("1023", 2, "1007", 3)
    assert found["26"]["punten"] == ["1007", "1011"]


def test_a_street_with_more_points() -> None:
    """The point of most addresses first, with the others behind it, each with the band of its furthest address."""
    adressen = addresses((0, 0, 1, 1), (0, 0, 3, 5), (0, 0, 5, 1), (0, 1, 1, 1), (0, -1, 1, 1))
    rows = answers((1, 1, 0, 2), (0, 0, 1, 3), (1, 2, 0, 4), (2, 0, 1, 1), (0, 0, 1, 1))
    found = json.loads(json.dumps(street_table(adressen, ["Ankerpad", "Bakenstraat"], rows, rows, NAMES)))
    assert zoektabellen.of_street(found, "Ankerpad") == [Answer("1007", 0, "1011", 3), Answer("1011", 2, "1007", 4)]
    assert zoektabellen.of_street(found, "Bakenstraat") == [Answer("1023", 0, "1011", 1)]


@pytest.fixture
def walked(municipality: Municipality, tmp_path: Path) -> Municipality:
    """Testwaard with its street data and two points that open."""
    osm = streets_of_testwaard().write(tmp_path / "waard.osm")
    write(prepare(municipality.folder, osm, None), municipality.folder)
    municipality.edit("locations/punten/het-anker.yml", "aangewezen", "pilot")
    return municipality


@pytest.fixture
def tables(walked: Municipality, tmp_path: Path) -> dict[str, Any]:
    """Every table of a built site, by its path."""
    walked.build(tmp_path / "uit", only="site")
    root = tmp_path / "uit" / "site" / "zoek"
    return {path.relative_to(root).as_posix(): json.loads(path.read_bytes()) for path in root.rglob("*.json")}


def test_every_address_finds_its_own_point(walked: Municipality, tables: dict[str, Any]) -> None:
    """By postcode and number, by street, and by its position, as walking itself says."""
    site = walked.site()
    on_foot = Atlas(site).on_foot
    assert on_foot is not None
    rows, choice, without = on_foot.walking.net.adressen, on_foot.addresses, on_foot.without_stairs().addresses
    apart = 0
    codes = [site.code(punt) for punt in on_foot.punten]
    assert sorted(tables) == ["overzicht.json", "pc/00.json", "raster.json", "straten.json"]
    for at in range(len(rows)):
        exact = codes[choice.first[at]]
        postcode = on_foot.walking.net.postcodes[rows.postcode[at]]
        found = zoektabellen.of_postcode(tables["pc/00.json"], postcode, int(rows.huisnummer[at]))
        assert found is not None
        assert (found.first, found.second) == (exact, codes[choice.second[at]])
        assert found.first_band >= bands(choice.first_m)[at]
        step_free = found.step_free or (found.first, found.first_band)
        assert step_free[0] == codes[without.first[at]]
        assert step_free[1] >= bands(without.first_m)[at]
        apart += found.step_free is not None
        street = on_foot.walking.net.straten[rows.straat[at]]
        assert exact in [answer.first for answer in zoektabellen.of_street(tables["straten.json"], street)]
        position = zoektabellen.of_position(tables["raster.json"], float(rows.lat[at]), float(rows.lon[at]))
        assert position is not None
        assert position.first == exact
    assert 0 < apart < len(rows)


def test_outside_the_municipality_the_grid_says_nothing(tables: dict[str, Any]) -> None:
    """Somebody who stands elsewhere is not sent anywhere."""
    raster = tables["raster.json"]
    assert zoektabellen.of_position(raster, 52.0, 4.36) is None
    assert zoektabellen.of_position(raster, 52.565, 5.205) == Answer("", 5, "", 5)
    on_the_path_between_the_wijken = 52.5585, 5.22097
    assert zoektabellen.of_position(raster, *on_the_path_between_the_wijken) == Answer("", 5, "", 5)


def test_the_overview_names_everything(tables: dict[str, Any]) -> None:
    """Names by code, whose data it is, and which tables there are."""
    overview = tables["overzicht.json"]
    assert sorted(overview["punten"].values()) == ["De Baken", "Het Anker"]
    assert (overview["bron"], overview["postcodes"]) == ("© OpenStreetMap-bijdragers", ["00"])


def test_phone_keeps_no_more_tables_than_there_is_room_for(
    walked: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list and the postcodes go before the streets, and the squares come last; the rest stays online."""
    atlas = Atlas(walked.site())
    made = {table.path.removeprefix("site/zoek/"): table for table in lookup_tables(atlas)}
    assert list(made) == ["overzicht.json", "pc/00.json", "straten.json", "raster.json"]
    assert {table.offline for table in made.values()} == {CORE}
    monkeypatch.setattr("noodsteunpunt.compile.zoek.all.KEPT_BYTES_PER_POINT", 0)
    sizes = [len(gzip.compress(table.data, mtime=0)) for table in made.values()]
    for room in (sizes[0], sum(sizes[:3]), sum(sizes) - 1, sum(sizes)):
        monkeypatch.setattr("noodsteunpunt.compile.zoek.all.KEPT_BYTES", room)
        kept = [table.offline for table in lookup_tables(atlas)]
        fits = sum(sum(sizes[: count + 1]) <= room for count in range(len(sizes)))
        assert kept == [CORE] * fits + [""] * (len(sizes) - fits)


def test_only_points_that_open_are_in_the_tables(walked: Municipality, tmp_path: Path) -> None:
    """No point that is announced, a concept, moved or closed, and no coordination point."""
    walked.edit("locations/punten/het-anker.yml", "pilot", "aangewezen")
    site = walked.site()
    baken = site.code(site.punt("de-baken"))
    walked.build(tmp_path / "uit", only="site")
    for path in (tmp_path / "uit" / "site" / "zoek").rglob("*.json"):
        found = json.loads(path.read_bytes())
        assert list(found["punten"]) == [baken], path.name
        assert "Zeearend" not in path.read_text(encoding="utf-8")


def test_a_coordination_point_is_no_source(walked: Municipality) -> None:
    """With the private folder given, the tables are the same to the byte as without."""
    with_prive = Atlas(walked.site())
    assert with_prive.site.prive is not None
    assert with_prive.on_foot is not None
    assert [punt.id for punt in with_prive.on_foot.punten] == ["de-baken", "het-anker"]


def test_finder_knows_where_a_wijk_is(municipality: Municipality) -> None:
    """Who chooses a wijk is told what else is near its middle: its code, then latitude, then longitude."""
    site = municipality.site()
    shown = home(site, Texts(site.talen[0], site.talen[0], site.feiten)).inhoud
    assert isinstance(shown, Begin)
    assert shown.zoeker.wijken == "1007 52.555 5.210;1010 52.565 5.230"


def test_without_street_data_there_are_no_tables(built: Path) -> None:
    """And the site is whole without."""
    assert not (built / "site" / "zoek").exists()


def test_a_status_leaves_tables_and_walks_as_they_are(walked: Municipality, tmp_path: Path) -> None:
    """A phone fetches no table again because a point opened."""
    out = tmp_path / "uit"
    build(Wish(walked.folder, out, "site", ("nl",), walked.prive), silent)
    before = {path: path.read_bytes() for path in (out / "site" / "zoek").rglob("*.json")}
    page = out / "site" / anker_code(walked) / "index.html"
    assert "minuten lopen" in page.read_text(encoding="utf-8")
    walked.write("locations/status.yml", STATUS)
    publish_status(Wish(walked.folder, out, prive=walked.prive), silent)
    assert {path: path.read_bytes() for path in (out / "site" / "zoek").rglob("*.json")} == before
    assert "minuten lopen" in page.read_text(encoding="utf-8")


STATUS = """\
fase: oefening
bijgewerkt: 2026-11-20 12:00
bericht:
  nl: Dit is een oefening.
punten:
  de-baken:
    toestand: vol
    sinds: 2026-11-20 12:00
    door: beheer
"""


def anker_code(municipality: Municipality) -> str:
    """The code of Het Anker, whose page shows De Baken nearby."""
    site = municipality.site()
    return site.code(site.punt("het-anker"))


def test_the_whole_country_fits() -> None:
    """449,000 postcodes with the nearest and the next point, simulated, in files of one or two digits: at most 0.8 MB.

    Points and postcodes lie in rows like streets, so that neighbours often have the same answer, as in real towns.
    """
    rng = np.random.default_rng(1)
    per_town, towns = 121, 3716
    pairs = [chr(65 + at // 26) + chr(65 + at % 26) for at in range(676)]
    codes = [f"{1000 + town * 2}{pairs[at * 2]}" for town in range(towns) for at in range(per_town)]
    count = len(codes)
    first = np.repeat(np.arange(count // 126 + 1), 126)[:count] + (rng.random(count) < 0.1)
    second = first + rng.integers(1, 4, count) // 2 + 1
    first_band = np.minimum(np.abs(np.cumsum(rng.integers(-1, 2, count))) % 7, 4)
    rows = answers_from(first, first_band, second, np.minimum(first_band + rng.integers(0, 2, count), 4))
    adressen = Adressen(*(np.zeros(count),) * 2, *(np.zeros(count, np.int32), np.arange(count, dtype=np.int32)),
                        np.ones(count, np.int32), np.ones(count, np.int32))  # fmt: skip
    names = [str(1000 + at) for at in range(int(second.max()) + 1)]
    found = postcode_tables(adressen, codes, rows, rows, names)
    sizes = [
        len(gzip.compress(json.dumps(one, ensure_ascii=False, separators=(",", ":")).encode()))
        for one in found.values()
    ]
    assert len(found) > 70
    assert sum(sizes) < 800_000
    assert max(sizes) < 20_000


def answers_from(*columns: np.ndarray) -> Answers:
    return Answers(*(column.astype(np.int32) for column in columns))
