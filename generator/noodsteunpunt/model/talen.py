"""The languages that people may speak at a point, each by its own name: readers know their own, in any page."""

from typing import Annotated

from .fields.field import Field, FieldError
from .problem import did_you_mean

# ISO 639 codes (dse: Dutch Sign Language, 639-3) with the name a speaker uses.
EIGEN_NAMEN = {
    "nl": "Nederlands",
    "dse": "Nederlandse Gebarentaal",
    "fy": "Frysk",
    "nds": "Nedersaksisch",
    "li": "Limburgs",
    "pap": "Papiamentu",
    "en": "English",
    "de": "Deutsch",
    "fr": "Français",
    "es": "Español",
    "pt": "Português",
    "it": "Italiano",
    "pl": "Polski",
    "uk": "Українська",
    "ru": "Русский",
    "ro": "Română",
    "bg": "Български",
    "hu": "Magyar",
    "el": "Ελληνικά",
    "sr": "Srpski",
    "tr": "Türkçe",
    "ar": "العربية",
    "zgh": "ⵜⴰⵎⴰⵣⵉⵖⵜ (Tamazight)",
    "fa": "فارسی",
    "prs": "دری",
    "ps": "پښتو",
    "ur": "اردو",
    "ku": "Kurdî",
    "ckb": "کوردی",
    "so": "Soomaali",
    "ti": "ትግርኛ",
    "am": "አማርኛ",
    "zh": "中文",
    "vi": "Tiếng Việt",
    "id": "Bahasa Indonesia",
    "hi": "हिन्दी",
}
# What somebody who writes Dutch may use instead of the code: the code of a country, or a name.
_IN_DUTCH = {
    "gb": "en",
    "sp": "es",
    "cn": "zh",
    "gr": "el",
    "ua": "uk",
    "vn": "vi",
    "vlaams": "nl",
    "nederlandse gebarentaal": "dse",
    "gebarentaal": "dse",
    "fries": "fy",
    "nedersaksisch": "nds",
    "limburgs": "li",
    "papiaments": "pap",
    "papiamento": "pap",
    "engels": "en",
    "duits": "de",
    "frans": "fr",
    "spaans": "es",
    "portugees": "pt",
    "italiaans": "it",
    "pools": "pl",
    "oekraïens": "uk",
    "russisch": "ru",
    "roemeens": "ro",
    "bulgaars": "bg",
    "hongaars": "hu",
    "grieks": "el",
    "servisch": "sr",
    "turks": "tr",
    "arabisch": "ar",
    "tamazight": "zgh",
    "berbers": "zgh",
    "perzisch": "fa",
    "farsi": "fa",
    "dari": "prs",
    "pasjtoe": "ps",
    "urdu": "ur",
    "koerdisch": "ku",
    "sorani": "ckb",
    "somalisch": "so",
    "somali": "so",
    "tigrinya": "ti",
    "amhaars": "am",
    "chinees": "zh",
    "mandarijn": "zh",
    "vietnamees": "vi",
    "indonesisch": "id",
    "hindi": "hi",
}


def _parse(text: str) -> str:
    if text in EIGEN_NAMEN:
        return text
    by_name = _IN_DUTCH | {name.lower(): code for code, name in EIGEN_NAMEN.items()}
    # Codes are too short to guess at: "gb" is near to bg, which is Bulgarian.
    code = text.lower() if text.lower() in EIGEN_NAMEN else by_name.get(did_you_mean(text.lower(), by_name), "")
    repair = f"bedoelt u '{code}'?" if code else "schrijf een code zoals nl, en, tr of ar"
    raise FieldError(f"'{text}' is geen taal die ik ken", repair, "NSP113")


Spreektaal = Annotated[
    str,
    Field(_parse, "de code van een taal, zoals tr of ar", {"type": "string", "enum": list(EIGEN_NAMEN)}),
]
