"""What a print shop asks for, as one YAML file per shop in print/shops/."""

from typing import Literal

from .settings import JaNee, Settings


class Shop(Settings):
    """One print shop's wishes. Lengths in mm, type in pt, ink in % over all plates.

    norm: the PDF standard. profiel: file in print/profiles/; conditie: its name in the ICC registry.
    """

    norm: Literal["PDF/X-4"]
    profiel: str
    conditie: str
    bloed_mm: float
    snijtekens: JaNee
    zwart_overdruk: JaNee
    inktgrens_pct: float
    veiligheid_mm: float
    kleinste_letter_pt: float
