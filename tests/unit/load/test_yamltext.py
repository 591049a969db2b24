"""What we write is what our own loader reads, whatever a building is called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noodsteunpunt.load.yamlfile import read_yaml
from noodsteunpunt.load.yamltext import Value, comment, scalar, to_yaml

NASTY = [
    "'t Dorpshuis",
    "'Het Trefpunt', Centrum NH Kerk",
    "’s-Gravenhage",
    "Let op: dicht",
    "Zaal #2",
    "Zaal # 2",
    "- De Hoek",
    "? Wat",
    "@home",
    "% korting",
    "`tik`",
    "*ster*",
    "&co",
    "!belangrijk",
    "> 50 m",
    "| staand",
    "[lijst]",
    "{blok}",
    "a: b",
    "a:",
    ":a",
    "no",
    "Ja",
    "null",
    "~",
    "0501234567",
    "8:30",
    "1_000",
    "1234 AB",
    "12-2",
    'De "Hoek"',
    "terug\\slag",
    "regel\neinde",
    "tab\tteken",
    "nul\x00",
    "harde\xa0spatie",
    "breed\u200bloos",
    "rechts\u202eom",
    "emoji 🏠",
    "--- a",
    "...",
    "# hek",
    "a, b",
    "a ,b",
    "spatie ",
    " spatie",
    "",
    "=",
    "<<",
]


def read_back(values: dict[str, Value]) -> object:
    """What our loader makes of it."""
    entries = read_yaml(to_yaml(values).encode(), "x.yml")
    assert entries.problems == ()
    return entries.values


@pytest.mark.parametrize("name", NASTY)
def test_a_nasty_name_comes_back_as_it_was(name: str) -> None:
    """As a value, deeper in, and in a list."""
    values: dict[str, Value] = {"naam": name, "locatie": {"gebouw": name}, "lijst": [name, name]}
    assert read_back(values) == values


TEXTS = st.text(st.characters(exclude_categories=["Cs"]))  # a lone surrogate has no UTF-8


@given(st.dictionaries(st.from_regex(r"[a-z_]{1,8}", fullmatch=True), TEXTS, min_size=1))
def test_any_text_comes_back_as_it_was(values: dict[str, str]) -> None:
    """The round trip that a folder depends on."""
    assert read_back(dict(values)) == values


@given(TEXTS)
def test_a_comment_is_one_line_that_holds_nothing(text: str) -> None:
    """A file name in a comment cannot become a value."""
    entries = read_yaml((comment(text) + "naam: A\n").encode(), "x.yml")
    assert (entries.problems, entries.values) == ((), {"naam": "A"})


@pytest.mark.parametrize(
    "text", ["De Baken", "Café Ons Huis (zaal 2)", "5", "52.550000", "1234 AB", "A, B en C", "lijst.csv, regel 7"]
)
def test_names_numbers_and_postcodes_have_no_quotes(text: str) -> None:
    """An editor reads a file without noise."""
    assert scalar(text) == text


@pytest.mark.parametrize("text", ["no", "0501234567", "8:30", "Let op: dicht"])
def test_what_other_programs_misread_is_quoted(text: str) -> None:
    """An editor's own tools may load the file too."""
    assert scalar(text) == f'"{text}"'
