"""The indexes that search engines read."""

from collections.abc import Iterable
from html import escape

from ..compile.artifact import Artifact
from ..model.site import Site
from ..model.woorden import SOURCE_LANGUAGE

Alternates = tuple[tuple[str, str], ...]

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def sitemap(pages: Iterable[Alternates]) -> Artifact:
    """`sitemap.xml` of all pages that may be found, each with its other languages (sitemaps.org 0.9, hreflang).

    pages: per page its absolute address by language; the page's own entry is one of them.
    """
    entries = dict.fromkeys(address for alternates in pages for address in [alternates])
    body = "".join(_entry(address, alternates) for alternates in entries for _, address in alternates)
    text = f"{_HEAD}{body}</urlset>\n"
    return Artifact("site/sitemap.xml", text.encode(), made_from=text)


def _entry(address: str, alternates: Alternates) -> str:
    source = dict(alternates)[SOURCE_LANGUAGE]
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{escape(code)}" href="{escape(href)}"/>'
        for code, href in (*alternates, ("x-default", source))
    )
    return f"<url><loc>{escape(address)}</loc>{links}</url>\n"


def robots(site: Site, with_sitemap: bool) -> Artifact:
    """`robots.txt` with the way to the sitemap. Pages that may not be shown say so themselves (noindex)."""
    text = "User-agent: *\nAllow: /\n" + (f"Sitemap: {site.gemeente.siteadres}/sitemap.xml\n" if with_sitemap else "")
    return Artifact("site/robots.txt", text.encode(), made_from=text)
