"""What an editor reads after a mistake, word for word; and that every kind of mistake is among them."""

import ast
import re
from pathlib import Path

import pytest
from tests.editor.gevallen import CASES, Case, cases, run

import noodsteunpunt
from noodsteunpunt.check.uitleg import explanations

PACKAGE = Path(noodsteunpunt.__file__).parent
ALL = [(path.stem, case) for path in sorted(CASES.glob("*.txt")) for case in cases(path)]
CODE = re.compile(r"NSP\d{3}")
# Kinds that no small folder can show, and where they are tested.
ELSEWHERE = {
    "NSP108": "what pydantic may find that our own sentences do not know: tests/unit/check/test_values.py",
    "NSP141": "colours travel with the package: tests/printed/test_colours.py",
    "NSP224": "a walking network: tests/unit/check/test_lopen.py",
    "NSP225": "a walking network: tests/unit/check/test_lopen.py",
    "NSP226": "a walking network: tests/unit/check/test_lopen.py",
    "NSP227": "a map with water: tests/unit/check/test_lopen.py",
    "NSP314": "streets of elsewhere: tests/unit/check/test_kaart.py",
    "NSP513": "printed sheets, which take long to draw: tests/unit/compile/test_sheets.py",
    "NSP612": "a site that was built before: tests/unit/test_status.py",
    "NSP614": "a site that was built before: tests/unit/test_status.py",
    "NSP716": "points that are not there: tests/unit/test_coverage.py",
    "NSP717": "points that nobody is sent to: tests/unit/test_coverage.py",
    "NSP803": "no folder can make a page load from elsewhere: tests/unit/finish/test_finish.py",
    "NSP804": "a page of thousands of different words: tests/unit/finish/test_finish.py",
    "NSP805": "printed sheets, which take long to draw: tests/printed",
    "NSP806": "printed sheets, which take long to draw: tests/printed/test_logo.py",
    "NSP807": "a page of thousands of different words: tests/unit/finish/test_offline.py",
    "NSP810": "colours travel with the package: tests/printed/test_colours.py",
    "NSP811": "a product of one's own: tests/printed/test_product.py",
    "NSP903": "a workbook: tests/unit/importing/test_workbook.py",
    "NSP913": "a folder and a list that changes it: tests/unit/importing/test_update.py",
}


@pytest.mark.parametrize("case", [case for _, case in ALL], ids=[f"{name}: {case.title}" for name, case in ALL])
def test_planted_mistake(case: Case, tmp_path: Path) -> None:
    """File, line, column, the line itself, what is wrong and how it can be right: all of it, exactly."""
    code, said = run(case, tmp_path)
    assert said == case.said
    done = re.search(r"^(?:Goed|Proefdraai|Geschreven): ", said, re.MULTILINE)
    assert code == (0 if done else 2)


def test_there_are_many_cases() -> None:
    """Each under a title of its own."""
    titles = [case.title for _, case in ALL]
    assert len(titles) >= 150
    assert len(set(titles)) == len(titles)


def codes_in_source() -> set[str]:
    """Every code that is written in the package."""
    sources = (path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py"))
    return {code for source in sources for code in re.findall(r'"(NSP\d{3})"', source)}


def test_every_code_is_explained_and_every_explanation_is_used() -> None:
    """Nobody looks up a code in vain, and no explanation is of a mistake that cannot be made."""
    assert codes_in_source() == set(explanations())


def test_every_code_is_in_the_corpus() -> None:
    """A kind of mistake that nobody plants is a kind of which nobody knows how it reads."""
    said = re.compile(r"^(?:fout|let op)\[(NSP\d{3})\]", re.MULTILINE)
    planted = {code for _, case in ALL for code in said.findall(case.said)}
    assert set(explanations()) - planted == ELSEWHERE.keys()


def test_every_explanation_is_whole() -> None:
    """A title, what it means and why it matters, and how it looks when it is right."""
    for said in explanations().values():
        assert CODE.fullmatch(said.code)
        assert said.titel[0].isupper()
        assert not said.titel.endswith(".")
        assert said.betekenis.endswith((".", "?"))
        assert said.waarom.endswith((".", "?"))
        assert said.goed


def calls_without_code() -> list[str]:
    """Every place that makes a problem without a code."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _makes_problem(node) and not _has_code(node):
                found += [f"{name}:{node.lineno}"]
    return found


def _makes_problem(node: ast.Call) -> bool:
    function = node.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name in {"Problem", "problem", "FieldError"}


def _has_code(node: ast.Call) -> bool:
    """Whether a code is given: by name, or in place."""
    given = [*node.args, *(keyword.value for keyword in node.keywords)]
    named = any(keyword.arg == "code" for keyword in node.keywords)
    return named or any(isinstance(value, ast.Constant) and CODE.fullmatch(str(value.value)) for value in given)


def test_every_problem_has_a_code() -> None:
    """Also the problems that parts make which came later."""
    # field.py takes the code of a pattern as an argument.
    known = {"model/fields/field.py"}
    assert [place for place in calls_without_code() if place.rpartition(":")[0] not in known] == []
