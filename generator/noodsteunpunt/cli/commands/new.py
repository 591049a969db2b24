"""`nsp new`: begin a folder."""

from argparse import Namespace
from pathlib import Path

from ...starting.start import check_empty, start
from ..questions import ask_answers


def run(wish: Namespace) -> None:
    """Ask what was not given, and make the folder. Asks nothing when the folder cannot be used."""
    folder: Path = wish.folder
    check_empty(folder)
    answers = ask_answers(wish)
    for path in sorted(start(folder, answers)):
        print(f"  {folder / path}")
    print(f"Gemaakt: {folder}, een proef voor de gemeente {answers.gemeente.naam}. Lees {folder / 'README.md'}.")
    if not answers.wijken:
        print(
            "De hele gemeente is één wijk, met een rechthoek in plaats van de grens. Met --wijken KAART kan het beter."
        )
    print(f"Nu: nsp serve {folder}")
