"""The gate that keeps coordination points and private fields out of every output."""

import json
import zlib
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from tests.conftest import Municipality, tree
from tests.unit.geo.networks import network

from noodsteunpunt.compile.artifact import Artifact
from noodsteunpunt.finish.leaks import LeakScan
from noodsteunpunt.finish.sources import leaks_in_folder
from noodsteunpunt.load.folder import load_folder
from noodsteunpunt.model.problem import FolderError
from noodsteunpunt.model.site import Site
from noodsteunpunt.shipped import shipped_root

CP = "prive:coordinatiepunten/zeearend.yml"
BAKEN = "locations/punten/de-baken.yml"
NAME = "Commandopost Zeearend"
# The coordination point of the test municipality in RD metres, by pyproj (EPSG:28992): within the 5 m of the scan.
RD_X, RD_Y = 140_122, 506_197


def found(site: Site, text: str, path: str = "site/x.html") -> list[tuple[str, str]]:
    """(kind, owner) of every leak in a text."""
    return [(leak.kind, leak.owner) for leak in LeakScan(site).leaks(Artifact(path, text.encode()))]


NAMES = {
    "plain": f"<p>{NAME}</p>",
    "upper": f"<p>{NAME.upper()}</p>",
    "accents": "<p>Cömmandópost Zéearend</p>",
    "split inside a word": "<p>Comman<b>dopost</b> Zee<i>arend</i></p>",
    "split between words": "<p>Commandopost<br>Zeearend</p>",
    "lines": "<p>Commandopost\n\t Zeearend</p>",
    "nbsp": "<p>Commandopost&nbsp;Zeearend</p>",
    "soft hyphen": "<p>Commando&shy;post Zeearend</p>",
    "entities": "<p>" + "".join(f"&#{ord(letter)};" for letter in NAME) + "</p>",
    "hexadecimal entities": "<p>" + "".join(f"&#x{ord(letter):x};" for letter in NAME) + "</p>",
    "attribute": f'<a title="{NAME}">x</a>',
    "percent": f'<a href="https://a.nl/?q={quote(NAME)}">x</a>',
    "slug": '<a href="/commandopost-zeearend/">x</a>',
    "underscores": "commandopost_zeearend",
    "json": json.dumps({"naam": NAME}),
    "json escapes": '{"naam": "' + "".join(f"\\u{ord(letter):04x}" for letter in NAME) + '"}',
    "comment": f"<!-- {NAME} -->",
    "mathematical letters": "bij 𝐂𝐨𝐦𝐦𝐚𝐧𝐝𝐨𝐩𝐨𝐬𝐭 𝒁𝒆𝒆𝒂𝒓𝒆𝒏𝒅",
    "in one word": "bij CommandopostZeearend",
    "zero width joiner": "Commandopost&zwj;Zeearend",
    "zero width joiner inside": "Comman\u200ddopost Zeearend",
    "cyrillic look-alikes": "Cоmmandороst Zееаrеnd",
    "capital look-alikes": "СОММANDOPOST ZEEАREND",
    "strokes": "Cømmandopøst Zeearend",
    "small capitals": "ᴄᴏᴍᴍᴀɴᴅᴏᴘᴏꜱᴛ ᴢᴇᴇᴀʀᴇɴᴅ",
    "letters apart": "C o m m a n d o p o s t  Z e e a r e n d",
    "parts of words": "Com-man-do-post Zee-arend",
    "middle dot": "Commandopost·Zeearend",
    "fullwidth": "Ｃｏｍｍａｎｄｏｐｏｓｔ　Ｚｅｅａｒｅｎｄ",
}


@pytest.mark.parametrize("text", NAMES.values(), ids=NAMES.keys())
@pytest.mark.parametrize("path", ["site/index.html", "site/punten.geojson", "site/sitemap.xml"])
def test_name_is_caught_however_it_is_written(municipality: Municipality, text: str, path: str) -> None:
    """No way of writing a name gets past the gate, in whatever file."""
    assert found(municipality.site(), text, path) == [("naam", "zeearend")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Geheimweg 7", "adres"),
        ("GEHEIMWEG&nbsp;7", "adres"),
        ("<bdi>Geheimweg</bdi> <bdi>7</bdi>", "adres"),
        ("<bdi>Geheimweg</bdi><br><bdi>7</bdi>", "adres"),
        ("0123456789", "telefoon"),
        ("0123 456 789", "telefoon"),
        ("0123-456789", "telefoon"),
        ("(0123) 45 67 89", "telefoon"),
        ("0123.456.789", "telefoon"),
        ("0123&#8239;456&thinsp;789", "telefoon"),
        ("0123&ndash;456 789", "telefoon"),
        ("+31 123 456 789", "telefoon"),
        ("+31 (0)123 456 789", "telefoon"),
        ('<a href="tel:+31123456789">bel</a>', "telefoon"),
        ("<b>0123</b> <b>456789</b>", "telefoon"),
        ("<b>0123</b>456789", "telefoon"),
        ("(0123) - 456789", "telefoon"),
        ("0123 - 456 - 789", "telefoon"),
        ("0123    456    789", "telefoon"),
        ("0123·456·789", "telefoon"),
        ("0123|456|789", "telefoon"),
        ("0123:456:789", "telefoon"),
        ("0123,456,789", "telefoon"),
        ("0123_456_789", "telefoon"),
        ("0123 • 456 • 789", "telefoon"),
        ("0123\u2212456\u2212789", "telefoon"),
        ("0123\u200d456\u200d789", "telefoon"),
        ("٠١٢٣ ٤٥٦ ٧٨٩", "telefoon"),
        ("０１２３４５６７８９", "telefoon"),
        ("+31 (0)123 | 456 | 789", "telefoon"),
        ("0031.123.456.789", "telefoon"),
        ("Geheimweg nr. 7", "adres"),
        ("Geheimweg nummer 7", "adres"),
        ("Geheimweg, huisnummer 7", "adres"),
        ("Geheim weg 7", "adres"),
        ("Geheimwg. 7", "adres"),
        ("Geheimweg7", "adres"),
        ("Geheimweg ٧", "adres"),
        ("Geheimweg 007", "adres"),
        ("0003 CC", "postcode"),
        ("0003cc 7", "postcode"),
        ("52.54321, 5.16789", "coördinaten"),
        ("5.16789 52.54321", "coördinaten"),
        ("[5.16789,52.54321]", "coördinaten"),
        ("52,54321 en 5,16789", "coördinaten"),
        ("52.5432 5.1679", "coördinaten"),
        ("geo:52.543210,5.167890", "coördinaten"),
        ("<td>52.54321</td><td>5.16789</td>", "coördinaten"),
        ('{"lat": 52.543211, "lon": 5.167889}', "coördinaten"),
        ("geo%3A52.54321%2C5.16789", "coördinaten"),
        ("52.543 , 5.168", "coördinaten"),
        ("#map=19/52.543/5.167", "coördinaten"),
        ("52·54321 5·16789", "coördinaten"),
        ("٥٢٫٥٤٣٢١ ٥٫١٦٧٨٩", "coördinaten"),
        ("52°32′35.6″N 5°10′04.4″E", "coördinaten"),
        ("52&deg;32'36\" N, 5&deg; 10' 4\" E", "coördinaten"),
        ("N52 32.593 E5 10.073", "coördinaten"),
        ("52° 32.593' N 5° 10.073' O", "coördinaten"),
        (f"{RD_X} {RD_Y}", "coördinaten (RD)"),
        (f"[{RD_X},{RD_Y}]", "coördinaten (RD)"),
        (f"{RD_Y}, {RD_X}", "coördinaten (RD)"),
        (f"{RD_X + 1}.55 {RD_Y - 1}.02", "coördinaten (RD)"),
        (f"x={RD_X}&amp;y={RD_Y}", "coördinaten (RD)"),
    ],
)  # fmt: skip
def test_value_is_caught_however_it_is_written(municipality: Municipality, text: str, kind: str) -> None:
    """Addresses, phone numbers and positions in every usual notation."""
    assert found(municipality.site(), text) == [(kind, "zeearend")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("WUBBO RIETVELD", "sleutelhouder"), ("bel 0987-654321", "telefoon"), ("+31987654321", "telefoon")],
)
def test_private_field_of_a_public_point_is_caught(municipality: Municipality, text: str, kind: str) -> None:
    """Who holds the key and the internal number are for the staff alone."""
    assert found(municipality.site(), text) == [(kind, "de-baken")]


def test_what_it_was_made_from_is_searched_too(municipality: Municipality) -> None:
    """The text of a PDF cannot be found in its bytes; what went in can."""
    artifact = Artifact("druk/flyer.pdf", b"%PDF-1.6 \x00\xff", made_from=f"PuntInhoud(naam='{NAME}')")
    assert [leak.kind for leak in LeakScan(municipality.site()).leaks(artifact)] == ["naam"]


@pytest.mark.parametrize(
    "text",
    [
        "Commandopost",
        "De zeearend vliegt",
        "Geheimweg 77",
        "Geheimweg 17",
        "Geheimweg",
        "Commandoposten Zeearend",
        "52.54321",
        "52.5512, 5.2034",
        "52.54321 " + "." * 100 + " 5.16789",
        "52.544, 5.168",
        "52.5, 5.2",
        "52°33′35.6″N 5°10′04.4″E",
        "0123 456 788",
        "0123 456 7890",
        "[123,456,789]",
        "10123456789",
        "Geheimweg nr. 77",
        "Geheimwegen 7",
        "Het geheim weegt 7 kilo",
        "0003 CD 7",
        "10003 cc",
        "Commandopost Zeearenden",
        f"{RD_X}",
    ],
)
def test_something_else_is_not_caught(municipality: Municipality, text: str) -> None:
    """A gate that cries wolf is switched off; half a name or another house number is no leak."""
    assert found(municipality.site(), text) == []


def test_short_name_is_only_found_as_a_word(municipality: Municipality) -> None:
    """With the spaces elsewhere a short name is soon something else."""
    municipality.edit("prive:punten/de-baken.yml", "Wubbo Rietveld", "De Vos")
    site = municipality.site()
    assert [found(site, text) for text in ("bij de Vos", "bij DeVos")] == [[("sleutelhouder", "de-baken")]] * 2
    assert found(site, "Beide vossen, de voshond, d e v o s, 3de5vos") == []


def test_name_of_signs_alone_is_not_everywhere(municipality: Municipality) -> None:
    """Somebody fills in a sign to have something: that is no reason to refuse every page."""
    municipality.edit("prive:punten/de-baken.yml", "Wubbo Rietveld", '"&"')
    municipality.edit(CP, f"naam: {NAME}", 'naam: "&"')
    municipality.edit(CP, "straat: Geheimweg", 'straat: "&"')
    assert found(municipality.site(), "Een gewone bladzijde & met 7 woorden.") == []


@pytest.mark.parametrize("text", ["Kazernestraat 1", "Kazernestr. 1", "KAZERNESTR 1", "Kazerne straat nr 1"])
def test_street_in_short_is_the_street(municipality: Municipality, text: str) -> None:
    """As people write an address by hand."""
    municipality.edit(CP, "straat: Geheimweg", "straat: Kazernestraat")
    municipality.edit(CP, "huisnummer: 7", "huisnummer: 1")
    site = municipality.site()
    assert found(site, text) == [("adres", "zeearend")]
    assert found(site, text.replace("1", "11")) == []


def test_postcode_that_is_public_is_a_secret_with_its_house_number_alone(municipality: Municipality) -> None:
    """A public point in the same street has the same postcode, which stands on its page."""
    municipality.edit(CP, "postcode: 0003 CC", "postcode: 0001 AA")
    site = municipality.site()
    assert found(site, "0001 AA Testdijk") == []
    for text in ("0001 AA 7", "0001AA, nr. 7", "0001aa-7"):
        assert found(site, text) == [("adres", "zeearend")]
    # In a table of postcodes a number is no house number.
    assert found(site, '{"0001AA":[7,0,12]}') == []


def test_few_decimals_may_be_told_when_a_public_point_has_the_same(municipality: Municipality) -> None:
    """A link to a map near a public point is no secret, also when a coordination point is beside it."""
    municipality.edit(CP, "lat: 52.54321", "lat: 52.55145")
    municipality.edit(CP, "lon: 5.16789", "lon: 5.20320")
    assert found(municipality.site(), "52.551, 5.203") == []
    assert found(municipality.site(), "52.5514, 5.2032") == [("coördinaten", "zeearend")]


def test_initiative_is_searched_in_the_folder(municipality: Municipality) -> None:
    """What neighbours do becomes public as well, so a check finds it before a build does."""
    municipality.edit("locations/initiatieven/soep-op-de-kade.yml", "naam: Soep op de kade", f"naam: Soep bij {NAME}")
    loaded = load_folder(municipality.folder, shipped_root(), municipality.prive)
    [problem] = leaks_in_folder(loaded, municipality.site())
    assert (problem.file, problem.field) == ("locations/initiatieven/soep-op-de-kade.yml", "naam")


@pytest.mark.parametrize(("name", "value"), [("straat", "Geheimweg"), ("postcode", "0001 AA")])
def test_address_of_an_initiative_is_read_as_one(municipality: Municipality, name: str, value: str) -> None:
    """Neither line is a secret, and together they are the address of a coordination point."""
    soep = "locations/initiatieven/soep-op-de-kade.yml"
    municipality.edit(CP, "postcode: 0003 CC", "postcode: 0001 AA")  # public as well: a point nearby has it
    typed = f"  {name}: {value}\n  huisnummer: "
    municipality.edit(soep, "  straat: Kade\n  huisnummer: 7", f"{typed}8")
    assert _leaks_typed(municipality) == []
    municipality.edit(soep, f"{typed}8", f"{typed}7")
    said = "hier zou iets uit de privémap openbaar worden: adres van 'zeearend'"
    assert _leaks_typed(municipality) == [(soep, f"plek.{name}", said)]


def _leaks_typed(municipality: Municipality) -> list[tuple[str, str, str]]:
    """File, field and sentence of every private value in the public folder."""
    loaded = load_folder(municipality.folder, shipped_root(), municipality.prive)
    return [(one.file, one.field, one.what) for one in leaks_in_folder(loaded, municipality.site())]


def picture(*chunks: tuple[bytes, bytes], behind: bytes = b"") -> bytes:
    """A PNG by its structure, with these chunks."""
    parts = [(b"IHDR", bytes(13)), *chunks, (b"IEND", b"")]
    body = b"".join(len(data).to_bytes(4) + kind + data + bytes(4) for kind, data in parts)
    return b"\x89PNG\r\n\x1a\n" + body + behind


def test_no_name_is_read_in_the_dots_of_a_picture(municipality: Municipality) -> None:
    """In compressed bytes any short name turns up; a proof with one by chance may not stop a build."""
    municipality.edit("prive:punten/de-baken.yml", "Wubbo Rietveld", "Jan")
    scan = LeakScan(municipality.site())
    for data in (
        picture((b"IDAT", b"\x00 Jan \xff")),
        b"%PDF-1.7\n1 0 obj\n<</Length 5/Filter/FlateDecode>>\nstream\n Jan \nendstream\nendobj\n",
        b"wOF2\x00 Jan ",
        b"\x1f\x8b\x08\x00 Jan ",
    ):
        assert scan.leaks(Artifact("druk/x", data)) == ()


@pytest.mark.parametrize(
    "data",
    [
        picture((b"tEXt", b"Author\x00Jan")),
        picture((b"zTXt", b"Author\x00\x00" + zlib.compress(b"Jan"))),
        picture((b"iTXt", b"Author\x00\x01\x00nl\x00x\x00" + zlib.compress(b"Jan"))),
        picture((b"eXIf", b"II*\x00 Jan ")),
        picture(behind=b" Jan "),
        b"%PDF-1.7\n1 0 obj\n<</Author (Jan)>>\nendobj\n",
        b"%PDF-1.7\n1 0 obj\n<</Type/Metadata>>\nstream\n<x>Jan</x>\nendstream\nendobj\n",
    ],
)
def test_name_beside_a_picture_is_read(municipality: Municipality, data: bytes) -> None:
    """Who made it, and what else a program writes in a file without showing it."""
    municipality.edit("prive:punten/de-baken.yml", "Wubbo Rietveld", "Jan")
    leaks = LeakScan(municipality.site()).leaks(Artifact("druk/x", data))
    assert [(leak.kind, leak.owner) for leak in leaks] == [("sleutelhouder", "de-baken")]


def test_confirmed_value_of_a_public_point_passes(municipality: Municipality) -> None:
    """A coordination point in the same building: confirmed by the editor and really public, so no leak."""
    municipality.edit(CP, "straat: Geheimweg", "straat: Bakenstraat")
    municipality.edit(CP, "huisnummer: 7", "huisnummer: 12")
    municipality.edit(CP, "52.54321", "52.55120")
    municipality.edit(CP, "5.16789", "5.20340")
    text = "Bakenstraat 12, 52.5512, 5.2034"
    assert found(municipality.site(), text) == [("adres", "zeearend"), ("coördinaten", "zeearend")]
    municipality.write("prive:coordinatiepunten/zeearend.yml", _with_shared(municipality, "Bakenstraat 12"))
    assert found(municipality.site(), text) == []
    assert found(municipality.site(), NAME) == [("naam", "zeearend")]


def test_confirming_what_no_public_point_has_helps_nothing(municipality: Municipality) -> None:
    """An editor cannot confirm a secret away: not by name, address or phone number."""
    shared = f"{NAME}\n  - Geheimweg 7\n  - 0123 456 789"
    municipality.write(CP, _with_shared(municipality, shared))
    text = f"{NAME}, Geheimweg 7, 0123 456 789, 52.54321, 5.16789"
    assert found(municipality.site(), text) == [
        ("adres", "zeearend"),
        ("coördinaten", "zeearend"),
        ("naam", "zeearend"),
        ("telefoon", "zeearend"),
    ]


def test_address_of_a_concept_is_not_public(municipality: Municipality) -> None:
    """A concept point shares nothing yet: what only it has, stays secret."""
    municipality.edit(CP, "straat: Geheimweg", "straat: Schetslaan")
    municipality.edit(CP, "huisnummer: 7", "huisnummer: 99")
    municipality.write(CP, _with_shared(municipality, "Schetslaan 99"))
    assert found(municipality.site(), "Schetslaan 99") == [("adres", "zeearend")]


def test_confirmation_counts_for_one_coordination_point(municipality: Municipality) -> None:
    """What the editor confirmed of one is not confirmed of the other, whichever comes first."""
    municipality.edit(CP, "straat: Geheimweg", "straat: Bakenstraat")
    municipality.edit(CP, "huisnummer: 7", "huisnummer: 12")
    text = municipality.path(CP).read_text(encoding="utf-8")
    municipality.write("prive:coordinatiepunten/albatros.yml", text.replace("Zeearend", "Albatros"))
    municipality.write(CP, _with_shared(municipality, "Bakenstraat 12"))
    assert found(municipality.site(), "Bakenstraat 12") == [("adres", "albatros")]


def _with_shared(municipality: Municipality, value: str) -> str:
    return municipality.path(CP).read_text(encoding="utf-8") + f"gedeeld:\n  - {value}\n"


def test_without_private_folder_nothing_is_scanned_for(municipality: Municipality) -> None:
    """Then the command line says so; the scan itself finds nothing."""
    assert found(replace(municipality.site(), prive=None), NAME) == []


CORNER = (52.55128, 5.20345)


def _with_corner(municipality: Municipality) -> Site:
    """A coordination point at 52.55120, 5.20340, nine metres from a corner of a wijk."""
    municipality.edit(CP, "lat: 52.54321", "lat: 52.55120")
    municipality.edit(CP, "lon: 5.16789", "lon: 5.20340")
    site = municipality.site()
    ring = (CORNER[::-1], (5.22, 52.56), (5.20, 52.56), CORNER[::-1])
    return replace(site, wijken=(site.wijken[0].model_copy(update={"vlakken": ((ring,),)}), *site.wijken[1:]))


@pytest.mark.parametrize("text", ["52.55128, 5.20345", "[5.20345, 52.55128]", "5.203450, 52.551280"])
def test_corner_of_a_map_is_no_secret(municipality: Municipality, text: str) -> None:
    """A wijk may have a corner beside a coordination point; writing that corner down tells nobody anything."""
    site = _with_corner(municipality)
    assert found(site, text) == []
    assert found(replace(site, wijken=()), text) != []


@pytest.mark.parametrize(
    "text", ["52.55120, 5.20340", "52.5512, 5.2034", "52.551200 5.203400", "52.5513 5.2035", "52.55124, 5.20342"]
)
def test_position_beside_a_corner_is_still_a_secret(municipality: Municipality, text: str) -> None:
    """The position itself, cut off or rounded, and places beside it that are no corner, are caught as before."""
    assert ("coördinaten", "zeearend") in found(_with_corner(municipality), text)


LEAK = (
    "{}: hier zou iets uit de privémap openbaar worden: naam van 'zeearend'\n    Zo kan het wel: "
    "haal deze gegevens uit de openbare map; is dit de naam van iets anders, "
    "geef het coördinatiepunt dan in de privémap een andere naam"
)


def test_planted_landmark_is_told_at_its_line(municipality: Municipality, tmp_path: Path) -> None:
    """A coordination point named in a landmark stops the build before anything is made, and the editor sees where."""
    municipality.edit(BAKEN, "onder de groene lamp", f"tegenover {NAME}")
    with pytest.raises(FolderError) as caught:
        municipality.build(tmp_path / "uit")
    [problem] = caught.value.problems
    assert str(problem) == LEAK.format(f"{BAKEN}, regel 13 (locatie.herkenningspunt)")
    assert (problem.code, problem.private) == ("NSP801", True)
    assert not (tmp_path / "uit").exists()


def test_coordination_point_with_the_name_of_a_street_gets_a_way_out(
    municipality: Municipality, tmp_path: Path
) -> None:
    """Every page with that street would be refused; the editor hears which name it is, and that another will do."""
    anker = "locations/punten/het-anker.yml"
    municipality.edit(CP, f"naam: {NAME}", "naam: Ankerpad")
    streets = replace(network([(0, 0), (0, 9)], [(0, 1)]), straten=("Zeilstraat", "Ankerpad"))
    site = replace(municipality.site(), loopnet=streets)
    loaded = load_folder(municipality.folder, shipped_root(), municipality.prive)
    [problem] = leaks_in_folder(loaded, site)
    assert str(problem) == (
        "coordinatiepunten/zeearend.yml, regel 2 (naam): 'Ankerpad' is geen naam die alleen dit coördinatiepunt heeft: "
        "er is een straat die 'Ankerpad' heet\n    Zo kan het wel: geef het in de privémap een naam die nergens anders "
        "voor staat, zoals: Coördinatiepunt Ankerpad"
    )
    assert found(site, "Hier ligt het Ankerpad") == [("naam", "zeearend")]  # the gate itself gives way to nobody
    municipality.edit(CP, "naam: Ankerpad", "naam: Kazerne Ankerpad")
    municipality.edit(anker, "straat: Ankerpad", "straat: Ankerpad bij kazerne Ankerpad")
    with pytest.raises(FolderError) as caught:
        municipality.build(tmp_path / "uit")
    assert {(problem.code, problem.file) for problem in caught.value.problems} == {("NSP801", anker)}


def test_planted_landmark_stops_the_build(
    municipality: Municipality, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were it not seen in the folder, it would be caught in every page, file and sheet it would reach."""
    monkeypatch.setattr("noodsteunpunt.checked.leaks_in_folder", lambda folder, site: ())
    out = tmp_path / "uit"
    municipality.build(out)
    before = tree(out)
    municipality.edit(BAKEN, "onder de groene lamp", f"tegenover {NAME}")
    with pytest.raises(FolderError) as caught:
        municipality.build(out)
    files = [problem.file for problem in caught.value.problems]
    pages = ["", "1007/", "1010/", "1029/", "1032/", "1041/"]
    assert {*(f"site/{page}index.html" for page in pages), "site/punten.geojson"} <= set(files)
    assert [file for file in files if file.startswith("druk/") and file.endswith(".pdf")] != []
    assert [str(problem) for problem in caught.value.problems] == [LEAK.format(file) for file in files]
    assert tree(out) == before


def test_planted_editorial_page_stops_the_build(municipality: Municipality, tmp_path: Path) -> None:
    """A page of the municipality's own is scanned like all others, its address too."""
    out = tmp_path / "uit"
    municipality.build(out, only="site")
    before = tree(out)
    municipality.write(
        "content/nl/paginas/commandopost-zeearend.md",
        "---\ntitel: Wie doet wat\nbeschrijving: Wie wat doet.\n---\n\nHier werkt de gemeente.\n",
    )
    with pytest.raises(FolderError) as caught:
        municipality.build(out, only="site")
    files = [problem.file for problem in caught.value.problems]
    assert "site/commandopost-zeearend/index.html" in files
    assert [str(problem) for problem in caught.value.problems] == [LEAK.format(file) for file in files]
    assert tree(out) == before


@pytest.mark.parametrize(
    "secret",
    ["zeearend", "geheimweg", "wubbo", "rietveld", "0987 654 321", "0123 456 789", "52.5432", "kladhoek", "schetslaan",
     "paarse schoorsteen", "52.5678"],
)  # fmt: skip
def test_no_byte_of_a_build_knows_a_secret(built: Path, secret: str) -> None:
    """Coordination point, private fields and concept point: in no output, whichever part."""
    assert [name for name, data in tree(built).items() if secret in data.decode("utf-8", errors="ignore").lower()] == []
