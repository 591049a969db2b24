"""Links in editorial Markdown: does each lead somewhere? What Markdown makes of a wrong one looks right until a tap."""

import re
from collections.abc import Collection, Iterator
from urllib.parse import urlsplit

from ..model.fields.reach import behind_outlook
from ..model.problem import Edit, Problem, did_you_mean
from .markdown import PICTURE

# The pages that every site has, besides those of editorial Markdown, points and wijken.
PAGES = frozenset({"", "72-uur", "nu", "status", "straten", "talen", "teken", "uitleg"})
# [words](target), [name]: target, <target> and <a href="target">.
_LINK = re.compile(
    r"(?:\]\([ \t]*<?|^ {0,3}\[[^\]]{1,200}\]:[ \t]*<?|<(?=[a-z]{1,10}:|[^<>\s]{1,100}@)|\bhref=[\"']?)"
    r"(?P<target>[^)\s<>\"']{0,2000})"
)
_CODE = re.compile(r"\d{4,}")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"\+?[\d-]{9,15}")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/?#].*)?", re.IGNORECASE)
_ANY_PAGE = "schrijf een adres dat met https:// begint, of een pagina van deze site, zoals /72-uur/"


def link_problems(file: str, markdown: str, documents: Collection[str]) -> Iterator[Problem]:
    """Every link that leads nowhere. documents: the names of all editorial pages."""
    for number, line in enumerate(markdown.splitlines(), start=1):
        for found in _LINK.finditer(PICTURE.sub(_blank, line)):
            if said := _wrong(found["target"], {*PAGES, *documents}):
                what, repair, better = said
                first, last = found.start("target") + 1, found.end("target") + 1
                yield Problem(
                    file, number, first, "", what, repair, code="NSP516", end=last, excerpt=line,
                    fix=(Edit(number, first, last, better),) if better else (),
                )  # fmt: skip


def _blank(found: re.Match[str]) -> str:
    """As many spaces: a picture is told elsewhere."""
    return " " * len(found[0])


def _wrong(target: str, pages: Collection[str]) -> tuple[str, str, str] | None:
    """What is wrong with a target, how to repair it, and what to put in its place when that is sure."""
    if target.startswith(("mailto:", "tel:")):
        return None
    if target.startswith("https://"):
        inside = behind_outlook(target)
        return ("dit is een link zoals Outlook die maakt", f"schrijf {inside}", inside) if inside else _host(target)
    if target.startswith("http://"):
        what = "een link met http:// komt niet op de site"
        return what, f"schrijf https{target.removeprefix('http')}, als dat adres bestaat", ""
    if target.startswith("/"):
        return _page(target, pages)
    better = _meant(target, pages)
    sure = "" if better.startswith("https:") else better
    return "deze link wijst nergens naar", f"schrijf {better}" if better else _ANY_PAGE, sure


def _host(target: str) -> tuple[str, str, str] | None:
    try:
        host = urlsplit(target).hostname or ""
    except ValueError:
        host = ""
    return None if _HOST.fullmatch(host) else (f"'{target}' is geen webadres", "kijk het adres na", "")


def _page(target: str, pages: Collection[str]) -> tuple[str, str, str] | None:
    """A page of the site itself; the link gets the language of the page it stands on."""
    name = target.partition("#")[0].strip("/")
    if name in pages or _CODE.fullmatch(name):
        return None
    near = did_you_mean(name.rpartition("/")[2], pages)
    repair = f"bedoelt u /{near}/?" if near else f"kies uit {', '.join(f'/{page}/' for page in sorted(pages) if page)}"
    return f"er is geen pagina '{target}'", repair, ""


def _meant(target: str, pages: Collection[str]) -> str:
    """What somebody meant with a target that is no address and no page, or an empty string."""
    name = target.removesuffix(".md").strip("./")
    if name and name in pages:
        return f"/{name}/"
    if _EMAIL.fullmatch(target):
        return f"mailto:{target}"
    if _PHONE.fullmatch(target):
        return f"tel:{target}"
    return f"https://{target}" if _HOST.fullmatch(target) else ""
