"""How fast a wijk flyer is made, beside WeasyPrint making the same flyer in the same run.

    apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
    python -m venv BENCH && BENCH/bin/pip install -e . weasyprint
    PYTHONPATH=tests/printed BENCH/bin/python benchmarks/print_flyer.py [number of flyers]

writes the figures into docs/measured.md. Only this needs WeasyPrint; the project itself does not.
Every flyer has its own names, texts and map, so that no engine can reuse a whole page.
"""

import os
import platform
import resource
import sys
import time
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from html import escape
from importlib.metadata import version
from pathlib import Path

import markerwaard
import weasyprint
from weasyprint.text.fonts import FontConfiguration

from noodsteunpunt.draw.qr import USES, Code, draw_code
from noodsteunpunt.draw.symbol import civil_defence_symbol, polygon_path
from noodsteunpunt.model.logo import Logo
from noodsteunpunt.press.contract import Line, SheetData
from noodsteunpunt.press.logo import logo_for
from noodsteunpunt.press.product import find_products
from noodsteunpunt.press.sheet import EXAMPLE, make_sheet, template_data
from noodsteunpunt.press.workshop import open_workshop

ROOT = Path(__file__).resolve().parents[1]
MEASURED = ROOT / "docs" / "measured.md"
BEGIN, END = "<!-- flyer: written by benchmarks/print_flyer.py, do not edit -->\n", "<!-- flyer: end -->\n"
LOGO = Logo("locations/logo.svg", (ROOT / "locations" / "logo.svg").read_bytes())
LANGUAGES = ("nl", "en", "ar")
FACE = "@font-face { font-family: %s; font-weight: %s; src: url(%s) }\n"
FACES = "".join(
    FACE % (family, weight.lower(), (ROOT / f"print/fonts/{name}-{weight}.ttf").as_uri())
    for family, name in (("N", "NotoSans"), ("A", "NotoSansArabic"))
    for weight in ("Regular", "Bold")
).replace("regular", "normal")
STYLE = (
    FACES
    + """
@page { size: 148mm 210mm; bleed: 3mm; margin: 0 }
body { font: 10pt N, A; margin: 0; color: #1a1a1a }
section { height: 210mm; break-after: page; position: relative }
.boven, .voet { display: flex; gap: 8mm }
.punten { display: flex; margin: 5mm 10mm; gap: 5mm } .punten ol { width: 60mm; font-size: 13pt }
.merk { position: absolute; top: 80mm; left: 5mm; width: 138mm; text-align: center; transform: rotate(-44deg);
  font: bold 70pt N; color: #e4e2dd; z-index: -1 }
.logo { width: 26mm } hr { border: 0.6pt solid #1a1a1a; margin: 4mm 10mm }
h1 { font-size: 23pt; margin: 8mm 0 } h2 { font-size: 16pt; margin: 2mm 10mm } p { margin: 1.5mm 0 }
.twee h2, .drie h2 { margin: 1mm 0 } section > p { margin: 1.5mm 10mm }
.twee { columns: 2; margin: 5mm 10mm } .drie { display: flex; gap: 7mm; margin: 5mm 10mm }
"""
)


def flyer_data(number: int) -> SheetData:
    """Flyer `number` of a run: names, texts and map of its own."""
    language = LANGUAGES[number % len(LANGUAGES)]
    wijk = f"Wijk {number}"
    values = markerwaard.sheet_values(language, wijk=wijk, teksten=markerwaard.texts(language, wijk=wijk))
    values["punten"] = [{**punt, "naam": f"{punt['naam']} {number}"} for punt in values["punten"]]
    shift = number * 3.7
    for layer in ("wijk", "water", "waterlopen", "spoor", "wegen", "grote_wegen"):
        values["kaart"][layer] = [[(x + shift, y - shift) for x, y in line] for line in values["kaart"][layer]]
    west, south, east, north = values["kaart"]["kader"]
    values["kaart"]["kader"] = (west + shift, south - shift, east + shift, north - shift)
    return markerwaard.as_data(values)


def flyer_html(data: SheetData) -> str:
    """The same flyer for WeasyPrint: emblem, mark, points, map, code, logo, lists and blocks, on two pages."""
    words = data.teksten["flyer"]
    assert isinstance(words, dict)
    assert data.kaart is not None
    code = draw_code(data.codes["wijk"].inhoud, USES["flyer"], 28)
    emblem = polygon_path(civil_defence_symbol(50, 50).triangle)
    points = "".join(
        f"<li><b>{escape(p.naam)}</b><br>{escape(p.adres)}, {escape(p.plaats)}<br>{escape(p.herkenning)}"
        for p in data.punten
    )
    kit = "".join(f"<p><b>{escape(r.wat)}</b> {escape(r.hoeveel)}" for r in data.pakket)
    yes, no = ("".join(f"<p>{escape(line)}" for line in lines) for lines in (data.wel, data.niet))
    assert data.omroep is not None
    large = {"radio": data.omroep.frequentie, "bellen": words["bellen_nummer"], "buren": ""}
    blocks = "".join(
        f"<div><b>{escape(words[f'{name}_kop'])}</b><h2>{escape(number)}</h2><p>{escape(words[name])}</div>"
        for name, number in large.items()
    )
    mark = f"<div class=merk>{EXAMPLE}</div>"
    return (
        f"<html lang={data.taal} dir={data.richting}><title>{escape(str(data.teksten['titel']))}</title>"
        f"<style>{STYLE}</style><section>{mark}<div class=boven>"
        f'<svg width="50mm" height="50mm" viewBox="0 0 50 50"><rect width="50" height="50" fill="#ff8200"/>'
        f'<path d="{emblem}" fill="#0085ca"/><path d="M5 21h40v8h-40z" fill="#fff"/>'
        f'<text x="6" y="27.4" font-family="N" font-weight="bold" font-size="6.7">{EXAMPLE}</text></svg>'
        f"<div><h1>NOODSTEUNPUNT</h1><b>{escape(words['wijk'])}</b><p>{escape(words['gemeente'])}</div></div>"
        f"<h2>{escape(words['zin'])}</h2><p>{escape(words['alleen_open'])}"
        f"<div class=punten><ol>{points}</ol><div>{map_svg(data)}<p>{escape(data.kaart.bron)}</div></div>"
        f"<div class=voet>"
        f'<svg width="28mm" height="28mm" viewBox="0 0 28 28"><path d="{svg_code(code)}"/></svg>'
        f"<p><b>{escape(words['scan'])}</b><br>{escape(words['typ'])} <b>{escape(data.codes['wijk'].in_woorden)}</b>"
        f"<br>{escape(words['stand'])}<img class=logo src='{logo_uri()}' alt='{escape(words['gemeente'])}'></div>"
        f"</section>"
        f"<section>{mark}<div class=twee><h2>{escape(words['wel'])}</h2>{yes}<h2>{escape(words['niet'])}</h2>{no}</div>"
        f"<hr><h2>{escape(words['pakket'])}</h2><p>{escape(words['pakket_zin'])}<div class=twee>{kit}</div><hr>"
        f"<div class=drie>{blocks}</div></section>"
    )


@cache
def logo_uri() -> str:
    """The logo that Typst draws, as an address that holds the picture itself."""
    workshop = open_workshop(ROOT / "print", logo=LOGO)
    logo = logo_for(find_products(ROOT / "print")["flyer-wijk"], workshop)
    assert logo is not None
    return f"data:image/png;base64,{b64encode(logo.png).decode()}"


def map_svg(data: SheetData) -> str:
    """The sketch map as one SVG path per layer."""
    assert data.kaart is not None
    west, south, east, north = data.kaart.kader
    layers = (
        (data.kaart.wijk, "#f6f2e7", "#1a1a1a", 15),
        (data.kaart.water, "#bfd9e6", "none", 0),
        (data.kaart.waterlopen, "none", "#bfd9e6", 25),
        (data.kaart.wegen, "none", "#a9a59d", 9),
        (data.kaart.grote_wegen, "none", "#a9a59d", 25),
        (data.kaart.spoor, "none", "#6e6a64", 18),
    )
    drawn = "".join(
        f'<path d="{svg_lines(lines)}" fill="{fill}" stroke="{stroke}" stroke-width="{width}"/>'
        for lines, fill, stroke, width in layers
    )
    dots = "".join(f'<circle cx="{p.plek[0]}" cy="{-p.plek[1]}" r="80"/>' for p in data.kaart.punten)
    box = f"{west} {-north} {east - west} {north - south}"
    return f'<svg width="60mm" height="74mm" viewBox="{box}">{drawn}{dots}</svg>'


def svg_code(code: Code) -> str:
    """A code as one SVG path `d`, in mm."""
    return "".join(f"M{x:.3f} {y:.3f}h{w:.3f}v{h:.3f}h{-w:.3f}z" for x, y, w, h in code.rectangles)


def svg_lines(lines: tuple[Line, ...]) -> str:
    """Lines as one SVG path `d`, north up."""
    return "".join("M" + " ".join(f"{x:.1f} {-y:.1f}" for x, y in line) for line in lines)


def cpu_seconds(make: Callable[[SheetData], object], flyers: list[SheetData]) -> float:
    """CPU seconds per flyer, all processes' threads included, after three to warm up."""
    for data in flyers[:3]:
        make(data)
    start = time.process_time()
    for data in flyers[3:]:
        make(data)
    return (time.process_time() - start) / len(flyers[3:])


@dataclass(frozen=True)
class Figures:
    """What one run measured. CPU seconds are per flyer; peak_mb: the most memory it had at once, in 1,000,000 bytes."""

    count: int
    ready_cpu_s: float
    clock_s: float
    peak_mb: float
    typst_cpu_s: float
    weasyprint_cpu_s: float
    load: float

    def text(self) -> str:
        """The section of docs/measured.md."""
        ratio = self.weasyprint_cpu_s / self.typst_cpu_s
        machine = (
            f"{platform.system()} {platform.machine()}, {os.cpu_count()} CPU cores, Python {platform.python_version()}"
        )
        packages = ", ".join(f"{name} {version(name)}" for name in ("typst", "weasyprint", "pikepdf", "pypdfium2"))
        busy = (
            ""
            if self.load < 1.5
            else " The machine was busy with other work, so the clock and the CPU seconds are too high."
        )
        return "\n".join(
            [
                "## A wijk flyer, beside WeasyPrint",
                "",
                f"Measured by `benchmarks/print_flyer.py {self.count}` on {datetime.now(UTC):%Y-%m-%d}: {machine},",
                f"{packages}, load {self.load:.1f} at the start.{busy}",
                "Every flyer has its own names, texts and map; nl, en and ar in turn; the same flyer for both.",
                "",
                "| what | measured | goal |",
                "|---|--:|--:|",
                f"| drawing, Typst, CPU s per flyer | {self.typst_cpu_s:.3f} | |",
                f"| drawing, WeasyPrint, CPU s per flyer | {self.weasyprint_cpu_s:.3f} | |",
                f"| WeasyPrint : Typst | {ratio:.1f} | ≥ 4 |",
                f"| press-ready: checks, web PDF and proofs too, CPU s per flyer | {self.ready_cpu_s:.3f} | ≤ 0.5 |",
                f"| {self.count} flyers in one process, s by the clock | {self.clock_s:.1f} | < 60 for 100 |",
                f"| memory of that process at most, MB | {self.peak_mb:.0f} | < 400 |",
                "",
            ]
        )


def measure(count: int) -> Figures:
    """Make the flyers; press-ready means pressed and checked, with web PDF and proofs."""
    load = os.getloadavg()[0]
    workshop = open_workshop(ROOT / "print", logo=LOGO)
    flyer = find_products(ROOT / "print")["flyer-wijk"]
    flyers = [flyer_data(number) for number in range(count + 3)]
    code = draw_code(flyers[0].codes["wijk"].inhoud, USES["flyer"], 28)
    logo = logo_for(flyer, workshop)

    def by_typst(data: SheetData) -> object:
        values = template_data(flyer, data, workshop, {"wijk": code}, logo)
        return workshop.typesetter.typeset(flyer.template, values)

    fonts = FontConfiguration()
    pictures: dict[str, object] = {}  # the logo is read once, as it is for Typst

    def by_weasyprint(data: SheetData) -> object:
        return weasyprint.HTML(string=flyer_html(data)).write_pdf(
            font_config=fonts, cache=pictures, pdf_variant="pdf/ua-1"
        )

    start = time.perf_counter()
    ready = cpu_seconds(lambda data: make_sheet(flyer, data, workshop), flyers)
    clock, peak = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    again = [flyer_data(number) for number in range(count + 3, 2 * count + 6)]
    ours = cpu_seconds(by_typst, again)
    theirs = cpu_seconds(by_weasyprint, again[: max(6, count // 5)])
    unit = 1 if sys.platform == "darwin" else 1024  # macOS counts bytes, Linux kibibytes
    return Figures(count, ready, clock, peak * unit / 1e6, ours, theirs, load)


def write_down(figures: Figures) -> None:
    """Put the figures in docs/measured.md, in the place of those of an earlier run."""
    text = MEASURED.read_text(encoding="utf-8")
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    MEASURED.write_text(f"{before}{BEGIN}{figures.text()}{END}{after}", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    measured = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
    write_down(measured)
    sys.stdout.write(measured.text())
