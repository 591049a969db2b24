"""Whole sheets: every product in every language is made and checked, or refused in plain Dutch."""

import os
import re
import subprocess
import sys
from hashlib import sha256
from io import BytesIO

import markerwaard
import pikepdf
import pytest
from PIL import Image

from conftest import CASES, PRINT, PRODUCTS, SMALL, data_for
from noodsteunpunt.press import sheet
from noodsteunpunt.press.contract import Gemeente
from noodsteunpunt.press.product import Product
from noodsteunpunt.press.raster import read_sheets
from noodsteunpunt.press.screen import to_screen
from noodsteunpunt.press.sheet import EXAMPLE, TRIAL, SheetError, has_room, make_sheet, mark_for
from noodsteunpunt.press.typeset import Typesetter
from noodsteunpunt.press.workshop import open_workshop

pytestmark = pytest.mark.printed
FLYER, SIGN = PRODUCTS["flyer-wijk"], PRODUCTS["bord-punt"]
DRAW = Typesetter._draw


def words(pdf):
    """All text of a PDF, its white space as single spaces."""
    return " ".join(" ".join(sheet.text for sheet in read_sheets(pdf, dpi=20)).split())


def gemeente(**changes):
    return {"naam": "Markerwaard", "aard": "echt", "toestemming": True, "site": "nsp.example", **changes}


def test_every_product_in_every_language_passes_preflight(case, printed):
    made = printed(case)
    assert made.press_pdf.startswith(b"%PDF-1.6")
    assert len(made.proofs) == case.product.settings.paginas


def test_proofs_show_the_sheet_as_it_is_cut(case, printed):
    for proof in printed(case).proofs:
        image = Image.open(BytesIO(proof))
        settings = case.product.settings
        assert image.width / image.height == pytest.approx(settings.breedte_mm / settings.hoogte_mm, rel=0.01)


def test_two_workshops_make_identical_sheets(case, printed):
    again = make_sheet(case.product, case.data, open_workshop(PRINT))
    assert again == printed(case)


def test_bytes_do_not_depend_on_hash_seed_or_time_zone(printed):
    """Made again by another process, on the other side of the world."""
    program = (
        "import hashlib, sys; sys.path[:0] = sys.argv[1:]; import conftest; "
        "made = conftest.make_sheet(conftest.CASES[0].product, conftest.CASES[0].data, "
        "conftest.open_workshop(conftest.PRINT)); print(hashlib.sha256(made.press_pdf).hexdigest())"
    )
    folders = [str(markerwaard.ROOT / part) for part in ("tests/printed", "generator", "")]
    elsewhere = {**os.environ, "PYTHONHASHSEED": "12345", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", program, *folders], env=elsewhere, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == sha256(printed(CASES[0]).press_pdf).hexdigest()


@pytest.mark.parametrize("language", ["nl", "en", "ar"])
def test_web_flyer_is_tagged_and_says_its_language(language, workshop):
    made = make_sheet(FLYER, data_for(FLYER, language), workshop)
    with pikepdf.open(BytesIO(made.web_pdf)) as pdf:
        assert str(pdf.Root.Lang) == language
        assert pdf.Root.MarkInfo.Marked
        assert "pdfuaid" in pdf.Root.Metadata.read_bytes().decode()
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        left, bottom, right, top = (float(value) for value in pdf.pages[0].mediabox)
        assert (right - left, top - bottom) == pytest.approx((419.53, 595.28), abs=0.01)


def test_code_on_the_web_version_is_read_back(workshop, monkeypatch):
    """Also what goes wrong only in the version for the screen is found."""

    def covered(drawing):
        with pikepdf.open(BytesIO(to_screen(drawing))) as pdf:
            pdf.pages[0].contents_add(b"q 1 g 0 0 150 150 re f Q")
            out = BytesIO()
            pdf.save(out)
        return out.getvalue()

    monkeypatch.setattr(sheet, "to_screen", covered)
    told = problem(workshop, FLYER, data_for(FLYER, "nl"))
    assert told == "Flyer wijk, De Brink (nl): webversie: de code met 'HTTPS://NSP.EXAMPLE/W/0001' is niet te lezen"


def test_sheet_that_was_asked_whether_it_fits_is_not_drawn_again(workshop, monkeypatch):
    drawn = []
    monkeypatch.setattr(Typesetter, "_draw", lambda self, *asked: drawn.append(asked) or DRAW(self, *asked))
    data = data_for(FLYER, "nl", datum="vandaag")
    assert has_room(FLYER, data, workshop)
    make_sheet(FLYER, data, workshop)
    assert len(drawn) == 1


def test_only_products_with_a_web_version_get_one(workshop):
    assert make_sheet(SIGN, data_for(SIGN, "nl"), workshop).web_pdf is None


# --- What may be promised -----------------------------------------------------------------------------


@pytest.mark.parametrize("answers", [("ja", "ja", "onbekend"), ("nee", "ja", "ja"), ("ja", "nee", "onbekend")])
def test_help_is_not_promised_unless_every_point_gives_it(workshop, answers):
    points = [{**p, "noodmelding": a} for p, a in zip(markerwaard.PUNTEN, answers, strict=True)]
    text = words(make_sheet(FLYER, data_for(FLYER, "nl", punten=points), workshop).press_pdf)
    assert "Hier krijgt u informatie." in text
    assert "noodhulp" not in text
    assert "Lukt bellen niet" not in text


def test_help_is_named_where_every_point_gives_it(workshop):
    """Then the phone still comes first, and the way to a point has its condition."""
    points = [{**p, "noodmelding": "ja"} for p in markerwaard.PUNTEN]
    text = words(make_sheet(FLYER, data_for(FLYER, "nl", punten=points), workshop).press_pdf)
    assert "informatie en kunt u noodhulp vragen." in text
    assert "Bel 112 alleen als elke seconde telt. Lukt bellen niet? Ga naar een noodsteunpunt dat open is." in text


NOT_READY = {"niet_klaar": "Aangewezen. Nog niet klaar.", "later": True, "noodmelding": "ja"}
FROM_A_DAY = {"geldig": "Dit is een noodsteunpunt vanaf 1 januari 2031.", "later": True, "noodmelding": "ja"}
FRONT = ("Hier krijgt u informatie", "eerst of u hier al terechtkunt.", "Deze plek is nog niet klaar.",
         "Deze plekken zijn nog niet klaar.", "nu nog geen informatie.", "Alleen open bij een ramp")  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "front"),
    [
        ([{}], (0, 5)),
        ([{}, NOT_READY, FROM_A_DAY], (0, 5)),
        ([FROM_A_DAY], (1, 5)),
        ([NOT_READY, FROM_A_DAY], (1, 5)),
        ([NOT_READY], (2, 4)),
        ([NOT_READY, NOT_READY], (3, 4)),
    ],
)
def test_flyer_promises_nothing_where_nobody_can_be_sure_of_any_point(workshop, changes, front):
    """Neither in the headline, nor beside the tick on the back, nor by the telephone."""
    points = [{**known, **change} for known, change in zip(markerwaard.PUNTEN, changes, strict=False)]
    text = words(make_sheet(FLYER, data_for(FLYER, "nl", punten=points, kaart=None), workshop).press_pdf)
    assert [sentence for sentence in FRONT if sentence in text] == [FRONT[which] for which in front]
    promised = front[0] == 0
    assert ("als het zover is" in text) is not promised
    assert ("dat open is" in text) is promised


def test_flyer_shows_every_point_the_broadcaster_and_the_address_in_words(workshop):
    text = words(make_sheet(FLYER, data_for(FLYER, "nl"), workshop).press_pdf)
    for point in markerwaard.PUNTEN:
        assert point["naam"] in text
        assert point["adres"].split()[0] in text
    assert "97,5 FM" in text
    assert "nsp.example/w/0001" in text


@pytest.mark.parametrize("count", [1, 5, 6])
def test_flyer_holds_one_to_six_points_and_their_map(workshop, count):
    points = [{**markerwaard.PUNTEN[i % 3], "nummer": i + 1, "naam": f"Buurthuis Nummer{i}"} for i in range(count)]
    places = [{"nummer": i + 1, "plek": (100.0 * i, 0.0)} for i in range(count)]
    data = data_for(FLYER, "nl", punten=points, kaart={**markerwaard.street_grid(), "punten": places})
    text = words(make_sheet(FLYER, data, workshop).press_pdf)
    assert all(f"Nummer{i}" in text for i in range(count))
    assert "Kaart: verzonnen gegevens" in text


def test_town_stands_in_the_address_only_where_towns_differ(workshop):
    here, there = markerwaard.PUNTEN[0], {**markerwaard.PUNTEN[1], "plaats": "Waardzijl"}
    same = words(make_sheet(FLYER, data_for(FLYER, "nl"), workshop).press_pdf)
    data = data_for(FLYER, "nl", punten=[here, there], kaart=None)
    assert "Markerhaven" not in same
    assert "Waardzijl" in words(make_sheet(FLYER, data, workshop).press_pdf)


@pytest.mark.parametrize("language", ["nl", "en", "ar"])
@pytest.mark.parametrize("product", [FLYER, SIGN, PRODUCTS["bord-punt-mono"]], ids=str)
def test_point_with_days_says_them_in_every_language(workshop, product, language):
    """Nobody reads a flyer for a point that is not there yet without reading from when it is."""
    says = {"nl": "Dit is vanaf 1 januari 2031.", "en": "This is from 1 January 2031.", "ar": "هذه من 1 يناير 2031."}
    points = [{**punt, "geldig": says[language]} for punt in markerwaard.sheet_values(language)["punten"]]
    data = data_for(product, language, punten=points[:1] if product.settings.per == "punt" else points)
    text = words(make_sheet(product, data, workshop).press_pdf)
    assert text.count("2031") == len(data.punten)
    assert language == "ar" or text.count(says[language]) == len(data.punten)


def test_unknown_broadcaster_leaves_room_to_write(workshop):
    text = words(make_sheet(FLYER, data_for(FLYER, "nl", omroep=None), workshop).press_pdf)
    assert "Schrijf hier de frequentie" in text


def test_flyer_without_map_is_still_whole(workshop):
    assert "Buurthuis De Brink" in words(make_sheet(FLYER, data_for(FLYER, "nl", kaart=None), workshop).press_pdf)


def test_sign_says_it_is_no_shelter(workshop):
    assert "Geen schuilplaats" in words(make_sheet(SIGN, data_for(SIGN, "nl"), workshop).press_pdf)


def test_one_sided_flag_has_no_word(workshop):
    flag = PRODUCTS["vlag"]
    made = make_sheet(flag, data_for(flag, "nl", gemeente=gemeente()), workshop)
    assert words(made.press_pdf) == ""


# --- Marks --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("aard", "consent", "mark"),
    [
        ("echt", True, ""),
        ("echt", False, EXAMPLE),
        ("voorbeeld", True, EXAMPLE),
        ("voorbeeld", False, EXAMPLE),
        ("proef", True, TRIAL),
        ("proef", False, TRIAL),
    ],
)
def test_mark_follows_the_municipality(aard, consent, mark):
    assert mark_for(FLYER, Gemeente(naam="M", aard=aard, toestemming=consent, site="")) == mark


def test_missing_consent_does_not_mark_what_carries_no_emblem():
    plain = Product("brief", FLYER.settings.model_copy(update={"embleem": None}), "")
    assert mark_for(plain, Gemeente(naam="M", aard="echt", toestemming=False, site="")) == ""
    assert mark_for(plain, Gemeente(naam="M", aard="voorbeeld", toestemming=False, site="")) == EXAMPLE


@pytest.mark.parametrize("product", PRODUCTS.values(), ids=lambda p: p.name)
@pytest.mark.parametrize("aard", ["voorbeeld", "proef"])
def test_every_page_of_an_example_or_trial_says_so(workshop, product, aard):
    made = make_sheet(product, data_for(product, "nl", gemeente=gemeente(aard=aard)), workshop)
    for page in read_sheets(made.press_pdf, dpi=20):
        assert ("VOORBEELD" if aard == "voorbeeld" else "GEEN ECHTE NOODSTEUNPUNTEN") in page.text


@pytest.mark.parametrize("product", PRODUCTS.values(), ids=lambda p: p.name)
def test_real_sheet_carries_no_mark(workshop, product):
    made = make_sheet(product, data_for(product, "nl", gemeente=gemeente()), workshop)
    assert not re.search("VOORBEELD|PROEF", words(made.press_pdf))


# --- Bad input ----------------------------------------------------------------------------------------


def problem(workshop, product, data):
    with pytest.raises(SheetError) as told:
        make_sheet(product, data, workshop)
    return str(told.value)


@pytest.mark.parametrize("language", ["nl", "en", "ar"])
def test_sentence_that_is_too_long_is_named_with_its_excess(workshop, language):
    texts = markerwaard.texts(language)
    texts["flyer"]["zin"] = texts["flyer"]["zin"] * 6
    told = problem(workshop, FLYER, data_for(FLYER, language, teksten=texts))
    assert f"Flyer wijk, De Brink ({language}): flyer.zin: de tekst '{texts['flyer']['zin']}' past niet" in told
    assert re.search(r"er is \d+,\d mm te weinig; maak hem korter", told)


def test_too_many_points_for_the_sheet_are_named(workshop):
    points = [{**markerwaard.PUNTEN[0], "nummer": n, "naam": f"Buurthuis {n}"} for n in range(1, 12)]
    told = problem(workshop, FLYER, data_for(FLYER, "nl", punten=points, kaart=None))
    assert "punten: de tekst 'Buurthuis 1, Buurthuis 2" in told


LONG = (
    "Wijkcentrum Amsterdam-Zuidoost voor Bewoners en Buren 5",
    "Multifunctioneelwijkontmoetingscentrumgebouw" * 2,
    "W" * 60,
)


@pytest.mark.parametrize("language", ["nl", "en", "ar"])
def test_one_point_of_which_all_is_told_at_length_fits(workshop, language):
    """Where to look and how to get in, each as long as an editor may write, and from when until when."""
    told = {
        "herkenning": ("Naast de kerk met de groene toren. " * 9)[:300],
        "ingang": ("Loop om het gebouw. " * 15)[:300],
    }
    point = {
        **markerwaard.PUNTEN[0],
        **told,
        "geldig": "Dit is alleen van 1 januari 2027 tot 1 juli 2027 een noodsteunpunt.",
    }
    places = {**markerwaard.street_grid(), "punten": [{"nummer": 1, "plek": (0.0, 0.0)}]}
    made = make_sheet(FLYER, data_for(FLYER, language, punten=[point], kaart=places), workshop)
    assert words(made.press_pdf).count("gebouw") == 15


@pytest.mark.parametrize("language", ["nl", "en", "ar"])
@pytest.mark.parametrize("product", [FLYER, SIGN], ids=lambda product: product.name)
@pytest.mark.parametrize("name", [name[:60] for name in LONG])
def test_no_name_keeps_a_sheet_from_being_made(workshop, name, product, language):
    """As long as a name may be, for the point, its street, its town and its wijk; also as one word."""
    point = {**markerwaard.PUNTEN[0], "naam": name, "adres": f"{name} 12345a-2", "plaats": name}
    names = {"wijk": name, "gemeente": name if "WWW" not in name else "Markerwaard", "plaats": name}
    town = gemeente(naam=names["gemeente"])
    places = {**markerwaard.street_grid(), "punten": [{"nummer": 1, "plek": (0.0, 0.0)}]}
    changes = {"wijk": name, "gemeente": town, "teksten": markerwaard.texts(language, **names), "kaart": places}
    made = make_sheet(product, data_for(product, language, punten=[point], **changes), workshop)
    letters = [letter.size_pt for sheet in read_sheets(made.press_pdf, dpi=20) for letter in sheet.letters]
    shown = re.sub(r"[^A-Za-z0-9]", "", words(made.press_pdf))
    assert re.sub(r"[^A-Za-z0-9]", "", name) in shown
    assert min(letters) >= 6


def test_long_web_address_is_whole_or_refused(workshop):
    """Nobody types a hyphen that is not in the address."""

    def code(address):
        return {"wijk": {"inhoud": "HTTPS://NSP.EXAMPLE/1", "in_woorden": address}}

    longest = "noodsteunpunt.gemeente-lang.example/10008"
    text = words(make_sheet(FLYER, data_for(FLYER, "nl", codes=code(longest)), workshop).press_pdf)
    assert longest in text
    told = problem(workshop, FLYER, data_for(FLYER, "nl", codes=code(f"{'heel.lange.' * 5}{longest}")))
    assert "flyer.scan: de tekst" in told


def test_missing_text_is_named(workshop):
    texts = markerwaard.texts("nl")
    del texts["flyer"]["scan"]
    told = problem(workshop, FLYER, data_for(FLYER, "nl", teksten=texts))
    assert told.startswith("Flyer wijk, De Brink (nl): de tekst of het gegeven 'scan' ontbreekt; vul het aan")


def test_letter_outside_our_fonts_is_named(workshop):
    points = [{**markerwaard.PUNTEN[0], "naam": "Buurthuis 漢"}]
    told = problem(workshop, SIGN, data_for(SIGN, "nl", punten=points))
    assert "het teken '漢' staat niet in de letters van het drukwerk" in told


@pytest.mark.parametrize(
    ("product", "changes", "told"),
    [
        (SIGN, {"punten": markerwaard.PUNTEN}, "dit wordt per punt gemaakt, maar er zijn 3 punten gegeven"),
        (FLYER, {"punten": []}, "de wijk heeft nog geen naam of geen noodsteunpunt"),
        (FLYER, {"wijk": ""}, "de wijk heeft nog geen naam of geen noodsteunpunt"),
        (FLYER, {"punten": [markerwaard.PUNTEN[0]] * 2}, "twee punten hebben hetzelfde nummer"),
        (FLYER, {"punten": markerwaard.PUNTEN[:2]}, "de nummers op de kaart zijn niet die van de lijst"),
    ],
)
def test_data_that_do_not_fit_the_product_are_refused(workshop, product, changes, told):
    assert told in problem(workshop, product, data_for(product, "nl", **changes))


def test_missing_code_is_named(workshop):
    told = problem(workshop, FLYER, data_for(FLYER, "nl", codes={}))
    assert told == "Flyer wijk, De Brink (nl): de gegevens van code 'wijk' ontbreken"


def test_address_too_long_for_its_code_is_named(workshop):
    codes = {"wijk": {"inhoud": "https://" + "x" * 40 + ".example", "in_woorden": "x"}}
    assert "past niet in 28 mm" in problem(workshop, FLYER, data_for(FLYER, "nl", codes=codes))


def test_template_with_a_fault_gives_one_dutch_line(workshop, small, real):
    broken = Product("klein", small.settings, SMALL.replace("embleem(", "emblem("))
    assert problem(workshop, broken, real) == (
        "Klein, De Brink (nl): het sjabloon klopt niet: unknown variable: emblem"
    )


def test_preflight_finding_names_product_page_and_fault(workshop, small, real):
    shifted = Product("klein", small.settings, SMALL.replace("x: 10mm", "x: 3mm"))
    assert problem(workshop, shifted, real).startswith("Klein, De Brink (nl), pagina 1: er staat tekst 3,")


def test_unknown_font_is_an_error(workshop, small, real):
    odd = Product("klein", small.settings, SMALL.replace("= Klein blad", '#text(font: "Comic")[= Klein blad]'))
    assert "Typst waarschuwt" in problem(workshop, odd, real)


def test_shipped_fonts_lie_beside_their_licence():
    assert {p.suffix for p in (PRINT / "fonts").iterdir()} == {".ttf", ".txt"}
    assert "SIL OPEN FONT LICENSE Version 1.1" in (PRINT / "fonts/OFL.txt").read_text()


def test_text_nobody_translated_keeps_its_own_direction(workshop):
    """A Dutch sentence in an Arabic flyer is set from left to right: its full stop stands at its right end."""

    def drawn(**changes):
        points = [{**point, "ingang": "", **changes} for point in markerwaard.sheet_values("ar")["punten"]]
        return read_sheets(make_sheet(FLYER, data_for(FLYER, "ar", punten=points), workshop).press_pdf)[0].inside()

    plain, marked = (
        drawn(herkenning="Naast de kerk."),
        drawn(herkenning="Naast de kerk.", in_het_nederlands=["herkenning"]),
    )
    assert plain.tobytes() != marked.tobytes()
    assert marked.tobytes() == drawn(herkenning="\u2066Naast de kerk.\u2069").tobytes()
