"""Rewriting a page's drawing operators: web colours become inks, pure black prints on top."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Name, Operator

from .colours import Colour, Rgb

# One drawing operator: as it was read, or new ones of operands and the operator itself.
Read = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage
Step = Read | tuple[list[Any], Operator]

_DROPPED = {"BMC", "BDC", "EMC", "MP", "DP", "ri"}  # tagging and rendering intents
_DIRECT = {"rg": 3, "RG": 3, "g": 1, "G": 1}  # operator -> number of components
_PARTED = {"sc", "scn", "SC", "SCN"}  # how many components, the colour space says
# The only operators that are not kept as they are: what chooses a colour, and what may not be in.
_JUDGED = {*_DIRECT, *_PARTED, "cs", "CS", "k", "K", "Do", "sh", "INLINE IMAGE", "gs"}
OVERPRINT_ON, OVERPRINT_OFF = Name.OverdrukAan, Name.OverdrukUit
LOGO = Name.Logo  # under this name the press file holds the logo in inks
DRAW_LOGO: Step = ([LOGO], Operator("Do"))
BLACK = (0.0, 0.0, 0.0, 100.0)


class PressError(Exception):
    """A PDF cannot be made ready for the press; the message is a Dutch sentence."""


@dataclass(frozen=True)
class InkRules:
    """How colours are printed.

    table: web colour -> inks. spots: print colours that have a spot name with that ink instead of CMYK.
    black_on_top: pure black overprints what lies under it. logo_px: width and height of the one picture allowed.
    """

    table: dict[Rgb, Colour]
    spots: bool
    black_on_top: bool
    logo_px: tuple[int, int] | None = None


class _State:
    """Colour spaces and overprint as they stand at one point of a content stream."""

    def __init__(self) -> None:
        self.fill_parts = self.stroke_parts = 0
        self.overprint = False

    def copy(self) -> "_State":
        other = _State()
        other.fill_parts, other.stroke_parts, other.overprint = (
            self.fill_parts,
            self.stroke_parts,
            self.overprint,
        )
        return other


class InkWriter:
    """Turns the operators of one PDF into inks; remembers which spot inks it used."""

    def __init__(self, rules: InkRules) -> None:
        self._rules = rules
        self.spots: dict[str, Colour] = {}  # resource name without slash -> colour

    def rewrite(self, page: pikepdf.Page) -> list[Step]:
        """The page's operators in inks.

        Raises PressError for a colour without ink, a gradient, or a picture that is not the logo.
        """
        spaces = page.obj.get("/Resources", pikepdf.Dictionary()).get("/ColorSpace", pikepdf.Dictionary())
        parts = {str(name): _components(space) for name, space in spaces.items()}
        state, saved = _State(), list[_State]()
        logos = {name for name, drawn in _drawn(page) if _size_px(drawn) == self._rules.logo_px is not None}
        steps: list[Step] = []
        for instruction in pikepdf.parse_content_stream(page):
            name = str(instruction.operator)
            if name in _DROPPED:
                continue
            if name == "q":
                saved.append(state.copy())
            elif name == "Q":
                state = saved.pop()
            if name == "Do" and str(instruction.operands[0]) in logos:
                steps += [*self._overprint(False, state), DRAW_LOGO]
            elif name in _JUDGED:
                steps += self._judged(name, list(instruction.operands), state, parts)
            else:
                steps.append(instruction)
        return steps

    def _judged(self, name: str, operands: list[Any], state: _State, parts: dict[str, int]) -> Iterable[Step]:
        """One operator rewritten: none, or an ink with its overprint state."""
        if name in ("cs", "CS"):
            setattr(state, "fill_parts" if name == "cs" else "stroke_parts", parts.get(str(operands[0]), 0))
            return []
        if name in _DIRECT:
            return self._ink(_rgb(operands, _DIRECT[name]), name.isupper(), state)
        if name in _PARTED:
            count = state.stroke_parts if name.isupper() else state.fill_parts
            return self._ink(_rgb(operands, count), name.isupper(), state)
        if name == "gs":
            raise PressError("er zit doorzichtigheid in; gebruik effen kleuren")
        if name in ("k", "K"):
            raise PressError("er staat een kleur in die al inkt is; gebruik een naam uit colours.yml")
        raise PressError("er staat een plaatje of kleurverloop in; teken het met vlakken en lijnen")

    def _ink(self, rgb: Rgb, stroke: bool, state: _State) -> list[Step]:
        """The operators that choose the ink for a web colour."""
        colour = self._rules.table.get(rgb)
        if colour is None:
            value = "#{:02X}{:02X}{:02X}".format(*rgb)
            raise PressError(f"kleur {value} heeft geen inkt; zet haar in print/colours.yml")
        overprint = self._rules.black_on_top and colour.cmyk == BLACK
        steps = self._overprint(overprint, state)
        if self._rules.spots and colour.spot:
            name = spot_name(colour)
            self.spots[name] = colour
            return [
                *steps,
                ([Name("/" + name)], Operator("CS" if stroke else "cs")),
                ([1], Operator("SCN" if stroke else "scn")),
            ]
        parts = [pikepdf.Object.parse(f"{value / 100:.4f}".encode()) for value in colour.cmyk]
        return [*steps, (parts, Operator("K" if stroke else "k"))]

    @staticmethod
    def _overprint(wanted: bool, state: _State) -> list[Step]:
        """The graphics state that turns overprint on or off, when it is not so already."""
        if wanted == state.overprint:
            return []
        state.overprint = wanted
        return [([OVERPRINT_ON if wanted else OVERPRINT_OFF], Operator("gs"))]


def _drawn(page: pikepdf.Page) -> Iterable[tuple[str, pikepdf.Object]]:
    """Pictures and forms of a page by name."""
    resources = page.obj.get("/Resources", pikepdf.Dictionary())
    return [(str(name), drawn) for name, drawn in resources.get("/XObject", pikepdf.Dictionary()).items()]


def _size_px(drawn: pikepdf.Object) -> tuple[int, int] | None:
    """Width and height of a picture; None for a form."""
    return (int(drawn.Width), int(drawn.Height)) if drawn.get("/Subtype") == Name.Image else None


def spot_name(colour: Colour) -> str:
    """The PDF resource name of a spot ink."""
    return "Steun" + "".join(letter for letter in colour.spot if letter.isalnum())


def _components(space: Any) -> int:
    """3 for an RGB space, 1 for a grey one, 0 for anything else."""
    if isinstance(space, Array) and space[0] == Name.ICCBased:
        return int(space[1].N)
    return {"/DeviceRGB": 3, "/DeviceGray": 1}.get(str(space), 0)


def _rgb(operands: list[Any], components: int) -> Rgb:
    """Operands as a web colour. Raises PressError when they are not red-green-blue or grey."""
    if len(operands) != components or components not in (1, 3):
        raise PressError("er staat een kleur in die geen webkleur is (verloop, patroon of inkt)")
    values = [round(float(value) * 255) for value in operands]
    red, green, blue = values * 3 if components == 1 else values
    return red, green, blue
