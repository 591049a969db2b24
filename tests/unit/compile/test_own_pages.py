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
CONTACT = """---
titel: Vragen aan {gemeente} & co
beschrijving: Hoe u {gemeente} bereikt.
---
Zie [het water](/72-uur/#water) van {gemeente}.
Bel bij:
- vragen
- klachten
"""


@pytest.fixture
def own(municipality: Municipality) -> Municipality:
    """Testwaard with a page of its own, in Dutch alone."""
    municipality.write("content/nl/paginas/contact.md", CONTACT)
    return municipality


@pytest.fixture
def html(own: Municipality) -> str:
    """That page."""
    site = own.site()
    pages = editorial_pages(site, Texts(site.talen[0], site.talen[0], site.feiten), THEME)
    (html,) = (html for pagina, html in pages if pagina.slug == "contact")
    return html


@pytest.mark.parametrize(
    ("language", "link"),
    [
        (0, '<a href="contact/"><bdi>Vragen aan Testwaard &amp; co</bdi></a>'),
        (1, '<a href="contact/"><bdi><span lang="nl" dir="ltr">Vragen aan Testwaard &amp; co</span></bdi></a>'),
    ],
)
def test_every_page_links_to_it(own: Municipality, language: int, link: str) -> None:
    """At its foot, by its title, which says that it is Dutch where nobody translated it."""
    site = own.site()
    html = THEME.render(TEMPLATE, home(site, Texts(site.talen[language], site.talen[0], site.feiten)))
    assert link in html[html.index("<footer") :]


def test_link_to_a_part_of_a_page(html: str) -> None:
    """The sign # stays behind the address of the page."""
    assert re.findall(r'<a href="([^"]*)">het water', html) == ["../72-uur/#water"]


def test_name_of_the_municipality(html: str) -> None:
    """In the title, in what search engines show, and in the text."""
    assert "<h1>Vragen aan Testwaard &amp; co</h1>" in html
    assert '<meta name="description" content="Hoe u Testwaard bereikt.">' in html
    assert "van <bdi>Testwaard</bdi>." in html
    assert "{gemeente}" not in html


def test_list_right_below_a_line_of_text(html: str) -> None:
    """As in other programs, no empty line is needed above it."""
    assert re.sub(r"\s", "", html).count("<ul><li>vragen</li><li>klachten</li></ul>") == 1


def test_foot_has_each_page_once_and_a_translation_by_its_own_title(own: Municipality) -> None:
    """The pages that every site has stand there by their own words already."""
    own.write("content/fy/paginas/contact.md", CONTACT.replace("Vragen aan", "Fragen oan"))
    site = own.site()
    html = THEME.render(TEMPLATE, home(site, Texts(site.talen[1], site.talen[0], site.feiten)))
    foot = html[html.index("<footer") :]
    assert "<bdi>Fragen oan Testwaard &amp; co</bdi>" in foot
    assert [foot.count(f'href="{name}/"') for name in ("over", "toegankelijkheid", "contact")] == [1, 1, 1]
