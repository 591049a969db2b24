"""mkdocs.yml is the real configuration: editors can look at their pages with `mkdocs serve`."""

from pathlib import Path

from .support import PYTHON, REPOSITORY, run


def test_mkdocs_shows_our_pages(tmp_path: Path) -> None:
    """`mkdocs build` on the checkout gives the editorial pages in our own base, and nothing of Material's looks."""
    run([PYTHON, "-m", "mkdocs", "build", "-q", "-f", REPOSITORY / "mkdocs.yml", "-d", tmp_path / "uit"], tmp_path)
    pages = {page.stem for page in (REPOSITORY / "content" / "nl" / "paginas").glob("*.md")}
    assert pages
    for name in pages:
        html = (tmp_path / "uit" / name / "index.html").read_text(encoding="utf-8")
        assert '<header class="kop">' in html
        assert "VOORBEELD" in html
        assert "Content-Security-Policy" in html
        assert html.count("<h1>") == 1
        assert "md-header" not in html
        assert "%STIJL" not in html


def test_mkdocs_publishes_no_template_or_bundle(tmp_path: Path) -> None:
    """None of the 2.5 MB of scripts and styles of Material, and none of our templates, ends up on a host."""
    run([PYTHON, "-m", "mkdocs", "build", "-q", "-f", REPOSITORY / "mkdocs.yml", "-d", tmp_path / "uit"], tmp_path)
    made = [path.relative_to(tmp_path / "uit").as_posix() for path in (tmp_path / "uit").rglob("*") if path.is_file()]
    assert [name for name in made if not name.endswith("/index.html") and not name.startswith("sitemap.xml")] == []
