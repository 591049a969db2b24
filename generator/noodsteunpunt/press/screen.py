"""What is looked at on a screen: the drawing without its bleed, and pictures of finished pages."""

import zlib
from io import BytesIO
from struct import pack

import numpy as np
import pikepdf
from PIL import Image

from .boxes import trim_box


def to_screen(drawing: bytes) -> bytes:
    """`drawing`, a PDF with a TrimBox, as large as it will be after cutting; tags and web colours stay."""
    with pikepdf.open(BytesIO(drawing)) as pdf:
        for page in pdf.pages:
            cut = trim_box(page).array()
            for box in ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox"):
                page.obj[box] = cut
        out = BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return out.getvalue()


def png(image: Image.Image) -> bytes:
    """An RGB image as PNG (ISO/IEC 15948).

    Pillow tries all filters on every line, which takes twice as long as the rest and makes flat colour no smaller.
    """
    rows = np.asarray(image).reshape(image.height, -1)
    unfiltered = np.pad(rows, ((0, 0), (1, 0)))  # every line begins with the number of its filter: 0, none
    header = pack(">IIBBBBB", image.width, image.height, 8, 2, 0, 0, 0)  # 8 bits of each of 3 colours
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(unfiltered.tobytes(), 3)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        pack(">I", len(body)) + name + body + pack(">I", zlib.crc32(name + body)) for name, body in parts
    )
