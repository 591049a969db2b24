"""The shipped press profile is for four inks, carries its licence, and gives the measured solids back."""

from io import BytesIO

import pytest
from PIL import Image, ImageCms

from conftest import PRINT

# CIELAB (D50) of the solids in the characterisation data FOGRA39L.
SOLIDS = {
    (100, 0, 0, 0): (55, -37, -50),
    (0, 100, 0, 0): (48, 74, -3),
    (0, 0, 100, 0): (89, -5, 93),
    (0, 0, 0, 0): (95, 0, -2),
}


@pytest.fixture(scope="module")
def to_lab():
    profile = ImageCms.ImageCmsProfile(BytesIO((PRINT / "profiles/FOGRA39L.icc").read_bytes()))
    intent = ImageCms.Intent.ABSOLUTE_COLORIMETRIC
    return ImageCms.buildTransform(profile, ImageCms.createProfile("LAB"), "CMYK", "LAB", intent)


@pytest.mark.parametrize(("ink", "lab"), SOLIDS.items())
def test_solid_has_the_measured_colour(to_lab, ink, lab):
    patch = Image.new("CMYK", (1, 1), tuple(round(part * 2.55) for part in ink))
    light, a, b = ImageCms.applyTransform(patch, to_lab).getpixel((0, 0))
    found = (light / 2.55, a - 128, b - 128)
    assert found == pytest.approx(lab, abs=2)


def test_profile_lies_beside_its_recipe_and_licence():
    assert (PRINT / "profiles/FOGRA39L.icc").read_bytes()[16:20] == b"CMYK"
    assert "The zlib/libpng License" in (PRINT / "profiles/LICENSE-zlib.txt").read_text()
    assert "colprof" in (PRINT / "profiles/make_profile.sh").read_text()
