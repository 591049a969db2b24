"""What lets a phone keep the site as an app: icons, manifests, the finder's script, and the emergency brake."""

import json
from collections.abc import Iterator

from ..draw.icons import app_icon
from ..model.gemeente import Aard
from ..model.site import Site
from .addresses import page_path
from .artifact import CORE, Artifact
from .texts import Texts
from .theme import Theme

SIDES_PX = (192, 512)
MANIFEST = "app.webmanifest"


def app_files(site: Site, theme: Theme) -> Iterator[Artifact]:
    """Icons, one manifest per language, the script of the finder, and `noodrem/sw.js`."""
    ground, ink = theme.colour("link"), theme.colour("op_link")
    for side_px in SIDES_PX:
        yield Artifact(f"site/app/icoon-{side_px}.png", app_icon(side_px, ground, ink), offline=CORE)
    source = site.talen[0]
    for taal in site.talen:
        t = Texts(taal, source, site.feiten)
        data = json.dumps(_manifest(site, t, theme), ensure_ascii=False, indent=1) + "\n"
        path = f"site/{page_path('', taal.code)}{MANIFEST}"
        yield Artifact(path, data.encode(), made_from=data, offline=taal.code)
    yield Artifact(f"site/{theme.finder.path}", theme.finder.text.encode(), offline=CORE)
    yield Artifact("site/noodrem/sw.js", theme.script("noodrem.js").encode())


def _manifest(site: Site, t: Texts, theme: Theme) -> dict[str, object]:
    """A web app manifest (W3C); addresses in it are relative to where it lies."""
    root = "./" if t.code == site.talen[0].code else "../"
    icons = [
        {
            "src": f"{root}app/icoon-{side}.png",
            "sizes": f"{side}x{side}",
            "type": "image/png",
            "purpose": "any maskable",
        }
        for side in SIDES_PX
    ]
    return {
        "name": f"{_mark(site, t)}{t.plain('site.naam', gemeente=site.gemeente.naam)}",
        "short_name": t.plain("site.app_naam"),
        "lang": t.code,
        "dir": t.taal.gegevens.richting.value,
        "start_url": "./",
        "scope": root,
        "display": "standalone",
        "background_color": theme.colour("papier"),
        "theme_color": theme.colour("papier"),
        "icons": icons,
    }


def _mark(site: Site, t: Texts) -> str:
    """What stands before the name when nobody can rely on it."""
    aard = site.gemeente.aard
    return "" if aard is Aard.ECHT else f"{t.plain(f'site.aard.{aard}.merk')} "
