"""Links in editorial Markdown: does each lead somewhere? What Markdown makes of a wrong one looks right until a tap."""

import re
from collections.abc import Collection, Iterator
from html.parser import HTMLParser
from urllib.parse import urlsplit

from ..model.fields.reach import behind_outlook
from ..model.likeness import plain
from ..model.problem import Edit, Problem, did_you_mean, first_of_each_kind

# The pages that every site has, besides those of editorial Markdown, points and wijken.
PAGES = frozenset({"", "72-uur", "nu", "status", "straten", "talen", "teken", "uitleg"})
# Of these some sites have none, and nobody needs a link to the home page.
SOMETIMES = {"", "straten"}
# As in mkdocs.yml.
EXTENSIONS = ("admonition", "attr_list", "def_list", "tables")
MOST_LINKS = 200  # more than any page has; a guess is made for each that is wrong
# A link to a page of the site, as in the pages that come with the package, and what any other link has somewhere.
_TO_PAGE = re.compile(r"\]\(/([a-z0-9-]+)/\)")
_MORE_LINKS = re.compile(r"\]\(|\]:|<")
_CODE = re.compile(r"\d{4,}")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"[+0][\d -]{7,15}")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+\.?")
_LOOKS_LIKE_HOST = re.compile(
    r"www\..+|[\w.-]+\.(?:nl|com|org|net|eu|info|frl|be|de|example)(?:[/?#].*)?", re.IGNORECASE
)
_FILE = re.compile(r"(?:file:|\\\\|[a-z]:).*|.*\.(?:pdf|docx?|xlsx?|pptx?|png|jpe?g|gif|webp|zip)", re.IGNORECASE)
_NO_FIX = re.compile(r"[\s()<>\[\]]")  # what would end a target in Markdown, or begin another thing
_NOWHERE = "deze link wijst nergens naar"
_ANY_PAGE = "schrijf een adres dat met https:// begint, of een pagina van deze site, zoals /72-uur/"
Said = tuple[str, str, str]  # what is wrong, how to repair it, and what to put in its place when that is sure


def link_problems(file: str, markdown: str, documents: Collection[str]) -> Iterator[Problem]:
    """The links that lead nowhere, the first of them one by one. documents: the names of all editorial pages."""
    return first_of_each_kind(_all_problems(file, markdown, documents))


def _all_problems(file: str, markdown: str, documents: Collection[str]) -> Iterator[Problem]:
    pages = {*PAGES, *documents}
    if not _MORE_LINKS.search(_TO_PAGE.sub(lambda found: "" if found[1] in pages else found[0], markdown)):
        return
    for target in list(dict.fromkeys(_targets(markdown)))[:MOST_LINKS]:
        if said := _wrong(target, pages, documents):
            yield _problem(file, markdown, target, said)


class _Links(HTMLParser):
    """Where the links of a page lead."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.targets += [value or "" for name, value in attrs if (tag, name) == ("a", "href")]


def _targets(markdown: str) -> list[str]:
    """The targets of all links, as Markdown finds them: not those in code or remarks."""
    # Here, because it takes a twentieth of a second to load, which is a tenth of a check.
    from markdown import markdown as as_html

    seen = _Links()
    seen.feed(as_html(markdown, extensions=list(EXTENSIONS)))
    return seen.targets


def _problem(file: str, markdown: str, target: str, said: Said) -> Problem:
    """The problem at the first place where the target was typed; at none when it was typed in another way."""
    what, repair, better = said
    for number, line in enumerate(markdown.splitlines(), start=1):
        if found := re.search(rf"(?<![\w/.]){re.escape(target)}(?=[)>\s\"']|$)", line) if target else None:
            first, last = found.start() + 1, found.end() + 1
            sure = better and not _NO_FIX.search(better + target)
            fix = (Edit(number, first, last, better),) if sure else ()
            return Problem(file, number, first, "", what, repair, code="NSP516", end=last, excerpt=line, fix=fix)
    return Problem(file, 0, 0, "", f"{what}: '{target}'" if target else what, repair, code="NSP516")


def _wrong(target: str, pages: Collection[str], documents: Collection[str]) -> Said | None:
    """What is wrong with a target. pages: all there are; documents: those that are files beside this one."""
    scheme = target.partition(":")[0].lower()
    if "{" in target:
        return "in een link wordt niets ingevuld", "schrijf het hele adres", ""
    if scheme in {"mailto", "tel"}:
        return None if target[len(scheme) + 1 :] else (_NOWHERE, "schrijf het adres of nummer erachter", "")
    if scheme == "https":
        inside = behind_outlook(target)
        return ("dit is een link zoals Outlook die maakt", f"schrijf {inside}", inside) if inside else _host(target)
    if scheme == "http":
        what = "een link met http:// komt niet op de site, want alleen https:// is veilig"
        return what, f"schrijf https{target[4:]}, als dat adres bestaat", ""
    if target.startswith("/") and not target.startswith("//"):
        return _page(target, pages)
    name = target.removeprefix("../").rstrip("/")
    if (target.removeprefix("./").endswith(".md") and name.removeprefix("./").removesuffix(".md") in documents) or (
        target.startswith("../") and name in pages
    ):
        return None  # as MkDocs and the folders of the site have it
    return _meant(target, pages)


def _host(target: str) -> Said | None:
    try:
        host = urlsplit(target).hostname or ""
    except ValueError:
        host = ""
    return None if _HOST.fullmatch(host) else (f"'{target}' is geen webadres", "kijk het adres na", "")


def _page(target: str, pages: Collection[str]) -> Said | None:
    """A page of the site itself; the link gets the language of the page it stands on."""
    name = target.partition("#")[0].strip("/")
    if name in pages or _CODE.fullmatch(name):
        return None
    bare = name.rpartition("/")[2]
    if bare in pages:
        repair = f"schrijf /{bare}/, zonder taal of map ervoor"
    elif near := did_you_mean(name, pages):
        repair = f"bedoelt u /{near}/?"
    else:
        repair = f"kies uit {', '.join(f'/{page}/' for page in sorted(pages) if page not in SOMETIMES)}"
    return f"er is geen pagina '{target}'", repair, ""


def _meant(target: str, pages: Collection[str]) -> Said:
    """What somebody meant with a target that is no address and no page."""
    name = plain(re.sub(r"(?:^|.*/)([^/#?]+?)(?:\.md|\.html?)?/?(?:#.*)?", r"\1", target))
    page = next((page for page in pages if page and plain(page) == name), "")
    if page:
        return _NOWHERE, f"schrijf /{page}/", f"/{page}/"
    if _EMAIL.fullmatch(target):
        return _NOWHERE, f"schrijf mailto:{target}", f"mailto:{target}"
    if _PHONE.fullmatch(target):
        better = f"tel:{re.sub('[ -]', '', target)}"
        return _NOWHERE, f"schrijf {better}", better
    if _FILE.fullmatch(target):
        return (
            "een bestand komt niet op de site",
            "zet het op de website van de gemeente, en schrijf het adres dat het daar heeft, met https://",
            "",
        )
    if _LOOKS_LIKE_HOST.fullmatch(target):
        return _NOWHERE, f"schrijf https://{target}", ""
    return _NOWHERE, _ANY_PAGE, ""
