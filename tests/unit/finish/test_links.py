"""The gate for links: nothing broken, nothing from elsewhere."""

import pytest
from tests.conftest import Municipality, tree

from noodsteunpunt.finish.links import PageLinks, broken_links
from noodsteunpunt.model.problem import FolderError


def links(html: str, path: str = "site/en/1007/index.html", base: str = "/") -> PageLinks:
    """The links of one page."""
    return PageLinks(path, html, base)


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("../72-uur/", "site/en/72-uur/index.html"),
        ("./", "site/en/1007/index.html"),
        ("../../", "site/index.html"),
        ("../../punten.geojson", "site/punten.geojson"),
        ("/nu/", "site/nu/index.html"),
        ("../72-uur/#water", "site/en/72-uur/index.html"),
        ("../72-uur/?a=b", "site/en/72-uur/index.html"),
    ],
)
def test_link_leads_to_a_file(href: str, target: str) -> None:
    """Every way of writing a link inside the site names one file."""
    assert links(f'<a href="{href}">x</a>').internal == {target}


def test_site_below_a_path_counts_from_there() -> None:
    """A full path on a site at /nsp/ starts with it."""
    assert links('<a href="/nsp/nu/">x</a>', base="/nsp/").internal == {"site/nu/index.html"}


@pytest.mark.parametrize("href", ["https://denkvooruit.nl/", "tel:112", "geo:52.5,5.2", "mailto:a@b.nl", "#inhoud"])
def test_link_out_of_the_site_is_left_alone(href: str) -> None:
    """A reader may go elsewhere; the page itself loads nothing from there."""
    page = links(f'<a href="{href}">x</a>')
    assert (page.internal, page.foreign) == (set(), set())


@pytest.mark.parametrize(
    "html",
    [
        '<img src="https://elders.example/x">',
        '<img src="//elders.example/x">',
        '<script src="https://elders.example/x"></script>',
        '<iframe src="https://elders.example/x"></iframe>',
        '<link rel="stylesheet" href="https://elders.example/x">',
        '<link rel="preload icon" href="https://elders.example/x">',
        '<object data="https://elders.example/x"></object>',
        '<video src="https://elders.example/x"></video>',
        '<audio src="https://elders.example/x"></audio>',
        '<embed src="https://elders.example/x">',
        '<video poster="https://elders.example/x"></video>',
        '<img srcset="https://elders.example/x 2x">',
        '<link rel="preconnect" href="https://elders.example/x">',
        '<link rel="DNS-prefetch" href="https://elders.example/x">',
    ],
)
def test_loading_from_another_host_is_found(html: str) -> None:
    """No picture, script, style, frame or hint of a page goes to another host."""
    assert {address.removeprefix("https:") for address in links(html).foreign} == {"//elders.example/x"}


def test_address_of_the_page_itself_loads_nothing() -> None:
    """Canonical and language links are full addresses by their nature."""
    html = '<link rel="canonical" href="https://a.nl/"><link rel="alternate" hreflang="en" href="https://a.nl/en/">'
    assert links(html).foreign == set()


def test_broken_link_is_named_with_page_and_target() -> None:
    """Who repairs it has to know where it stands and where it wanted to go."""
    page = links('<a href="../weg/">x</a><a href="./">y</a>')
    paths = {"site/en/1007/index.html"}
    assert list(broken_links([page], paths)) == [("site/en/1007/index.html", "site/en/weg/index.html")]


def test_address_that_is_none_is_a_broken_link() -> None:
    """A link that no browser can follow is told like any other broken one, and does not end the program."""
    page = links('<a href="https://[">x</a><img src="https://[">')
    assert list(broken_links([page], set())) == [("site/en/1007/index.html", "https://[")]
    assert page.foreign == {"https://["}


def test_broken_link_in_an_own_page_stops_the_build(municipality: Municipality) -> None:
    """An editorial page that points to a code nobody has is told before anything is published."""
    front = "---\ntitel: Contact\nbeschrijving: Hoe u ons bereikt.\n---\n"
    municipality.write("content/nl/paginas/contact.md", f"{front}\n[Hier](/9999/) en [daar](/nu/).\n")
    out = municipality.folder.parent / "uit"
    with pytest.raises(FolderError) as caught:
        municipality.build(out)
    assert [str(problem) for problem in caught.value.problems] == [
        "site/contact/index.html: een link wijst naar site/9999/index.html, maar dat is er niet\n"
        "    Zo kan het wel: kijk de link na"
    ]
    assert not out.exists()


def test_own_page_in_one_language_only(municipality: Municipality) -> None:
    """A page that exists in Frisian alone is said to miss its Dutch source, before anything is built."""
    front = "---\ntitel: Kontakt\nbeschrijving: Hoe jo ús berikke.\n---\n"
    municipality.write("content/fy/paginas/kontakt.md", f"{front}\nHallo.\n")
    assert municipality.said() == [
        "content/fy/paginas/kontakt.md: deze pagina is er niet in het Nederlands\n"
        "    Zo kan het wel: maak ook content/nl/paginas/kontakt.md"
    ]


def test_own_page_is_built_in_every_language(municipality: Municipality) -> None:
    """A page of the municipality's own is there in Dutch, and in other languages until it is translated."""
    front = "---\ntitel: NO\nbeschrijving: 8:30\n---\n"
    municipality.write("content/nl/paginas/contact.md", f"{front}\nBel ons.\n")
    out = municipality.folder.parent / "uit"
    municipality.build(out, languages=())
    pages = {name: data.decode() for name, data in tree(out).items() if "contact" in name}
    assert list(pages) == ["site/contact/index.html", "site/fy/contact/index.html"]
    assert "<h1>NO</h1>" in pages["site/contact/index.html"]
    assert '<meta name="description" content="8:30">' in pages["site/contact/index.html"]
    assert '<article class="redactie" lang="nl" dir="ltr">' in pages["site/fy/contact/index.html"]
