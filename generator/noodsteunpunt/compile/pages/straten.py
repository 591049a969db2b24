"""Every street with the noodsteunpunt that is nearest on foot, to read without a script."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from math import ceil

from markupsafe import Markup

from ...enrich.atlas import Atlas
from ...geo.walking import NOBODY
from ...model.noodsteunpunt import Noodsteunpunt
from ...model.site import Site
from ..texts import Texts
from ..zoek.all import has_tables
from ..zoek.answers import answers_of
from ..zoek.streets import street_answers
from .pagina import Pagina
from .views import any_not_ready, valid

TEMPLATE = "pages/straten.html"
SLUG = "straten"
# So that a page stays light: with 400 streets it weighs some 8 kB.
MOST_ON_PAGE = 400


@dataclass(frozen=True)
class PuntNaam:
    """A point by name and the slug of its page."""

    naam: str
    slug: str


@dataclass(frozen=True)
class Straat:
    """A street and the points of its addresses, that of most addresses first; none when nobody can say."""

    naam: str
    punten: tuple[PuntNaam, ...]

    @property
    def letter(self) -> str:
        """The letter it is found under, without accents: "S" for 's-Gravenweg, "#" for 1e Dwarsweg."""
        first = next((sign for sign in unicodedata.normalize("NFD", self.naam) if sign.isalnum()), "")
        return first.upper() if first.isalpha() else "#"


@dataclass(frozen=True)
class Letter:
    """The streets that begin with one letter, as far as they are on one page."""

    letter: str
    straten: tuple[Straat, ...]


@dataclass(frozen=True)
class Deel:
    """One page of a list that is too long for one page: from and to which street, and its slug."""

    van: str
    tot: str
    slug: str


@dataclass(frozen=True)
class StratenInhoud:
    """A page of streets: the streets themselves, or where the parts of the list are.

    deel: which part this page is, when the list has more than one. niet_klaar: whether there are points that no
    street leads to because they are not ready. geldig: by slug from and until when a point is one, if somebody set it.
    """

    letters: tuple[Letter, ...] = ()
    delen: tuple[Deel, ...] = ()
    deel: Deel | None = None
    niet_klaar: bool = False
    geldig: Mapping[str, Markup] = field(default_factory=dict)


def streets_of(atlas: Atlas) -> tuple[Straat, ...]:
    """All streets of the municipality by letter; none without street data."""
    site, on_foot = atlas.site, atlas.on_foot
    if on_foot is None or not has_tables(site):
        return ()
    net = on_foot.walking.net
    answers = street_answers(net.adressen, len(net.straten), answers_of(on_foot.addresses))
    points: list[list[Noodsteunpunt]] = [
        [on_foot.punten[first]] if first != NOBODY else [] for first in answers.main.first.tolist()
    ]
    for street, first in zip(answers.street.tolist(), answers.other.first.tolist(), strict=True):
        points[street].append(on_foot.punten[first])
    found = (
        Straat(naam, tuple(PuntNaam(punt.naam, site.code(punt)) for punt in own))
        for naam, own in zip(net.straten, points, strict=True)
    )
    return tuple(sorted(found, key=lambda straat: (straat.letter, straat.naam)))


def street_pages(atlas: Atlas, streets: tuple[Straat, ...], t: Texts) -> Iterator[Pagina]:
    """The list of all streets: one page, or a page that leads to its parts."""
    parts = [streets[at : at + MOST_ON_PAGE] for at in range(0, len(streets), MOST_ON_PAGE)]
    if len(parts) == 1:
        yield _page(atlas, t, SLUG, StratenInhoud(_by_letter(streets)))
    elif parts:
        delen = tuple(
            Deel(part[0].naam, part[-1].naam, f"{SLUG}/{number}") for number, part in enumerate(parts, start=1)
        )
        yield _page(atlas, t, SLUG, StratenInhoud(delen=delen))
        for deel, part in zip(delen, parts, strict=True):
            yield _page(atlas, t, deel.slug, StratenInhoud(_by_letter(part), deel=deel))


def count_street_pages(site: Site) -> int:
    """How many pages `street_pages` makes in one language."""
    if site.loopnet is None or not has_tables(site):
        return 0
    parts = ceil(len(site.loopnet.straten) / MOST_ON_PAGE)
    return parts if parts < 2 else parts + 1


def _by_letter(streets: tuple[Straat, ...]) -> tuple[Letter, ...]:
    return tuple(Letter(letter, tuple(own)) for letter, own in groupby(streets, key=lambda straat: straat.letter))


def _limited(site: Site, t: Texts) -> dict[str, Markup]:
    days = ((site.code(punt), valid(punt, t)) for punt in site.punten if punt.in_use)
    return {code: said for code, said in days if said}


def _page(atlas: Atlas, t: Texts, slug: str, inhoud: StratenInhoud) -> Pagina:
    deel = inhoud.deel
    title = t.plain("site.zoek.straten.titel")
    return Pagina(
        site=atlas.site,
        t=t,
        slug=slug,
        titel=t.plain("site.zoek.straten.titel_deel", van=deel.van, tot=deel.tot) if deel else title,
        beschrijving=t.plain("site.zoek.straten.beschrijving", gemeente=atlas.site.gemeente.naam),
        inhoud=replace(inhoud, niet_klaar=any_not_ready(atlas.site), geldig=_limited(atlas.site, t)),
    )
