"""Stage 2 as an editor meets it: one planted mistake, one whole sentence at the right line."""

import pytest
from tests.conftest import Municipality

BAKEN = "locations/punten/de-baken.yml"
SLUIS = "locations/punten/de-oude-sluis.yml"
ANKER = "locations/punten/het-anker.yml"
GEMEENTE = "locations/gemeente.yml"
STATUS = """\
fase: crisis
bijgewerkt: 2026-07-21 14:05
bericht:
  nl: De stroom is uit.
punten:
  {}: {{toestand: open, sinds: 2026-07-21 13:30, door: de crisisdienst}}
"""
CP = "prive:coordinatiepunten/zeearend.yml"
ELSEWHERE = (
    "kies de id van een punt dat aangewezen, pilot of actief is; is dat er niet, haal deze regel dan weg en zet "
    "'levensloop: vervallen'"
)


def test_unchanged_municipality_is_fine(municipality: Municipality) -> None:
    """Every test below starts from a folder about which nothing is said."""
    assert municipality.said() == []


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "what", "repair"),
    [
        # one value
        (BAKEN, "0001 AA", "1 AA", "regel 8 (locatie.postcode)", "'1 AA' is geen postcode",
         "schrijf vier cijfers en twee letters, zoals 1234 AB"),
        (BAKEN, "  - drinkwater", "  - drinkwatr", "regel 16 (menukaart.0)", "'drinkwatr' ken ik hier niet",
         "bedoelt u 'drinkwater'?"),
        (BAKEN, "naam: De Baken\n", "", "(naam)", "'naam' ontbreekt", "voeg een regel 'naam: …' toe"),
        (BAKEN, "  straat: Bakenstraat\n", "", "regel 4 (locatie.straat)", "'straat' ontbreekt",
         "voeg onder 'locatie' een regel 'straat: …' toe"),
        (BAKEN, "naam: De Baken", "naam:", "regel 1 (naam)", "hier is niets ingevuld",
         "schrijf hier tekst van hoogstens 60 tekens"),
        (BAKEN, "noodmelding:", "nodmelding:", "regel 14 (nodmelding)", "'nodmelding' ken ik hier niet",
         "bedoelt u 'noodmelding'?"),
        (BAKEN, "  plaats:", "  zaal: 3\n  plaats:", "regel 9 (locatie.zaal)", "'zaal' ken ik hier niet",
         "haal de regel weg; hier kan: gebouw, straat, huisnummer, postcode, plaats, bag_id, lat, lon, "
         "ingang of herkenningspunt"),
        (BAKEN, "levensloop: actief", "levensloop: actief\nsleutelhouder: Jan", "regel 3 (sleutelhouder)",
         "'sleutelhouder' ken ik hier niet",
         "dit hoort bij een coördinatiepunt of in de privémap. Is dit een coördinatiepunt: haal het hele punt hier weg "
         "en zet het in de map voor --prive; is het dat niet, haal dan alleen deze regel weg en bewaar dit in die map"),
        (BAKEN, "levensloop: actief", "levensloop: actief\nzaalhuur: 3", "regel 3 (zaalhuur)",
         "'zaalhuur' ken ik hier niet",
         "haal de regel weg; hier kan: naam, levensloop, geldig_vanaf, geldig_tot, wijk, bedient, locatie, "
         "noodmelding, menukaart, opladen, gesproken_talen, toegang, opening, herkomst, verplaatst_naar, vervallen_op "
         "of vertaling"),
        (BAKEN, "naam: De Baken", "naam: De Baken\nid: de-baken", "regel 2 (id)", "'id' hoort hier niet",
         "haal deze regel weg"),
        (BAKEN, "menukaart:\n  - drinkwater\n  - luisterend_oor", "menukaart: drinkwater", "regel 15 (menukaart)",
         "hier hoort een lijst",
         "zet elk onderdeel op een eigen regel die met een streepje begint:\nmenukaart:\n  - drinkwater"),
        (BAKEN, "toegang:\n  rolstoel: ja\n  toilet: nee", "toegang: ja", "regel 18 (toegang)", "hier hoort een blok",
         "zet de onderdelen eronder, elk op een eigen regel en twee spaties ingesprongen:\n"
         "toegang:\n  rolstoel: …\n  drempelvrij: …\n  toilet: …"),
        (BAKEN, "  ingang: de deur aan de kade", "  ingang: [a, b]", "regel 12 (locatie.ingang)",
         "hier staat een lijst of blok", "schrijf hier tekst van hoogstens 300 tekens"),
        # charging is never promised by ticking a word
        (BAKEN, "  - drinkwater", "  - stroom", "regel 16 (menukaart.0)",
         "een telefoon of ander apparaat opladen hoort niet bij een noodsteunpunt",
         "haal dit weg; heeft de gemeente besloten dat het hier kan, schrijf dan 'opladen:' met daaronder "
         "'besluit:' en welk besluit dat is"),
        (BAKEN, "toegang:\n", "opladen: ja\ntoegang:\n", "regel 18 (opladen)",
         "een telefoon of ander apparaat opladen hoort niet bij een noodsteunpunt",
         "haal dit weg; heeft de gemeente besloten dat het hier kan, schrijf dan 'opladen:' met daaronder "
         "'besluit:' en welk besluit dat is"),
        (BAKEN, "toegang:\n", "opladen:\n  besluit:\ntoegang:\n", "regel 19 (opladen.besluit)",
         "hier is niets ingevuld", "schrijf hier tekst van hoogstens 300 tekens"),
        # what one recognises a point by: a word of the list or free text
        (BAKEN, "herkenningspunt: onder de groene lamp", "herkenningspunt: {soort: kerkje}",
         "regel 13 (locatie.herkenningspunt.soort)", "'kerkje' ken ik hier niet", "bedoelt u 'kerk'?"),
        (BAKEN, "herkenningspunt: onder de groene lamp", "herkenningspunt: {naam: De Ark}",
         "regel 13 (locatie.herkenningspunt.soort)", "'soort' ontbreekt",
         "zet ook tussen { en }: soort: …"),
        (BAKEN, "herkenningspunt: onder de groene lamp", "herkenningspunt: {soort: kerk, naar: De Ark}",
         "regel 13 (locatie.herkenningspunt.naar)", "'naar' ken ik hier niet", "bedoelt u 'naam'?"),
        (BAKEN, "herkenningspunt: onder de groene lamp", "herkenningspunt: [kerk, De Ark]",
         "regel 13 (locatie.herkenningspunt)", "hier staat een lijst of blok",
         "schrijf hier tekst van hoogstens 300 tekens"),
        (BAKEN, "  lat: 52.55120", "  bag_id: 361010000000001\n  lat: 52.55120", "regel 10 (locatie.bag_id)",
         "van '361010000000001' is de eerste nul weg", "schrijf 0361010000000001"),
        (BAKEN, "toegang:\n", "gesproken_talen: [nl, turks]\ntoegang:\n", "regel 18 (gesproken_talen.1)",
         "'turks' is geen taal die ik ken", "bedoelt u 'tr'?"),
        (BAKEN, "  gecontroleerd_op: 2026-11-01", "  gecontroleerd_op: 2026-11-01\n  eigenaar: Jan Klaassen",
         "regel 30 (herkomst.eigenaar)", "'Jan Klaassen' ken ik hier niet",
         "kies uit gemeente, crisisbeheersing, communicatie, wijkteam, veiligheidsregio of gebouwbeheerder"),
        (BAKEN, "  fy:\n    ingang: de doar oan de kade", "  Frysk:\n    ingang: de doar", "regel 31 (vertaling.Frysk)",
         "'Frysk' is geen taalcode", "schrijf een taalcode zoals nl, en of ar"),
        (GEMEENTE, "aard: voorbeeld", "aard: voorbeelt", "regel 3 (aard)", "'voorbeelt' ken ik hier niet",
         "bedoelt u 'voorbeeld'?"),
        (GEMEENTE, "VR00", "Flevoland", "regel 5 (veiligheidsregio)",
         "'Flevoland' is geen code van een veiligheidsregio", "schrijf VR25"),
        (GEMEENTE, "      frequentie: FM 108.0\n", "", "regel 14 (omroep.frequenties.0.frequentie)",
         "'frequentie' ontbreekt", "voeg een regel 'frequentie: …' toe"),
        (CP, "0123 456 789", "123", "regel 11 (telefoon.0)", "'123' is geen Nederlands telefoonnummer",
         "schrijf het zoals 0123 456 789 of 14 0123"),
        # more values
        (BAKEN, "wijk: haven", "wijk: have", "regel 3 (wijk)", "de wijk 'have' staat niet in wijken.geojson",
         "bedoelt u 'haven'?"),
        (BAKEN, "wijk: haven", "wijk: zzz", "regel 3 (wijk)", "de wijk 'zzz' staat niet in wijken.geojson",
         "kies uit: haven, veld"),
        (BAKEN, "wijk: haven", "wijk: haven\nbedient: [veld, haave]", "regel 4 (bedient.1)",
         "de wijk 'haave' staat niet in wijken.geojson", "bedoelt u 'haven'?"),
        (BAKEN, "wijk: haven", "geldig_vanaf: 2027-01-01\ngeldig_tot: 2026-12-31\nwijk: haven",
         "regel 4 (geldig_tot)", "dit punt stopt op 2026-12-31, maar begint pas op 2027-01-01",
         "kijk geldig_vanaf en geldig_tot na"),
        (BAKEN, "    - geluidswagen", "    - geluidswagen\n  verwachting:\n    na_4_uur: informatie\n"
         "    na_24_uur: klaarmaken", "regel 29 (opening.verwachting.na_24_uur)",
         "na 24 uur is er minder ('klaarmaken') dan na 4 uur ('informatie')",
         "kijk welke van de twee klopt: schrijf hier 'informatie' of 'meer', of bij 'na_4_uur' minder"),
        (BAKEN, "lat: 52.55120", "lat: 52.54500", "regel 10 (locatie.lat)",
         "dit punt ligt 556 m buiten de gemeente: het ligt in geen enkele wijk", "kijk lat en lon na"),
        (BAKEN, "lat: 52.55120", "lat: 52.54900", "regel 10 (locatie.lat)",
         "let op: dit punt ligt 111 m buiten de gemeente: het ligt in geen enkele wijk", "kijk lat en lon na"),
        (BAKEN, "wijk: haven", "wijk: veld", "regel 10 (locatie.lat)", "dit punt ligt 1492 m buiten de wijk 'Veld'",
         "kijk lat en lon na, of schrijf 'wijk: haven'; daar ligt het in"),
        (BAKEN, "wijk: haven", "wijk: Haven", "regel 3 (wijk)", "'Haven' kan geen id zijn", "schrijf haven"),
        (SLUIS, "verplaatst_naar: de-baken\n", "", "(verplaatst_naar)",
         "dit punt is verplaatst, maar waarheen staat er niet", "voeg 'verplaatst_naar: …' toe"),
        (SLUIS, "verplaatst_naar: de-baken", "verplaatst_naar: de-kladhoek", "regel 3 (verplaatst_naar)",
         "'de-kladhoek' is geen punt dat in gebruik is", ELSEWHERE),
        (SLUIS, "verplaatst_naar: de-baken", "verplaatst_naar: nergens", "regel 3 (verplaatst_naar)",
         "'nergens' is geen punt dat in gebruik is", ELSEWHERE),
        (SLUIS, "levensloop: verplaatst", "levensloop: vervallen", "regel 3 (verplaatst_naar)",
         "alleen een punt met 'levensloop: verplaatst' gaat ergens naartoe",
         "haal deze regel weg of pas de levensloop aan"),
        (ANKER, "levensloop: aangewezen", "levensloop: aangewezen\nvervallen_op: 2026-01-01",
         "regel 3 (vervallen_op)", "dit punt is 'aangewezen' en heeft toch een datum waarop het verviel",
         "haal deze regel weg of pas de levensloop aan"),
        (ANKER, "naam: Het Anker", "naam: Coördinatiepunt Het Anker", "regel 1 (naam)",
         "dit lijkt een coördinatiepunt; dat is niet voor inwoners",
         "is dit een coördinatiepunt: haal dit bestand hier weg en zet het in de map voor --prive; is het dat niet, "
         "kies dan andere woorden"),
        (ANKER, "naam: Het Anker", "naam: CP Veld", "regel 1 (naam)",
         "dit lijkt een coördinatiepunt; dat is niet voor inwoners",
         "is dit een coördinatiepunt: haal dit bestand hier weg en zet het in de map voor --prive; is het dat niet, "
         "kies dan andere woorden"),
        (BAKEN, "gebouw: Buurthuis De Baken", "gebouw: C-NSP Haven", "regel 5 (locatie.gebouw)",
         "dit lijkt een coördinatiepunt; dat is niet voor inwoners",
         "is dit een coördinatiepunt: haal dit bestand hier weg en zet het in de map voor --prive; is het dat niet, "
         "kies dan andere woorden"),
        # the language list
        (GEMEENTE, "[nl, fy]", "[nl, fy, xx]", "regel 7 (talen)", "voor de taal 'xx' zijn er geen teksten", None),
        # codes
        (GEMEENTE, "siteadres: https://testwaard.example", "siteadres: https://nieuw.example", "regel 6 (siteadres)",
         "het siteadres is veranderd; wat al gedrukt is, wijst naar https://testwaard.example",
         "zet het oude adres terug, of bevestig het nieuwe met 'nsp register --nieuw-adres'"),
        (ANKER, "levensloop: aangewezen", "levensloop: concept", "regel 2 (levensloop)",
         "code 1041 kan al gedrukt zijn; dit punt kan niet terug naar concept", "kies 'vervallen' of 'aangewezen'"),
    ],
)  # fmt: skip
def test_one_mistake_one_sentence(
    municipality: Municipality, file: str, old: str, new: str, place: str, what: str, repair: str | None
) -> None:
    """File, line, field, what is wrong and how it can be right: all of it, word for word."""
    municipality.edit(file, old, new)
    name = file.removeprefix("prive:")
    expected = f"{name}{'' if place.startswith('(') else ','} {place}: {what}"
    said = [line for line in municipality.said() if not line.startswith("locations/wijken.geojson (wijk ")]
    if repair is None:
        assert [line.partition("\n")[0] for line in said] == [expected]
    else:
        assert said == [f"{expected}\n    Zo kan het wel: {repair}"]


def test_invented_values_are_refused_in_a_real_municipality(municipality: Municipality) -> None:
    """A real site can never go out with the codes and addresses of an example."""
    municipality.edit(GEMEENTE, "aard: voorbeeld", "aard: echt")
    what = "dit is een verzonnen waarde en de gemeente is 'aard: echt'"
    codes = [f"{GEMEENTE}, regel 4 (cbs_code)", f"{GEMEENTE}, regel 5 (veiligheidsregio)"]
    told = [line.partition("\n")[0] for line in municipality.said() if "let op" not in line]
    assert told == [
        *(f"{place}: {what}" for place in codes),
        f"{GEMEENTE}, regel 6 (siteadres): {what}",
        f"{GEMEENTE}, regel 9 (contact.telefoon): {what}",
        f"{GEMEENTE}, regel 10 (contact.website): {what}",
        f"{BAKEN}, regel 8 (locatie.postcode): {what}",
        f"locations/punten/de-kladhoek.yml, regel 8 (locatie.postcode): {what}",
        f"{SLUIS}, regel 9 (locatie.postcode): {what}",
        f"{ANKER}, regel 7 (locatie.postcode): {what}",
    ]


def test_all_mistakes_at_once_in_reading_order(municipality: Municipality) -> None:
    """Ten mistakes are one round of repairs, not ten."""
    municipality.edit(BAKEN, "lon: 5.20340", "lon: 5,20340")
    municipality.edit(BAKEN, "levensloop: actief", "levensloop: aktief")
    municipality.edit(ANKER, "naam: Het Anker\n", "naam: Het Anker\nnaam: Dubbel\n")
    municipality.edit(GEMEENTE, "aard: voorbeeld", "aard: bijzonder")
    municipality.edit(CP, "lat: 52.54321", "lat: 5.16789")
    assert [line.partition("\n")[0] for line in municipality.said()] == [
        "coordinatiepunten/zeearend.yml, regel 8 (locatie.lat): "
        "5.16789 ligt niet in Nederland: lat en lon lijken verwisseld",
        f"{GEMEENTE}, regel 3 (aard): 'bijzonder' ken ik hier niet",
        f"{BAKEN}, regel 2 (levensloop): 'aktief' ken ik hier niet",
        f"{BAKEN}, regel 11 (locatie.lon): in '5,20340' staat een komma",
        f"{ANKER}, regel 2 (naam): 'naam' staat hier voor de tweede keer, eerst op regel 1",
    ]


def test_mistake_in_a_point_does_not_make_it_gone(municipality: Municipality) -> None:
    """A typing error in a point that others name gives one sentence, not that its file is gone and its code lost."""
    municipality.edit(BAKEN, "0001 AA", "1 AA")
    municipality.write("locations/status.yml", STATUS.format("de-baken"))
    assert [line.partition("\n")[0] for line in municipality.said()] == [
        f"{BAKEN}, regel 8 (locatie.postcode): '1 AA' is geen postcode",
        "locations/status.yml, regel 3 (bericht): let op: het bericht is er niet in: fy",
    ]


def test_missing_files_are_named(municipality: Municipality) -> None:
    """A folder without a map and without codes says which files to make."""
    municipality.remove("locations/wijken.geojson")
    municipality.remove("locations/permalinks.yml")
    assert municipality.said() == [
        "locations/permalinks.yml: er zijn nog geen codes uitgegeven\n"
        "    Zo kan het wel: had uw map ze al? Zet locations/permalinks.yml terug uit een kopie; "
        "gedrukte codes moeten blijven werken. Zo niet: draai 'nsp register' als de andere fouten weg zijn",
        "locations/wijken.geojson: dit bestand ontbreekt\n"
        "    Zo kan het wel: maak het, met het voorbeeld in het handboek",
    ]


def test_missing_gemeente_is_named(municipality: Municipality) -> None:
    """Without gemeente.yml there is nothing to build, and that is said first."""
    municipality.remove(GEMEENTE)
    assert municipality.said() == [
        f"{GEMEENTE}: dit bestand ontbreekt\n    Zo kan het wel: maak het, met het voorbeeld in het handboek"
    ]


def test_wijk_without_point_is_only_a_warning(municipality: Municipality) -> None:
    """A wijk without a point gets an honest page, and the editor hears of it."""
    municipality.edit(ANKER, "wijk: veld", "wijk: haven")
    municipality.edit(ANKER, "lat: 52.56110", "lat: 52.55110")
    municipality.edit(ANKER, "lon: 5.23450", "lon: 5.21450")
    assert municipality.said() == [
        "locations/wijken.geojson (wijk veld): "
        "let op: de wijk 'Veld' heeft nog geen noodsteunpunt; de site zegt dat eerlijk\n"
        "    Zo kan het wel: zet een punt in deze wijk op 'aangewezen' zodra dat zo is"
    ]
    assert len(municipality.site().punten_voor("veld")) == 0


@pytest.mark.parametrize(
    ("punt_id", "repair"),
    [("het-ankr", "bedoelt u 'het-anker'?"), ("de-kladhoek", "haal dit punt weg uit status.yml")],
)
def test_status_names_points_in_use(municipality: Municipality, punt_id: str, repair: str) -> None:
    """A state for a point that is a concept or does not exist is refused."""
    municipality.write(
        "locations/status.yml",
        STATUS.format(punt_id),
    )
    assert municipality.said()[1:] == [
        f"locations/status.yml, regel 6 (punten.{punt_id}): '{punt_id}' is geen punt in gebruik\n"
        f"    Zo kan het wel: {repair}"
    ]


def test_private_fields_belong_to_a_point(municipality: Municipality) -> None:
    """A private file for a point that does not exist is a typing error, and nothing would be guarded."""
    municipality.write("prive:punten/de-bakn.yml", "sleutelhouder: Jan Klaassen\n")
    assert municipality.said() == [
        "punten/de-bakn.yml: er is geen punt met deze naam\n"
        "    Zo kan het wel: noem het bestand naar een punt in locations/punten"
    ]


def test_point_may_be_called_status_or_gemeente(municipality: Municipality) -> None:
    """A file name of a point never takes the place of another file in a sentence."""
    text = municipality.path(ANKER).read_text(encoding="utf-8")
    municipality.write("locations/punten/gemeente.yml", text.replace("Het Anker", "Het Raadhuis"))
    municipality.edit(GEMEENTE, "siteadres: https://testwaard.example", "siteadres: https://nieuw.example")
    assert [line.partition("\n")[0] for line in municipality.said()] == [
        f"{GEMEENTE}, regel 6 (siteadres): "
        "het siteadres is veranderd; wat al gedrukt is, wijst naar https://testwaard.example",
        "locations/permalinks.yml: het punt 'gemeente' heeft nog geen code",
        f"{ANKER}, regel 9 (locatie.lat): let op: dit punt ligt op dezelfde plek als 'gemeente'",
    ]


def test_languages_start_with_dutch(municipality: Municipality) -> None:
    """Dutch comes first, also when the editor forgot it, because the others fall back to it."""
    municipality.edit(GEMEENTE, "[nl, fy]", "[fy, fy]")
    assert [taal.code for taal in municipality.site().talen] == ["nl", "fy"]


def test_points_and_wijken_are_in_reading_order(municipality: Municipality) -> None:
    """Lists are by name, whatever the files are called."""
    site = municipality.site()
    assert [punt.naam for punt in site.punten] == ["De Baken", "De Kladhoek", "De Oude Sluis", "Het Anker"]
    assert [wijk.naam for wijk in site.wijken] == ["Haven", "Veld"]


def test_two_points_of_one_name_are_told(municipality: Municipality) -> None:
    """Nobody knows which of two points is meant when both are called the same in one wijk."""
    text = municipality.path(BAKEN).read_text(encoding="utf-8")
    municipality.write("locations/punten/de-baken-2.yml", text.replace("naam: De Baken", "naam: DE BAKEN"))
    assert [line for line in municipality.said() if "heet" in line] == [
        "locations/punten/de-baken-2.yml, regel 1 (naam): let op: 'de-baken' heet ook 'DE BAKEN'"
        "\n    Zo kan het wel: geef elk punt een naam die inwoners uit elkaar kunnen houden"
    ]


def test_wijk_served_from_elsewhere_is_not_without_a_point(municipality: Municipality) -> None:
    """The municipality's own assignment counts, not only where a point lies."""
    municipality.edit(ANKER, "levensloop: aangewezen", "levensloop: vervallen\nvervallen_op: 2026-11-01")
    municipality.edit(BAKEN, "wijk: haven", "wijk: haven\nbedient: [veld]")
    assert municipality.said() == []
    assert [punt.id for punt in municipality.site().punten_voor("veld")] == ["de-baken"]


INITIATIEF = "locations/initiatieven/soep.yml"
SOEP = """\
naam: Soep op de kade
wijk: haven
door: Buurtvereniging De Kade
wat: De buren koken soep.
herkomst:
  bron: verzonnen
"""


@pytest.mark.parametrize(
    ("old", "new", "place", "what", "repair"),
    [
        ("wijk: haven", "wijk: have", "regel 2 (wijk)", "de wijk 'have' staat niet in wijken.geojson",
         "bedoelt u 'haven'?"),
        ("Soep op de kade", "Noodsteunpunt Soep", "regel 1 (naam)",
         "een initiatief van buren mag geen noodsteunpunt heten",
         "geef het een eigen naam; wijst de gemeente het aan, zet het bij punten"),
        ("Soep op de kade", "NSP De Kade", "regel 1 (naam)",
         "een initiatief van buren mag geen noodsteunpunt heten",
         "geef het een eigen naam; wijst de gemeente het aan, zet het bij punten"),
        ("Soep op de kade", "Coördinatiepunt Soep", "regel 1 (naam)",
         "dit lijkt een coördinatiepunt; dat is niet voor inwoners",
         "is dit een coördinatiepunt: haal dit bestand hier weg en zet het in de map voor --prive; is het dat niet, "
         "kies dan andere woorden"),
        ("wat: De buren koken soep.\n", "", "(wat)", "'wat' ontbreekt", "voeg een regel 'wat: …' toe"),
    ],
)  # fmt: skip
def test_mistake_in_an_initiative(
    municipality: Municipality, old: str, new: str, place: str, what: str, repair: str
) -> None:
    """What neighbours arrange is checked like a point, and is never called a noodsteunpunt."""
    municipality.write(INITIATIEF, SOEP.replace(old, new))
    comma = "" if place.startswith("(") else ","
    assert municipality.said() == [f"{INITIATIEF}{comma} {place}: {what}\n    Zo kan het wel: {repair}"]


def test_initiative_has_a_name_of_its_own(municipality: Municipality) -> None:
    """An id is of one thing, so that nothing said about a point is ever about an initiative."""
    municipality.write("locations/initiatieven/de-baken.yml", SOEP)
    assert municipality.said() == [
        "locations/initiatieven/de-baken.yml: er is ook een noodsteunpunt dat 'de-baken' heet\n"
        "    Zo kan het wel: geef dit bestand een andere naam"
    ]
