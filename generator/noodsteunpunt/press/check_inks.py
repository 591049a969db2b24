"""Preflight of colour: only press inks, the plates that were ordered, never too much ink in one place."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Name

from .boxes import REGISTRATION
from .findings import Expected, Finding

_WEB_OPERATORS = {"rg", "RG", "g", "G"}
_LOOKED_AT = "k K cs CS rg RG g G sh gs BI ID EI"  # all that choose ink; BI, ID and EI are a picture in the page itself


@dataclass
class _Used:
    """What one page paints with."""

    foreign: set[str] = field(default_factory=set)  # spaces and operators no press knows
    spots: set[str] = field(default_factory=set)
    most_ink_pct: float = 0.0  # in one layer
    overprints: bool = False


def check_inks(pdf: pikepdf.Pdf, expected: Expected) -> Iterator[Finding]:
    """Only CMYK and the ordered spot inks, and never more ink in one place than the limit."""
    pages = [_used(page) for page in pdf.pages]
    for number, used in enumerate(pages, 1):
        for foreign in sorted(used.foreign):
            yield Finding("kleur", number, f"er staat een kleur in die geen drukinkt is ({foreign})")
        # Without transparency only overprinted black can lie on another ink, so this is an upper bound.
        total = used.most_ink_pct + (100 if used.overprints else 0)
        limit = expected.shop.inktgrens_pct
        if total > limit:
            told = f"er kan {total:.0f} % inkt op één plek komen; de grens is {limit:.0f} %"
            yield Finding("inkt", number, told)
    spots = {spot for used in pages for spot in used.spots}
    if spots != expected.spots:
        wanted, found = _names(expected.spots), _names(spots)
        yield Finding("kleur", 0, f"de steunkleuren zijn {found} in plaats van {wanted}")


def _used(page: pikepdf.Page) -> _Used:
    """Walk one page's operators."""
    used = _Used()
    spaces = page.obj.Resources.get("/ColorSpace", pikepdf.Dictionary())
    for instruction in pikepdf.parse_content_stream(page, _LOOKED_AT):
        name, operands = str(instruction.operator), list(instruction.operands)
        if name in ("k", "K"):
            total = sum(float(part) for part in operands) * 100
            if [float(part) for part in operands] != [0, 0, 0, 1]:
                used.most_ink_pct = max(used.most_ink_pct, total)
        elif name in ("cs", "CS"):
            _note_space(used, str(operands[0])[1:], spaces.get(str(operands[0]), operands[0]))
        elif name in _WEB_OPERATORS or name in ("sh", "INLINE IMAGE"):
            used.foreign.add(name)
        elif name == "gs":
            state = page.obj.Resources.ExtGState[str(operands[0])]
            used.overprints = used.overprints or bool(state.get("/op", state.get("/OP", False)))
    return used


def _note_space(used: _Used, name: str, space: pikepdf.Object) -> None:
    """Take down a colour space that is chosen by name."""
    if isinstance(space, Array) and space[0] == Name.Separation:
        if name != REGISTRATION:
            used.spots.add(str(space[1])[1:])
            used.most_ink_pct = max(used.most_ink_pct, 100)
    elif space != Name.DeviceCMYK:
        used.foreign.add(str(space[0] if isinstance(space, Array) else space))


def _names(spots: frozenset[str] | set[str]) -> str:
    """Ink names in a sentence."""
    return ", ".join(sorted(spots)) or "geen"
