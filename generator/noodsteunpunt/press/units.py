"""Millimetres and points."""

MM_PER_INCH = 25.4
PT_PER_MM = 72 / MM_PER_INCH


def to_pt(length_mm: float) -> float:
    """Millimetres as PDF points."""
    return length_mm * PT_PER_MM


def to_mm(length_pt: float) -> float:
    """PDF points as millimetres."""
    return length_pt / PT_PER_MM
