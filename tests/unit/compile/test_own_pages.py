"""A page that a municipality writes itself: how an inhabitant gets there, and where its links lead."""

import re

import pytest
from tests.conftest import Municipality

from noodsteunpunt.compile.pages.all import editorial_pages
from noodsteunpunt.compile.pages.home import TEMPLATE, home
from noodsteunpunt.compile.texts import Texts
from noodsteunpunt.compile.theme import open_theme
from noodsteunpunt.shipped import shipped_root

THEME = open_theme(shipped_root())
CONTACT = "---\ntitel: Contact & vragen\nbeschrijving: Hoe u ons bereikt.\n---\nZie [het water](/72-uur/#water).\n"


@pytest.fixture
def own(municipality: Municipality) -> Municipality:
    """Testwaard with a page of its own, in Dutch alone."""
    municipality.write("content/nl/paginas/contact.md", CONTACT)
    return municipality


@pytest.mark.parametrize(
    ("language", "link"),
    [
        (0, '<a href="contact/"><bdi>Contact &amp; vragen</bdi></a>'),
        (1, '<a href="contact/"><bdi><span lang="nl" dir="ltr">Contact &amp; vragen</span></bdi></a>'),
    ],
)
def test_every_page_links_to_it(own: Municipality, language: int, link: str) -> None:
    """At its foot, by its title, which says that it is Dutch where nobody translated it."""
    site = own.site()
    html = THEME.render(TEMPLATE, home(site, Texts(site.talen[language], site.talen[0], site.feiten)))
    assert link in html[html.index("<footer") :]


def test_link_to_a_part_of_a_page(own: Municipality) -> None:
    """The sign # stays behind the address of the page."""
    site = own.site()
    pages = editorial_pages(site, Texts(site.talen[0], site.talen[0], site.feiten), THEME)
    (html,) = (html for pagina, html in pages if pagina.slug == "contact")
    assert re.findall(r'<a href="([^"]*)">het water', html) == ["../72-uur/#water"]
