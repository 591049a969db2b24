"""How a problem reads."""

from noodsteunpunt.model.problem import FolderError, Problem, did_you_mean, one_of


def test_sentence_with_everything() -> None:
    """File, line, field, what, and how to repair it on a line of its own."""
    assert str(Problem("punten/de-brink.yml", 2, 1, "naam", "dit kan niet", "doe dit")) == (
        "punten/de-brink.yml, regel 2 (naam): dit kan niet\n    Zo kan het wel: doe dit"
    )


def test_sentence_about_a_whole_file() -> None:
    """Without line and field only the file is named, and a warning starts with "let op"."""
    assert str(Problem("a.yml", 0, 0, "", "dit ontbreekt")) == "a.yml: dit ontbreekt"
    assert str(Problem("a.yml", 0, 0, "", "kijk hier", warning=True)) == "a.yml: let op: kijk hier"


def test_problems_are_sorted_by_file_and_line() -> None:
    """An editor walks through files from top to bottom, so line 10 comes after line 9."""
    given = [Problem("b.yml", 1, 1, "", "x"), Problem("a.yml", 10, 1, "", "x"), Problem("a.yml", 9, 1, "", "x")]
    assert [(problem.file, problem.line) for problem in FolderError(given).problems] == [
        ("a.yml", 9),
        ("a.yml", 10),
        ("b.yml", 1),
    ]


def test_did_you_mean_is_silent_when_nothing_is_near() -> None:
    """A wild guess helps nobody."""
    assert did_you_mean("Postcod", ["postcode", "plaats"]) == "postcode"
    assert did_you_mean("xyz", ["postcode", "plaats"]) == ""


def test_choice_reads_as_dutch() -> None:
    """Words with commas, and "of" before the last."""
    assert (one_of(["ja", "nee", "onbekend"]), one_of(["site"])) == ("ja, nee of onbekend", "site")
