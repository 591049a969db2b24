"""Every sentence and every fact is said somewhere; what nobody says only has to be translated and kept true."""

import re
from functools import cache
from pathlib import Path

import pytest
from tests.conftest import Municipality

import noodsteunpunt
from noodsteunpunt.shipped import shipped_root

# Keys that are put together: the first part stands in a template or module, the rest is a name from the model.
DYNAMIC = (
    "advies.nu.stappen",
    "advies.nu.weg",
    "advies.uur72.denk_aan",
    "advies.uur72.pakket.spullen",
    "advies.uur72.stappen",
    "site.aard",
    "site.beslisser",
    "site.deuren",
    "site.eigenaar",
    "site.functie",
    "site.herkenning.ligging",
    "site.herkenning.soort",
    "site.kanaal",
    "site.kopie.keuze",
    "site.levensloop",
    "site.lopen",
    "site.melder",
    "site.staat",
    "site.toegang",
    "site.verwachting",
    "vast.niet",
)


@cache
def users() -> str:
    """All that can say a sentence on a page: templates, scripts and modules."""
    package = Path(noodsteunpunt.__file__).parent
    files = [*sorted((shipped_root() / "theme").rglob("*.html")), *sorted(package.rglob("compile/**/*.py"))]
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


@cache
def sheets() -> str:
    """All that can say a sentence of druk.yml."""
    files = sorted((shipped_root() / "print").rglob("*.typ"))
    return users() + "\n".join(path.read_text(encoding="utf-8") for path in files)


def is_said(key: str) -> bool:
    """Whether a template or module asks for a sentence."""
    if key.startswith("druk."):
        return bool(re.search(rf"\.{key.split('.')[-1]}\b", sheets()))
    page, _, last = key.rpartition(".")
    names = [key, *([page] if last in {"titel", "beschrijving"} else [])]
    return any(f"{quote}{name}{quote}" in users() for name in names for quote in "\"'") or any(
        key.startswith(f"{prefix}.") for prefix in DYNAMIC
    )


def test_every_sentence_is_said(municipality: Municipality) -> None:
    """A sentence that no page and no sheet shows is not kept and not translated."""
    assert [key for key in municipality.site().talen[0].teksten if not is_said(key)] == []


def test_an_unused_sentence_would_be_seen() -> None:
    """The test above looks at something."""
    assert is_said("site.punt.gebouw")
    assert not is_said("site.punt.gebouwd")
    assert not is_said("druk.flyer.nergens")


@pytest.mark.parametrize("prefix", DYNAMIC)
def test_dynamic_keys_are_still_made(prefix: str) -> None:
    """The list above does not outlive the templates."""
    assert re.search(rf"[\"']{re.escape(prefix)}[.\"']", users())


def test_every_fact_is_used(municipality: Municipality) -> None:
    """A fact in no text would be looked up again every half year for nobody."""
    site = municipality.site()
    said = {name for text in site.talen[0].teksten.values() for name in re.findall(r"\{([a-z0-9_]+)\}", text)}
    assert site.feiten.keys() - said == set()
