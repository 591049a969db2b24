"""`nsp check --fix` repairs what is sure, keeps the rest to the byte, and has nothing to do the second time."""

from datetime import datetime
from pathlib import Path

import pytest
from tests.conftest import Municipality, tree
from tests.editor.gevallen import CASES, Case, cases, run

from noodsteunpunt.checked import check
from noodsteunpunt.cli.main import main
from noodsteunpunt.repair import Change, repair_folder
from noodsteunpunt.write.textfile import replace_file

BAKEN = "locations/punten/de-baken.yml"


def repaired(folder: Path, prive: Path | None = None) -> list[Change]:
    """What was repaired."""
    changes: list[Change] = []
    repair_folder(folder, prive, None, changes.append)
    return changes


def broken(municipality: Municipality) -> None:
    municipality.edit(BAKEN, "naam: De Baken\n", "# Let op: eerste regel\nnaam:De Baken   # zo heet het\n\n")
    municipality.edit(BAKEN, "  lat: 52.55120\n  lon: 5.20340\n", "\tlat: 5,20340  # van de kaart\n  lon: 52.55120\n")
    municipality.edit(BAKEN, "  ingang: de deur aan de kade", "  ingang: Let op: de deur")
    municipality.edit(BAKEN, "rolstoel: ja", "rolstoel:   yes")
    municipality.edit(BAKEN, "wijk: haven", "wijk: Haven")


def test_all_that_is_sure_is_repaired_in_one_go(municipality: Municipality) -> None:
    """Also what only shows after an earlier repair; comments, blank lines and spaces stay."""
    before = municipality.path(BAKEN).read_text(encoding="utf-8")
    broken(municipality)
    changes = repaired(municipality.folder)
    expected = before.replace("naam: De Baken\n", "# Let op: eerste regel\nnaam: De Baken   # zo heet het\n\n")
    expected = expected.replace("  lat: 52.55120\n", "  lat: 52.55120  # van de kaart\n")
    expected = expected.replace("  ingang: de deur aan de kade", '  ingang: "Let op: de deur"')
    expected = expected.replace("rolstoel: ja", "rolstoel:   ja")
    assert municipality.path(BAKEN).read_text(encoding="utf-8") == expected
    assert {change.file for change in changes} == {BAKEN}
    assert municipality.said() == []


def test_second_time_does_nothing(municipality: Municipality) -> None:
    """What is repaired stays repaired, and a good folder is left alone."""
    broken(municipality)
    assert repaired(municipality.folder)
    after = tree(municipality.folder)
    assert not repaired(municipality.folder)
    assert tree(municipality.folder) == after


@pytest.mark.parametrize(("encoding", "mark"), [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("cp1252", b"")])
def test_line_endings_and_mark_stay(municipality: Municipality, encoding: str, mark: bytes) -> None:
    """A file from Windows stays one; only an old encoding becomes UTF-8."""
    text = municipality.path(BAKEN).read_text(encoding="utf-8").replace("aan de kade", "aan het café")
    wrong = text.replace("levensloop: actief", "levensloop:actief").replace("\n", "\r\n")
    municipality.path(BAKEN).write_bytes(mark + wrong.encode(encoding))
    repaired(municipality.folder)
    assert municipality.path(BAKEN).read_bytes() == mark + text.replace("\n", "\r\n").encode()


def test_private_folder_is_repaired_too(municipality: Municipality) -> None:
    """With --prive its mistakes are told, so they are repaired in the right folder."""
    municipality.edit("prive:coordinatiepunten/zeearend.yml", "lat: 52.54321", "lat: 52,54321")
    repaired(municipality.folder, municipality.prive)
    assert "lat: 52.54321" in municipality.path("prive:coordinatiepunten/zeearend.yml").read_text(encoding="utf-8")


def test_file_that_is_saved_meanwhile_is_left_alone(
    municipality: Municipality, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A colleague who saves between looking and repairing loses no line to a repair of what stood there before."""
    municipality.edit(BAKEN, "levensloop: actief", "levensloop:actief")
    saved = municipality.path(BAKEN).read_text(encoding="utf-8").replace("levensloop:actief", "levensloop: pilot")

    def saved_after_looking(folder: Path, prive: Path | None, now: datetime | None) -> object:
        try:
            return check(folder, prive, now)
        finally:
            municipality.write(BAKEN, saved)

    monkeypatch.setattr("noodsteunpunt.repair.check", saved_after_looking)
    assert not repaired(municipality.folder)
    assert municipality.path(BAKEN).read_text(encoding="utf-8") == saved


def test_what_somebody_has_to_choose_is_left_alone(municipality: Municipality) -> None:
    """Two house numbers, an unknown word and text behind a # could each mean two things."""
    municipality.edit(BAKEN, "  huisnummer: 12\n", "  huisnummer: 12\n  huisnummer: 14\n")
    municipality.edit(BAKEN, "levensloop: actief", "levensloop: aktief")
    municipality.edit(BAKEN, "naam: De Baken", "naam: De Baken #3")
    before = tree(municipality.folder)
    assert not repaired(municipality.folder)
    assert tree(municipality.folder) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  lat: 52.55120\n  lon: 5.20340\n", "lat: 52.55120\nlon: 5.20340\n"),
        ("  ingang: de deur aan de kade\n", "ingang: de deur aan de kade\n"),
        ("  gebouw: Buurthuis De Baken\n", "gebouw: Buurthuis De Baken\n"),
        ("locatie:\n", ""),
        ("toegang:\n", ""),
        ("  lat: 52.55120\n", " lat: 52.55120\n"),
        ("opening:\n", "vertaling:\n  en:\n    ingang: door\n\tar:\n    ingang: door\nopening:\n"),
    ],
)
def test_line_whose_block_is_not_sure_stays_where_it_is(municipality: Municipality, old: str, new: str) -> None:
    """A line put in the wrong block is worse than one that is told of: the advice would then be to take it out."""
    municipality.edit(BAKEN, old, new)
    before = tree(municipality.folder)
    assert not repaired(municipality.folder)
    assert tree(municipality.folder) == before
    assert municipality.said()


@pytest.mark.parametrize("typed", ['"De Baken”', "“De Baken”", '“De Baken"', "'Baken’", '"De Baken'])
def test_quotes_of_two_kinds_become_one_kind(municipality: Municipality, typed: str) -> None:
    """No half pair of curly quotes is left for the sign and the site."""
    before = municipality.path(BAKEN).read_text(encoding="utf-8")
    municipality.edit(BAKEN, "naam: De Baken\n", f"naam: {typed}\n")
    assert repaired(municipality.folder)
    name = "Baken" if "De" not in typed else "De Baken"
    expected = before.replace("naam: De Baken\n", f'naam: "{name}"\n')
    assert municipality.path(BAKEN).read_text(encoding="utf-8") == expected
    assert municipality.said() == []


@pytest.mark.parametrize("typed", ["'t Hof’", "“De Baken” en “Het Anker”"])
def test_quotes_that_can_be_of_two_things_stay(municipality: Municipality, typed: str) -> None:
    """An apostrophe or the quotes around a part of a name are no pair to take away."""
    municipality.edit(BAKEN, "naam: De Baken\n", f"naam: {typed}\n")
    before = tree(municipality.folder)
    assert not repaired(municipality.folder)
    assert tree(municipality.folder) == before


def test_quotes_around_a_part_of_a_name_stay(municipality: Municipality) -> None:
    """Only the straight quote that nobody closed gets a second one."""
    municipality.edit(BAKEN, "naam: De Baken\n", 'naam: "Zaal “Oost”\n')
    repaired(municipality.folder)
    assert municipality.path(BAKEN).read_text(encoding="utf-8").startswith('naam: "Zaal “Oost”"\n')


def test_command_shows_what_changed(municipality: Municipality, capsys: pytest.CaptureFixture[str]) -> None:
    """The old line and the new, so an editor can see what was done for him."""
    municipality.edit(BAKEN, "lat: 52.55120", "lat: 52,55120")
    assert main(["check", "--fix", str(municipality.folder)]) == 0
    assert capsys.readouterr().err == f"{BAKEN}, regel 10\n  -   lat: 52,55120\n  +   lat: 52.55120\n"


@pytest.mark.parametrize("when", ["before", "after"])
def test_who_stops_halfway_hears_what_was_done(
    municipality: Municipality, when: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C between two files: each is whole, as it was or repaired, and the editor knows which."""
    anker = "locations/punten/het-anker.yml"
    municipality.edit(BAKEN, "lat: 52.55120", "lat: 52,55120")
    municipality.edit(anker, "lat: 52.56110", "lat: 52,56110")
    before = municipality.path(anker).read_bytes()

    def replace_until_ctrl_c(path: Path, data: bytes) -> None:
        if when == "after" or path.name == "de-baken.yml":
            replace_file(path, data)
        if path.name == "het-anker.yml":
            raise KeyboardInterrupt

    monkeypatch.setattr("noodsteunpunt.repair.replace_file", replace_until_ctrl_c)
    assert main(["check", "--fix", str(municipality.folder)]) == 1
    changed = f"{BAKEN}, regel 10\n  -   lat: 52,55120\n  +   lat: 52.55120\n"
    if when == "after":
        changed += f"{anker}, regel 9\n  -   lat: 52,56110\n  +   lat: 52.56110\n"
    whole = "1 bestand is" if when == "before" else "2 bestanden zijn"
    assert capsys.readouterr().err == (
        f"{changed}Afgebroken. {whole} hersteld zoals hierboven staat; de rest is niet veranderd. "
        "Ga verder met dezelfde opdracht.\n"
    )
    wanted = before.replace(b"52,56110", b"52.56110") if when == "after" else before
    assert municipality.path(anker).read_bytes() == wanted


def test_who_stops_when_all_is_repaired_hears_that_too(
    municipality: Municipality, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C while the repaired folder is looked over: it is not as it was."""
    municipality.edit(BAKEN, "lat: 52.55120", "lat: 52,55120")

    def ctrl_c(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("noodsteunpunt.cli.commands.check.check", ctrl_c)
    assert main(["check", "--fix", str(municipality.folder)]) == 1
    assert capsys.readouterr().err.endswith(
        "Afgebroken. 1 bestand is hersteld zoals hierboven staat; de rest is niet veranderd. "
        "Ga verder met dezelfde opdracht.\n"
    )


def test_who_stops_before_anything_is_done_hears_that(
    municipality: Municipality, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl-C while the folder is still being read."""

    def ctrl_c(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("noodsteunpunt.repair.check", ctrl_c)
    assert main(["check", "--fix", str(municipality.folder)]) == 1
    assert capsys.readouterr().err == "Afgebroken; er is niets veranderd.\n"


OFFERED = [case for path in sorted(CASES.glob("*.txt")) for case in cases(path) if "--fix" in case.said]


@pytest.mark.parametrize("case", OFFERED, ids=lambda case: case.title)
def test_every_offer_in_the_corpus_is_kept(case: Case, tmp_path: Path) -> None:
    """Where a message says that --fix repairs it, it does, and the same mistake does not come back."""
    run(case, tmp_path)
    assert repaired(tmp_path / "map", tmp_path / "prive")
    assert not repaired(tmp_path / "map", tmp_path / "prive")
