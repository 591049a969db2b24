"""What stands in the way of publishing a page, whatever made it."""

import base64
import gzip
import random
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from tests.conftest import Municipality

from noodsteunpunt.compile.artifact import Artifact
from noodsteunpunt.compile.statusdata import status_data
from noodsteunpunt.finish.finish import LARGEST_PAGE_BYTES, Finish
from noodsteunpunt.finish.sitemap import sitemap
from noodsteunpunt.model.problem import Problem
from noodsteunpunt.model.site import Site

PAGE = "site/nu/index.html"


ADDRESS = 'https://nsp.example/?a="1"&b=<2>'


@pytest.fixture
def site(municipality: Municipality) -> Site:
    return municipality.site()


def problems(site: Site, html: bytes) -> list[Problem]:
    """What is said about one page."""
    finish = Finish(site)
    finish.see(Artifact(PAGE, html))
    return finish.problems()


def page(size: int) -> bytes:
    """A page that is exactly so many bytes when it is packed: noise, which nothing packs smaller."""
    noise = base64.b64encode(random.Random(1).randbytes(20_000))
    for length in range(size, len(noise)):
        if len(gzip.compress(noise[:length], mtime=0)) == size:
            return noise[:length]
    raise AssertionError(f"no page of {size} bytes")


def test_page_that_does_not_fit_in_one_go_is_told(site: Site) -> None:
    """One byte too many is said, with the page; the build goes on, because a slow page is better than none."""
    assert problems(site, page(LARGEST_PAGE_BYTES)) == []
    (told,) = problems(site, page(LARGEST_PAGE_BYTES + 1))
    assert (told.code, told.warning) == ("NSP804", True)
    assert str(told) == (
        f"{PAGE}: let op: deze pagina is 14601 bytes, meer dan 14600; op een slecht net opent hij traag\n"
        "    Zo kan het wel: maak de tekst korter"
    )


def test_page_that_loads_from_elsewhere_is_not_published(site: Site) -> None:
    """No folder can make one; a template of ours that does by mistake goes no further than this."""
    (told,) = problems(site, b'<img src="https://elders.example/kaart.png">')
    assert (told.code, told.warning) == ("NSP803", False)
    assert str(told) == (
        f"{PAGE}: deze pagina laadt iets van elders: https://elders.example/kaart.png\n    Zo kan het wel: haal dat weg"
    )


def test_address_with_quotes_stays_one_address(site: Site) -> None:
    """In the sitemap and the feed it stands in an attribute, which a quote in it would end."""
    found = ElementTree.fromstring(sitemap([(("nl", ADDRESS),)]).data.decode())
    assert [loc.text for loc in found.findall("{*}url/{*}loc")] == [ADDRESS]
    assert {link.get("href") for link in found.findall("{*}url/{*}link")} == {ADDRESS}
    elsewhere = replace(site, gemeente=site.gemeente.model_copy(update={"siteadres": ADDRESS}))
    (feed,) = (made.data for made in status_data(elsewhere) if made.path == "site/feed.xml")
    links = [link.get("href", "") for link in ElementTree.fromstring(feed.decode()).findall("{*}link")]
    assert len(links) == 2
    assert all(link.startswith(f"{ADDRESS}/") for link in links)
