"""The questions of `nsp new`, in the terminal: asked again until the answer can be used."""

import sys
from argparse import Namespace
from collections.abc import Callable
from typing import TypeVar

from ..model.gemeenten import BekendeGemeente
from ..model.problem import FolderError, Problem
from ..starting.answers import (
    may_be_verzonnen,
    other_languages,
    read_gemeente,
    read_kaart,
    read_siteadres,
    read_talen,
    read_verzonnen,
)
from ..starting.files import Answers

T = TypeVar("T")


def ask_answers(wish: Namespace) -> Answers:
    """What was given as a choice, and for the rest what somebody answers. Raises FolderError."""
    gemeente = _ask_gemeente(wish)
    siteadres = _answer(
        wish.siteadres, "Op welk adres komt de site? (https://…, of Enter als u het nog niet weet) ", "--siteadres",
        lambda text: read_siteadres(text) if text else "",
    )  # fmt: skip
    others = ",".join(other_languages())
    talen = _answer(
        wish.talen, f"Welke talen naast Nederlands? (er is {others}; Enter voor geen) ", "--talen", read_talen
    )
    wijken = read_kaart(wish.wijken, gemeente) if wish.wijken else None
    return Answers(gemeente, siteadres, talen, wijken, "" if wish.ci == "geen" else wish.ci)


def _ask_gemeente(wish: Namespace) -> BekendeGemeente:
    """A real one, or one that somebody says is made up: beforehand, or when its name turns out not to be known."""
    if wish.verzonnen:
        return _answer(wish.gemeente, "Hoe heet de verzonnen gemeente? ", "--gemeente", read_verzonnen)
    if wish.gemeente is not None:
        return read_gemeente(wish.gemeente.strip())
    found = None
    while found is None:
        found = _answer(None, "Voor welke gemeente? (naam of CBS-code) ", "--gemeente", _known_or_made_up)
    return found


def _known_or_made_up(text: str) -> BekendeGemeente | None:
    """None when the name is not known and not made up either. Raises FolderError."""
    try:
        return read_gemeente(text, choice=False)
    except FolderError as error:
        if not may_be_verzonnen(text):
            raise
        _tell(error)
    sure = input(f"Of is {text} een verzonnen gemeente, voor een oefening? (ja, of Enter voor nee) ")
    return read_verzonnen(text) if sure.strip().lower() == "ja" else None


def _answer(given: str | None, question: str, flag: str, read: Callable[[str], T]) -> T:
    """The answer that was given, or one from the terminal; without a terminal nobody can answer."""
    if given is not None:
        return read(given.strip())
    if not sys.stdin.isatty():
        repair = f"geef {flag} mee; leeg mag met {flag} ''"
        raise FolderError([Problem(flag, 0, 0, "", "dit ontbreekt", repair, code="NSP735")])
    while True:
        try:
            return read(input(question).strip())
        except EOFError:
            raise KeyboardInterrupt from None
        except FolderError as error:
            _tell(error)


def _tell(error: FolderError) -> None:
    for problem in error.problems:
        end = "" if problem.repair.endswith("?") else "."
        print(f"  {problem.what}.\n  Zo kan het wel: {problem.repair}{end}")
