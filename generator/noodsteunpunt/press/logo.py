"""The municipality's logo: an SVG of plain shapes, sharp on a flyer and on a flag, or a Dutch no."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

MOST_BYTES = 200_000
_PIXELS = (b"\x89PNG", b"\xff\xd8", b"GIF8", b"RIFF", b"BM", b"II*\0", b"MM\0*")
_REFUSED = {
    "script": "een script",
    "foreignObject": "een stuk webpagina",
    "image": "een plaatje van pixels",
    "text": "tekst die nog geen vorm is",
    "style": "een stijlblad",
    "use": "een verwijzing",
    "animate": "beweging",
    "set": "beweging",
    "linearGradient": "een kleurverloop",
    "radialGradient": "een kleurverloop",
    "filter": "een filter",
    "mask": "een masker",
}


class LogoError(Exception):
    """A logo cannot be printed; the message is a Dutch sentence with the repair."""


def read_logo(source: bytes) -> str:
    """The SVG source of a logo file. Raises LogoError for pixels, scripts, links, or anything but shapes."""
    if source.startswith(_PIXELS):
        raise LogoError("het logo is een plaatje van pixels en wordt onscherp; vraag de vormgever om een SVG")
    if len(source) > MOST_BYTES:
        raise LogoError(f"het logo is groter dan {MOST_BYTES // 1000} kB; vraag om een eenvoudiger SVG")
    try:
        text = source.decode("utf-8")
    except UnicodeDecodeError:
        raise LogoError("het logo is geen SVG in UTF-8; sla het opnieuw op als SVG") from None
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise LogoError("het logo begint met een DOCTYPE; sla het op als 'gewone SVG'")
    try:
        # Without DOCTYPE there are no entities, so nothing can be expanded or fetched.
        root = ElementTree.fromstring(text)  # noqa: S314
    except ElementTree.ParseError:
        raise LogoError("het logo is geen SVG; sla het opnieuw op als SVG") from None
    if _name(root.tag) != "svg" or "viewBox" not in root.attrib:
        raise LogoError("het logo is geen SVG met een viewBox; sla het opnieuw op als SVG")
    if faults := sorted(set(_faults(root))):
        raise LogoError(f"in het logo zit {', '.join(faults)}; laat alleen vormen met een effen kleur over")
    return text


def _faults(root: ElementTree.Element) -> Iterator[str]:
    """What does not belong in a logo, in Dutch."""
    for element in root.iter():
        name = _name(element.tag)
        if name in _REFUSED:
            yield _REFUSED[name]
        for attribute, value in element.attrib.items():
            if _name(attribute).lower().startswith("on"):
                yield "een script"
            if _name(attribute) == "href" or re.search(r"url\(\s*['\"]?(?!#)", value):
                yield "een verwijzing"


def _name(tag: str) -> str:
    """A tag or attribute without its namespace."""
    return str(tag).rpartition("}")[2]
