"""Outside judges look at every sheet: Ghostscript, poppler, qpdf and MuPDF. A missing judge is a failure."""

import re
import shutil
import subprocess
from dataclasses import replace

import numpy as np
import pytest
import zxingcpp
from PIL import Image
from tests.once import made_once

from conftest import PRODUCTS, data_for
from noodsteunpunt.model.logo import Logo
from noodsteunpunt.press.product import Product
from noodsteunpunt.press.sheet import make_sheet

pytestmark = pytest.mark.printed
PACKAGES = {
    "gs": "ghostscript",
    "pdfinfo": "poppler-utils",
    "pdffonts": "poppler-utils",
    "pdftoppm": "poppler-utils",
    "pdfimages": "poppler-utils",
    "qpdf": "qpdf",
    "mutool": "mupdf-tools",
}
Image.MAX_IMAGE_PIXELS = None


def judge(name, *arguments):
    """Output and complaints of an outside program; anything but success fails the test."""
    if shutil.which(name) is None:
        pytest.fail(f"{name} is missing: apt-get install {PACKAGES[name]}")
    done = subprocess.run([name, *map(str, arguments)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout, done.stderr


@pytest.fixture
def file(case, printed, tmp_path):
    path = tmp_path / "sheet.pdf"
    path.write_bytes(printed(case).press_pdf)
    return path


@pytest.fixture
def plates(case, printed, shared):
    """Ink per plate and page: name -> array of 0 to 1. As large as is useful for the product."""

    def separate(folder):
        folder.mkdir()
        (folder / "sheet.pdf").write_bytes(printed(case).press_pdf)
        longest_mm = max(case.product.settings.breedte_mm, case.product.settings.hoogte_mm)
        dpi = round(min(150, 2600 / (longest_mm / 25.4)))
        judge(
            "gs",
            "-q",
            "-dNOPAUSE",
            "-dBATCH",
            "-dSAFER",
            "-sDEVICE=tiffsep",
            f"-r{dpi}",
            "-dUseTrimBox",
            f"-sOutputFile={folder}/p%d.tif",
            folder / "sheet.pdf",
        )

    found = {}
    for path in sorted(made_once(shared / f"platen-{case}", separate).glob("p*(*).tif")):
        page, ink = re.fullmatch(r"p(\d+)\((.+)\)\.tif", path.name).groups()
        found.setdefault(int(page), {})[ink] = 1 - np.asarray(Image.open(path), dtype=np.float32) / 255
    return found


def test_qpdf_finds_no_fault(file):
    _, complaints = judge("qpdf", "--check", file)
    assert complaints == ""


def test_poppler_draws_without_a_word(file):
    _, complaints = judge("pdftoppm", "-r", "20", "-png", file, file.with_suffix(""))
    assert complaints == ""


def test_web_version_is_sound_too(case, printed, tmp_path):
    if case.product.settings.webversie:
        web = tmp_path / "web.pdf"
        web.write_bytes(printed(case).web_pdf)
        assert judge("qpdf", "--check", web)[1] == ""
        complaints = judge("pdftoppm", "-r", "20", "-png", web, tmp_path / "web")[1]
        # This poppler does not know the value `false` of Suspects, which ISO 32000 allows.
        assert [line for line in complaints.splitlines() if "Suspects" not in line] == []
        assert re.search(r"Tagged:\s+yes", judge("pdfinfo", web)[0])


def test_poppler_sees_the_ordered_size_on_every_page(case, file):
    settings = case.product.settings
    out, complaints = judge("pdfinfo", "-box", "-f", 1, "-l", settings.paginas, file)
    assert complaints == ""
    assert re.search(r"PDF version:\s+1\.6", out)
    assert re.search(r"Pages:\s+" + str(settings.paginas) + r"\n", out)
    trims = re.findall(r"TrimBox:\s+([-\d.]+)\s+([-\d.]+)\s+([-\d.]+)\s+([-\d.]+)", out)
    assert len(trims) == settings.paginas
    for left, bottom, right, top in (map(float, trim) for trim in trims):
        size = [(right - left) / 72 * 25.4, (top - bottom) / 72 * 25.4]
        assert size == pytest.approx([settings.breedte_mm, settings.hoogte_mm], abs=0.1)


def test_poppler_finds_every_font_inside_and_subset(file):
    out, _ = judge("pdffonts", file)
    for line in out.splitlines()[2:]:
        assert "Type 3" not in line
        assert re.search(r"\syes\s+yes\s+(yes|no)\s+\d+\s+0$", line), line


def test_poppler_finds_no_pictures(file):
    out, _ = judge("pdfimages", "-list", file)
    assert len(out.splitlines()) == 2


def test_mupdf_meets_press_inks_only(file):
    out, complaints = judge("mutool", "draw", "-F", "trace", file)
    # Debian builds MuPDF without ICC; it then says so, and reads the colour spaces all the same.
    assert complaints.replace("warning: ICC support is not available\n", "") == ""
    spaces = set(re.findall(r'colorspace="([^"]+)"', out))
    assert spaces
    assert all(re.match(r"DeviceCMYK$|Separation\(DeviceCMYK,", space) for space in spaces), spaces


def test_ghostscript_makes_the_ordered_plates_only(case, plates):
    expected = {"Cyan", "Magenta", "Yellow", "Black"}
    if case.product.settings.kleuren == "steun":
        expected |= {"PANTONE 151 C", "PANTONE Process Blue C"}
    assert sorted(plates) == list(range(1, case.product.settings.paginas + 1))
    assert all(set(page) == expected for page in plates.values())


def test_ink_stays_under_the_limit_everywhere(plates):
    assert all(sum(page.values()).max() <= 3.0 for page in plates.values())


def test_black_text_and_numbers_are_one_plate(plates):
    """Only the map's pale tints (at most 40 % together) may lie under black that overprints."""
    for page in plates.values():
        others = sum(ink for name, ink in page.items() if name != "Black")
        assert others[page["Black"] > 0.97].max(initial=0) <= 0.41


def test_mono_is_black_only(case, plates):
    if case.product.settings.kleuren == "mono":
        assert all(page[ink].max() == 0 for page in plates.values() for ink in ("Cyan", "Magenta", "Yellow"))


def test_codes_are_read_from_the_black_plate_alone(case, plates):
    wanted = {case.data.codes[name].inhoud for name in case.product.settings.codes}
    read = set()
    for page in plates.values():
        black = Image.fromarray(((1 - page["Black"]) * 255).astype(np.uint8))
        for code in zxingcpp.read_barcodes(black):
            read.add(code.text)
            place = code.position
            rows = slice(place.top_left.y, place.bottom_left.y)
            columns = slice(place.top_left.x, place.top_right.x)
            assert all(ink[rows, columns].max() == 0 for name, ink in page.items() if name != "Black")
    assert read == wanted


def test_spot_plates_carry_the_emblem(case, plates):
    if case.product.settings.kleuren == "steun":
        for page in plates.values():
            assert page["PANTONE 151 C"].max() == page["PANTONE Process Blue C"].max() == 1
            assert page["Magenta"].max() == page["Cyan"].max() == 0


LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 5"><path fill="#C8102E" d="M0 0h9v5z"/></svg>'


def test_x1a_flyer_with_a_logo_is_four_plates_in_an_old_file(workshop, tmp_path):
    """For the shop that takes nothing else: PDF 1.4, CMYK only, the logo at 600 pixels per inch."""
    flyer = PRODUCTS["flyer-wijk"]
    old = Product(flyer.name, flyer.settings.model_copy(update={"winkel": "pdf-x-1a"}), flyer.template)
    made = make_sheet(old, data_for(old, "nl"), replace(workshop, logo=Logo("locations/logo.svg", LOGO)))
    file = tmp_path / "x1a.pdf"
    file.write_bytes(made.press_pdf)
    assert judge("qpdf", "--check", file)[1] == ""
    out, complaints = judge("pdfinfo", file)
    assert complaints == ""
    assert re.search(r"PDF version:\s+1\.4", out)
    assert re.search(r"PDF subtype:\s+PDF/X-1a:2003", out)
    pictures = judge("pdfimages", "-list", file)[0].splitlines()[2:]
    assert [line.split()[5:8] + line.split()[12:14] for line in pictures] == [["cmyk", "4", "8", "600", "600"]]
    judge("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiffsep", "-r40", f"-sOutputFile={tmp_path}/p%d.tif", file)
    plates = {path.name for path in tmp_path.glob("p1(*).tif")}
    assert plates == {f"p1({ink}).tif" for ink in ("Cyan", "Magenta", "Yellow", "Black")}
