"""What an editor pastes into Markdown can never act on a reader's phone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from .conftest import Site
from .support import Example, Served, serve

# All of this tries to set document.x, or to load something from elsewhere. A check refuses the links that it can see;
# what becomes of those all the same: tests/unit/compile/test_injection.py.
HOSTILE = """---
titel: Over <script>document.x = 1</script> ons
beschrijving: '"><script>document.x = 2</script>'
---

<script>document.x = 3</script>

<img src="x" onerror="document.x = 4">

<svg><a xlink:href="javascript:document.x=5"><text>klik een</text></a></svg>
<form action="javascript:document.x=6"><button>klik twee</button></form>

<a onclick="document.x=7">klik drie</a> <area href="JaVaScRiPt:document.x=8">

<svg onload="document.x = 9"></svg><iframe src="https://elsewhere.invalid/"></iframe>
<link rel="stylesheet" href="https://elsewhere.invalid/a.css"><style>body { display: none }</style>

<p style="position: fixed" onmouseover="document.x = 10">Gewone **tekst** met [een link](/nu/) en {{ pagina.site }}.</p>

Dit is **vet**, met [een link](/nu/).
"""


@pytest.fixture
def hostile(site: Site) -> Iterator[Served]:
    """The example with such a page."""
    with serve(site("vijandig", Example(files={"content/nl/paginas/over.md": HOSTILE}))) as served:
        yield served


@pytest.fixture
def trusting(browser: Browser) -> Iterator[Page]:
    """A browser that ignores our policy, so that only the cleaning protects it."""
    context = browser.new_context(bypass_csp=True, service_workers="block")
    yield context.new_page()
    context.close()


def test_pasted_code_does_nothing(trusting: Page, hostile: Served) -> None:
    """No script, handler, frame or foreign address survives, even in a browser without our policy."""
    asked: list[str] = []
    trusting.on("request", lambda request: asked.append(request.url))
    trusting.goto(hostile.url("redactie"))
    for link in trusting.get_by_text(re.compile("klik (een|twee|drie)")).all():
        link.click()
    trusting.get_by_text("Gewone").hover()
    assert trusting.evaluate("document.x === undefined")
    assert [url for url in asked if not url.startswith((hostile.address, "data:,"))] == []
    body = trusting.locator("main")
    assert body.locator("script, img, svg[onload], iframe, style, link, [style], [onclick], [onmouseover]").count() == 0
    assert body.locator("a[href^='javascript' i], a[href^='data' i]").count() == 0


def test_pasted_title_is_text(trusting: Page, hostile: Served) -> None:
    """A title and a description are shown as typed, in the page and in the tab."""
    trusting.goto(hostile.url("redactie"))
    assert trusting.locator("h1").inner_text() == "Over <script>document.x = 1</script> ons"
    assert trusting.title().startswith("Over <script>")
    assert trusting.locator("meta[name=description]").get_attribute("content") == '"><script>document.x = 2</script>'


def test_ordinary_text_is_kept(trusting: Page, hostile: Served) -> None:
    """Bold words and links to our own pages stay, and a template is not filled in."""
    trusting.goto(hostile.url("redactie"))
    assert trusting.locator("main strong").last.inner_text() == "vet"
    assert "{{ pagina.site }}" in trusting.locator("main").inner_text()
    trusting.locator("main article a", has_text="een link").last.click()
    trusting.wait_for_url(hostile.url("nu"))
