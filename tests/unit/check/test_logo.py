"""What may be a logo: shapes and nothing else, or a PNG that can be read. Each refusal is a whole sentence."""

from io import BytesIO

import pytest
from PIL import Image
from tests.conftest import Municipality

from noodsteunpunt.check.logo import check_logo
from noodsteunpunt.check.svg import clean_svg
from noodsteunpunt.load.reader import LARGEST_LOGO
from noodsteunpunt.shipped import shipped_root

SVG = "locations/logo.svg"
AGAIN = "\n    Zo kan het wel: bewaar het logo opnieuw als eenvoudige SVG met alleen vormen, of geef een logo.png"


def svg(inside: str, root: str = 'viewBox="0 0 100 40"', before: str = "") -> bytes:
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" {root}>\n{inside}\n</svg>'.encode()


def said(source: bytes) -> list[str]:
    return [str(problem) for problem in clean_svg(source, SVG)[1]]


def png(width: int = 400, height: int = 160) -> bytes:
    out = BytesIO()
    Image.new("RGB", (width, height), "green").save(out, "PNG")
    return out.getvalue()


def test_shapes_pass_and_nothing_else_is_written() -> None:
    """What a drawing program puts in for itself is left out; what is seen stays."""
    source = svg(
        '<title>Logo</title><metadata><x:y xmlns:x="urn:x">Jan</x:y></metadata><!-- Piet -->'
        '<defs><linearGradient id="a"><stop offset="0" stop-color="#0a5"/></linearGradient></defs>'
        '<style>.b{fill:url(#a)}</style><g class="b" data-name="laag" transform="scale(2)"><path d="M0 0h9v9z"/></g>'
    )
    clean, problems = clean_svg(source, SVG)
    assert problems == []
    assert clean.decode().replace("\n", "") == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0.0 0.0 100.0 40.0">'
        '<defs><linearGradient id="a"><stop offset="0" stop-color="#0a5"></stop></linearGradient></defs>'
        '<style>.b{fill:url(#a)}</style><g class="b" transform="scale(2)"><path d="M0 0h9v9z"></path></g></svg>'
    )


@pytest.mark.parametrize(
    ("inside", "told"),
    [
        (
            "<script>alert(1)</script>",
            "het logo wil iets uitvoeren (<script>); een plaatje dat iets doet wordt niet gedrukt",
        ),
        (
            "<g><foreignObject><p/></foreignObject></g>",
            "het logo wil iets uitvoeren (<foreignObject>); een plaatje dat iets doet wordt niet gedrukt",
        ),
        (
            '<rect onload="x()" width="9" height="9"/>',
            "het logo wil iets uitvoeren (onload); een plaatje dat iets doet wordt niet gedrukt",
        ),
        (
            '<animate attributeName="x"/>',
            "het logo wil iets uitvoeren (<animate>); een plaatje dat iets doet wordt niet gedrukt",
        ),
        ('<image href="foto.png"/>', "het logo gebruikt <image>; dat kan hier niet"),
        ('<use href="#a"/>', "het logo gebruikt <use>; dat kan hier niet"),
        ('<path filter="url(#f)" d="M0 0"/>', "het logo gebruikt 'filter'; dat kan hier niet"),
        (
            '<rect fill="url(https://spion.example/x)"/>',
            "het logo haalt iets van elders ('url(https://spion.example/x)')",
        ),
        (
            "<style>@import 'https://spion.example';</style>",
            "het logo haalt iets van elders ('@import 'https://spion.example';')",
        ),
        (r"<style>.a{fill:u\72l(x)}</style>", r"het logo haalt iets van elders ('\72l(x)}')"),
        (
            '<linearGradient xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="file:///etc/passwd"/>',
            "het logo haalt iets van elders ('file:///etc/passwd')",
        ),
    ],
)
def test_what_runs_or_fetches_is_refused(inside: str, told: str) -> None:
    """Also when the harm would only be on paper: nobody knows what another program does with the file."""
    found = clean_svg(svg(inside), SVG)[1]
    assert found[0].what == told
    assert str(found[0]) == f"{SVG}, regel 2: {told}{AGAIN}"


def test_letters_that_are_still_text_are_refused() -> None:
    """They would be missing: the font of the logo is not on every machine."""
    assert said(svg("<text>Markerwaard</text>")) == [
        f"{SVG}, regel 2: de letters van het logo zijn nog tekst\n"
        "    Zo kan het wel: zet ze in uw tekenprogramma om in vormen (contouren)"
    ]


BOMB = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


DEFAULTS = '<!DOCTYPE svg [<!ATTLIST g fill CDATA "red">]>'


@pytest.mark.parametrize("before", [BOMB, OUTSIDE, DEFAULTS])
def test_entities_are_refused_before_anything_is_made_of_them(before: str) -> None:
    """And whatever else a file may explain in front of its shapes, which no drawing needs."""
    assert said(svg("<g>&b;</g>", before=before)) == [
        f"{SVG}, regel 1: het logo heeft eigen afkortingen (ENTITY); daarmee kan een bestand onbeperkt groeien{AGAIN}"
    ]


def test_entity_that_is_nowhere_is_refused() -> None:
    """Also one that another file would have to explain."""
    outside = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
    assert said(svg("<g/>", before=outside)) == []
    assert "ENTITY" in said(svg("<g>&ns_svg;</g>", before=outside))[0]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (b"<html/>", f"{SVG}, regel 1: dit is geen SVG{AGAIN}"),
        (b"hallo", f"{SVG}, regel 1: dit is geen leesbare SVG{AGAIN}"),
        (svg("<g>"), f"{SVG}, regel 3: dit is geen leesbare SVG{AGAIN}"),
        (svg("<g/>", root=""), f"{SVG}, regel 1: het logo zegt niet hoe groot het is (viewBox){AGAIN}"),
        (
            svg("<g/>", root='viewBox="0 0 nan 5"'),
            f"{SVG}, regel 1: het logo zegt niet hoe groot het is (viewBox){AGAIN}",
        ),
        (
            svg("<g/>", root='viewBox="0 0 0 5"'),
            f"{SVG}, regel 1: het logo zegt niet hoe groot het is (viewBox){AGAIN}",
        ),
        (
            svg("<g/>", root='width="900" height="9"'),
            f"{SVG}, regel 1: het logo is meer dan 12 keer zo lang als breed\n"
            "    Zo kan het wel: neem een logo dat minder lang is",
        ),
        (
            svg("<g>" * 50 + "</g>" * 50),
            f"{SVG}, regel 2: het logo heeft te veel onderdelen om te drukken\n"
            "    Zo kan het wel: neem een eenvoudiger logo, of een logo.png",
        ),
    ],
)
def test_what_is_no_drawing_is_told(source: bytes, told: str) -> None:
    assert said(source) == [told]


def test_all_problems_of_a_logo_are_told_at_once_each_once() -> None:
    assert len(said(svg('<script/><script/><image/><g onclick="x"/>'))) == 3


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"geen plaatje", "dit is geen leesbare PNG\n    Zo kan het wel: bewaar het logo opnieuw als PNG"),
        (png()[:-40], "dit is geen leesbare PNG\n    Zo kan het wel: bewaar het logo opnieuw als PNG"),
        (
            png(4200, 2000),
            "het logo is 4200 × 2000 beeldpunten, meer dan 4000 aan een kant\n    Zo kan het wel: maak het kleiner",
        ),
        (
            png(1000, 10),
            "het logo is meer dan 12 keer zo lang als breed\n    Zo kan het wel: neem een logo dat minder lang is",
        ),
    ],
)
def test_png_that_cannot_be_printed_is_told(data: bytes, told: str) -> None:
    logo, problems = check_logo({"locations/logo.png": data})
    assert logo is None
    assert [str(problem) for problem in problems] == [f"locations/logo.png: {told}"]


def test_photo_under_another_name_is_no_png() -> None:
    """Only what it says it is, is opened."""
    out = BytesIO()
    Image.new("RGB", (400, 100)).save(out, "JPEG")
    assert check_logo({"locations/logo.png": out.getvalue()})[0] is None


def test_logo_comes_from_the_folder(municipality: Municipality) -> None:
    """By its name alone; a municipality without a logo has none."""
    assert municipality.site().logo is None
    municipality.path("locations/logo.png").write_bytes(png())
    logo = municipality.site().logo
    assert logo is not None
    assert (logo.file, logo.is_svg, logo.data) == ("locations/logo.png", False, png())
    municipality.write(SVG, svg("<g/>").decode())
    assert municipality.said() == [
        "locations/logo.svg: er zijn twee logo's\n"
        "    Zo kan het wel: houd een van de twee over: locations/logo.png of locations/logo.svg"
    ]


def test_logo_that_would_not_be_read_or_is_too_large_is_told(municipality: Municipality) -> None:
    municipality.write("locations/logo.jpg", "x")
    municipality.path("locations/logo.png").write_bytes(b"\0" * (LARGEST_LOGO + 1))
    assert municipality.said() == [
        "locations/logo.jpg: dit bestand wordt niet gelezen\n"
        "    Zo kan het wel: bewaar het logo als logo.svg of logo.png",
        "locations/logo.png: dit bestand is groter dan 1 MB\n    Zo kan het wel: bewaar het logo kleiner",
    ]


def test_logo_of_the_example_is_fine() -> None:
    """Markerwaard has one of its own."""
    source = (shipped_root() / "locations" / "logo.svg").read_bytes()
    assert said(source) == []
