"""All checks on one press PDF, inside the build.

No free tool certifies PDF/X-4; this is what can be known without one.
"""

from dataclasses import replace
from io import BytesIO

import pikepdf

from noodsteunpunt.press import check_file, check_page

from .check_codes import check_codes
from .check_inks import check_inks
from .check_pictures import check_pictures
from .findings import Expected, Finding
from .raster import Sheet, read_grey

FILE_CHECKS = (
    check_file.check_standard,
    check_file.check_intent,
    check_file.check_boxes,
    check_file.check_fonts,
    check_file.check_flat,
    check_inks,
    check_pictures,
)
PAGE_CHECKS = (
    check_page.check_not_blank,
    check_page.check_bleed_filled,
    check_page.check_letter_size,
    check_page.check_safety,
    check_page.check_mark,
)


def preflight(pdf: bytes, sheets: list[Sheet], expected: Expected) -> list[Finding]:
    """Every fault of a press PDF, sorted; empty when it can go to the print shop.

    sheets: its pages as `read_sheets` sees them.
    """
    findings: list[Finding] = []
    with pikepdf.open(BytesIO(pdf)) as opened:
        for check_file_part in FILE_CHECKS:
            findings += check_file_part(opened, expected)
    for number, sheet in enumerate(sheets, 1):
        for check_seen in PAGE_CHECKS:
            findings += check_seen(sheet, number, expected)
    findings += check_codes(sheets, expected)
    return sorted(findings)


def preflight_web(pdf: bytes, expected: Expected) -> list[Finding]:
    """What would keep a phone from reading the version for the website: blank pages and unreadable codes."""
    pages = read_grey(pdf)
    findings = [
        found for number, page in enumerate(pages, 1) for found in check_page.check_not_blank(page, number, expected)
    ]
    findings += check_codes(pages, expected)
    return sorted(replace(found, what=f"webversie: {found.what}") for found in findings)
