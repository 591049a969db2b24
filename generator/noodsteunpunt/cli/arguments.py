"""The command line in Dutch."""

import argparse
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from .. import __version__
from ..model.problem import did_you_mean, one_of

TEXT = "tekst"
_CODES = "Uitkomst: 0 = goed, 1 = fout in het programma, 2 = fouten in de map of de opdracht."


class _DutchFormatter(argparse.HelpFormatter):
    """Help with a Dutch first word."""

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Gebruik: " if prefix is None else prefix)


class _DutchParser(argparse.ArgumentParser):
    """A parser that speaks Dutch to somebody who is no programmer."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(formatter_class=_DutchFormatter, add_help=False, epilog=_CODES, allow_abbrev=False, **settings)
        self._positionals.title = "Wat"
        self._optionals.title = "Keuzes"
        self.add_argument("-h", "--help", action="help", help="laat deze uitleg zien")

    def error(self, message: str) -> NoReturn:
        """The sentence for a command that is not understood; argparse's own is English and stays out."""
        self.exit(2, f"{self._in_dutch(message)} Kijk met: {self.prog} --help\n")

    def _in_dutch(self, message: str) -> str:
        """What is missing or wrong, as far as the English sentence tells."""
        if found := re.search(r"arguments are required: (.+)", message):
            return f"Er ontbreekt iets: {', '.join(map(self._described, found[1].split(', ')))}."
        if found := re.search(r"argument (.+?): expected (?:one|at least one) argument", message):
            return f"Achter {found[1].split('/')[-1]} ontbreekt een waarde: {self._described(found[1])}."
        if found := re.search(r"argument (.+?): invalid choice: '?(.*?)'? \(choose from (.+)\)", message):
            known = re.findall(r"[\w-]+", found[3])
            near = did_you_mean(found[2], known)
            return f"'{found[2]}' ken ik niet. " + (f"Bedoelt u '{near}'?" if near else f"Kies uit {one_of(known)}.")
        if found := re.search(r"unrecognized arguments: (.+)", message):
            return f"Dit hoort niet bij deze opdracht: {found[1]}."
        return "Deze opdracht begrijp ik niet."

    def _described(self, name: str) -> str:
        """An argument with what it is for."""
        for action in self._actions:
            if name in {"/".join(action.option_strings), action.metavar, action.dest}:
                option = f"{action.option_strings[0]} " if action.option_strings else ""
                return f"{option}{action.metavar}" + (f" ({action.help})" if action.help else "")
        return name


def _path_or_none(text: str) -> Path | None:
    """The path of a file that may be left out; None when nothing stands there, for `Path("")` is the folder itself."""
    return Path(text) if text else None


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The command with its choices. Prints help or a Dutch sentence and exits when there is none."""
    parser = _DutchParser(prog="nsp", description="Van een map met noodsteunpunten naar website en drukwerk.")
    parser.add_argument("--version", action="version", version=f"nsp {__version__}", help="laat de versie zien")
    parser.add_argument("--debug", action="store_true", help="laat bij een fout in het programma alles zien")
    commands = parser.add_subparsers(dest="command", required=True, title="Opdrachten", metavar="OPDRACHT")

    _add_new(commands)
    check = commands.add_parser("check", help="kijk de map na", description="Kijk de map na; er wordt niets gemaakt.")
    _add_folder(check)
    _add_prive(check)
    check.add_argument("--fix", action="store_true", help="herstel wat maar op één manier goed kan zijn")
    check.add_argument(
        "--format", choices=(TEXT, "json", "github"), default=TEXT, metavar="VORM",
        help="hoe de fouten eruitzien: tekst, json of github",
    )  # fmt: skip

    schema = commands.add_parser(
        "schema",
        help="help een teksteditor mee te kijken",
        description="Zet in de map 'schema' wat een teksteditor nodig heeft om regels uit te leggen en aan te vullen.",
    )
    _add_folder(schema)

    explain = commands.add_parser(
        "explain", help="leg een code uit", description="Leg uit wat een code zoals NSP012 betekent."
    )
    explain.add_argument("code", nargs="?", default="", metavar="CODE", help="de code; zonder code krijgt u de lijst")

    build = commands.add_parser("build", help="maak alles", description="Kijk de map na en maak website en drukwerk.")
    _add_folder(build)
    build.add_argument("-o", "--output", type=Path, metavar="UIT", required=True, help="de map waar alles in komt")
    build.add_argument("--only", choices=("site", "druk"), metavar="DEEL", help="maak alleen dit deel: site of druk")
    build.add_argument(
        "--languages", type=_languages, default=(), metavar="TALEN", help="maak alleen deze talen, zoals nl,en"
    )
    _add_prive(build)

    status = commands.add_parser(
        "status",
        help="publiceer alleen de status",
        description="Zet locations/status.yml op de site die al gebouwd is. Kijkt naar niets anders in de map.",
    )
    _add_folder(status)
    status.add_argument("-o", "--output", type=Path, metavar="UIT", required=True, help="de map van de gebouwde site")
    _add_prive(status)

    register = commands.add_parser(
        "register",
        help="geef codes uit",
        description="Geef elk punt en elke wijk zonder code een code. Schrijft locations/permalinks.yml.",
    )
    _add_folder(register)
    register.add_argument(
        "--eerste-keer", action="store_true", help="bevestig dat er nog nooit codes zijn uitgegeven of gedrukt"
    )
    register.add_argument(
        "--nieuw-adres", action="store_true", help="bevestig dat de site op een ander adres komt te staan"
    )
    _add_serve(commands)
    _add_import(commands)
    _add_export(commands)
    _add_geo(commands)
    _add_coverage(commands)
    return parser.parse_args(arguments)


def _add_new(commands: Any) -> None:
    new = commands.add_parser(
        "new",
        help="begin een nieuwe map",
        description=(
            "Maak een nieuwe map voor uw gemeente, die meteen te bouwen is. Vraagt wat u niet als keuze meegeeft. "
            "Schrijft nooit over iets heen."
        ),
    )
    new.add_argument("folder", type=Path, metavar="MAP", help="de nieuwe map")
    new.add_argument(
        "--gemeente",
        metavar="GEMEENTE",
        help="de naam of de CBS-code, zoals Alkmaar of GM0361",
    )
    new.add_argument(
        "--verzonnen", action="store_true", help="de gemeente bestaat niet: de map is voor een oefening of proef"
    )
    new.add_argument(
        "--siteadres", metavar="ADRES", help="waar de site komt, zoals https://nsp.stad.nl; leeg: nog niet"
    )
    new.add_argument("--talen", metavar="TALEN", help="naast Nederlands, zoals en,ar; leeg: alleen Nederlands")
    new.add_argument(
        "--wijken", type=_path_or_none, metavar="KAART", help="de wijken als GeoJSON; zonder is de gemeente één wijk"
    )
    new.add_argument(
        "--ci", choices=("github", "gitlab", "geen"), default="github", metavar="WAAR",
        help="laat elke wijziging nakijken door github (standaard), gitlab of geen",
    )  # fmt: skip


def _add_serve(commands: Any) -> None:
    serve = commands.add_parser(
        "serve",
        help="bekijk terwijl u schrijft",
        description=(
            "Laat een pagina en de flyer naast elkaar zien, en ververs ze na elke keer bewaren. Alleen op deze "
            "computer; er wordt niets gemaakt, veranderd of gepubliceerd. Stop met Ctrl-C."
        ),
    )
    _add_folder(serve)
    serve.add_argument(
        "--port", type=int, default=0, metavar="POORT", help="een vaste poort; zonder --port een die vrij is"
    )
    serve.add_argument("--open", action="store_true", help="open meteen de browser")


def _add_import(commands: Any) -> None:
    importing = commands.add_parser(
        "import",
        help="lees een lijst in",
        description=(
            "Maak van een lijst met namen en plekken (Excel, CSV, GeoJSON of JSON) een nieuwe map. De punten worden "
            "concept: vul ze aan en zet ze daarna op aangewezen. Bestaat de map al, dan worden haar punten bijgewerkt; "
            "er wordt nooit een punt weggehaald. Elke rij van de lijst komt in het verslag."
        ),
    )
    importing.add_argument(
        "table", type=Path, metavar="BESTAND", help="de lijst; met de namen van de kolommen bovenaan"
    )
    importing.add_argument("--into", type=Path, required=True, metavar="MAP", help="de nieuwe of bestaande map")
    importing.add_argument(
        "--gemeente", default="", metavar="CODE", help="voor een nieuwe map: de gemeentecode van het CBS, zoals 0361"
    )
    importing.add_argument("--blad", default="", metavar="NAAM", help="het blad van een Excel-werkmap")
    importing.add_argument(
        "--bron", default="", metavar="TEKST",
        help="waar de gegevens vandaan komen, zoals 'collegebesluit 12', voor op de site; zonder: de naam van de lijst",
    )  # fmt: skip
    importing.add_argument("--proefdraai", action="store_true", help="laat alleen zien wat er zou gebeuren")
    importing.add_argument(
        "--siteadres", default="", metavar="ADRES", help="waar de site komt, zoals https://nsp.stad.nl"
    )
    importing.add_argument(
        "--wijken", type=_path_or_none, metavar="KAART", help="de wijken als GeoJSON; zonder is de gemeente één wijk"
    )
    importing.add_argument(
        "--grens", type=Path, metavar="KAART", help="gemeentegrenzen als GeoJSON, om te zien wat erbuiten ligt"
    )
    importing.add_argument(
        "--proef", action="store_true", help="maak een proef die meteen te bouwen is: 'aard: proef', punten actief"
    )
    importing.add_argument(
        "--sla-over", action="store_true", help="lees de andere rijen in als er rijen geweigerd worden"
    )


def _add_export(commands: Any) -> None:
    exporting = commands.add_parser(
        "export",
        help="maak een lijst",
        description=(
            "Zet alle punten in een lijst om in te werken, ook de concepten. Lees haar weer in met nsp import. "
            "Uit de map voor --prive komt er nooit iets in."
        ),
    )
    _add_folder(exporting)
    kinds = exporting.add_mutually_exclusive_group(required=True)
    for kind, what in (("xlsx", "Excel-werkmap"), ("csv", "CSV"), ("geojson", "GeoJSON, voor een kaartprogramma")):
        kinds.add_argument(f"--{kind}", type=Path, metavar="BESTAND", help=f"schrijf naar dit bestand: {what}")
    exporting.add_argument("--overschrijf", action="store_true", help="vervang het bestand als het er al is")


def _add_geo(commands: Any) -> None:
    geo = commands.add_parser("geo", help="straten en looptijden", description="Straten en looptijden.")
    steps = geo.add_subparsers(dest="step", required=True, title="Opdrachten", metavar="OPDRACHT")
    prepare = steps.add_parser(
        "prepare",
        help="lees straten en adressen in",
        description=(
            "Maak van straten en adressen de bestanden in locations/geo/. Met die bestanden geeft de site looptijden "
            "in plaats van afstanden hemelsbreed. Eens per jaar is genoeg."
        ),
    )
    _add_folder(prepare)
    prepare.add_argument(
        "--straten", type=Path, required=True, metavar="BESTAND",
        help="uitsnede van OpenStreetMap (.osm.pbf of .osm), met 2 km om de gemeente heen",
    )  # fmt: skip
    prepare.add_argument(
        "--adressen", type=Path, metavar="LIJST",
        help="adressen uit de BAG als CSV, met postcode, huisnummer en plek; anders die uit de straten",
    )  # fmt: skip
    prepare.add_argument(
        "--vermelding", default="", metavar="TEKST",
        help="wie de straten maakte, als dat niet OpenStreetMap is; staat bij de looptijden",
    )  # fmt: skip


def _add_coverage(commands: Any) -> None:
    coverage = commands.add_parser(
        "coverage",
        help="laat zien hoe ver mensen lopen",
        description=(
            "Maak een verslag voor wie plant: hoe ver lopen mensen, en hoeveel komen er bij één punt. Het staat in "
            "UIT/intern/dekking en is niet voor de website."
        ),
    )
    _add_folder(coverage)
    coverage.add_argument("-o", "--output", type=Path, metavar="UIT", required=True, help="de map waar het in komt")
    coverage.add_argument(
        "--without", action="append", default=[], metavar="ID", help="en wat als dit punt uitvalt; mag vaker"
    )
    coverage.add_argument(
        "--with", action="append", default=[], dest="extra", metavar="PLEK",
        help="en wat als deze plek erbij komt: de id van een punt dat nog niet open kan, of NAAM=LAT,LON; mag vaker",
    )  # fmt: skip
    coverage.add_argument(
        "--beste", metavar="AANTAL", help="zoek zoveel plekken die het meest helpen, uit --kandidaten"
    )
    coverage.add_argument(
        "--kandidaten", type=Path, metavar="LIJST", help="de plekken om uit te kiezen: CSV, Excel of GeoJSON"
    )
    coverage.add_argument(
        "--binnen", metavar="MINUTEN",
        help="kies voor zoveel mogelijk adressen binnen 5, 10, 15 of 20 minuten; anders voor de kortste loopafstand",
    )  # fmt: skip
    _add_prive(coverage)


def _add_folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "folder", nargs="?", type=Path, default=Path(), metavar="MAP", help="de map waar 'locations' in staat"
    )


def _add_prive(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--prive", type=Path, metavar="MAP", help="de map met coördinatiepunten; niets daaruit mag openbaar worden"
    )


def _languages(text: str) -> tuple[str, ...]:
    return tuple(code.strip() for code in text.split(",") if code.strip())
