"""Words that give away a coordination point, numbers of people, and names that promise too much."""

import pytest

from noodsteunpunt.check.coordination import is_private_name, sounds_like_coordination
from noodsteunpunt.check.rules import GEMEENTE, Facts, each_point
from noodsteunpunt.check.texts import free_texts
from noodsteunpunt.check.values import to_part
from noodsteunpunt.load.yamlfile import Entries, read_yaml
from noodsteunpunt.model.gemeente import Gemeente
from noodsteunpunt.model.initiatief import Initiatief
from noodsteunpunt.model.noodsteunpunt import Noodsteunpunt
from noodsteunpunt.model.prive import Coordinatiepunt, PriveVanPunt
from noodsteunpunt.model.status import Status

PROEFWAARD = """
naam: Proefwaard
aard: voorbeeld
cbs_code: GM0000
veiligheidsregio: VR00
siteadres: https://proefwaard.example
talen: [nl, en]
contact: {telefoon: 14 0000, website: https://proefwaard.example}
omroep: {naam: Omroep Proefwaard}
"""


def told(naam: str = "De Baken", ingang: str = "de voordeur", bron: str = "verzonnen") -> list[str]:
    """The codes of what is said of one point in use with these texts, which is right for the rest."""
    text = f"""
naam: "{naam}"
levensloop: actief
wijk: haven
locatie:
  {{lat: 52.50001, lon: 5.20001, straat: Kade, huisnummer: 1, postcode: 0001 AA, plaats: Baken, ingang: "{ingang}"}}
herkomst: {{bron: "{bron}", gecontroleerd_op: 2026-11-01}}
"""
    file = read_yaml(text.encode(), "locations/punten/de-baken.yml")
    punt, said = to_part(Noodsteunpunt, file, id="de-baken")
    assert punt, said
    facts = Facts(gemeente(), (), (punt,), Status(), {"de-baken": file, GEMEENTE: Entries(GEMEENTE)})
    return [problem.code for problem in (*free_texts(facts), *each_point(facts))]


def gemeente() -> Gemeente:
    """A made-up municipality."""
    made, wrong = to_part(Gemeente, read_yaml(PROEFWAARD.encode(), GEMEENTE))
    assert made, wrong
    return made


@pytest.mark.parametrize(
    "text",
    [
        "Coördinatiepunt De Brink", "COORDINATIEPUNT", "het coördinatie-punt", "coo\u0308rdinatiepunt",
        "Crisiscoördinatiecentrum", "coordinatie centrum", "CP Noord", "naast het CP.", "(C-NSP)", "cnsp_noord",
        "coordinatiepunt-noord", "the coordination point", "coordination centre", "coördinatie\u00adpunt",
        "نقطة التنسيق", "Coord.punt", "coördinatiept.", "coördinatielocatie Noord", "C.P. Oost",
    ],
)  # fmt: skip
def test_words_of_a_coordination_point(text: str) -> None:
    """However it is written, and in the languages that come with the package."""
    assert sounds_like_coordination(text)


@pytest.mark.parametrize(
    "text",
    [
        "De Brink",
        "lijst van de coördinator",
        "Scp-gebouw",
        "afdeling coördinatie, centrum",
        "centrale coördinatie",
        "HCP",
    ],
)
def test_other_words_are_free(text: str) -> None:
    """Who coordinates, and letters inside another word, give nothing away."""
    assert not sounds_like_coordination(text)


def test_names_of_the_private_files_are_known_from_their_models() -> None:
    """Each name that only a private file has, and no name of a public point."""
    private = {*Coordinatiepunt.model_fields, *PriveVanPunt.model_fields} - {*Noodsteunpunt.model_fields}
    assert {"telefoon", "gedeeld", "sleutelhouder", "intern_telefoon"} <= private
    assert all(is_private_name(Noodsteunpunt, name) for name in private)
    assert not any(is_private_name(Noodsteunpunt, name) for name in ("soort", "capaciteit", "opmerking"))
    assert not is_private_name(Initiatief, "telefoon")


@pytest.mark.parametrize(
    "bron",
    [
        "0612345678", "bel 06-12 34 56 78", "06 - 12345678", "+31612345678", "0031 6 12345678", "+31 (0)72 512 34 56",
        "(072) 512 34 56", "072/5123456", "op 2026-11-01 van 072 512 34 56", "kamer 2 0612345678",
    ],
)  # fmt: skip
def test_phone_number_in_source_is_told(bron: str) -> None:
    """In every way in which people write a number."""
    assert told(bron=bron) == ["NSP234"]


@pytest.mark.parametrize(
    "bron",
    [
        "collegebesluit 12 van 1 november 2026", "besluit 01-11-2026 10:05", "01-11-2026 02-11-2026",
        "BAG 0361010000000001", "BAG 0361 0100 0000 0001", "zaak 2026-004512", "lijst 2026-11-01, 0001 AA 12",
    ],
)  # fmt: skip
def test_other_numbers_in_source_are_free(bron: str) -> None:
    """A day, a case and a building have numbers too."""
    assert told(bron=bron) == []


@pytest.mark.parametrize(
    "text",
    [
        "Schuilplaats De Brink", "u kunt hier schuilen", "Schuilkelder", "slapen", "Slaapplek Noord", "Noodopvang",
        "Opvanglocatie West", "Oplaadpunt", "opladen", "oplaadplek", "Voorraad", "noodvoorraden", "Voorraadpunt",
    ],
)  # fmt: skip
def test_promise_is_told(text: str) -> None:
    """In the name, and where the way in is."""
    assert told(naam=text) == told(ingang=text) == ["NSP232"]


@pytest.mark.parametrize(
    "text",
    [
        "Kinderopvang De Brink", "Opvanghuis", "Buitenschoolse opvang", "Buurthuis Schuilenburg", "Schuilkerk",
        "naast de oplaadpaal", "De Slaper", "Schuilingstraat",
    ],
)  # fmt: skip
def test_names_of_buildings_are_free(text: str) -> None:
    """Nobody is warned about what a building is called."""
    assert told(naam=text, ingang=text) == []


def test_file_with_other_mistakes_is_looked_at() -> None:
    """Of a point that could not be made the words are told as well."""
    file = read_yaml("naam: Coördinatiepunt\n".encode(), "locations/punten/x.yml")
    facts = Facts(gemeente(), (), (), Status(), {GEMEENTE: Entries(GEMEENTE), "x": file})
    assert [problem.field for problem in free_texts(facts)] == ["naam"]
