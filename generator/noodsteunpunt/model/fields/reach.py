"""How to reach somebody: telephone numbers and web addresses."""

import re
from typing import Annotated
from urllib.parse import parse_qs, urlsplit

from .field import Field, FieldError


def _parse_phone(text: str) -> str:
    """Dutch numbers: 112, 14 0xx(x), 0800/0900 short and long, ten digits, or +31 with nine."""
    digits = re.sub(r"[ \-()]", "", text)
    if re.fullmatch(r"112|140\d{2,3}|0[89]00\d{4}(?:\d{3})?|0\d{9}|\+31\d{9}", digits, re.ASCII):
        return text
    what = f"'{text}' is geen Nederlands telefoonnummer"
    bare = digits.replace("+310", "+31") if digits.startswith("+310") else f"0{digits}"
    if re.fullmatch(r"\+31\d{9}|0[1-9]\d{8}", bare, re.ASCII):
        raise FieldError(what, f"schrijf {bare}", "NSP129", bare)
    raise FieldError(what, "schrijf het zoals 0123 456 789 of 14 0123", "NSP129")


Telefoon = Annotated[
    str,
    Field(
        _parse_phone,
        "een telefoonnummer zoals 0123 456 789",
        {"type": ["string", "integer"], "pattern": r"^[+0-9 ()\-]{3,20}$"},
    ),
]

_ADDRESS_EXAMPLE = "schrijf het zoals https://noodsteunpunt.gemeente.nl"


def _parse_site(text: str) -> str:
    """An https address without user, port, query or fragment; a path is allowed, a closing slash is dropped."""
    if re.search(r"[\s\\\"'<>{}|^`]", text) or not text.isascii():
        raise FieldError(f"'{text}' is geen webadres", _ADDRESS_EXAMPLE, "NSP130")
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        raise FieldError(f"'{text}' is geen webadres", _ADDRESS_EXAMPLE, "NSP130") from None
    if parts.scheme != "https":
        raise FieldError(f"'{text}' begint niet met https://", _ADDRESS_EXAMPLE, "NSP131")
    more = parts.netloc.lower() != host or "?" in text or "#" in text
    if more or not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", host):
        if inside := behind_outlook(text).rstrip("/"):
            raise FieldError("dit is een link zoals Outlook die maakt", f"schrijf {inside}", "NSP132", inside)
        raise FieldError(f"'{text}' is geen gewoon webadres", "laat poort, gebruiker, ? en # weg", "NSP132")
    return f"https://{host}{parts.path.rstrip('/')}"


def behind_outlook(address: str) -> str:
    """The address behind one that Outlook made to look at every click; empty for any other address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    inside = parse_qs(parts.query).get("url", [""])[0]
    of_outlook = (parts.hostname or "").endswith(".safelinks.protection.outlook.com")
    return inside if of_outlook and inside.startswith("https://") else ""


Webadres = Annotated[
    str,
    Field(
        _parse_site,
        "een webadres dat met https:// begint",
        {"type": "string", "pattern": r"^https://[^\s?#]+$"},
    ),
]


def _parse_site_address(text: str) -> str:
    """An address that is printed and that every link starts with: its path has no sign with a meaning of its own."""
    address = _parse_site(text)
    if odd := re.search(r"[^A-Za-z0-9._~/-]", address.removeprefix("https://")):
        raise FieldError(
            f"in '{text}' staat '{odd.group()}', en dat kan niet in het adres van de site",
            "gebruik alleen letters, cijfers, - . _ ~ en /",
            "NSP133",
        )
    return address


Siteadres = Annotated[
    str,
    Field(
        _parse_site_address,
        "het webadres van de site, dat met https:// begint",
        {"type": "string", "pattern": r"^https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(/[A-Za-z0-9._~/-]*)?$"},
    ),
]
