"""What the golden files hold, and the one way to renew them.

    python tests/golden/refresh.py

prints what would change and writes it. Look at every changed line: addresses hang on walls for years.
"""

import sys
from difflib import unified_diff
from pathlib import Path

from noodsteunpunt.compile.addresses import (
    absolute,
    base_path,
    file_of,
    page_path,
    printed_address,
    qr_text,
    relative,
)

GOLDEN = Path(__file__).parent / "addresses.txt"
HOSTS = ("https://markerwaard.example", "https://noodsteunpunt.gemeente.nl", "https://www.gemeente.nl/nsp")
SLUGS = ("", "1007", "72-uur", "nu", "uitleg", "teken", "talen", "over")
LINKS = (
    ("", ""),
    ("", "1007/"),
    ("", "en/"),
    ("1007/", ""),
    ("1007/", "1007/"),
    ("1007/", "1010/"),
    ("1007/", "ar/1007/"),
    ("en/1007/", "en/72-uur/"),
    ("en/1007/", "en/"),
    ("en/1007/", "1007/"),
    ("en/1007/", "punten.geojson"),
    ("en/", ""),
)


def addresses() -> str:
    """Every kind of address, one on a line, for people to read."""
    lines = ["# Pages: language, slug -> path, file"]
    for language in ("nl", "en", "ar"):
        for slug in SLUGS:
            path = page_path(slug, language)
            lines.append(f"{language}  {slug or '(begin)':<8} -> /{path:<12} {file_of(path)}")
    lines.append("\n# Links: from -> to")
    lines += [f"/{start:<10} -> /{end:<15} {relative(start, end)}" for start, end in LINKS]
    for host in HOSTS:
        lines.append(f"\n# On {host} (base path {base_path(host)})")
        for code in ("1007", "10008"):
            text = qr_text(host, code)
            lines.append(f"code {code}: page {absolute(host, page_path(code, 'nl'))}")
            lines.append(f"code {code}: QR   {text} ({len(text)} characters)")
            lines.append(f"code {code}: text {printed_address(host, code)}")
    return "\n".join(lines) + "\n"


def refresh() -> None:
    """Write the golden file and print what changed."""
    before = GOLDEN.read_text(encoding="utf-8") if GOLDEN.exists() else ""
    after = addresses()
    sys.stdout.writelines(unified_diff(before.splitlines(True), after.splitlines(True), "was", "wordt"))
    GOLDEN.write_text(after, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    refresh()
