"""mkdocs.yml is the real configuration: editors can look at their pages with `mkdocs serve`."""

from pathlib import Path

import pytest
from mkdocs.config import load_config

from noodsteunpunt.compile.editorial import NoodsteunpuntPlugin

from .support import PYTHON, REPOSITORY, run


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What mkdocs makes of the checkout."""
    folder = tmp_path_factory.mktemp("mkdocs")
    run([PYTHON, "-m", "mkdocs", "build", "-q", "-f", REPOSITORY / "mkdocs.yml", "-d", folder / "uit"], folder)
    return folder / "uit"


def test_mkdocs_shows_our_pages(shown: Path) -> None:
    """`mkdocs build` on the checkout gives the editorial pages in our own base, and nothing of Material's looks."""
    pages = {page.stem for page in (REPOSITORY / "content" / "nl" / "paginas").glob("*.md")}
    assert pages
    for name in pages:
        html = (shown / name / "index.html").read_text(encoding="utf-8")
        assert '<header class="kop">' in html
        assert "VOORBEELD" in html
        assert "Content-Security-Policy" in html
        assert html.count("<h1>") == 1
        assert "md-header" not in html
        assert "%STIJL" not in html


def test_mkdocs_publishes_no_template_or_bundle(shown: Path) -> None:
    """None of the 2.5 MB of scripts and styles of Material, and none of our templates, ends up on a host."""
    made = [path.relative_to(shown).as_posix() for path in shown.rglob("*") if path.is_file()]
    assert [name for name in made if not name.endswith("/index.html") and not name.startswith("sitemap.xml")] == []


def test_every_reload_reads_the_theme_again() -> None:
    """Under `mkdocs serve` a changed style shows without a restart."""
    themes = []
    for _ in range(2):
        config = load_config(str(REPOSITORY / "mkdocs.yml"))
        plugin = config.plugins["noodsteunpunt"]
        assert isinstance(plugin, NoodsteunpuntPlugin)
        plugin.on_config(config)
        assert plugin.context
        themes.append(plugin.context.theme)
    assert themes[0] is not themes[1]
