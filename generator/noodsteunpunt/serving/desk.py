"""What lies on the editor's desk: a page, the flyers that go with it, and what has to be repaired first."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import jinja2

from ..compile.addresses import sheets_of, web_sheet
from ..compile.sheets import SheetOrder
from ..compile.theme import Theme
from ..model.problem import Problem
from ..model.site import Site
from ..model.wijk import Wijk
from ..press.settings import SettingsError
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
    """Answers for the server; knows nothing of HTTP. say: a problem as the terminal says it."""

    def __init__(self, folder: Path, say: Callable[[Problem], str] = str) -> None:
        self.preview = Preview(folder)
        self._drafts = Drafts(folder)
        self._theme = Theme(shipped_root())
        self._say = say
        self._pages: Pages | None = None
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
            self._pages = Pages(site, self._theme, lambda code, language: self._on_site(site, code, language))
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
        if wijk is None or not site.punten_in(wijk.id):
            return {"vellen": [], "waarom": _NO_POINT}
        try:
            orders = self._orders(site, wijk, language)
        except SettingsError as error:
            return {"vellen": [], "waarom": str(error)}
        return {"vellen": [self._sheet(order) for order in orders], "waarom": "" if orders else _NOT_TRANSLATED}

    def draft(self, site: Site, name: str) -> Draft | None:
        """The sheet with this name, or None. Raises SheetError and SettingsError."""
        found = _SHEET.fullmatch(name)
        wijk = self._wijk(site, found["code"]) if found else None
        if found is None or wijk is None:
            return None
        order = next((order for order in self._orders(site, wijk, found["taal"]) if order.name == name), None)
        return self._drafts.draft(order) if order else None

    def _sheet(self, order: SheetOrder) -> dict[str, object]:
        try:
            pages, fault = len(self._drafts.draft(order).pages), ""
        except SheetError as error:
            pages, fault = 0, str(error)
        return {"naam": order.product.settings.naam, "bestand": order.name, "paginas": pages, "fout": fault}

    def _orders(self, site: Site, wijk: Wijk, language: str) -> tuple[SheetOrder, ...]:
        taal = next((taal for taal in site.talen if taal.code == language), None)
        return self._drafts.orders(site, wijk, taal) if taal else ()

    def _on_site(self, site: Site, code: str, language: str) -> tuple[str, ...]:
        """The paths of the flyers that a wijk page links to; a faulty product is told beside the page."""
        wijk = self._wijk(site, code)
        try:
            orders = self._orders(site, wijk, language) if wijk else ()
        except SettingsError:
            orders = ()
        return sheets_of((web_sheet(order.name) for order in orders), code, language)

    @staticmethod
    def _wijk(site: Site, code: str) -> Wijk | None:
        return next((wijk for wijk in site.wijken if site.code(wijk) == code), None)


def _first(site: Site) -> Wijk | None:
    """The first wijk with something to print, else the first."""
    with_point = (wijk for wijk in site.wijken if site.punten_in(wijk.id))
    return next(with_point, next(iter(site.wijken), None))
