"""Stage 1: YAML stays text, with the place of every key, and bad YAML becomes one Dutch sentence."""

import pytest

from noodsteunpunt.load.decode import LARGEST_FILE
from noodsteunpunt.load.yamlfile import DEEPEST, MOST_EVENTS, read_yaml


def sentence(text: str | bytes) -> str:
    """All that is said about a file, as the editor reads it."""
    raw = text.encode() if isinstance(text, str) else text
    return "\n".join(map(str, read_yaml(raw, "f.yml").problems))


@pytest.mark.parametrize(
    "value",
    ["0501234567", "8:30", "12:30:45", "NO", "yes", "off", "1_000", "012", "0x1F", "1.10", "2026-02-30", "~", "null",
     "1e3", ".nan", "088-1234567", "+31 50 123 45 67", "=", "1271 AB", "52,2990"],
)  # fmt: skip
def test_text_stays_text(value: str) -> None:
    """What an editor types reaches us letter for letter; no number, time, date or yes is made of it."""
    assert read_yaml(f"veld: {value}\n".encode(), "f.yml").values == {"veld": value}


def test_places_count_from_one_in_blocks_and_lists() -> None:
    """Every key and every list item knows its line and column."""
    text = "naam: A\nlocatie:\n  lat: 52.5\n  ingang: x\nlijst:\n  - een\n  - naam: twee\n    wat: drie\n"
    assert read_yaml(text.encode(), "f.yml").places == {
        ("naam",): (1, 1),
        ("locatie",): (2, 1),
        ("locatie", "lat"): (3, 3),
        ("locatie", "ingang"): (4, 3),
        ("lijst",): (5, 1),
        ("lijst", 0): (6, 5),
        ("lijst", 1): (7, 5),
        ("lijst", 1, "naam"): (7, 5),
        ("lijst", 1, "wat"): (8, 5),
    }


def test_problem_stands_at_the_nearest_key_above() -> None:
    """A key that is missing is reported at the block it should be in."""
    entries = read_yaml(b"naam: A\nlocatie:\n  lat: 1\n", "f.yml")
    assert str(entries.problem(("locatie", "lon"), "ontbreekt")) == "f.yml, regel 2 (locatie.lon): ontbreekt"


def test_values_keep_their_shape() -> None:
    """Blocks become dicts and lists become lists, with text at the end."""
    text = 'a: [x, "y"]\nb: {c: 1}\nd: |\n  twee\n  regels\ne:\n'
    expected = {"a": ["x", "y"], "b": {"c": "1"}, "d": "twee\nregels\n", "e": ""}
    assert read_yaml(text.encode(), "f.yml").values == expected


@pytest.mark.parametrize("text", ["", "\n", "# niets\n"])
def test_empty_file_holds_nothing(text: str) -> None:
    """A file without keys is no mistake here; the schema says what is missing."""
    entries = read_yaml(text.encode(), "f.yml")
    assert (entries.values, entries.problems) == ({}, ())


@pytest.mark.parametrize(
    "raw",
    [b"\xef\xbb\xbfnaam: A\nwijk: b\n", b"naam: A\r\nwijk: b\r\n", b"\xef\xbb\xbfnaam: A\r\nwijk: b\r\n"],
    ids=["bom", "crlf", "both"],
)
def test_windows_files_are_read(raw: bytes) -> None:
    """The mark and the line endings that Windows programs write change nothing."""
    entries = read_yaml(raw, "f.yml")
    assert (entries.values, entries.places[("wijk",)]) == ({"naam": "A", "wijk": "b"}, (2, 1))


def test_duplicate_keys_name_both_lines() -> None:
    """The second one is refused and the first is named, also deep inside a block; all at once."""
    assert sentence("naam: A\nlocatie:\n  lat: 1\n  lat: 2\nnaam: B\n") == (
        "f.yml, regel 4 (locatie.lat): 'lat' staat hier voor de tweede keer, eerst op regel 3\n"
        "    Zo kan het wel: houd een van de twee regels over\n"
        "f.yml, regel 5 (naam): 'naam' staat hier voor de tweede keer, eerst op regel 1\n"
        "    Zo kan het wel: houd een van de twee regels over"
    )


QUOTES = "\n    Zo kan het wel: zet de tekst tussen aanhalingstekens"
DOUBLE_QUOTES = "\n    Zo kan het wel: zet de hele tekst tussen dubbele aanhalingstekens"
COLON = "\n    Zo kan het wel: zet dit achter de regel erboven als het daarbij hoort; schrijf anders 'naam: waarde'"
SINGLE_QUOTES = "\n    Zo kan het wel: gebruik enkele aanhalingstekens"
LAYERS = "hier staan meer dan 12 lagen in elkaar\n    Zo kan het wel: maak het eenvoudiger"
LOOK = (
    "deze regel kan niet gelezen worden\n    Zo kan het wel: "
    "kijk naar inspringen, dubbele punten en aanhalingstekens op deze regel en de regel erboven"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: *x\n", f"f.yml, regel 2: een * aan het begin heeft in YAML een eigen betekenis{QUOTES}"),
        ("a: 1\nb: &x y\n", f"f.yml, regel 2: een & aan het begin heeft in YAML een eigen betekenis{QUOTES}"),
        ("b: !x y\n", f"f.yml, regel 1: een ! aan het begin heeft in YAML een eigen betekenis{QUOTES}"),
        ("b: ! y\n", f"f.yml, regel 1: een ! aan het begin heeft in YAML een eigen betekenis{QUOTES}"),
        ('b: !!int ""\n', f"f.yml, regel 1: een ! aan het begin heeft in YAML een eigen betekenis{QUOTES}"),
        (
            "b: !!python/object:os.system x\n",
            f"f.yml, regel 1: een ! aan het begin heeft in YAML een eigen betekenis{QUOTES}",
        ),
        ("c:\n  <<: *basis\n", "f.yml, regel 2: << haalt regels van elders op, en dat kan hier niet\n"
            "    Zo kan het wel: schrijf de regels hier zelf",
        ),
        (
            "a: 1\n---\nb: 2\n",
            "f.yml, regel 2: na --- begint een tweede deel\n    Zo kan het wel: maak er een eigen bestand van",
        ),
        ("a: " + "[" * DEEPEST, f"f.yml, regel 1: {LAYERS}"),
        ("[" * 200_000, f"f.yml, regel 1: {LAYERS}"),
        ("\r".join(" " * layer + "a:" for layer in range(300)), f"f.yml, regel {DEEPEST + 1}: {LAYERS}"),
        ("{" * 200_000, f"f.yml, regel 1: {LAYERS}"),
        ("- " * 200_000, f"f.yml, regel 1: {LAYERS}"),
        (
            "a:\n" + "- b\n" * MOST_EVENTS,
            "f.yml: dit bestand is groter dan 512 kB\n    Zo kan het wel: splits het of haal plaatjes weg",
        ),
        (
            "a: [" + ",".join("b" * MOST_EVENTS) + "]",
            "f.yml, regel 1: dit bestand heeft te veel regels\n    Zo kan het wel: splits het in meer bestanden",
        ),
        (
            "#" * (LARGEST_FILE + 1),
            "f.yml: dit bestand is groter dan 512 kB\n    Zo kan het wel: splits het of haal plaatjes weg",
        ),
        (
            "naam: café\nplaats: Zwolle\n".encode("cp1252"),
            "f.yml, regel 1: dit bestand is in de oude Windows-codering opgeslagen, niet als UTF-8\n"
            "    Zo kan het wel: sla het opnieuw op en kies codering UTF-8",
        ),
        (
            "naam: A\nplaats: B".encode("utf-16"),
            "f.yml, regel 1: dit bestand is als UTF-16 ('Unicode') opgeslagen, niet als UTF-8\n"
            "    Zo kan het wel: sla het opnieuw op en kies codering UTF-8",
        ),
        ("a: 1\n\tb: 2\n", "f.yml, regel 2: hier staat een tab\n    Zo kan het wel: gebruik spaties om in te springen"),
        ("a:\n\tb: 2\n", "f.yml, regel 2: hier staat een tab\n    Zo kan het wel: gebruik spaties om in te springen"),
        ("a: 1\nb: 's-Gravenhage\nc: 2\n", f"f.yml, regel 2: een aanhalingsteken wordt niet gesloten{DOUBLE_QUOTES}"),
        ('a: 1\nb: "x\nc: 2\n', f"f.yml, regel 2: een aanhalingsteken wordt niet gesloten{DOUBLE_QUOTES}"),
        ("a: Let op: blijf\n", f"f.yml, regel 1: hier staat een dubbele punt te veel{QUOTES}"),
        ("a: @x\n", f"f.yml, regel 1: een tekst kan niet met @ beginnen{QUOTES}"),
        ("a: 50\nb: %x\n", f"f.yml, regel 2: een tekst kan niet met % beginnen{QUOTES}"),
        (
            'a: "C:\\data"\n',
            f"f.yml, regel 1: een \\ heeft tussen dubbele aanhalingstekens een eigen betekenis{SINGLE_QUOTES}",
        ),
        (
            'a: "\\xzz"\n',
            f"f.yml, regel 1: een \\ heeft tussen dubbele aanhalingstekens een eigen betekenis{SINGLE_QUOTES}",
        ),
        ("a: 1\nb\nc: 2\n", f"f.yml, regel 2: hier ontbreekt een dubbele punt{COLON}"),
        (
            "a:\n  - x\n y: 2\n",
            "f.yml, regel 3: deze regel springt anders in dan de regels erboven\n"
            "    Zo kan het wel: zet de regels recht onder elkaar",
        ),
        (
            "a: 'x' y\n",
            f"f.yml, regel 1: achter het aanhalingsteken staat nog tekst{DOUBLE_QUOTES}:\na: \"'x' y\"",
        ),
        ("%YAML 2.0\n", f"f.yml, regel 1: {LOOK}"),
        ("a: > 50 m\n", f"f.yml, regel 1: een > of | aan het begin heeft in YAML een eigen betekenis{QUOTES}"),
        (
            "a:x\n",
            "f.yml, regel 1: achter deze dubbele punt ontbreekt een spatie\n"
            "    Zo kan het wel: zet een spatie achter de dubbele punt",
        ),
        (
            "- a\n",
            "f.yml, regel 1: dit bestand heeft geen regels van de vorm 'naam: waarde'\n"
            "    Zo kan het wel: begin elke regel met een naam en ': '",
        ),
        (
            "a:\n  ? [b]\n  : c\n",
            "f.yml, regel 2 (a): hier hoort een naam voor de dubbele punt\n    Zo kan het wel: schrijf 'naam: waarde'",
        ),
    ],
    ids=lambda given: given[:12] if isinstance(given, str) else "bytes",
)  # fmt: skip
def test_refused_with_a_whole_sentence(text: str | bytes, expected: str) -> None:
    """What a plain list of facts does not need is refused at its own line, in Dutch, with the way out."""
    assert sentence(text) == expected


@pytest.mark.parametrize(
    "character",
    [
        "\x00",
        "\x08",
        "\x1b",
        "\x7f",
        "\x80",
        "\x85",
        "\x9f",
        "\u200b",
        "\u2028",
        "\u202e",
        "\u2066",
        "\ufeff",
        "\ufffe",
    ],
)
def test_hidden_characters_are_refused_by_number(character: str) -> None:
    """A character nobody can see is named by its number and line, and never ends the program."""
    assert sentence(f"a: 1\nb: x{character}y\n") == (
        f"f.yml, regel 2: hier staat een onzichtbaar teken (U+{ord(character):04X})\n"
        "    Zo kan het wel: typ deze regel opnieuw"
    )


def test_refused_file_cannot_be_used() -> None:
    """A file with a mistake in it is not readable, and one that nobody can mend for sure holds nothing at all."""
    assert not read_yaml(b"a: 1\nb: &x y\n", "f.yml").readable
    entries = read_yaml(b"a: 1\nb: [x\n", "f.yml")
    assert (entries.values, entries.places, entries.readable) == ({}, {}, False)


def test_every_mistake_at_once() -> None:
    """After a mistake whose repair is sure reading goes on, so the next mistake in the file is told as well."""
    entries = read_yaml(b"a: Let op: x\nb:y\nc: @z\nd: 1\nd: 2\n", "f.yml")
    assert [(one.line, one.column, one.code) for one in entries.problems] == [
        (1, 10, "NSP018"), (2, 2, "NSP008"), (3, 4, "NSP017"), (5, 1, "NSP021")
    ]  # fmt: skip


def test_arabic_and_accents_are_text() -> None:
    """Every script is welcome; the marks that Arabic and Persian writing needs are not hidden characters."""
    text = "المدخل\u200f الرئيسي می\u200cخواهم Fryslân"
    assert read_yaml(f"a: {text}\n".encode(), "f.yml").values == {"a": text}


@pytest.mark.parametrize(
    ("text", "place", "lost"),
    [
        ("naam: Wijk #3\n", "regel 1", "#3"),
        ("a:\n  b: Zaal 2 #Ronde deur  \n", "regel 2", "#Ronde deur"),
        ("a:\n  - Zaal #2\n", "regel 2", "#2"),
        ("a: [Zaal #2\n  ]\n", "regel 1", "#2"),
        ("a: #3\nb: 1\n", "regel 1", "#3"),
        ("naam: Café\u00e9 #é\r\n", "regel 1", "#é"),
    ],
)  # fmt: skip
def test_text_lost_behind_a_hash_is_told(text: str, place: str, lost: str) -> None:
    """YAML stops reading at a # after a space; who meant it as text is warned, and the file is still read."""
    assert sentence(text) == (
        f"f.yml, {place}: let op: '{lost}' wordt niet gelezen, want na een spatie en een # leest YAML niets meer\n"
        "    Zo kan het wel: zet de tekst tussen aanhalingstekens"
    )
    assert read_yaml(text.encode(), "f.yml").readable


@pytest.mark.parametrize(
    "text",
    [
        "a: 1  # zo staat het op de deur\n",
        "a: 1 # waarom\n",
        "#Eerste regel\na: 1\n#3\n",
        "a: 'Wijk #3'\n",
        "a: 'Wijk' #3\n",
        "a: Wijk#3\n",
        "a: |\n  Wijk #3\n",
        "a: #hier komt een blok\n  b: 1\n",
        "a: 1 #-----\n",
    ],
)
def test_comment_is_no_lost_text(text: str) -> None:
    """A comment as people write it, and a # that is read, are nothing to warn about."""
    assert sentence(text) == ""
