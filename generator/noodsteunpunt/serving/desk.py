"""What lies on the editor's desk: a page, the flyers that go with it, and what has to be repaired first."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

import jinja2

from ..compile.addresses import sheets_of, web_sheet
from ..compile.sheets import SheetOrder
from ..compile.theme import open_theme
from ..geo.view import Land
from ..model.problem import FolderError, Problem
from ..model.site import Site
from ..model.wijk import Wijk
from ..press.sheet import SheetError
from ..shipped import shipped_root
from .drafts import Draft, Drafts
from .pages import Pages
from .preview import Preview, Version

_SHEET = re.compile(r"[a-z0-9-]+?-(?P<code>\d+)-(?P<taal>[a-z]{2,3}(?:-[a-z][a-z0-9]*)?)(?:-\d+)?")
_NO_POINT = "Deze wijk heeft nog geen noodsteunpunt. Er is nog niets te drukken."
_NOT_TRANSLATED = "In deze taal is er geen flyer: niet alle teksten ervoor zijn vertaald."


@dataclass(frozen=True)
class Asset:
    """A file of the desk itself."""

    kind: str
    data: bytes


class Desk:
    """Answers for the server; knows nothing of HTTP.

    say: a problem as the terminal says it. now: the time on Dutch clocks; None when old facts do not matter.
    """

    def __init__(
        self, folder: Path, say: Callable[[Problem], str] = str, now: Callable[[], datetime] | None = None
    ) -> None:
        self.preview = Preview(folder, now)
        self._drafts = Drafts(folder)
        self._theme = open_theme(shipped_root())
        self._say = say
        self._pages: Pages | None = None
        self._land: Land | None = None
        own = Path(__file__).parent / "desk"
        self._env = jinja2.Environment(
            loader=jinja2.FileSystemLoader(own), autoescape=True, undefined=jinja2.StrictUndefined
        )
        self.assets = {
            "": Asset("text/html; charset=utf-8", (own / "desk.html").read_bytes()),
            "desk.js": Asset("text/javascript; charset=utf-8", (own / "desk.js").read_bytes()),
            "desk.css": Asset(
                "text/css; charset=utf-8", self._theme.colour_variables.encode() + (own / "desk.css").read_bytes()
            ),
        }

    def pages(self, version: Version) -> Pages | None:
        """The pages of the last version without mistakes; None as long as there was none."""
        site = version.site
        if site is None:
            return None
        if self._pages is None or self._pages.site is not site:
            flyers = partial(self._on_site, site)
            self._pages = Pages(site, self._theme, flyers, self._streets(site))
        return self._pages

    def panel(self, version: Version, path: str) -> str:
        """The mistakes as a page, at the place of the page at `path`."""
        said = [self._say(problem) for problem in version.mistakes]
        template = self._env.get_template("panel.html")
        return template.render(said=said, path=path, good=version.site is not None)

    def fault(self, error: Exception) -> str:
        """A fault of ours as a page: the editor can do nothing about it, and the next save may go well."""
        return self._env.get_template("fault.html").render(error=repr(error))

    def summary(self, version: Version) -> dict[str, object]:
        """What the desk hears of a new version."""
        return {
            "nummer": version.number,
            "fouten": len(version.mistakes),
            "letop": [self._say(problem) for problem in version.warnings],
        }

    def around(self, pages: Pages, path: str, code: str) -> dict[str, object]:
        """What the desk shows around the page at `path`. code: of the wijk to keep when the page is of none."""
        site, taal = pages.site, pages.taal_of(path)
        wijk = pages.wijk_of(path) or self._wijk(site, code) or _first(site)
        return {
            "gemeente": site.gemeente.naam,
            "taal": taal.code,
            "talen": [
                {"code": one.code, "naam": one.gegevens.naam, "pad": pages.in_language(path, one.code)}
                for one in site.talen
            ],
            "wijk": site.code(wijk) if wijk else "",
            "wijken": [
                {"code": site.code(one), "naam": one.naam, "pad": pages.in_language(f"{site.code(one)}/", taal.code)}
                for one in site.wijken
            ],
        }

    def sheets(self, site: Site, code: str, language: str) -> dict[str, object]:
        """The flyers of a wijk in a language, drawn, or the sentence why there is none."""
        wijk = self._wijk(site, code)
        if wijk is None or not site.punten_voor(wijk.id):
            return {"vellen": [], "waarom": _NO_POINT}
        try:
            orders = self._orders(site, wijk, language)
            drawn = [self._sheet(site, order) for order in orders]
        except FolderError as error:
            return {"vellen": [], "waarom": "\n\n".join(map(self._say, error.problems))}
        return {"vellen": drawn, "waarom": "" if orders else _NOT_TRANSLATED}

    def draft(self, site: Site, name: str) -> Draft | None:
        """The sheet with this name, or None. Raises SheetError and FolderError."""
        found = _SHEET.fullmatch(name)
        wijk = self._wijk(site, found["code"]) if found else None
        if found is None or wijk is None:
            return None
        order = next((order for order in self._orders(site, wijk, found["taal"]) if order.name == name), None)
        return self._drafts.draft(site, order) if order else None

    def _sheet(self, site: Site, order: SheetOrder) -> dict[str, object]:
        try:
            pages, fault = len(self._drafts.draft(site, order).pages), ""
        except SheetError as error:
            pages, fault = 0, str(error)
        return {"naam": order.product.settings.naam, "bestand": order.name, "paginas": pages, "fout": fault}

    def _orders(self, site: Site, wijk: Wijk, language: str) -> tuple[SheetOrder, ...]:
        taal = next((taal for taal in site.talen if taal.code == language), None)
        return self._drafts.orders(site, wijk, taal, self._streets(site)) if taal else ()

    def _on_site(self, site: Site, code: str, language: str) -> tuple[str, ...]:
        """The paths of the flyers that a wijk page links to; a faulty product is told beside the page."""
        wijk = self._wijk(site, code)
        try:
            orders = self._orders(site, wijk, language) if wijk else ()
        except FolderError:
            orders = ()
        return sheets_of((web_sheet(order.name) for order in orders), code, language)

    def _streets(self, site: Site) -> Land | None:
        """The street data as shapes, made again only when it changed."""
        if site.kaart is None:
            return None
        if self._land is None or self._land.layers is not site.kaart:
            self._land = Land(site.kaart)
        return self._land

    @staticmethod
    def _wijk(site: Site, code: str) -> Wijk | None:
        return next((wijk for wijk in site.wijken if site.code(wijk) == code), None)


def _first(site: Site) -> Wijk | None:
    """The first wijk with something to print, else the first."""
    with_point = (wijk for wijk in site.wijken if site.punten_voor(wijk.id))
    return next(with_point, next(iter(site.wijken), None))
