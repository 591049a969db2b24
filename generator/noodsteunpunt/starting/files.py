"""The text of every file of a new folder."""

from dataclasses import dataclass
from pathlib import Path

from shapely.geometry import box

from .. import __version__
from ..importing.maps import Area, WijkMap, geojson_text, rounded
from ..importing.slugs import slug
from ..load.yamltext import Value, comment
from ..model.gemeente import Aard, Gemeente
from ..model.gemeenten import BekendeGemeente
from ..model.noodsteunpunt import SJABLOON_BRON, SJABLOON_ID, SJABLOON_NAAM, Levensloop, Noodsteunpunt
from ..model.schema import FOLDER, modeline, schema_files
from .commented import commented

KIT = Path(__file__).parent / "kit"
CI = {"github": ".github/workflows/noodsteunpunt.yml", "gitlab": ".gitlab-ci.yml"}
# As they lie in the kit, where a name with a dot in front would be overlooked.
_AS_THEY_ARE = {"README.md": "README.md", "gitignore": ".gitignore", "content.md": "content/LEESMIJ.md"}
_STATUS = f"""\
{modeline("status")}# Het nieuws van vandaag. In gewone tijden staat hier alleen deze ene regel.
# Bij een oefening of crisis: lees in het handboek hoe het moet, verander dit bestand en draai nsp status.
fase: rust
"""


@dataclass(frozen=True)
class Answers:
    """What is known of a municipality before it has a folder.

    siteadres: empty when nobody knows it yet. wijken: None without a map. ci: "github", "gitlab" or "" for none.
    """

    gemeente: BekendeGemeente
    siteadres: str = ""
    talen: tuple[str, ...] = ("nl",)
    wijken: WijkMap | None = None
    ci: str = "github"

    @property
    def aard(self) -> Aard:
        """What the site is until somebody says that it is real; what is made up says so on every page."""
        return Aard.VOORBEELD if self.gemeente.is_verzonnen else Aard.PROEF

    @property
    def areas(self) -> tuple[Area, ...]:
        """The wijken of the map; without one the whole municipality as one wijk, with a box instead of its border."""
        if self.wijken:
            return tuple(rounded(area) for area in self.wijken.areas)
        return (Area(slug(self.gemeente.naam, "wijk"), self.gemeente.naam, None, box(*self.gemeente.kader)),)


def new_files(answers: Answers) -> dict[str, str]:
    """Text by path below the new folder, without the register of codes."""
    files = {
        "locations/gemeente.yml": _gemeente_yml(answers),
        "locations/wijken.geojson": geojson_text(answers.areas),
        "locations/status.yml": _STATUS,
        f"locations/punten/{SJABLOON_ID}.yml": _sjabloon_yml(answers.areas[0]),
    }
    kit = dict(_AS_THEY_ARE) | ({f"ci-{answers.ci}.yml": CI[answers.ci]} if answers.ci else {})
    schemas = {f"{FOLDER}/{name}": text for name, text in schema_files().items()}
    return files | schemas | {path: _filled(name, answers) for name, path in kit.items()}


def _gemeente_yml(answers: Answers) -> str:
    """A trial, until somebody says that it is real. A site without address gets one that cannot exist (RFC 2606)."""
    gemeente = answers.gemeente
    head = (
        modeline("gemeente")
        + comment("De gemeente zelf. Gemaakt met nsp new.")
        + comment(f"Zolang hier 'aard: {answers.aard}' staat, zegt elke pagina en elk blad dat het niet echt is.")
        + comment("Komt de site op een ander adres? Verander siteadres en draai: nsp register --nieuw-adres")
        + comment("Een regel met # ervoor telt nog niet mee; haal het # weg om hem te gebruiken.")
    )
    host = slug(gemeente.naam, "gemeente") if gemeente.is_verzonnen else gemeente.code.lower()
    values: dict[str, Value] = {
        "naam": gemeente.naam,
        "aard": answers.aard.value,
        "cbs_code": gemeente.code,
        "veiligheidsregio": gemeente.veiligheidsregio,
        "siteadres": answers.siteadres or f"https://{host}.example",
        "talen": answers.talen,
    }
    return f"{head}\n{commented(Gemeente, values)}"


def _sjabloon_yml(area: Area) -> str:
    """A point to copy: a concept, so it is nowhere to be seen."""
    middle = area.vlak.representative_point()
    head = (
        modeline("noodsteunpunt")
        + comment("Een sjabloon: kopieer dit bestand voor elk noodsteunpunt, en geef het de naam van het punt.")
        + comment("Zolang er 'levensloop: concept' staat, is het nergens te zien.")
        + comment("Een regel met # ervoor telt nog niet mee; haal het # weg om hem te gebruiken.")
        + comment("lat en lon zijn hier alleen het midden van de wijk: vul de plek van de ingang in.")
    )
    values: dict[str, Value] = {
        "naam": SJABLOON_NAAM,
        "levensloop": Levensloop.CONCEPT.value,
        "wijk": area.id,
        "locatie": {"lat": f"{middle.y:.5f}", "lon": f"{middle.x:.5f}"},
        "herkomst": {"bron": SJABLOON_BRON},
    }
    return f"{head}\n{commented(Noodsteunpunt, values)}"


def _filled(name: str, answers: Answers) -> str:
    """A file of the kit. Its marks look like nothing that YAML, Markdown or a workflow uses."""
    text = (KIT / name).read_text(encoding="utf-8")
    map_words = "met-kaart.md" if answers.wijken else "zonder-kaart.md"
    gemeente = answers.gemeente
    marks = {"versie": __version__, "gemeente": gemeente.naam, "code": gemeente.code, "aard": answers.aard.value}
    if "@kaart@" in text:
        marks["kaart"] = (KIT / map_words).read_text(encoding="utf-8").strip()
    for mark, value in marks.items():
        text = text.replace(f"@{mark}@", value)
    return text
