"""Numbers as every sentence of ours writes them."""

from noodsteunpunt.model.counted import counted


def test_a_number_has_the_right_word_and_a_point_between_thousands() -> None:
    """In the terminal as in a report."""
    said = [counted(number, "adres", "adressen") for number in (0, 1, 999, 3151, 1_000_000)]
    assert said == ["0 adressen", "1 adres", "999 adressen", "3.151 adressen", "1.000.000 adressen"]
