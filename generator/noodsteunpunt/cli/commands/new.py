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
    gemeente = answers.gemeente
    kind = "verzonnen gemeente" if gemeente.is_verzonnen else "gemeente"
    print(f"Gemaakt: {folder}, een {answers.aard} voor de {kind} {gemeente.naam}. Lees {folder / 'README.md'}.")
    if gemeente.is_verzonnen:
        print(
            f"Omdat {gemeente.naam} verzonnen is, staat er 'aard: {answers.aard}', code {gemeente.code} en "
            f"veiligheidsregio {gemeente.veiligheidsregio}"
            f"{'' if answers.wijken else ', op een plek in het Markermeer'}. Bestaat zij wel, haal deze map dan weg "
            f"en begin opnieuw met haar code: nsp new {folder} --gemeente GM…"
        )
    if not answers.wijken:
        print(
            "De hele gemeente is één wijk, met een rechthoek in plaats van de grens. Met --wijken KAART kan het beter."
        )
    print(f"Nu: nsp serve {folder}")
