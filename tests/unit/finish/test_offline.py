"""What a phone keeps: lists with hashes, packs of pages at rest, and what the status makes of them."""

import base64
import fnmatch
import gzip
import hashlib
import json
import random
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import Municipality, tree

from noodsteunpunt.compile.artifact import CORE, Artifact
from noodsteunpunt.finish.offline import Offline
from noodsteunpunt.finish.patch import Piece, pieces
from noodsteunpunt.model.problem import FolderError

WORKER = "%VERSIE%\n%GROEPEN%\n%STANDEN%\n%KEUZES%"
HOME = Artifact("site/index.html", b"<p>rust</p>\n", offline="nl")
HOME_NOW = Artifact("site/index.html", b"<p>crisis</p>\n", offline="nl", at_rest=HOME.data)
ADVICE = Artifact("site/72-uur/index.html", b"<p>drie liter water</p>\n", offline="nl")
ICON = Artifact("site/app/icoon-192.png", b"PNG", offline=CORE)
FLYER = Artifact("site/druk/flyer-wijk-1029-nl.pdf", b"%PDF", offline="flyers-nl", optional=True)


def made(*artifacts: Artifact) -> dict[str, bytes]:
    """The files that are made for phones, by name."""
    offline = Offline()
    for artifact in artifacts:
        offline.see(artifact)
    return {artifact.path: artifact.data for artifact in offline.artifacts(WORKER)}


def one(files: dict[str, bytes], name: str) -> Any:
    """What the one JSON file of this name says, whatever the hash in its name."""
    (found,) = fnmatch.filter(files, f"site/offline/{name}.*.json")
    return json.loads(files[found])


def sha256(data: bytes) -> str:
    return base64.b64encode(hashlib.sha256(data).digest()).decode()


def put_together(old: bytes, found: list[Piece]) -> bytes:
    """What the service worker does."""
    return b"".join(piece.encode() if isinstance(piece, str) else old[piece[0] : piece[1]] for piece in found)


PAGES = st.lists(st.sampled_from(["<p>", "é</p>\n", "a{b}", "👍", "open", "\n"])).map(
    lambda parts: "".join(parts).encode()
)


@given(PAGES, PAGES)
def test_pieces_make_the_new_page(old: bytes, new: bytes) -> None:
    """Whatever changed, also in letters of more than one byte."""
    assert put_together(old, pieces(old, new)) == new


def test_pieces_leave_out_what_is_the_same() -> None:
    """One word that changes in a long page is one short text."""
    page = b"<p>" + b"<li>regel</li>\n" * 400 + b"<b>dicht</b>" + b"<li>regel</li>\n" * 400
    found = pieces(page, page.replace(b"dicht", b"open"))
    assert [piece for piece in found if isinstance(piece, str)] == ["open</b>"]
    assert len(found) == 3


def test_list_and_pack_are_those_of_rest() -> None:
    """A crisis changes neither; what it changes is in a file of its own, with the hash of the page of today."""
    calm, crisis = made(HOME, ADVICE, ICON), made(HOME_NOW, ADVICE, ICON)
    new = {name: data for name, data in crisis.items() if calm.get(name) != data}
    assert {name.rpartition("/")[2].partition(".")[0] for name in new} == {"stand-nl", "sw"}
    change = one(crisis, "stand-nl")
    assert change.keys() == {""}
    assert change[""]["sha256"] == sha256(HOME_NOW.data)
    assert put_together(HOME.data, change[""]["stukken"]) == HOME_NOW.data
    assert one(crisis, "nl")["bestanden"][""] == sha256(HOME.data)


def test_pack_holds_every_page_of_the_list() -> None:
    """And nothing else, in the bytes the list vouches for."""
    files = made(HOME, ADVICE)
    (name,) = fnmatch.filter(files, "*.bin")
    pack, listing = files[name], one(files, "nl")
    assert listing["pak"] == {"pad": name.removeprefix("site/"), "sha256": sha256(pack), "bytes": len(pack)}
    lines = [json.loads(line) for line in gzip.decompress(pack).decode().splitlines()]
    assert {path: sha256(html.encode()) for path, html in lines} == listing["bestanden"]


def test_what_a_reader_may_ask_for_is_told_with_its_size() -> None:
    """It has a list, no pack, and does not count in the size of a copy."""
    offline = Offline()
    for artifact in (HOME, ICON, FLYER):
        offline.see(artifact)
    files = {artifact.path: artifact.data for artifact in offline.artifacts(WORKER)}
    choices = json.loads(files["site/sw.js"].splitlines()[3])
    assert choices.keys() == {"flyers-nl"}
    assert choices["flyers-nl"] > 0
    assert offline.core_bytes().keys() == {"nl"}
    assert one(files, "flyers-nl")["bestanden"] == {"druk/flyer-wijk-1029-nl.pdf": sha256(FLYER.data)}


def test_any_change_gives_another_version() -> None:
    """A phone looks at sw.js alone to know whether there is something new."""
    seen = {
        made(*artifacts)["site/sw.js"].split()[0]
        for artifacts in [
            (HOME, ICON),
            (HOME_NOW, ICON),
            (HOME, ICON, ADVICE),
            (HOME, ICON, FLYER),
            (HOME, Artifact(ICON.path, b"PNG2", offline=CORE)),
        ]
    }
    assert len(seen) == 5


def test_copy_that_is_too_large_stops_a_build(municipality: Municipality, tmp_path: Path) -> None:
    """Long pages of its own in one language: the editor hears which, how large and how large it may be."""
    out = tmp_path / "uit"
    municipality.build(out, only="site")
    before = tree(out)
    noise = random.Random(1)
    for name in ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde"):
        words = "\n\n".join(" ".join(f"{noise.getrandbits(60):x}" for _ in range(300)) for _ in range(9))
        municipality.write(f"content/nl/paginas/{name}.md", f"---\ntitel: Lang\nbeschrijving: Lang.\n---\n\n{words}\n")
    with pytest.raises(FolderError) as caught:
        municipality.build(out, only="site")
    (problem,) = caught.value.problems
    assert re.sub(r"\d{3} kB", "<grootte>", str(problem)) == (
        "content/nl: een telefoon moet hier <grootte> voor bewaren, meer dan 66 kB bij 2 punten\n"
        "    Zo kan het wel: maak uw eigen teksten en pagina's in de taal 'nl' korter, en ook teksten bij punten; "
        "zoektabellen die niet passen, tellen al niet mee"
    )
    assert tree(out) == before
