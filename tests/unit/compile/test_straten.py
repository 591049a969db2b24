"""The pages of streets, and which tables a phone keeps."""

import gzip
from dataclasses import replace
from pathlib import Path

import pytest
from tests.conftest import Municipality
from tests.streets import streets_of_testwaard

from noodsteunpunt.compile.artifact import CORE
from noodsteunpunt.compile.pages import straten
from noodsteunpunt.compile.pages.all import count_pages
from noodsteunpunt.compile.texts import Texts
from noodsteunpunt.compile.zoek import all as tables
from noodsteunpunt.enrich.atlas import Atlas
from noodsteunpunt.straten.prepare import prepare, write


@pytest.fixture
def atlas(municipality: Municipality, tmp_path: Path) -> Atlas:
    """Testwaard with its streets."""
    osm = streets_of_testwaard().write(tmp_path / "waard.osm")
    write(prepare(municipality.folder, osm, None), municipality.folder)
    return Atlas(municipality.site())


def test_a_long_list_is_divided(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    """More streets than fit on a page: the first page leads to the parts, and every street is on one of them."""
    monkeypatch.setattr(straten, "MOST_ON_PAGE", 2)
    streets = straten.streets_of(atlas)
    t = Texts(atlas.site.talen[0], atlas.site.talen[0], atlas.site.feiten)
    first, *parts = straten.street_pages(atlas, streets, t)
    assert [(page.slug, page.titel) for page in parts] == [
        ("straten/1", "Straten Ankerpad tot en met Bakenstraat"),
        ("straten/2", "Straten Overkade tot en met Overkade"),
    ]
    assert [deel.slug for deel in first.inhoud.delen] == [page.slug for page in parts]
    assert [one.naam for page in parts for letter in page.inhoud.letters for one in letter.straten] == [
        "Ankerpad", "Bakenstraat", "Overkade",
    ]  # fmt: skip


@pytest.mark.parametrize("most", [2, 3])
def test_pages_of_streets_are_counted(atlas: Atlas, monkeypatch: pytest.MonkeyPatch, most: int) -> None:
    """The bar that shows how far a build is counts them too, in parts or not; without street data there are none."""
    monkeypatch.setattr(straten, "MOST_ON_PAGE", most)
    t = Texts(atlas.site.talen[0], atlas.site.talen[0], atlas.site.feiten)
    made = list(straten.street_pages(atlas, straten.streets_of(atlas), t))
    bare = replace(atlas.site, loopnet=None)
    assert straten.count_street_pages(atlas.site) == len(made) == {2: 3, 3: 1}[most]
    assert count_pages(atlas.site) - count_pages(bare) == len(made) * len(atlas.site.talen)


def test_phone_keeps_tables_as_far_as_there_is_room(atlas: Atlas, monkeypatch: pytest.MonkeyPatch) -> None:
    """The squares go first, so that a copy never grows beyond what a phone may keep."""

    def kept() -> list[str]:
        return [table.path for table in tables.lookup_tables(atlas) if table.offline == CORE]

    paths = [f"site/zoek/{name}.json" for name in ("overzicht", "pc/00", "straten", "raster")]
    assert kept() == paths
    sizes = [len(gzip.compress(table.data, mtime=0)) for table in tables.lookup_tables(atlas)]
    monkeypatch.setattr(tables, "KEPT_BYTES_PER_POINT", 0)
    for count in (3, 2):
        monkeypatch.setattr(tables, "KEPT_BYTES", sum(sizes[:count]))
        assert kept() == paths[:count]
