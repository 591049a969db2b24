"""A page fits in the first breath of a slow connection, and the answer is in front."""

import gzip
import re
import zlib
from html import unescape
from pathlib import Path

import pytest

from .support import NOT_FOUND, PAGE_TYPES, page_path, site_languages

# What a server may send before it has to wait for the phone: 10 segments of 1,460 bytes (RFC 6928).
LARGEST_PAGE_BYTES = 14_600
FIRST_BYTES = 4_096


def beginning(page: Path) -> str:
    """The text one can read of a page when only its first compressed bytes have come in."""
    compressed = gzip.compress(page.read_bytes(), mtime=0)
    html = zlib.decompressobj(31).decompress(compressed[:FIRST_BYTES]).decode(errors="ignore")
    body = html.partition("<main")[2]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", f"<main{body}")).split())


def file_of(site: Path, page_type: str, language: str) -> Path:
    path = site / page_path(page_type, language)
    return path if page_type == NOT_FOUND else path / "index.html"


def test_every_page_fits_in_one_breath(markerwaard: Path) -> None:
    """No page weighs more than 14,600 bytes, with its style, its script and every word."""
    sizes = {page: len(gzip.compress(page.read_bytes(), mtime=0)) for page in markerwaard.rglob("*.html")}
    assert sizes
    assert {page: size for page, size in sizes.items() if size > LARGEST_PAGE_BYTES} == {}


@pytest.mark.parametrize("language", site_languages())
def test_address_comes_first(markerwaard: Path, language: str) -> None:
    """When the connection breaks after 4 kB, the address of the point is there; on home that of the first wijk."""
    home, point, wijk = (beginning(file_of(markerwaard, kind, language)) for kind in ("begin", "punt", "wijk"))
    assert "Peilschaalkade 12 0001 AA Waardhaven" in home
    assert "Peilschaalkade 12 0001 AA Waardhaven" in point
    assert "Droogmakersplein 3 0002 AB Kavelstede" in wijk
    moved = beginning(file_of(markerwaard, "verplaatst", language))
    assert "Kavelkruising 41 0002 AK Kavelstede" in moved


@pytest.mark.parametrize("language", site_languages())
def test_heading_comes_first(markerwaard: Path, language: str) -> None:
    """After 4 kB every other page has said at least what it is about."""
    for page_type in PAGE_TYPES:
        page = file_of(markerwaard, page_type, language)
        found = re.search(r"<h1>(.*?)</h1>", page.read_text(encoding="utf-8"))
        assert found is not None, page
        heading = " ".join(unescape(re.sub(r"<[^>]*>", " ", found[1])).split())
        assert heading in beginning(page), page
