"""How much two words are alike, to see which word an editor meant."""

import unicodedata
from collections.abc import Iterable, Mapping


def nearest(given: str, known: Iterable[str]) -> str:
    """The known word that was meant, or an empty string: no guess is better than a wild one.

    One or two letters may be wrong, missing, too many or swapped; of a short word fewer, and the first letter of a word
    is more often right than wrong.
    """
    bare = plain(given)
    alike = ((_cost(bare, plain(word)), word) for word in known)
    return min(((cost, word) for cost, word in alike if cost < _most(bare, plain(word)) + 1), default=(0, ""))[1]


def plain(word: str) -> str:
    """A word in small letters without accents, spaces and hyphens."""
    return "".join(filter(str.isalnum, unaccented(word)))


def unaccented(word: str) -> str:
    """A word in small letters without accents."""
    small = word.casefold()
    if small.isascii():
        return small
    letters = unicodedata.normalize("NFKD", small)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _most(given: str, word: str) -> int:
    """How many mistakes words of this length may have."""
    longest = max(len(given), len(word))
    return 1 if longest <= 3 else 2 if longest <= 9 else 3


def _cost(given: str, word: str) -> float:
    """The number of mistakes, a little more when the words start differently; cheap when they cannot be alike."""
    if abs(len(given) - len(word)) > 3:
        return 99
    return distance(given, word) + (0 if given[:1] == word[:1] else 0.3) + (0 if given[-1:] == word[-1:] else 0.1)


def distance(one: str, other: str) -> int:
    """How many letters to change, add, drop or swap with their neighbour (optimal string alignment)."""
    before: list[int] = []
    above = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        line = [row]
        for column, sign in enumerate(other, start=1):
            steps = min(above[column] + 1, line[-1] + 1, above[column - 1] + (letter != sign))
            if row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == sign:
                steps = min(steps, before[column - 2] + 1)
            line.append(steps)
        before, above = above, line
    return above[-1]


# What people write for a name of ours.
_SAME: Mapping[str, str] = {
    "name": "naam", "titel": "naam", "status": "levensloop", "fase": "levensloop", "buurt": "wijk", "wijkid": "wijk",
    "adres": "straat", "straatnaam": "straat", "nummer": "huisnummer", "nr": "huisnummer", "huisnr": "huisnummer",
    "postalcode": "postcode", "zip": "postcode", "pc": "postcode", "woonplaats": "plaats", "stad": "plaats",
    "dorp": "plaats", "latitude": "lat", "breedtegraad": "lat", "breedte": "lat", "longitude": "lon", "lng": "lon",
    "long": "lon", "lengtegraad": "lon", "lengte": "lon", "tel": "telefoon", "telefoonnummer": "telefoon",
    "url": "website", "site": "website", "wc": "toilet", "rolstoeltoegankelijk": "rolstoel",
    "gecontroleerd": "gecontroleerd_op", "controledatum": "gecontroleerd_op", "gemeentecode": "cbs_code",
    "code": "cbs_code", "languages": "talen", "taal": "talen", "menu": "menukaart", "voorzieningen": "menukaart",
    "diensten": "menukaart", "location": "locatie", "plek": "locatie", "toegankelijkheid": "toegang",
    "openingstijden": "opening", "gesloten": "vervallen", "opgeheven": "vervallen",
}  # fmt: skip


def same_meaning(given: str, known: Iterable[str]) -> str:
    """The known name for a name that people also use, or an empty string."""
    word = _SAME.get(plain(given), "")
    return word if word in set(known) else ""
