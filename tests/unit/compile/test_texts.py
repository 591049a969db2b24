"""Sentences in the reader's language: filled in, escaped, and honest about what is not translated."""

from datetime import date

import pytest
from markupsafe import Markup

from noodsteunpunt.compile.texts import Texts
from noodsteunpunt.model.woorden import Feit, Richting, Taal, TaalGegevens

MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def taal(code: str, teksten: dict[str, str], datum: str = "{dag} {maand} {jaar}", decimaal: str = ",") -> Taal:
    """A language with these sentences."""
    richting = Richting.RTL if code == "ar" else Richting.LTR
    gegevens = TaalGegevens(
        naam=code, richting=richting, datum=datum, moment="{datum} {tijd}", decimaal=decimaal, maanden=MONTHS
    )
    return Taal(code, gegevens, teksten, {})


def feit(waarde: str) -> Feit:
    """A national fact."""
    return Feit(waarde=waarde, bron="x", gezien_op=date(2026, 1, 1), herzien_voor=date(2027, 1, 1))


DUTCH = taal(
    "nl",
    {
        "site.groet": "Hallo {naam}",
        "site.water": "{liter} liter & meer",
        "site.kop": "Kop <b>",
        "site.lijst.een": "1",
        "site.lijst.twee": "2",
        "site.lijst.twee.diep": "3",
    },
)
ARABIC = taal("ar", {"site.groet": "مرحبا {naam}"}, datum="{jaar}/{dag} {maand}", decimaal="٫")
FACTS = {"liter": feit("9"), "merk": feit("<i>A&B</i>")}
nl, ar = Texts(DUTCH, DUTCH, FACTS), Texts(ARABIC, DUTCH, FACTS)


def test_value_is_isolated_and_escaped() -> None:
    """A Dutch name in an Arabic sentence keeps its own direction, and no value can become HTML."""
    expected = Markup("مرحبا <bdi>&lt;b&gt;Jan &amp; Co&lt;/b&gt;</bdi>")
    assert ar("site.groet", naam="<b>Jan & Co</b>") == expected


def test_value_is_filled_in_once() -> None:
    """Braces in a name are only braces."""
    assert nl("site.groet", naam="{liter} {naam} {x}") == Markup("Hallo <bdi>{liter} {naam} {x}</bdi>")


def test_title_is_plain_text() -> None:
    """A title holds no HTML at all; the template escapes it."""
    assert nl.plain("site.groet", naam="<b>") == "Hallo <b>"


def test_fact_is_filled_in_from_one_place() -> None:
    """The amount comes from feiten.yml, and is escaped like everything else."""
    assert nl("site.water") == Markup("<bdi>9</bdi> liter &amp; meer")
    sentence = Texts(taal("nl", {"site.x": "Van {merk}"}), DUTCH, FACTS)
    assert sentence("site.x") == Markup("Van <bdi>&lt;i&gt;A&amp;B&lt;/i&gt;</bdi>")


def test_missing_sentence_is_dutch_and_says_so() -> None:
    """A screen reader changes its voice, and the line runs from left to right."""
    assert ar("site.water") == Markup('<span lang="nl" dir="ltr"><bdi>9</bdi> liter &amp; meer</span>')
    assert nl("site.water") == Markup("<bdi>9</bdi> liter &amp; meer")
    assert (ar.has("site.water"), ar.has("site.groet")) == (False, True)


def test_sentence_of_the_source_is_escaped_too() -> None:
    """Words in YAML are words, not HTML, in Dutch and as a fallback."""
    assert nl("site.kop") == Markup("Kop &lt;b&gt;")
    assert ar("site.kop") == Markup('<span lang="nl" dir="ltr">Kop &lt;b&gt;</span>')


def test_unknown_sentence_is_a_fault() -> None:
    """A template that asks for a sentence that is nowhere fails the build; no page says a key."""
    with pytest.raises(KeyError):
        nl("site.bestaat_niet")
    with pytest.raises(KeyError):
        nl("site.groet")


def test_names_below_a_key_are_in_dutch_order() -> None:
    """A list has the same items in every language."""
    assert ar.ids("site.lijst") == nl.ids("site.lijst") == ["een", "twee"]


def test_what_is_missing_is_counted_in_order() -> None:
    """The summary of a build can say how much is not translated."""
    assert ar.missing() == [key for key in DUTCH.teksten if key != "site.groet"]


def test_date_as_the_language_writes_it() -> None:
    """Each language has its own order and months, and no leading zero."""
    day = date(2026, 6, 3)
    assert (nl.date(day), ar.date(day)) == ("3 jun 2026", "2026/3 jun")


@pytest.mark.parametrize(
    ("metres", "expected"),
    [(0, "0 m"), (1, "100 m"), (100, "100 m"), (101, "200 m"), (900, "900 m"), (901, "1 km"), (1000, "1 km"),
     (1001, "1,5 km"), (1500, "1,5 km"), (1501, "2 km"), (12_300, "12,5 km")],
)  # fmt: skip
def test_distance_is_rounded_up(metres: float, expected: str) -> None:
    """Nobody has to go further than the page says."""
    assert nl.distance(metres) == expected


def test_distance_has_the_decimal_sign_of_the_language() -> None:
    """A comma in Dutch, another sign elsewhere."""
    assert ar.distance(1_400) == "1٫5 km"
