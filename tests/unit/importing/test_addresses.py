"""An address in one cell: taken apart where there is one way to read it, else left and told."""

import pytest

from noodsteunpunt.importing.addresses import split_address, split_postcode_town
from noodsteunpunt.importing.plan import Wish, find_gemeente, plan_import
from noodsteunpunt.importing.reading import read_table


def parts(**values: str) -> dict[str, str]:
    """Values by key of the model."""
    return {f"locatie.{name}": text for name, text in values.items()}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Dorpsstraat 12", parts(straat="Dorpsstraat", huisnummer="12")),
        ("Dorpsstraat 12a", parts(straat="Dorpsstraat", huisnummer="12a")),
        ("Dorpsstraat  12 A", parts(straat="Dorpsstraat", huisnummer="12A")),
        ("Dorpsstraat 12-2", parts(straat="Dorpsstraat", huisnummer="12-2")),
        ("Kade 3 hs", parts(straat="Kade", huisnummer="3-hs")),
        ("2e Dwarsstraat 5", parts(straat="2e Dwarsstraat", huisnummer="5")),
        ("'s-Gravelandseweg 100", parts(straat="'s-Gravelandseweg", huisnummer="100")),
        (
            "Dorpsstraat 12-2, 1234 AB 't Dorp",
            parts(straat="Dorpsstraat", huisnummer="12-2", postcode="1234 AB", plaats="'t Dorp"),
        ),
        ("Dorpsstraat 12, Dorp", parts(straat="Dorpsstraat", huisnummer="12", plaats="Dorp")),
        ("Plein 1945 3", None),
        ("Laan 1940-1945", None),
        ("Dorpsstraat 12 t/m 14", None),
        ("Dorpsstraat 12 en 14", None),
        ("Dorpsstraat", None),
        ("12", None),
        ("naast de kerk, 3 hoog", None),
    ],
)
def test_an_address_is_taken_apart_only_when_certain(text: str, found: dict[str, str] | None) -> None:
    """A number in the name of a street, or two numbers, is for the editor to say."""
    assert split_address(text) == found


def test_postcode_and_town_in_one_cell() -> None:
    """As on an envelope."""
    assert split_postcode_town("1234ab Dorp aan Zee") == parts(postcode="1234ab", plaats="Dorp aan Zee")
    assert split_postcode_town("Dorp") is None


def test_what_cannot_be_split_is_told_and_the_row_is_kept() -> None:
    """A concept may lack its address; an address that is half wrong may not be there."""
    text = "naam;lat;lon;Adres;Postcode en plaats\nA;52.005;4.355;Plein 1945 3;1234 AB Dorp\nB;52.006;4.355;Kade 3;\n"
    table = read_table(text.encode(), "lijst.csv")
    made = plan_import(table, Wish(find_gemeente("0503"), proef=True), None, None)
    assert [str(problem) for problem in made.warnings] == [
        "lijst.csv, regel 2 (kolom Adres): let op: "
        "'Plein 1945 3' is niet met zekerheid te splitsen en niet overgenomen\n"
        "    Zo kan het wel: zet straat, huisnummer, postcode en plaats elk in een eigen kolom, "
        "of vul ze later in het bestand van het punt in"
    ]
    assert [place.given for place in made.rows.places] == [
        {"naam": "A", **parts(postcode="1234 AB", plaats="Dorp")},
        {"naam": "B", **parts(straat="Kade", huisnummer="3")},
    ]


@pytest.mark.parametrize(
    ("head", "row", "found"),
    [
        ("Nr;Naam;lat;lon;Straat", "1;A;52;4.4;Kade 3", parts(straat="Kade", huisnummer="3")),
        ("Naam;lat;lon;Straat;Nr", "A;52;4.4;Kade;3", parts(straat="Kade", huisnummer="3")),
        ("Nr;Naam;lat;lon;Adres", "7;A;52;4.4;Kade 3", parts(straat="Kade", huisnummer="3")),
        ("Naam;lat;lon;Adres;Huisnummer", "A;52;4.4;Kade;3", parts(straat="Kade", huisnummer="3")),
        ("Naam;lat;lon;Adres;Postcode", "A;52;4.4;Kade 3, 1234 AB;1234 AC", parts(
            straat="Kade", huisnummer="3", postcode="1234 AC")),
    ],
)  # fmt: skip
def test_the_number_of_a_row_is_never_the_number_of_a_house(head: str, row: str, found: dict[str, str]) -> None:
    """Only right beside a street; and what has a column of its own goes first."""
    table = read_table(f"{head}\n{row}\n".encode(), "lijst.csv")
    made = plan_import(table, Wish(find_gemeente("0503"), proef=True), None, None)
    assert made.rows.places[0].given == {"naam": "A", **found}
