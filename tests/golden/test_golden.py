"""Addresses that hang on walls for years do not change by accident."""

from tests.golden.refresh import GOLDEN, addresses

from noodsteunpunt.compile.addresses import qr_text


def test_addresses_are_those_of_the_golden_file() -> None:
    """Every page, link and printed address is as it was; `python tests/golden/refresh.py` after a decision."""
    assert addresses() == GOLDEN.read_text(encoding="utf-8")


def test_code_of_markerwaard_is_short_enough() -> None:
    """32 characters in capitals fit the small code on a flyer (QR version 2, level M: 38 alphanumeric)."""
    text = qr_text("https://markerwaard.example", "1007")
    assert (text, len(text) <= 32) == ("HTTPS://MARKERWAARD.EXAMPLE/1007", True)


def test_code_on_a_path_keeps_its_letters() -> None:
    """A path tells capitals from small letters, so an address with one is not put in capitals."""
    assert qr_text("https://www.gemeente.nl/nsp", "1007") == "https://www.gemeente.nl/nsp/1007"
