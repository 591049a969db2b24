"""Short codes: what is typed wrong never leads to another point."""

from noodsteunpunt.model.codes import code_for, is_code

CODES = [code_for(position) for position in range(1901)]  # 100 to 2000


def test_codes_are_issued_in_order() -> None:
    """The first code is 100 with its check digit, and each position has one of its own."""
    assert CODES[:3] == ["1007", "1010", "1029"]
    assert (CODES[900][:4], len(CODES[900])) == ("1000", 5)
    assert len(set(CODES)) == 1901


def test_damm_example_of_the_literature() -> None:
    """572 has check digit 4 (Damm 2004, the usual example)."""
    assert code_for(572 - 100) == "5724"


def test_every_issued_code_is_a_code() -> None:
    """The check digit we give is the one we accept."""
    assert [code for code in CODES if not is_code(code)] == []


def test_one_wrong_digit_is_never_a_code() -> None:
    """Exhaustive from 100 to 2000: every digit replaced by every other."""
    wrong = [
        code[:at] + digit + code[at + 1 :]
        for code in CODES
        for at in range(len(code))
        for digit in "0123456789"
        if digit != code[at]
    ]
    assert len(wrong) == 900 * 4 * 9 + 1001 * 5 * 9
    assert [code for code in wrong if is_code(code)] == []


def test_swapped_neighbours_are_never_a_code() -> None:
    """Exhaustive from 100 to 2000: every two different neighbours swapped."""
    swapped = [
        code[:at] + code[at + 1] + code[at] + code[at + 2 :]
        for code in CODES
        for at in range(len(code) - 1)
        if code[at] != code[at + 1]
    ]
    assert [code for code in swapped if is_code(code)] == []


def test_only_digits_of_four_and_more_are_codes() -> None:
    """Letters, other digits, signs and short numbers are no codes; "0" would pass the sum."""
    assert [text for text in ("", "0", "000", "1oo7", "١٠٠٧", "+1007", "10.07", " 1007") if is_code(text)] == []
