"""What commands say to who gave them."""

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..model.counted import counted
from ..model.prive import Prive
from ..model.problem import Problem
from .arguments import TEXT
from .messages import as_github, as_json, as_text, discreet

if TYPE_CHECKING:
    from ..compile.artifact import Artifact


def say(text: str) -> None:
    """On the error stream, which is for people."""
    print(text, file=sys.stderr)


def say_problems(problems: Iterable[Problem], form: str = TEXT) -> None:
    """All problems for who reads them: a person at a terminal, a program, or GitHub.

    The log of a workflow is often public, so there nothing of the private folder is shown.
    """
    problems = tuple(map(discreet, problems) if public_log() else problems)
    if form == "json":
        print(as_json(problems))
    elif form == "github":
        print(as_github(problems))
    elif problems:
        colour = sys.stderr.isatty() and "NO_COLOR" not in os.environ
        say(as_text(problems, colour=colour))


def public_log() -> bool:
    """Whether others may read along, as in the log of a workflow."""
    return "CI" in os.environ


def say_scanned(prive: Prive | None) -> None:
    """For what was looked that has to stay private; or that nobody looked."""
    if prive is None:
        print("Zonder --prive kan nsp niet nakijken of er iets over coördinatiepunten in staat.")
    elif public_log():
        print("Uit de privémap is niets gevonden.")
    else:
        coordinatiepunten = counted(len(prive.coordinatiepunten), "coördinatiepunt", "coördinatiepunten")
        facts = sum(bool(fact) for punt in prive.punten for fact in (punt.sleutelhouder, punt.intern_telefoon))
        others = counted(facts, "ander privégegeven", "andere privégegevens")
        print(f"Uit de privémap is gezocht naar {coordinatiepunten} en {others}: niets gevonden.")


def say_fault(error: Exception) -> None:
    """A fault of ours."""
    say(f"Er ging iets mis in het programma zelf: {error!r}. Er is niets veranderd. Meld dit aan de makers.")


def progress(artifacts: "Iterable[Artifact]", total: int) -> "Iterable[Artifact]":
    """A bar on a terminal; nothing in a pipe."""
    from tqdm import tqdm

    return tqdm(artifacts, total=total, unit=" bestanden", desc="Bouwen", disable=None, leave=False)
