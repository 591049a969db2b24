"""The Jinja environment all pages share, and the style they carry inside."""

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from ..press.colours import Colour, read_colours

# What base.html prints until it is known which components a page shows. Text is escaped, so none can look like these.
_STYLE_SIGN, _HASH_SIGN = "<style>%STIJL%</style>", "'%STIJLHASH%'"
_LATER_STYLE_SIGN, _LATER_HASH_SIGN = "<style>%LATERSTIJL%</style>", "'%LATERSTIJLHASH%'"
_SCRIPT_STYLE_SIGN, _SCRIPT_HASH_SIGN = "<style>%SCRIPTSTIJL%</style>", "'%SCRIPTSTIJLHASH%'"
_TEMPLATE = re.compile(r"<template.*?</template>", re.DOTALL)


def material_templates() -> Path:
    """Folder of Material for MkDocs with its icons and page templates."""
    spec = find_spec("material")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return Path(spec.submodule_search_locations[0]) / "templates"


@dataclass(frozen=True)
class ScriptFile:
    """A script in a file of its own. Its name changes with its text, so that a page never meets another version."""

    name: str
    text: str

    @property
    def path(self) -> str:
        """Where it is below the site's root."""
        return f"app/{self.name}.{hashlib.sha256(self.text.encode()).hexdigest()[:16]}.js"


class Theme:
    """The templates of `theme/` over those of Material; escaping is on, a forgotten value is an error."""

    def __init__(self, shipped: Path) -> None:
        self._theme = shipped / "theme"
        self._colours = read_colours((shipped / "print" / "colours.yml").read_bytes()).named
        folders = [self._theme, material_templates()]
        self.env = jinja2.Environment(
            loader=jinja2.FileSystemLoader(folders),
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self.colour_variables = _colour_variables(self._colours)
        self.style = _squeeze(self.colour_variables + _read(self._theme / "base.css"))
        self.component_styles = [_squeeze(_read(part)) for part in sorted(self._theme.glob("components/*/style.css"))]
        self.paper_style = _squeeze(_read(self._theme / "paper.css"))
        self.page_script = self.script("page.js")
        self.finder = ScriptFile("zoek", self.script("zoek.js"))
        self.env.globals.update(
            icon=self.icon,
            style=Markup(_STYLE_SIGN),  # noqa: S704 - our own words
            style_hash=Markup(_HASH_SIGN),  # noqa: S704 - our own words
            script_style=Markup(_SCRIPT_STYLE_SIGN),  # noqa: S704 - our own words
            script_style_hash=Markup(_SCRIPT_HASH_SIGN),  # noqa: S704 - our own words
            later_style=Markup(_LATER_STYLE_SIGN),  # noqa: S704 - our own words
            later_style_hash=Markup(_LATER_HASH_SIGN),  # noqa: S704 - our own words
            script=Markup(self.page_script),  # noqa: S704 - our own file
            script_hash=_csp_hash(self.page_script),
            zoek_bestand=self.finder.path,
        )
        self._icon = cache(self._read_icon)

    def render(self, template: str, pagina: Any) -> str:
        """A page as HTML."""
        return self.finished(self.env.get_template(template).render(pagina=pagina))

    def finished(self, html: str) -> str:
        """A rendered page without the white space of its templates, and with the style of the components it shows.

        A style it does not need yet would stand between the reader and the answer on a slow connection. So what a
        component needs stands at the first `later_style` of the page, unless the component is shown before that. What
        is in a <template> waits for a script; the style that only that needs is in the template too.
        """
        first, sign, rest = _tidy(html).partition(_LATER_STYLE_SIGN)
        html = first + sign + rest.replace(_LATER_STYLE_SIGN, "")
        left = list(self.component_styles)

        def styles_for(shown: str) -> str:
            """The styles of the components in this part of the page, each given once."""
            classes = _classes(shown)
            found = [part for part in left if _own_classes(part) & classes]
            left[:] = [part for part in left if part not in found]
            return "".join(found)

        for own_sign, hash_sign, css in (
            (_STYLE_SIGN, _HASH_SIGN, self.style + styles_for(_TEMPLATE.sub("", first))),
            (_LATER_STYLE_SIGN, _LATER_HASH_SIGN, styles_for(_TEMPLATE.sub("", rest)) + self.paper_style),
            (_SCRIPT_STYLE_SIGN, _SCRIPT_HASH_SIGN, styles_for("".join(_TEMPLATE.findall(html)))),
        ):
            html = html.replace(own_sign, f"<style>{css}</style>", 1).replace(hash_sign, f"'{_csp_hash(css)}'", 1)
        return html

    def colour(self, name: str) -> str:
        """A web colour as "#rrggbb"."""
        return self._colours[name].web

    def light_and_dark(self, name: str) -> tuple[str, str]:
        """A web colour on a light and on a dark screen."""
        colour = self._colours[name]
        return colour.web, colour.web_donker or colour.web

    def own_style(self, name: str) -> Markup:
        """The style of a page that does not look like the site, such as a report."""
        return Markup(_squeeze(_read(self._theme / name)))  # noqa: S704 - our own file

    def script(self, name: str) -> str:
        """One of our scripts, without its comments."""
        return _without_comments((self._theme / "offline" / name).read_text(encoding="utf-8"))

    def icon(self, name: str) -> Markup:
        """A decorative icon of Material Design (Apache-2.0), always beside a word that says the same."""
        return self._icon(name)

    def _read_icon(self, name: str) -> Markup:
        svg = (material_templates() / ".icons" / "material" / f"{name}.svg").read_text(encoding="utf-8")
        path = re.search(r'<path d="([^"]+)"', svg)
        assert path is not None
        return Markup('<svg class="icoon" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>').format(path[1])


@cache
def open_theme(shipped: Path) -> Theme:
    """The theme of a root, read and compiled once for everything that one process makes."""
    return Theme(shipped)


def _read(part: Path) -> str:
    return part.read_text(encoding="utf-8")


def _classes(html: str) -> set[str]:
    return {name for names in set(re.findall(r'class="([^"]*)"', html)) for name in names.split()}


@cache
def _own_classes(css: str) -> set[str]:
    """The classes with which the selectors of a squeezed style begin."""
    return set(re.findall(r"(?:^|[{},])\.([a-z][\w-]*)", css))


def _colour_variables(colours: Mapping[str, Colour]) -> str:
    """CSS variables of the web colours: `--inkt` and so on, for light and for dark screens. Paper is always light."""
    used = {name: colour for name, colour in colours.items() if not name.startswith("kaart_")}
    light = "".join(f"--{name}:{colour.web};" for name, colour in used.items())
    dark = "".join(f"--{name}:{colour.web_donker};" for name, colour in used.items() if colour.web_donker)
    return f":root{{{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"


def _squeeze(css: str) -> str:
    """CSS without comments and needless white space. Our style sheets hold no strings with spaces that matter."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s+", " ", css)
    return re.sub(r" ?([{};,>]) ?", r"\1", css).replace(": ", ":").replace(";}", "}").strip()


def _without_comments(script: str) -> str:
    """A script without its comment lines and indentation."""
    lines = (line.strip() for line in script.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def _tidy(html: str) -> str:
    """HTML without the indentation and empty lines of its templates. No page has preformatted text that matters."""
    return re.sub(r"\n\s+", "\n", html).strip() + "\n"


def _csp_hash(style: str) -> str:
    digest = hashlib.sha256(style.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
