"""Everything a municipality tells us, checked: the result of stage 2."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from .gemeente import Gemeente
from .initiatief import Initiatief
from .kaart import Layers
from .logo import Logo
from .loopnet import Loopnet
from .noodsteunpunt import Noodsteunpunt
from .permalinks import Permalinks, Soort
from .prive import Prive
from .schets import SchetsDeel
from .status import Status
from .wijk import Wijk
from .woorden import Feit, Taal


@dataclass(frozen=True)
class Site:
    """One municipality with its points, neighbourhoods and codes.

    wijken and punten are in the order in which people read them: by name. talen: Dutch first.
    schets: what a sketch map shows besides the wijk; schets_bron: whose data that is, empty when not told.
    logo: for printed matter only, so a site that was saved has none.
    initiatieven: what neighbours arrange themselves, by name.
    kaart: the streets that maps are drawn from; None while nobody prepared them, and then there are no street maps.
    feiten: national facts by name. prive: None when no private folder was given, so nothing can be scanned for.
    loopnet: where people can walk and live; None while nobody prepared it, and then only straight lines are known.
    """

    gemeente: Gemeente
    wijken: tuple[Wijk, ...]
    punten: tuple[Noodsteunpunt, ...]
    permalinks: Permalinks
    status: Status
    talen: tuple[Taal, ...]
    feiten: Mapping[str, Feit]
    prive: Prive | None
    schets: tuple[SchetsDeel, ...] = ()
    schets_bron: str = ""
    logo: Logo | None = None
    initiatieven: tuple[Initiatief, ...] = ()
    loopnet: Loopnet | None = None
    kaart: Layers | None = None

    def punten_voor(self, wijk_id: str) -> tuple[Noodsteunpunt, ...]:
        """The points in use for a wijk: first those that lie in it, then those elsewhere that serve it too."""
        return self._in_use_by_wijk.get(wijk_id, ())

    def punt(self, punt_id: str) -> Noodsteunpunt:
        """The point with this id, which must exist."""
        return next(punt for punt in self.punten if punt.id == punt_id)

    def wijk(self, wijk_id: str) -> Wijk:
        """The wijk with this id, which must exist."""
        return self._wijk_by_id[wijk_id]

    def code(self, thing: Noodsteunpunt | Wijk) -> str:
        """The short code of a point or wijk; the check stage saw to it that it exists."""
        codes = self.permalinks.punten if isinstance(thing, Noodsteunpunt) else self.permalinks.wijken
        return codes[thing.id]

    def thing(self, code: str) -> Noodsteunpunt | Wijk | None:
        """The wijk or point with a short code, which the check stage saw to be public; None when there is none."""
        if code not in self.permalinks.thing_by_code:
            return None
        soort, id_ = self.permalinks.thing_by_code[code]
        return self.wijk(id_) if soort is Soort.WIJK else self.punt(id_)

    @cached_property
    def _in_use_by_wijk(self) -> dict[str, tuple[Noodsteunpunt, ...]]:
        own: defaultdict[str, list[Noodsteunpunt]] = defaultdict(list)
        elsewhere: defaultdict[str, list[Noodsteunpunt]] = defaultdict(list)
        for punt in self.punten:
            if punt.in_use:
                first, *others = punt.wijken
                own[first].append(punt)
                for wijk_id in others:
                    elsewhere[wijk_id].append(punt)
        return {wijk_id: (*own[wijk_id], *elsewhere[wijk_id]) for wijk_id in (own | elsewhere)}

    @cached_property
    def _wijk_by_id(self) -> dict[str, Wijk]:
        return {wijk.id: wijk for wijk in self.wijken}
