"""The texts and facts: are they complete enough to use, and do translations keep to the Dutch source?"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

from ..load.folder import TextLayer, Words
from ..load.yamlfile import Entries, Key
from ..model.fields.field import left_from_example
from ..model.gemeente import Gemeente
from ..model.likeness import nearest
from ..model.problem import MOST_ALIKE, Problem, and_more, did_you_mean, first_of, first_of_each_kind, one_of
from ..model.woorden import SOURCE_LANGUAGE, Feit, Taal, TaalGegevens
from .documents import check_document, document_objections
from .languages import NOT_ON_SITE, languages_of, not_on_site
from .objections import objections
from .values import block_of, to_part

MOST_MEANT = 3  # texts of one name in other groups
_PLACEHOLDER = re.compile(r"\{([A-Za-z0-9_]+)\}")
# What a noodsteunpunt is not, and what it surely does: the same in every municipality (policy papers, see content/).
FIXED = "vast"
FIXED_SENTENCES = ("site.aard.", "site.fase.", "site.teken.geen_schuilplaats")


def check_feiten(entries: Entries) -> tuple[dict[str, Feit], list[Problem]]:
    """The national facts by name."""
    facts: dict[str, Feit] = {}
    problems = list(entries.problems)
    for name in entries.values:
        feit, found = to_part(Feit, block_of(entries, name))
        problems += found
        facts |= {name: feit} if feit else {}
    return facts, problems


def check_words(
    words: Words, gemeente: Gemeente, feiten: Mapping[str, Feit], file: Entries
) -> tuple[tuple[Taal, ...], list[Problem]]:
    """The languages of the site, Dutch first, or the problems. file: gemeente.yml, where they are named."""
    source = _texts(words.shipped[SOURCE_LANGUAGE])
    problems = list(_not_on_site(words, gemeente))
    problems += (problem for code, layer in words.own.items() for problem in _own_problems(code, layer))
    documents = _dutch_documents(words)
    talen: list[Taal] = []
    for code in languages_of(gemeente):
        layers = [layers[code] for layers in (words.shipped, words.own) if code in layers]
        if not layers:
            problems.append(_unknown_language(code, words, file))
            continue
        for layer in layers:
            problems += _document_problems(code, layer, documents)
            fixed = layer is words.own.get(code) and code in words.shipped
            problems += _layer_problems(layer, source, feiten, {"taal", FIXED} if fixed else {"taal"})
        problems += _fixed_problems(words, code, source)
        problems += _without_dutch(words, code, documents)
        taal, found = _taal(code, layers)
        problems += found
        talen += [taal] if taal else []
    return tuple(talen), problems


def _not_on_site(words: Words, gemeente: Gemeente) -> Iterator[Problem]:
    """Texts of the municipality in a language that its site does not have."""
    for code, layer in words.own.items():
        if code not in languages_of(gemeente) and (layer.parts or layer.documents):
            how = f"zet '{code}' bij 'talen' in gemeente.yml, of haal deze map weg"
            if code.lower() in languages_of(gemeente):
                how = f"noem deze map {code.lower()}, met kleine letters"
            what = not_on_site(code, gemeente)
            yield Problem(f"content/{code}", 0, 0, "", what, how, warning=True, code=NOT_ON_SITE)


def _taal(code: str, layers: list[TextLayer]) -> tuple[Taal | None, list[Problem]]:
    described = [layer.parts["taal"] for layer in layers if "taal" in layer.parts]
    if not described:
        what = f"de taal '{code}' heeft geen bestand taal.yml"
        repair = "neem content/nl/taal.yml als voorbeeld"
        return None, [Problem(f"content/{code}", 0, 0, "", what, repair, code="NSP512")]
    gegevens, problems = to_part(TaalGegevens, described[-1])
    if gegevens is None:
        return None, problems
    teksten = {key: text for layer in layers for key, text in _texts(layer).items()}
    documenten = {name: text for layer in layers for name, text in layer.documents.items()}
    return Taal(code, gegevens, teksten, documenten), problems


def _texts(layer: TextLayer) -> dict[str, str]:
    return {
        _dotted(key): text
        for name, entries in layer.parts.items()
        if name != "taal"
        for key, text in _leaves(entries.values, (name,))
    }


def _leaves(values: Any, key: Key) -> Iterator[tuple[Key, str]]:
    if isinstance(values, dict):
        for name, value in values.items():
            yield from _leaves(value, (*key, name))
    elif isinstance(values, str) and values.strip():
        yield key, " ".join(values.split())


def _layer_problems(
    layer: TextLayer, source: Mapping[str, str], feiten: Mapping[str, Feit], passed: Collection[str]
) -> Iterator[Problem]:
    """What is wrong with texts. passed: files whose sentences are looked at elsewhere."""
    for name, entries in layer.parts.items():
        yield from entries.problems
        if name in passed:
            continue
        yield from first_of_each_kind(_lists(entries, entries.values, ()))
        leaves = list(_leaves(entries.values, (name,)))
        yield from _unknown_texts(entries, [key for key, _ in leaves if _dotted(key) not in source], source)
        known = ((key, text) for key, text in leaves if _dotted(key) in source)
        found = (one for key, text in known for one in _text_problems(entries, key, text, source, feiten))
        yield from first_of_each_kind(found)


def _own_problems(code: str, layer: TextLayer) -> Iterator[Problem]:
    """What a municipality says in words of its own that nobody should tell inhabitants."""
    for name, entries in layer.parts.items():
        leaves = _leaves(entries.values, (name,)) if name != FIXED else ()
        found = (objection.at(entries, key[1:]) for key, text in leaves for objection in objections(text))
        yield from first_of_each_kind(found)
    for name, document in layer.documents.items():
        yield from first_of_each_kind(document_objections(f"content/{code}/paginas/{name}.md", document))


def _lists(entries: Entries, values: Any, key: Key) -> Iterator[Problem]:
    """A list where a sentence belongs would be passed over in silence."""
    if isinstance(values, dict):
        for name, value in values.items():
            yield from _lists(entries, value, (*key, name))
    elif isinstance(values, list):
        repair = "schrijf de zin achter de dubbele punt"
        yield entries.problem(key, "hier hoort tekst, geen lijst", repair, code="NSP507")


def _unknown_texts(entries: Entries, keys: list[Key], source: Mapping[str, str]) -> Iterator[Problem]:
    """Texts that Dutch does not have. What was meant is looked for among a thousand names, so not without end."""
    what = "deze tekst komt in het Nederlands niet voor"
    for key, more in first_of(keys, lambda _: "NSP504"):
        told = entries.problem(key[1:], what, _instead(key, source), code="NSP504", at_name=True)
        yield and_more(told, more)


def _dotted(key: Key) -> str:
    return ".".join(map(str, key))


def _text_problems(
    entries: Entries, key: Key, text: str, source: Mapping[str, str], feiten: Mapping[str, Feit]
) -> Iterator[Problem]:
    dotted, inside = _dotted(key), key[1:]
    if left := left_from_example(text, "de tekst die op de site of op papier komt"):
        yield entries.problem(inside, left.what, left.repair, code=left.code)
        return
    allowed = set(_PLACEHOLDER.findall(source[dotted])) | set(feiten)
    for name in sorted(set(_PLACEHOLDER.findall(text)) - allowed)[:MOST_ALIKE]:
        near = did_you_mean(name, allowed)
        repair = f"bedoelt u {{{near}}}?" if near else f"haal {{{name}}} weg"
        yield entries.problem(inside, f"{{{name}}} kan hier niet worden ingevuld", repair, code="NSP505")
    for name in sorted(set(_PLACEHOLDER.findall(source[dotted])) - set(_PLACEHOLDER.findall(text))):
        repair = f"zet {{{name}}} op de goede plek in de zin"
        yield entries.problem(inside, f"in deze tekst ontbreekt {{{name}}}", repair, code="NSP506")


def _instead(key: Key, source: Mapping[str, str]) -> str:
    """What to do about the name of a text that there is not. key: with the name of the file in front."""
    *above, last = map(str, key)
    group, dotted = ".".join(above), _dotted(key)
    if group in source:
        return f"schrijf de tekst achter '{above[-1]}:', zonder '{last}' ertussen"
    if below := _names_in(dotted, source):
        return f"zet de tekst onder een van deze namen: {', '.join(below)}"
    siblings = _names_in(group, source)
    elsewhere = [known for known in source if known.startswith(f"{above[0]}.") and known.endswith(f".{last}")]
    near = nearest(dotted, source)
    if not near and (sibling := nearest(last, siblings)):
        near = f"{group}.{sibling}"
    if meant := [near] if near else elsewhere[:MOST_MEANT]:
        names = (f"'{known.partition('.')[2]}'" for known in meant)
        return f"bedoelt u {one_of(names)}?"
    return f"haal de regel weg; hier kan: {one_of(siblings)}" if len(above) > 1 and siblings else "haal de regel weg"


def _names_in(group: str, source: Mapping[str, str]) -> list[str]:
    """The names of texts and groups right below a group."""
    below = (dotted.removeprefix(f"{group}.").partition(".")[0] for dotted in source if dotted.startswith(f"{group}."))
    return list(dict.fromkeys(below))


def _fixed_problems(words: Words, code: str, source: Mapping[str, str]) -> Iterator[Problem]:
    """What no municipality says differently: what a noodsteunpunt is, and what marks an example or an exercise."""
    own = words.own.get(code)
    if own is None or code not in words.shipped:
        return
    if FIXED in own.parts:
        what = "wat een noodsteunpunt wel en niet is, staat landelijk vast"
        yield Problem(own.parts[FIXED].file, 0, 0, "", what, "haal dit bestand weg", code="NSP508")
    for name, entries in own.parts.items():
        for key, _ in _leaves(entries.values, (name,)):
            dotted = _dotted(key)
            if dotted in source and dotted.startswith(FIXED_SENTENCES):
                what = "deze zin waarschuwt mensen en is overal gelijk"
                yield entries.problem(key[1:], what, "haal deze regel weg", code="NSP509", at_name=True)


def _dutch_documents(words: Words) -> set[str]:
    """The names of all editorial pages: each exists in Dutch."""
    layers = (layers[SOURCE_LANGUAGE] for layers in (words.shipped, words.own) if SOURCE_LANGUAGE in layers)
    return {name for layer in layers for name in layer.documents}


def _document_problems(code: str, layer: TextLayer, documents: Collection[str]) -> Iterator[Problem]:
    for name, markdown in layer.documents.items():
        yield from check_document(f"content/{code}/paginas/{name}.md", name, markdown, documents)


def _without_dutch(words: Words, code: str, dutch: Collection[str]) -> Iterator[Problem]:
    """Every page exists in Dutch, because other languages fall back to it and link to it."""
    for layer in (words.shipped, words.own):
        for name in sorted(layer[code].documents.keys() - dutch) if code in layer else ():
            file = f"content/{code}/paginas/{name}.md"
            what = "deze pagina is er niet in het Nederlands"
            repair = f"maak ook content/{SOURCE_LANGUAGE}/paginas/{name}.md"
            yield Problem(file, 0, 0, "", what, repair, code="NSP510")


def _unknown_language(code: str, words: Words, file: Entries) -> Problem:
    known = sorted({*words.shipped, *words.own})
    repair = f"maak een map content/{code}, of kies uit {', '.join(known)}"
    given = file.values.get("talen")
    key: Key = ("talen", given.index(code)) if isinstance(given, list) and code in given else ("talen",)
    problem = file.problem(key, f"voor de taal '{code}' zijn er geen teksten", repair, code="NSP511")
    return replace(problem, field="talen")
