"""`nsp register`: give every public point and wijk that has none a code, for good."""

from collections.abc import Iterator
from pathlib import Path

from .check.rules import Facts
from .checked import read_facts
from .load.yamltext import scalar
from .model.codes import code_for
from .model.gemeente import Aard
from .model.permalinks import Permalink, Permalinks, Soort, seal
from .model.problem import FolderError, Problem
from .model.schema import modeline
from .write.textfile import replace_file

FILE = Path("locations", "permalinks.yml")

_HEAD = """\
# De codes in QR-codes en op borden. Alleen `nsp register` schrijft dit bestand.
# Verander of verwijder nooit een regel: wat gedrukt is, hangt er jaren.
"""
_LOST = Problem(
    FILE.as_posix(), 0, 0, "", "dit bestand is er niet, en er kunnen al codes gedrukt zijn",
    "zet het terug; zijn er nog nooit codes uitgegeven, draai dan 'nsp register --eerste-keer'", code="NSP411",
)  # fmt: skip


def register(folder: Path, new_address: bool = False, first_time: bool = False) -> tuple[Permalink, ...]:
    """Issue the missing codes, write the register, and answer what was added.

    new_address: confirm that the site moved; everything printed before points to the old address.
    first_time: confirm that a real municipality without a register never issued codes; else a lost register would be
    started anew and printed codes would be given to other points.
    Raises FolderError when the folder has mistakes or its register is lost or was tampered with.
    """
    loaded, facts, links = read_facts(folder, issued=True)
    if links is None and facts.punten and facts.gemeente.aard is Aard.ECHT and not first_time:
        raise FolderError([_LOST])
    address = facts.gemeente.siteadres
    known = links or Permalinks(siteadres=address, aantal=0)
    added = tuple(_missing(facts, known))
    codes = (*known.codes, *added)
    kept = address if new_address or links is None else known.siteadres
    issued = Permalinks(siteadres=kept, aantal=len(codes), controle=seal(kept, codes), codes=codes)
    if issued != links:
        # What stands in a register stays as it is, also its first line.
        marked = loaded.permalinks is None or loaded.permalinks.line(1) == modeline("permalinks").rstrip()
        head = modeline("permalinks") if marked else ""
        replace_file(folder / FILE, (head + _to_yaml(issued)).encode())
    return added


def _missing(facts: Facts, known: Permalinks) -> Iterator[Permalink]:
    """New codes, wijken first, in the order of their ids, so that the order of files does not matter."""
    wijken = ((Soort.WIJK, id_) for id_ in sorted(facts.wijk_by_id()))
    punten = ((Soort.PUNT, punt.id) for punt in sorted(facts.punten, key=lambda punt: punt.id) if punt.public)
    position = len(known.codes)
    for soort, id_ in (*wijken, *punten):
        if known.code_of(soort, id_) is None:
            yield Permalink(code=code_for(position), soort=soort, id=id_)
            position += 1


def _to_yaml(links: Permalinks) -> str:
    lines = [
        f"siteadres: {scalar(links.siteadres)}",
        f"aantal: {links.aantal}",
        f'controle: "{links.controle}"',
        "codes:" if links.codes else "codes: []",
    ]
    for link in links.codes:
        lines += [f'  - code: "{link.code}"', f"    soort: {link.soort}", f"    id: {link.id}"]
    return _HEAD + "\n".join(lines) + "\n"
