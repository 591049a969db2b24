"""print/colours.yml: enough contrast on the web, one ink per colour in print."""

import pytest

from conftest import PRINT
from noodsteunpunt.model.problem import FolderError
from noodsteunpunt.press.colours import read_colours

TABLE = read_colours((PRINT / "colours.yml").read_bytes())

# (text, ground) pairs the web sets on each other.
PAIRS = [
    ("inkt", "papier"),
    ("inkt", "vlak"),
    ("inkt_zacht", "papier"),
    ("link", "papier"),
    ("link", "wit"),
    ("op_link", "link"),
    ("op_focus", "focus"),
    ("op_crisis", "crisis"),
    ("open_tekst", "papier"),
    ("open_tekst", "open_vlak"),
    ("wacht_tekst", "papier"),
    ("wacht_tekst", "wacht_vlak"),
    ("dicht_tekst", "papier"),
    ("dicht_tekst", "dicht_vlak"),
]


def luminance(value):
    """Relative luminance of "#RRGGBB" (WCAG 2.2)."""
    parts = [int(value[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """Contrast ratio of two colours (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_has_seven_to_one_in_light(text, ground):
    assert contrast(TABLE.named[text].web, TABLE.named[ground].web) >= 7


@pytest.mark.parametrize(("text", "ground"), [pair for pair in PAIRS if "wit" not in pair])
def test_text_has_seven_to_one_in_the_dark(text, ground):
    one, other = (TABLE.named[name].web_donker for name in (text, ground))
    assert contrast(one, other) >= 7


def test_dark_scheme_is_true_black():
    assert TABLE.named["papier"].web_donker == "#000000"


def test_text_and_codes_are_one_plate():
    assert TABLE.named["inkt"].cmyk == (0, 0, 0, 100)


def test_only_the_emblem_has_its_colours():
    emblem = {TABLE.named[name].cmyk for name in ("embleem_oranje", "embleem_blauw")}
    others = {c.cmyk for name, c in TABLE.named.items() if not name.startswith("embleem")}
    assert emblem == {(0, 60, 90, 0), (100, 0, 0, 0)}
    assert not emblem & others


def test_no_colour_exceeds_the_ink_limit_even_under_black():
    assert all(sum(c.cmyk) + 100 <= 300 for c in TABLE.named.values() if c.cmyk != (0, 0, 0, 100))


def test_two_inks_behind_one_web_colour_are_refused():
    source = b'a: {web: "#101010", cmyk: [0, 0, 0, 100]}\nb: {web: "#101010", cmyk: [0, 0, 0, 90]}\n'
    with pytest.raises(FolderError) as error:
        read_colours(source)
    assert str(error.value) == (
        "print/colours.yml (b): 'b' en 'a' hebben dezelfde webkleur maar andere inkt\n"
        "    Zo kan het wel: geef ze dezelfde inkt, of een van de twee een andere webkleur"
    )


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (
            b'a: {web: "#10101", cmyk: [0, 0, 0, 100]}',
            "print/colours.yml, regel 1 (a.web): '#10101' is geen webkleur\n    Zo kan het wel: "
            'schrijf # met zes cijfers of hoofdletters A tot F tussen aanhalingstekens, zoals "#1A1A1A"',
        ),
        (
            b'a: {web: "#101010", cmyk: [0, 0, veel, 100]}',
            "print/colours.yml, regel 1 (a.cmyk.2): 'veel' is geen getal dat hier kan\n"
            "    Zo kan het wel: schrijf een percentage, zoals 60",
        ),
        (
            b'a: {web: "#101010", cmyk: [0, 0, 100]}',
            "print/colours.yml, regel 1 (a.cmyk): hier staan 3 inkten\n"
            "    Zo kan het wel: schrijf er vier: cyaan, magenta, geel en zwart",
        ),
        (
            b'# x\na: {web: "#101010"}',
            "print/colours.yml, regel 2 (a.cmyk): 'cmyk' ontbreekt\n"
            "    Zo kan het wel: voeg een regel 'cmyk: \u2026' toe",
        ),
        (
            b"a: 5",
            "print/colours.yml, regel 1 (a): onder 'a' hoort een blok\n"
            "    Zo kan het wel: schrijf de onderdelen tussen { en }",
        ),
    ],
)
def test_wrong_line_is_named(source, told):
    with pytest.raises(FolderError) as error:
        read_colours(source)
    assert str(error.value) == told
