"""Millimetres and points."""

PT_PER_MM = 72 / 25.4


def to_pt(length_mm: float) -> float:
    """Millimetres as PDF points."""
    return length_mm * PT_PER_MM


def to_mm(length_pt: float) -> float:
    """PDF points as millimetres."""
    return length_pt / PT_PER_MM
