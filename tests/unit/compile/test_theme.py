"""The style a page carries inside: what the reader needs first comes first, and nothing comes twice."""

import re

from noodsteunpunt.compile.theme import open_theme
from noodsteunpunt.shipped import shipped_root

THEME = open_theme(shipped_root())
# A rule of some components, as it stands in a page.
RULES = {
    "buren": ".buren p{margin:0}",
    "stappen": ".stappen p{margin:0}",
    "wijken": ".wijken h2{margin:0}",
    "deuren": ".deuren .icoon{",
}
PAGE = """\
{{ style }}
<template>{{ script_style }}%(waits)s</template>
%(first)s
{{ later_style }}
%(rest)s
{{ later_style }}
<template>%(waits)s</template>
"""


def styles(first: str, rest: str, waits: str) -> list[list[str]]:
    """Which components have their style in the first style of a page that shows these, in its template's, its later."""
    parts = {"first": first, "rest": rest, "waits": waits}
    shown = {at: "".join(f'<p class="{name}">x</p>' for name in names.split()) for at, names in parts.items()}
    html = THEME.finished(THEME.env.from_string(PAGE % shown).render())
    given = re.findall(r"<style>(.*?)</style>", html)
    return [[name for name, rule in RULES.items() for _ in range(style.count(rule))] for style in given]


def test_style_stands_where_it_is_first_needed() -> None:
    """On a slow connection nobody waits for the style of what stands lower, or of what only a script shows."""
    assert styles("buren", "stappen", "wijken") == [["buren"], ["wijken"], ["stappen"]]


def test_style_is_given_once() -> None:
    """A component shown again lower or in the template has its style already; one that is not shown has none."""
    assert styles("buren", "buren stappen", "buren stappen") == [["buren"], [], ["stappen"]]
