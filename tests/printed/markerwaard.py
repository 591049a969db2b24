"""Sheet data of the fictional gemeente Markerwaard, as the site would hand them over."""

from collections.abc import Mapping
from functools import cache
from math import cos, pi, sin
from pathlib import Path
from typing import Any

from noodsteunpunt.build import check
from noodsteunpunt.compile.sheets import sheet_texts
from noodsteunpunt.compile.texts import Texts
from noodsteunpunt.model.site import Site
from noodsteunpunt.press.contract import SheetData

ROOT = Path(__file__).resolve().parents[2]

# Lines the site owns; here only samples of about the right length.
WEL = {
    "nl": [
        "Horen wat er aan de hand is",
        "Vragen stellen aan medewerkers van de gemeente",
        "Lezen wanneer er weer nieuws is",
        "Horen waar u verder terecht kunt",
    ],
    "en": [
        "Hear what is going on",
        "Ask questions to people from the municipality",
        "Read when there will be more news",
        "Hear where else you can go",
    ],
    "ar": [
        "معرفة ما يحدث",
        "طرح الأسئلة على موظفي البلدية",
        "قراءة موعد الأخبار القادمة",
        "معرفة الأماكن الأخرى التي يمكنك الذهاب إليها",
    ],
}
NIET = {
    "nl": [
        "Geen schuilplaats of slaapplaats",
        "Geen voorraad eten, water of dekens",
        "Geen plek om uw telefoon op te laden",
        "Niet genoeg plaats voor iedereen",
        "U blijft er hoogstens een paar uur",
    ],
    "en": [
        "No shelter, no place to sleep",
        "No stock of food, water or blankets",
        "No place to charge your phone",
        "Not enough room for everyone",
        "You stay a few hours at most",
    ],
    "ar": [
        "ليست ملجأ ولا مكانًا للنوم",
        "لا يوجد مخزون من الطعام أو الماء أو البطانيات",
        "ليست مكانًا لشحن الهاتف",
        "لا تتسع للجميع",
        "تبقى فيها بضع ساعات على الأكثر",
    ],
}
PAKKET = {
    "nl": [
        ("Water", "3 liter per persoon per dag"),
        ("Eten dat lang houdbaar is", ""),
        ("Radio op batterijen", ""),
        ("Zaklamp en batterijen", ""),
        ("Powerbank voor uw telefoon", ""),
        ("Contant geld", "70 euro per volwassene, 30 euro per kind"),
        ("Medicijnen en verbanddoos", ""),
        ("Dekens en warme kleren", ""),
        ("Kaarsen en lucifers", ""),
        ("Wc-papier en zeep", ""),
        ("Fluitje", ""),
        ("Kopie van uw paspoort", ""),
        ("Lijst met telefoonnummers", ""),
        ("Reservesleutels", ""),
    ],
    "en": [
        ("Water", "3 litres per person per day"),
        ("Food that keeps long", ""),
        ("Radio with batteries", ""),
        ("Torch and batteries", ""),
        ("Power bank for your phone", ""),
        ("Cash", "70 euros per adult, 30 euros per child"),
        ("Medicines and first-aid kit", ""),
        ("Blankets and warm clothes", ""),
        ("Candles and matches", ""),
        ("Toilet paper and soap", ""),
        ("Whistle", ""),
        ("Copy of your passport", ""),
        ("List of phone numbers", ""),
        ("Spare keys", ""),
    ],
    "ar": [
        ("ماء", "3 لترات للشخص في اليوم"),
        ("طعام طويل الصلاحية", ""),
        ("راديو يعمل بالبطاريات", ""),
        ("مصباح يدوي وبطاريات", ""),
        ("شاحن متنقل للهاتف", ""),
        ("نقود", "70 يورو لكل بالغ و30 يورو لكل طفل"),
        ("أدوية وحقيبة إسعافات أولية", ""),
        ("بطانيات وملابس دافئة", ""),
        ("شموع وأعواد ثقاب", ""),
        ("ورق مرحاض وصابون", ""),
        ("صفارة", ""),
        ("نسخة من جواز السفر", ""),
        ("قائمة أرقام الهاتف", ""),
        ("مفاتيح احتياطية", ""),
    ],
}
PUNTEN = [
    {
        "nummer": 1,
        "naam": "Buurthuis De Brink",
        "adres": "Brink 12",
        "plaats": "Markerhaven",
        "herkenning": "Naast de kerk met de groene toren",
        "ingang": "",
        "noodmelding": "ja",
    },
    {
        "nummer": 2,
        "naam": "Basisschool De Sluis",
        "adres": "Sluiskade 40",
        "plaats": "Markerhaven",
        "herkenning": "Tegenover de bushalte Sluiskade",
        "ingang": "",
        "noodmelding": "ja",
    },
    {
        "nummer": 3,
        "naam": "Sporthal Het Want",
        "adres": "Zeilmakersweg 7",
        "plaats": "Markerhaven",
        "herkenning": "Bij de voetbalvelden",
        "ingang": "",
        "noodmelding": "onbekend",
    },
]
KENMERKEN = {
    "nl": [p["herkenning"] for p in PUNTEN],
    "en": [
        "Next to the church with the green tower",
        "Opposite the bus stop Sluiskade",
        "By the football pitches",
    ],
    "ar": ["بجانب الكنيسة ذات البرج الأخضر", "مقابل موقف الحافلات Sluiskade", "عند ملاعب كرة القدم"],
}

DATUM = {"nl": "1 maart 2026", "en": "1 March 2026", "ar": "1 مارس 2026"}


def texts(language: str, **values: str) -> dict[str, Any]:
    """druk.yml of a language, filled in."""
    known = {
        "plaats": "De Brink",
        "wijk": "De Brink",
        "gemeente": "Markerwaard",
        "datum": DATUM[language],
        "omroep": "Omroep Markerwaard",
        "frequentie": "97,5 FM",
        **values,
    }
    site = example()
    taal = next(taal for taal in site.talen if taal.code == language)
    return sheet_texts(Texts(taal, site.talen[0], site.feiten), known)


@cache
def example() -> Site:
    """The example municipality as it is in locations/."""
    return check(ROOT)[0]


def street_grid() -> dict[str, Any]:
    """A made-up wijk of 1.6 by 1.0 km: streets, a canal, a railway and an outline."""
    streets = [[(x, -1280 + 25 * sin(x / 90)), (x + 40 * sin(x), 0), (x, 1270)] for x in range(-1330, 1400, 95)]
    streets += [[(-1390, y), (-200, y + 18 * sin(y)), (300, y - 12), (1390, y + 8)] for y in range(-1240, 1280, 80)]
    outline = [(780 * cos(2 * pi * k / 14) * (1 - 0.08 * (k % 3)), 470 * sin(2 * pi * k / 14)) for k in range(14)]
    return {
        "kader": (-820.0, -520.0, 820.0, 520.0),
        "wijk": (outline,),
        "water": (
            [
                (-1400, -420),
                (-500, -300),
                (200, -340),
                (1400, -200),
                (1400, -330),
                (250, -420),
                (-500, -390),
                (-1400, -520),
            ],
        ),
        "waterlopen": ([(-500, -300), (-430, 100), (-380, 900)],),
        "spoor": ([(-1400, 260), (0, 330), (1400, 220)],),
        "wegen": streets,
        "grote_wegen": ([(-1400, 60), (0, 40), (1400, 90)], [(120, -900), (90, 0), (140, 900)]),
        "punten": [
            {"nummer": 1, "plek": (-300.0, 150.0)},
            {"nummer": 2, "plek": (240.0, -230.0)},
            {"nummer": 3, "plek": (480.0, 190.0)},
        ],
        "bron": "Kaart: verzonnen gegevens van Markerwaard",
    }


def sheet_values(language: str = "nl", **changes: Any) -> dict[str, Any]:
    """Values of SheetData for the fictional wijk De Brink."""
    punten = [{**punt, "herkenning": known} for punt, known in zip(PUNTEN, KENMERKEN[language], strict=True)]
    values: dict[str, Any] = {
        "taal": language,
        "richting": "rtl" if language == "ar" else "ltr",
        "gemeente": {
            "naam": "Markerwaard",
            "aard": "voorbeeld",
            "toestemming": True,
            "site": "nsp.markerwaard.example",
        },
        "wijk": "De Brink",
        "punten": punten,
        "kaart": street_grid(),
        "codes": {
            "wijk": {"inhoud": "HTTPS://NSP.EXAMPLE/W/0001", "in_woorden": "nsp.example/w/0001"},
            "punt": {"inhoud": "HTTPS://NSP.EXAMPLE/P/0001", "in_woorden": "nsp.example/p/0001"},
        },
        "omroep": {"naam": "Omroep Markerwaard", "frequentie": "97,5 FM"},
        "wel": WEL[language],
        "niet": NIET[language],
        "pakket": [{"wat": wat, "hoeveel": hoeveel} for wat, hoeveel in PAKKET[language]],
        "datum": DATUM[language],
        "teksten": texts(language),
    }
    return {**values, **changes}


def sheet_data(language: str = "nl", **changes: Any) -> SheetData:
    """SheetData of the fictional wijk; `changes` replace whole fields."""
    return as_data(sheet_values(language, **changes))


def as_data(values: Mapping[str, Any]) -> SheetData:
    """Values as the contract, lists as tuples."""
    return SheetData.model_validate(values, strict=False)
