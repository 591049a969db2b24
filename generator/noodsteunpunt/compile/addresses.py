"""Every address we ever publish or print, from ids and codes alone; no look at the built site.

A flag hangs for years: `tests/golden/addresses.txt` freezes what this module answers.
"""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from ..model.woorden import SOURCE_LANGUAGE

HOME = ""


def page_path(slug: str, language: str) -> str:
    """The path of a page below the site's root: "" for the Dutch home page, "en/1007/" for a point in English."""
    prefix = "" if language == SOURCE_LANGUAGE else f"{language}/"
    return f"{prefix}{slug}/" if slug else prefix


def file_of(path: str) -> str:
    """The file in which the page at `path` is kept, below the output folder."""
    return f"site/{path}index.html"


def absolute(site_address: str, path: str) -> str:
    """The full web address of a path below the site's root."""
    return f"{site_address}/{path}"


def base_path(site_address: str) -> str:
    """The path part of the site's address with a closing slash: "/" or "/nsp/"."""
    return f"{urlsplit(site_address).path}/"


def relative(from_path: str, to_path: str) -> str:
    """The link from one page to another, so that the site works below any folder.

    relative("en/1007/", "en/72-uur/") is "../72-uur/"; from a page to itself it is "./".
    """
    folder = from_path[: from_path.rfind("/") + 1]
    if to_path.startswith(folder):  # as every link of the home page
        return to_path.removeprefix(folder) or "./"
    here, there = from_path.split("/")[:-1], to_path.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "../" * (len(here) - shared) + "/".join(there[shared:]) or "./"


def sheets_of(paths: Iterable[str], code: str, language: str) -> tuple[str, ...]:
    """The web sheets among `paths` that are about the wijk or point with this code, in this language."""
    about = re.compile(rf"druk/[a-z0-9-]+-{code}-{re.escape(language)}(?:-\d+)?\.pdf")
    return tuple(sorted(path for path in paths if about.fullmatch(path)))


def web_sheet(name: str) -> str:
    """The path below the site's root of a printed sheet to read on a screen."""
    return f"druk/{name}.pdf"


def sheet_language(path: str, languages: Iterable[str]) -> str:
    """The language a web sheet is in, which stands at the end of its name; empty when it is none of `languages`."""
    ends = {code: re.compile(rf".*-{re.escape(code)}(?:-\d+)?\.pdf") for code in languages}
    return max((code for code, end in ends.items() if end.fullmatch(path)), key=len, default="")


def map_file(code: str) -> str:
    """The path below the site's root of the map of a point or wijk."""
    return f"kaart/{code}.svg"


def qr_text(site_address: str, code: str) -> str:
    """What a QR code holds. In capitals, which makes a smaller code, when the address is a bare host.

    Hosts do not tell capitals from small letters (RFC 4343), but paths do, so an address with a path stays as it is.
    """
    parts = urlsplit(site_address)
    return f"{site_address}/{code}" if parts.path else f"{site_address}/{code}".upper()


def printed_address(site_address: str, code: str) -> str:
    """The same address in words, as printed beside the QR code."""
    return f"{site_address.removeprefix('https://')}/{code}"
