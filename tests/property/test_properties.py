"""Promises that hold for whatever anybody types, tried on thousands of inputs."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from posixpath import join, normpath
from typing import get_args
from urllib.parse import quote

from hypothesis import assume, example, given
from hypothesis import strategies as st
from tests.examples import example_of

from noodsteunpunt.check.site import check_folder
from noodsteunpunt.check.values import to_part
from noodsteunpunt.check.wijken import check_wijken
from noodsteunpunt.compile.addresses import relative
from noodsteunpunt.compile.artifact import Artifact
from noodsteunpunt.finish.leaks import LeakScan
from noodsteunpunt.load.folder import load_folder
from noodsteunpunt.load.lines import LINE_END, apply_edits
from noodsteunpunt.load.yamlfile import DEEPEST, Entries, read_yaml
from noodsteunpunt.model.codes import code_for, is_code
from noodsteunpunt.model.fields.field import Field
from noodsteunpunt.model.fields.moment import Datum
from noodsteunpunt.model.noodsteunpunt import Noodsteunpunt
from noodsteunpunt.model.nothing import says_nothing
from noodsteunpunt.model.prive import Coordinatiepunt, PrivateLocatie, Prive
from noodsteunpunt.model.site import Site
from noodsteunpunt.shipped import shipped_root

from .amount import tried_on

SETTINGS = tried_on(200)

yaml_like = st.lists(
    st.one_of(
        st.sampled_from(
            ["\n", "  ", "- ", ": ", "? ", "a", "b: c\n", "'", '"', "[", "]", "{", "}", ",", "#", "|", ">", "&x ", "*x",
             "!t ", "%", "@", "`", "\t", "---\n", "...\n", "\\x", "<<: ", "\r", "0501234567", "8:30", "\ufeff", "\x85"]
        ),
        st.text(max_size=4),
    ),
    max_size=30,
).map("".join)  # fmt: skip


@SETTINGS
@given(st.one_of(st.binary(max_size=200), yaml_like.map(lambda text: text.encode("utf-8", errors="surrogatepass"))))
@example(b"!!timestamp x: 9990-99-09")
@example(b'a: "\\ud800"\n')
@example("\x80".encode())
def test_any_bytes_give_entries(raw: bytes) -> None:
    """A file holds values or gets a sentence with a place that exists; it never ends the program."""
    entries = read_yaml(raw, "f.yml")
    assert isinstance(entries, Entries)
    lines = raw.decode("utf-8", errors="replace").replace("\r", "\n").count("\n") + 2
    for problem in entries.problems:
        assert problem.what
        assert problem.repair
        assert 0 <= problem.line <= lines


nesting = st.sampled_from(["- ", "a:\n", " ", "  ", "- a:\n", "? ", ": ", "[", "{", "\n", "b"])
deep = st.lists(nesting, max_size=60).map("".join)


@SETTINGS
@given(deep)
def test_no_value_lies_deeper_than_our_limit(text: str) -> None:
    """Also in files that look too plain to be looked at twice."""

    def depth(value: object) -> int:
        inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        return 1 + max(map(depth, inner), default=0) if isinstance(value, dict | list) else 0

    assert depth(read_yaml(text.encode(), "f.yml").values) <= DEEPEST


@SETTINGS
@given(yaml_like)
def test_every_repair_that_is_offered_is_one(text: str) -> None:
    """After the repairs of a file are made, none of those mistakes is left at its line, and making them ends."""
    found = read_yaml(text.encode("utf-8", errors="ignore"), "f.yml").problems
    edits = [edit for problem in found for edit in problem.fix if edit.line]
    for problem in found:
        assert all(edit.line == problem.line for edit in problem.fix if edit.line)
    repaired = apply_edits(text.encode("utf-8", errors="ignore").decode(), edits)
    assert len(LINE_END.split(repaired)) == len(LINE_END.split(text.encode("utf-8", errors="ignore").decode()))


blocks = st.lists(
    st.one_of(
        st.sampled_from(
            ["# niets\n", "\n", "a: b\n", "c: 'd: e # f'\n", "g:\n", "h:\n  i: j\n  k:\n    l: 8:30\n",
             "m:\n  - n\n  - o: p\n", "q: |\n  r\n  s\n", "t: [u, v]\n", "w: {x: y, z: []}\n", "aa: 'ab\n  ac'\n",
             "ad:\n- ae\n-\n", "af: ag\r\n", "ah: ai\n  aj\n", "ak: al#am\n", "an: {}\n"]
        ),
        st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=6).map(lambda text: f"zz: {text}\n"),
    ),
    max_size=8, unique=True,
).map("".join)  # fmt: skip


@SETTINGS
@given(blocks)
def test_the_quick_way_reads_what_the_slow_way_reads(text: str) -> None:
    """A file without a mistake is read in a quicker way, and the places of its values are found when somebody asks."""
    quick = read_yaml(text.encode("utf-8", errors="ignore"), "f.yml")
    slow = read_yaml("waarschuwing: “a”\n".encode() + quick.text.encode(), "f.yml")
    assume(not quick.problems and "waarschuwing" in slow.values)
    assert {"waarschuwing": "“a”", **quick.values} == slow.values
    assert {key: (line + 1, column) for key, (line, column) in quick.places.items()} == {
        key: place for key, place in slow.places.items() if key != ("waarschuwing",)
    }
    assert len(quick.spans) == len(slow.spans) - 1


def _only_text(value: object) -> bool:
    if isinstance(value, dict):
        return all(isinstance(key, str) and _only_text(inner) for key, inner in value.items())
    return all(map(_only_text, value)) if isinstance(value, list) else isinstance(value, str)


@SETTINGS
@given(yaml_like)
def test_what_is_read_is_text_all_the_way_down(text: str) -> None:
    """No number, date or truth is ever made of what somebody typed."""
    assert _only_text(read_yaml(text.encode("utf-8", errors="ignore"), "f.yml").values)


json_like = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(["type", "features", "geometry", "coordinates", "properties", "id", "naam", "vlakken"]),
            st.one_of(inner, st.sampled_from(["Polygon", "MultiPolygon", "Point", "Feature", "FeatureCollection"])),
            max_size=5,
        ),
    ),
    max_leaves=20,
)


@SETTINGS
@given(json_like)
def test_any_json_gives_wijken_or_sentences(value: object) -> None:
    """Whatever a map program exports, the answer is wijken or sentences."""
    for text in (json.dumps(value), json.dumps({"type": "FeatureCollection", "features": [value]})):
        wijken, problems = check_wijken(text)
        assert all(problem.what and problem.repair for problem in problems)
        assert isinstance(wijken, tuple)


path = st.lists(st.sampled_from(["en", "ar", "1007", "72-uur", "a"]), max_size=4).map(
    lambda parts: "".join(f"{part}/" for part in parts)
)
file = st.builds(lambda folder, name: folder + name, path, st.sampled_from(["", "punten.geojson", "x.html"]))


@SETTINGS
@given(path, file)
def test_relative_link_leads_to_its_target(start: str, end: str) -> None:
    """From any page to any page or file, below any folder of any host."""
    link = relative(start, end)
    assert link
    assert not link.startswith("/")
    assert normpath(join("/nsp", start, link)) == normpath(join("/nsp", end))
    assert link.endswith("/") == (end.endswith("/") or end == "")


SITE: Site = check_folder(
    load_folder(
        Path(__file__).parents[1] / "municipality", shipped_root(), Path(__file__).parents[1] / "municipality-prive"
    )
)[0]
word = st.text(st.characters(codec="utf-8", categories=["Lu", "Ll", "Nd"]), min_size=2, max_size=10)


def _with_name(name: str) -> Site:
    locatie = PrivateLocatie(straat="Verborgenlaan", huisnummer="1", lat=52.5, lon=5.2)
    return replace(SITE, prive=Prive(coordinatiepunten=(Coordinatiepunt(id="geheim", naam=name, locatie=locatie),)))


@SETTINGS
@given(
    st.lists(word, min_size=1, max_size=3),
    st.sampled_from([str, str.upper, str.lower, str.title, str.swapcase, quote]),
    st.sampled_from([" ", "  ", "\n", "\t", "&nbsp;", "-", "_", "<br>", " <b>", "%20", ", "]),
)
def test_planted_name_is_always_found(words: list[str], casing: object, between: str) -> None:
    """In any letters, with anything between the words."""
    assert callable(casing)
    name = " ".join(words)
    assume(not says_nothing(name))  # such as "xx", which is no name
    written = between.join(casing(part) for part in words)
    assume(casing is quote or [part.casefold() for part in words] == [casing(part).casefold() for part in words])
    found = LeakScan(_with_name(name)).leaks(Artifact("site/x.html", f"<p>bij {written}.</p>".encode()))
    assert [leak.kind for leak in found] == ["naam"]


@SETTINGS
@given(
    st.floats(50.75, 53.6), st.floats(3.3, 7.2), st.integers(4, 7), st.sampled_from([".", ","]),
    st.sampled_from([" ", ", ", "; ", "</td><td>", '", "lon": "']), st.booleans(),
)  # fmt: skip
def test_planted_position_is_always_found(
    lat: float, lon: float, decimals: int, sign: str, between: str, lat_first: bool
) -> None:
    """To four or more decimals, rounded or cut off, in either order and notation."""
    locatie = PrivateLocatie(straat="Verborgenlaan", huisnummer="1", lat=lat, lon=lon)
    cp = Coordinatiepunt(id="geheim", naam="Verborgen", locatie=locatie)
    scan = LeakScan(replace(SITE, prive=Prive(coordinatiepunten=(cp,))))
    for shown in (lambda value: f"{value:.{decimals}f}", lambda value: f"{value:.9f}"[: decimals - 9]):
        both = [shown(value).replace(".", sign) for value in ((lat, lon) if lat_first else (lon, lat))]
        found = scan.leaks(Artifact("site/x.html", between.join(both).encode()))
        assert [leak.kind for leak in found] == ["coördinaten"]


@SETTINGS
@given(st.integers(0, 10_000_000))
def test_every_code_is_right_and_grows(position: int) -> None:
    """However many codes are issued, each is right and no two are the same."""
    assert is_code(code_for(position))
    assert int(code_for(position)) < int(code_for(position + 1))


@SETTINGS
@given(st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_every_day_is_read_in_both_orders(day: date) -> None:
    """Year first or day first, the day is the same."""
    parse = next(extra.parse for extra in get_args(Datum) if isinstance(extra, Field))
    assert parse(day.isoformat()) == parse(f"{day.day}-{day.month}-{day.year:04}") == day


anything = st.recursive(
    st.one_of(st.text(max_size=8), st.sampled_from(["kerk", "naast", "ja", "informatie", "nl"])),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.one_of(st.text(max_size=4), st.sampled_from(["soort", "naam", "ligging", "na_4_uur"])),
            inner, max_size=3,
        ),
    ),
    max_leaves=6,
)  # fmt: skip
RICH = ("bedient", "menukaart", "opladen", "gesproken_talen", "toegang", "opening", "geldig_tot", "vertaling")


@SETTINGS
@given(st.sampled_from(RICH), anything, anything)
def test_any_value_of_a_point_is_taken_or_gets_a_sentence(name: str, value: object, landmark: object) -> None:
    """Whatever shape somebody gives a field: a point, or sentences in Dutch about a key that the editor wrote."""
    point = example_of(Noodsteunpunt)
    point[name] = value
    point["locatie"] = {**point["locatie"], "herkenningspunt": landmark}
    made, problems = to_part(Noodsteunpunt, Entries("f.yml", point))
    assert (made is None) == bool(problems)
    for problem in problems:
        assert problem.what
        assert problem.repair
        assert problem.field.startswith((name, "locatie.herkenningspunt"))
        assert not {"[blok]", "[tekst]"} & set(problem.field.split("."))
    if made is not None:
        assert Noodsteunpunt.model_validate_json(made.model_dump_json()) == made
