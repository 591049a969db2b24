"""Texts of a municipality and of a language over the national ones."""

import re

import pytest
from tests.conftest import Municipality

from noodsteunpunt.check.documents import check_document
from noodsteunpunt.check.links import EXTENSIONS
from noodsteunpunt.check.words import check_feiten
from noodsteunpunt.checked import check
from noodsteunpunt.compile.artifact import SITE as WEBSITE
from noodsteunpunt.compile.everything import Everything
from noodsteunpunt.compile.pages.all import plain_pages
from noodsteunpunt.compile.texts import Texts
from noodsteunpunt.compile.theme import open_theme
from noodsteunpunt.enrich.atlas import Atlas
from noodsteunpunt.load.yamlfile import read_yaml
from noodsteunpunt.shipped import shipped_root

SITE = "content/nl/site.yml"


def teksten(municipality: Municipality, code: str) -> dict[str, str]:
    """The sentences of one language."""
    return dict(next(taal for taal in municipality.site().talen if taal.code == code).teksten)


def test_own_text_replaces_one_sentence_only(municipality: Municipality) -> None:
    """A municipality says one thing its own way; every other sentence stays national."""
    before = teksten(municipality, "nl")
    municipality.write(SITE, "begin_pagina:\n  inleiding: Zoek uw buurt.\n")
    after = teksten(municipality, "nl")
    assert {key: text for key, text in after.items() if text != before[key]} == {
        "site.begin_pagina.inleiding": "Zoek uw buurt."
    }
    assert after.keys() == before.keys()


def test_own_text_is_folded_to_one_line(municipality: Municipality) -> None:
    """Line breaks in YAML are layout, not text."""
    municipality.write(SITE, "begin_pagina:\n  inleiding: >\n    Zoek\n    uw   buurt.\n")
    assert teksten(municipality, "nl")["site.begin_pagina.inleiding"] == "Zoek uw buurt."


def test_new_language_is_a_folder(municipality: Municipality) -> None:
    """A folder and its code in gemeente.yml are enough; here the test municipality's own Frisian."""
    taal = municipality.site().talen[1]
    assert (taal.code, taal.gegevens.naam) == ("fy", "Frysk")
    assert dict(taal.teksten) == {
        "site.begin_pagina.titel": "Wêr is myn needstipepunt?",
        "site.wijk.titel": "Needstipepunten yn {wijk}",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "wijk:\n  titel: Punten in {wijk} van {xyz}\n",
            "content/nl/site.yml, regel 2 (wijk.titel): {xyz} kan hier niet worden ingevuld\n"
            "    Zo kan het wel: haal {xyz} weg",
        ),
        (
            "deuren:\n  bereid_uitleg: Voor {uren_zelfredzam} uur en {uren_zelfredzaam}.\n",
            "content/nl/site.yml, regel 2 (deuren.bereid_uitleg): {uren_zelfredzam} kan hier niet worden ingevuld\n"
            "    Zo kan het wel: bedoelt u {uren_zelfredzaam}?",
        ),
        (
            "wijk:\n  titel: Punten hier\n",
            "content/nl/site.yml, regel 2 (wijk.titel): in deze tekst ontbreekt {wijk}\n"
            "    Zo kan het wel: zet {wijk} op de goede plek in de zin",
        ),
        (
            "wijk:\n  title: Punten in {wijk}\n",
            "content/nl/site.yml, regel 2 (wijk.title): deze tekst komt in het Nederlands niet voor\n"
            "    Zo kan het wel: bedoelt u 'wijk.titel'?",
        ),
        (
            "qqqqq: Wat dan ook\n",
            "content/nl/site.yml, regel 1 (qqqqq): deze tekst komt in het Nederlands niet voor\n"
            "    Zo kan het wel: haal de regel weg",
        ),
        (
            "wijk:\n  titel: [Punten, in]\n",
            "content/nl/site.yml, regel 2 (wijk.titel): hier hoort tekst, geen lijst\n"
            "    Zo kan het wel: schrijf de zin achter de dubbele punt",
        ),
        (
            "begin: &x Begin\n",
            "content/nl/site.yml, regel 1: een & aan het begin heeft in YAML een eigen betekenis\n"
            "    Zo kan het wel: zet de tekst tussen aanhalingstekens",
        ),
    ],
)  # fmt: skip
def test_text_that_cannot_be_used(municipality: Municipality, text: str, expected: str) -> None:
    """A wrong placeholder or key is told where it stands; it never reaches a page as {braces}."""
    municipality.write(SITE, text)
    assert municipality.said() == [expected]


def test_fixed_sentences_cannot_be_overridden(municipality: Municipality) -> None:
    """What a noodsteunpunt is not, is the same everywhere in the country."""
    municipality.write("content/nl/vast.yml", "niet:\n  voorraad: Er ligt genoeg eten voor iedereen.\n")
    assert municipality.said() == [
        "content/nl/vast.yml: wat een noodsteunpunt wel en niet is, staat landelijk vast\n"
        "    Zo kan het wel: haal dit bestand weg"
    ]


def test_own_language_may_translate_the_fixed_sentences(municipality: Municipality) -> None:
    """In a language the country does not have yet, a municipality translates them."""
    municipality.write("content/fy/vast.yml", "niet:\n  voorraad: Der leit gjin foarrie iten, drinken of spul.\n")
    assert teksten(municipality, "fy")["vast.niet.voorraad"] == "Der leit gjin foarrie iten, drinken of spul."


def test_language_says_how_it_is_written(municipality: Municipality) -> None:
    """Without taal.yml nobody knows the direction; with eleven months a date would be wrong."""
    municipality.edit("content/fy/taal.yml", "jannewaris, ", "")
    assert [line.partition("\n")[0] for line in municipality.said()] == [
        "content/fy/taal.yml, regel 6 (maanden): deze lijst heeft 11 onderdelen, het moeten er 12 zijn"
    ]
    municipality.remove("content/fy/taal.yml")
    assert municipality.said() == [
        "content/fy: de taal 'fy' heeft geen bestand taal.yml\n"
        "    Zo kan het wel: neem content/nl/taal.yml als voorbeeld"
    ]


def test_fact_without_a_source_is_refused() -> None:
    """No national fact without where and when it was read."""
    text = b"water:\n  waarde: 3\n  gezien_op: 2026-11-20\n  herzien_voor: 2027-05-20\n"
    _, problems = check_feiten(read_yaml(text, "content/feiten.yml"))
    assert [str(problem) for problem in problems] == [
        "content/feiten.yml, regel 1 (bron): 'bron' ontbreekt\n    Zo kan het wel: voeg een regel 'bron: …' toe"
    ]


FRONT = "---\ntitel: Contact\nbeschrijving: Hoe u ons bereikt.\n---\n"
PAGE = f"{FRONT}Bel ons.\n"


def document(markdown: str, name: str = "contact") -> list[str]:
    """What is said about an editorial page."""
    return [str(problem) for problem in check_document(f"content/nl/paginas/{name}.md", name, markdown, ())]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        (
            "Hallo\n",
            "regel 1: boven deze tekst ontbreken de titel en de beschrijving\n"
            "    Zo kan het wel: begin met ---, titel: …, beschrijving: … en weer ---",
        ),
        (
            "---\ntitel: Contact\n---\n",
            "(beschrijving): 'beschrijving' ontbreekt\n    Zo kan het wel: voeg een regel 'beschrijving: …' toe",
        ),
        (
            FRONT.replace("beschrijving", "beschrijvng"),
            "regel 3 (beschrijvng): 'beschrijvng' ken ik hier niet\n    Zo kan het wel: bedoelt u 'beschrijving'?",
        ),
        (
            FRONT.replace("Contact", "Contact: nu"),
            "regel 2: hier staat een dubbele punt te veel\n    Zo kan het wel: zet de tekst tussen aanhalingstekens",
        ),
        (
            f"{FRONT}\n# Contact\n",
            "regel 6: een # is de titel, en die staat al bovenaan\n    Zo kan het wel: begin de kop met ##",
        ),
        (
            f"{FRONT}\nCaf\ufffd\n",
            "regel 6: dit bestand is niet als UTF-8 opgeslagen\n"
            "    Zo kan het wel: sla het opnieuw op en kies codering UTF-8",
        ),
        (
            f"{FRONT}\nA\u202eB\n",
            "regel 6: hier staat een onzichtbaar teken (U+202E)\n    Zo kan het wel: typ deze regel opnieuw",
        ),
    ],
    ids=["no-front", "no-description", "misspelled", "syntax", "title-twice", "cp1252", "hidden"],
)
def test_document_that_cannot_be_a_page(markdown: str, expected: str) -> None:
    """An editorial page needs a title and a description, and characters that everybody can see."""
    said = [line for line in document(markdown) if "'beschrijving' ontbreekt" in expected or "ontbreekt\n" not in line]
    assert said == [f"content/nl/paginas/contact.md{'' if expected.startswith('(') else ','} {expected}"]


@pytest.mark.parametrize("name", ["72-uur", "nu", "talen", "1007", "fy", "Contact", "index"])
def test_document_may_not_take_the_place_of_another_page(name: str) -> None:
    """Codes, languages and our own pages keep their addresses."""
    assert document(PAGE, name) == [
        f"content/nl/paginas/{name}.md: een pagina kan niet '{name}' heten\n"
        "    Zo kan het wel: noem het bestand met minstens vier kleine letters, zoals contact.md"
    ]


def test_document_may_not_take_an_address_the_site_itself_has() -> None:
    """Of every page and file of a whole site; else two things would want one address, and a status could not be set."""
    site = check(shipped_root())[0]
    everything = Everything(Atlas(site), open_theme(shipped_root()), (WEBSITE,), None)
    paths = [artifact.path.split("/") for artifact in everything]
    taken = {folder for top, folder, *below in paths if top == WEBSITE and below} - {"over", "toegankelijkheid"}
    assert {"straten", "kaart", "zoek"} < taken
    assert [name for name in {*taken, "druk"} if not document(PAGE, name)] == []


def test_document_may_link_to_every_page_that_each_site_has() -> None:
    """And that a reader has any use for."""
    site = check(shipped_root())[0]
    listed = plain_pages(site, Texts(site.talen[0], site.talen[0], site.feiten))
    links = "".join(f"[x](/{one.slug}/)\n" for one in listed if one.slug not in {"", "offline"})
    assert "/nu/" in links
    assert document(FRONT + links) == []


def test_links_are_looked_for_as_the_site_makes_them() -> None:
    """With the same extensions of Markdown."""
    settings = (shipped_root() / "mkdocs.yml").read_text(encoding="utf-8")
    named = re.search(r"^markdown_extensions:\n((?:  - .*\n)+)", settings, re.MULTILINE)
    assert named
    assert tuple(re.findall(r"- (\S+)", named[1])) == EXTENSIONS


def test_document_from_windows_is_read(municipality: Municipality) -> None:
    """The line endings and the mark of Windows programs are no mistake."""
    path = municipality.path("content/nl/paginas/contact.md")
    path.parent.mkdir(parents=True)
    path.write_bytes(b"\xef\xbb\xbf" + FRONT.replace("\n", "\r\n").encode() + b"\r\n## Bellen\r\n")
    assert municipality.said() == []
