"""Editorial Markdown to pages, through MkDocs and Material. The only module that knows MkDocs.

MkDocs reads and writes folders, so it works in a temporary one; what it made comes back as bytes.
"""

import logging
import re
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import jinja2
import nh3
from markupsafe import Markup, escape
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from ..check.documents import read_front
from ..check.markdown import OF_GEMEENTE
from ..check.site import check_folder
from ..load.folder import load_folder
from ..model.site import Site
from ..shipped import shipped_root
from .pages.pagina import Pagina, named
from .texts import Texts
from .theme import Theme

_TAGS = {"p", "h2", "h3", "h4", "ul", "ol", "li", "a", "strong", "em", "blockquote", "br", "hr", "dl", "dt", "dd"}
_TAGS |= {"table", "thead", "tbody", "tr", "th", "td", "div", "code", "pre"}
# The end of a line of text, where the next line begins a list.
_LIST_BELOW_TEXT = re.compile(r"^(?![ \t>|#]|[-*+][ ]|\d+\.[ ]|---).*\S.*\n(?=[-*+][ ]\S|1\.[ ]\S)", re.MULTILINE)
_ATTRIBUTES = {"a": {"href", "hreflang"}, "div": {"class"}, "th": {"scope"}, "p": {"class"}}


@dataclass(frozen=True)
class Redactie:
    """What an editorial page shows: cleaned HTML, and the language it is written in."""

    html: Markup
    taalcode: str
    richting: str


@dataclass(frozen=True)
class Context:
    """What the plugin needs to make our pages."""

    site: Site
    t: Texts
    theme: Theme


def render_documents(context: Context, documents: Mapping[str, str]) -> Iterator[tuple[Pagina, str]]:
    """Each document as a page of ours with its HTML, in one run of MkDocs."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "docs"), Path(folder, "site")
        source.mkdir()
        for name, markdown in documents.items():
            (source / f"{name}.md").write_text(_with_lists(markdown), encoding="utf-8")
        config = load_config(str(shipped_root() / "mkdocs.yml"), docs_dir=str(source), site_dir=str(target))
        plugin = config.plugins["noodsteunpunt"]
        assert isinstance(plugin, NoodsteunpuntPlugin)
        plugin.context = context
        logging.getLogger("mkdocs").setLevel(logging.ERROR)
        build(config)
        for pagina in plugin.made:
            yield pagina, (target / pagina.slug / "index.html").read_text(encoding="utf-8")


class NoodsteunpuntPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Hands MkDocs our templates and a `pagina`, cleans what Markdown made, and keeps template files out."""

    context: Context | None = None

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Under `mkdocs serve` nobody gave a context: then it is that of the folder mkdocs.yml lies in, in Dutch."""
        self.made: list[Pagina] = []
        config.theme.static_templates.clear()
        del config.theme.dirs[1:]  # only our own folder; MkDocs would look at each of Material's ten thousand icons
        if self.context is None:
            site, _ = check_folder(load_folder(Path(config.config_file_path).parent, shipped_root()))
            source = site.talen[0]
            # Read again for every reload, so that a changed style shows too.
            self.context = Context(site, Texts(source, source, site.feiten), Theme(shipped_root()))
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Only Markdown pages; none of the theme's own files."""
        return Files(list(files.documentation_pages()))

    def on_env(self, env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Our environment, with escaping on, instead of MkDocs' own."""
        return self._context.theme.env

    def on_page_context(self, context: Any, /, *, page: Page, **_: Any) -> Any:
        """The one thing our base page knows."""
        return {"pagina": self._pagina(page)}

    def on_post_page(self, output: str, **_: Any) -> str:
        """The page as the others are."""
        return self._context.theme.finished(output)

    @property
    def _context(self) -> Context:
        assert self.context is not None
        return self.context

    def _pagina(self, page: Page) -> Pagina:
        site, t = self._context.site, self._context.t
        name = Path(page.file.src_uri).stem
        vertaald = name in t.taal.documenten
        written = t.taal if vertaald else site.talen[0]
        # Not `page.meta`: MkDocs reads a title NO as False, and 8:30 as 510.
        front, _ = read_front(page.file.src_uri, page.file.content_string)
        assert front is not None
        titel, beschrijving = (named(text, site.gemeente) for text in (front.titel, front.beschrijving))
        pagina = Pagina(site, t, name, titel, beschrijving, None, vertaald=vertaald)
        inhoud = Redactie(_clean(page.content or "", pagina), written.code, written.gegevens.richting.value)
        pagina = replace(pagina, inhoud=inhoud)
        self.made.append(pagina)
        return pagina


def _with_lists(markdown: str) -> str:
    """The same with an empty line above each list; in CommonMark (5.2), which editors know, a list needs none."""
    return _LIST_BELOW_TEXT.sub(r"\g<0>\n", markdown)


def _clean(html: str, pagina: Pagina) -> Markup:
    """HTML with only the tags and links of plain text; `/nu/` becomes the link to that page in this language.

    The word {gemeente} becomes the name of the municipality.
    """

    def link(tag: str, attribute: str, value: str) -> str:
        if attribute == "href" and value.startswith("/"):
            page, sign, place = value.partition("#")
            return pagina.naar(page.strip("/")) + sign + place
        return value

    cleaned = nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=link,
        url_schemes={"https", "tel", "mailto"},
        link_rel=None,
    )
    name = f"<bdi>{escape(pagina.gemeente.naam)}</bdi>"
    return Markup(cleaned.replace(OF_GEMEENTE, name))  # noqa: S704 - cleaned above, and the name escaped
