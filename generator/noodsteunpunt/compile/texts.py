"""Sentences in one language, with facts and values filled in, falling back to Dutch where nothing is translated."""

import re
from collections.abc import Mapping
from datetime import date, datetime

from markupsafe import Markup, escape

from ..model.woorden import PHONE_NUMBER, Feit, Richting, Taal

_PLACEHOLDER = re.compile(r"\{([a-z0-9_]+)\}")


class Texts:
    """The sentences of one language.

    `taal` speaks first; a sentence it does not have is said in `source` (Dutch) and marked as Dutch.
    """

    def __init__(self, taal: Taal, source: Taal, feiten: Mapping[str, Feit]) -> None:
        self.taal = taal
        self._source = source
        self._feiten = feiten
        self._facts = {name: feit.waarde for name, feit in feiten.items()}
        self._facts_html = {name: _isolated(value) for name, value in self._facts.items()}

    @property
    def code(self) -> str:
        """The language code."""
        return self.taal.code

    @property
    def dutch(self) -> "Texts":
        """The same sentences in Dutch."""
        return Texts(self._source, self._source, self._feiten)

    def has(self, key: str) -> bool:
        """Whether the sentence exists in this language itself."""
        return key in self.taal.teksten

    def plain(self, key: str, **values: str) -> str:
        """The sentence as text, for a title or a label."""
        return self._fill(self._sentence(key), values)

    def isolated(self, key: str, **values: str) -> str:
        """The sentence as text in which what is filled in keeps its own reading direction, for print (UAX 9)."""
        if self.taal.gegevens.richting is Richting.LTR:
            return self.plain(key, **values)
        isolated = {name: f"\u2068{value}\u2069" for name, value in {**self._facts, **values}.items()}
        return self._fill(self._sentence(key), isolated)

    def __call__(self, key: str, **values: str) -> Markup:
        """The sentence as HTML. What is filled in keeps its own reading direction; a Dutch fallback says so."""
        return self._html(key, {name: _isolated(value) for name, value in values.items()})

    def dial(self, key: str) -> Markup:
        """The sentence as HTML in which a reader can tap the phone numbers; not for inside another link."""
        numbers = {name: feit.waarde for name, feit in self._feiten.items() if feit.eenheid == PHONE_NUMBER}
        return self._html(key, {name: phone_link(number) for name, number in numbers.items()})

    def in_source_language(self, text: str) -> Markup:
        """A Dutch text inside a page in this language, marked for screen readers and for the reading direction."""
        if self.taal is self._source:
            return escape(text)
        return Markup('<span lang="nl" dir="ltr">{}</span>').format(text)

    def ids(self, prefix: str) -> list[str]:
        """The names right below a key, in the order of the Dutch file: the items of a list."""
        start = f"{prefix}."
        below = (key[len(start) :].partition(".")[0] for key in self._source.teksten if key.startswith(start))
        return list(dict.fromkeys(below))

    def facts_below(self, prefix: str) -> set[str]:
        """The names of the facts that the sentences below a key fill in."""
        below = (key for key in self._source.teksten if key.startswith(f"{prefix}."))
        return {name for key in below for name in _PLACEHOLDER.findall(self._sentence(key)) if name in self._facts}

    def date(self, day: date) -> str:
        """A date in words."""
        spelled = self.taal.gegevens
        values = {"dag": str(day.day), "maand": spelled.maanden[day.month - 1], "jaar": str(day.year)}
        return self._fill(spelled.datum, values)

    def moment(self, moment: datetime) -> str:
        """A day and a time in words."""
        values = {"datum": self.date(moment), "tijd": f"{moment:%H:%M}"}
        return self._fill(self.taal.gegevens.moment, values)

    def distance(self, distance_m: float) -> str:
        """A distance, rounded up: to 100 m below a kilometre ("800 m"), to half a kilometre above ("2,5 km")."""
        hundreds = -int(-distance_m // 100)
        if hundreds < 10:
            return f"{hundreds * 100} m"
        halves = -int(-distance_m // 500)
        return f"{halves // 2}{self.taal.gegevens.decimaal + '5' if halves % 2 else ''} km"

    def missing(self) -> list[str]:
        """The keys that are not translated, in the order of the Dutch file."""
        return [key for key in self._source.teksten if key not in self.taal.teksten]

    def _html(self, key: str, filled: Mapping[str, Markup]) -> Markup:
        html = Markup(self._fill(str(escape(self._sentence(key))), {**self._facts_html, **filled}))  # noqa: S704 - escaped here
        return html if self.has(key) else self.in_source_language(html)

    def _sentence(self, key: str) -> str:
        return self.taal.teksten.get(key) or self._source.teksten[key]

    def _fill(self, sentence: str, values: Mapping[str, str]) -> str:
        known = {**self._facts, **values}
        return _PLACEHOLDER.sub(lambda found: known[found[1]], sentence)


def _isolated(value: str) -> Markup:
    return Markup("<bdi>{}</bdi>").format(value)


def phone_link(number: str) -> Markup:
    """A phone number that a reader can tap."""
    return Markup('<a class="cijfers" href="tel:{}"><bdi>{}</bdi></a>').format(re.sub(r"[^+0-9]", "", number), number)
