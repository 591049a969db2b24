"""The languages of the site, and what is said of words in another one: nobody will ever read them."""

from collections.abc import Collection, Iterator

from ..load.yamlfile import Entries
from ..model.gemeente import Gemeente
from ..model.problem import Problem
from ..model.woorden import SOURCE_LANGUAGE

NOT_ON_SITE = "NSP230"


def languages_of(gemeente: Gemeente) -> list[str]:
    """The codes of the languages of the site, Dutch first."""
    return list(dict.fromkeys((SOURCE_LANGUAGE, *gemeente.talen)))


def not_on_site(code: str, gemeente: Gemeente) -> str:
    """What is wrong with words in a language that the site does not have."""
    return f"niemand leest dit: de site is er niet in de taal '{code}', wel in {', '.join(languages_of(gemeente))}"


def not_read(texts: Collection[str], name: str, gemeente: Gemeente, file: Entries) -> Iterator[Problem]:
    """The languages of texts, below a name of a file, that nobody will read."""
    for code in texts:
        if code not in gemeente.talen and code != SOURCE_LANGUAGE:
            repair = "zijn er teksten in die taal, zet haar dan bij 'talen' in gemeente.yml; haal dit anders weg"
            what = not_on_site(code, gemeente)
            yield file.problem((name, code), what, repair, code=NOT_ON_SITE, at_name=True, warning=True)
