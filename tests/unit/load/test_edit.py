"""Changing one value of a file keeps everything else as the editor left it."""

import pytest

from noodsteunpunt.load.edit import EditError, set_value
from noodsteunpunt.load.yamlfile import Key
from noodsteunpunt.load.yamltext import Value

FILE = """\
# Boven.
naam: De Brug   # zo heet het
locatie:
  straat: 'Brugweg'

  # de ingang
  huisnummer: 12
  lat: 52.5
menukaart:   # wat kan
  - drinkwater
  - stroom
# tussen
uitleg: |
  een
  twee

herkomst:
  bron: x
"""
ORDER = ("straat", "huisnummer", "postcode", "plaats", "lat")


@pytest.mark.parametrize(
    ("key", "new", "old_lines", "new_lines"),
    [
        (("naam",), "De Brug: noord", "naam: De Brug   # zo", 'naam: "De Brug: noord"   # zo'),
        (("locatie", "straat"), "Kade", "  straat: 'Brugweg'", "  straat: Kade"),
        (("locatie", "huisnummer"), "012", "huisnummer: 12", 'huisnummer: "012"'),
        (("menukaart", 1), "voedsel", "  - stroom", "  - voedsel"),
        (
            ("menukaart",), ["voedsel"],
            "menukaart:   # wat kan\n  - drinkwater\n  - stroom\n", "menukaart:\n  - voedsel\n",
        ),
        (("uitleg",), "kort", "uitleg: |\n  een\n  twee\n", "uitleg: kort\n"),
        (("locatie", "postcode"), "0001 AA", "  huisnummer: 12\n", "  huisnummer: 12\n  postcode: \"0001 AA\"\n"),
        (("herkomst", "kenmerk"), "2026-11-01", "  bron: x\n", '  bron: x\n  kenmerk: "2026-11-01"\n'),
        (("toegang", "rolstoel"), "ja", "  bron: x\n", "  bron: x\ntoegang:\n  rolstoel: ja\n"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_only_that_value_changes(key: Key, new: Value, old_lines: str, new_lines: str, ending: str) -> None:
    """Comments, blank lines, quotes and line endings elsewhere are the same to the byte."""
    assert FILE.count(old_lines) == 1
    expected = FILE.replace(old_lines, new_lines).replace("\n", ending)
    assert set_value(FILE.replace("\n", ending), key, new, ORDER) == expected


def test_file_without_last_line_ending() -> None:
    """A line is added on a line of its own."""
    assert set_value("naam: x", ("wijk",), "noord") == "naam: x\nwijk: noord\n"
    assert set_value("", ("wijk",), "noord") == "wijk: noord\n"
    assert set_value("naam:\nwijk: a\n", ("naam",), "x") == "naam: x\nwijk: a\n"


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("locatie: {lat: 1}\n", ("locatie", "lon")),
        ("a: [b\n", ("a",)),
        ("- a: 1\n  b: 2\n", ("x",)),
        ("lijst:\n  - naam: [x]\n", ("lijst", 0, "naam")),
    ],
)
def test_what_cannot_be_done_safely_is_refused(text: str, key: Key) -> None:
    """Nothing is guessed in a file that has another shape than ours."""
    with pytest.raises(EditError):
        set_value(text, key, "x")
