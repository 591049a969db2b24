"""One address, whatever list it comes from."""

import re
from typing import NamedTuple


class Adres(NamedTuple):
    """An address. straat, postcode, plaats: empty when not known; postcode as "2627AN". lat, lon: degrees."""

    postcode: str
    straat: str
    huisnummer: int
    lat: float
    lon: float
    plaats: str = ""


def make_adres(
    straat: str, huisnummer: str, postcode: str, plaats: str, place: tuple[float, float] | None
) -> Adres | None:
    """An address from the texts of a list, or None when it has no number, no place, or neither street nor postcode.

    A letter or addition is left out: nobody is sent to another noodsteunpunt for it.
    """
    number = re.match(r"\d{1,5}", huisnummer.strip())
    code = postcode.replace(" ", "").upper()
    code = code if re.fullmatch(r"\d{4}[A-Z]{2}", code) else ""
    street = " ".join(straat.split())
    if not number or not place or not (street or code):
        return None
    return Adres(code, street, int(number[0]), *place, " ".join(plaats.split()))
