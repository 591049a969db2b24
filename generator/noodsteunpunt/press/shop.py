"""What a print shop asks for, as one YAML file per shop in print/shops/."""

from enum import StrEnum
from typing import Annotated

from ..model.base import Part
from ..model.fields.field import Field, FieldError
from ..model.fields.text import Tekst
from ..model.problem import one_of
from .settings import Afstand, Inktgrens, JaNee, Punten


class Norm(StrEnum):
    """A standard for press files: ISO 15930-7, or ISO 15930-4 for shops with older machines."""

    X4 = "PDF/X-4"
    X1A = "PDF/X-1a"

    @property
    def pdf_version(self) -> str:
        """The version of PDF the standard is made of."""
        return "1.6" if self is Norm.X4 else "1.4"


def _parse_norm(text: str) -> Norm:
    found = next((norm for norm in Norm if norm.value.lower() == text.lower()), None)
    if found is None:
        raise FieldError(f"de norm '{text}' maakt nsp niet", f"kies uit {one_of(Norm)}", "NSP116")
    return found


class Shop(Part):
    """One print shop's wishes. Type in pt, ink in % over all plates.

    norm: the PDF standard. profiel: file in print/profiles/; conditie: its name in the ICC registry.
    """

    norm: Annotated[Norm, Field(_parse_norm, "de norm van de drukker", {"enum": [*Norm]})]
    profiel: Tekst
    conditie: Tekst
    bloed_mm: Afstand
    snijtekens: JaNee
    zwart_overdruk: JaNee
    inktgrens_pct: Inktgrens
    veiligheid_mm: Afstand
    kleinste_letter_pt: Punten
