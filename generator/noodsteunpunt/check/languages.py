"""The languages of the site, and what is said of words in another one: nobody will ever read them."""

from ..model.gemeente import Gemeente
from ..model.woorden import SOURCE_LANGUAGE

NOT_ON_SITE = "NSP230"


def languages_of(gemeente: Gemeente) -> list[str]:
    """The codes of the languages of the site, Dutch first."""
    return list(dict.fromkeys((SOURCE_LANGUAGE, *gemeente.talen)))


def not_on_site(code: str, gemeente: Gemeente) -> str:
    """What is wrong with words in a language that the site does not have."""
    return f"niemand leest dit: de site is er niet in de taal '{code}', wel in {', '.join(languages_of(gemeente))}"
