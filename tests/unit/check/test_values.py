"""No sentence of pydantic ever reaches a person."""

import re
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import ErrorDetails, core_schema

from noodsteunpunt.check import values
from noodsteunpunt.check.values import to_part
from noodsteunpunt.load.yamlfile import Entries, read_yaml
from noodsteunpunt.model.base import Part
from noodsteunpunt.model.gemeente import Gemeente
from noodsteunpunt.model.noodsteunpunt import Noodsteunpunt
from noodsteunpunt.model.permalinks import Permalinks
from noodsteunpunt.model.prive import Coordinatiepunt, PriveVanPunt
from noodsteunpunt.model.problem import Problem
from noodsteunpunt.model.status import Status
from noodsteunpunt.model.woorden import Feit, TaalGegevens

PARTS: list[type[Part]] = [
    Gemeente, Noodsteunpunt, Permalinks, Coordinatiepunt, PriveVanPunt, Status, Feit, TaalGegevens
]  # fmt: skip
ENGLISH = re.compile(
    r"\b(input|should|valid|value error|field required|extra inputs|permitted|dictionary|instance|validation|type_error"
    r"|tuple|pydantic|assertion|expected|at least|at most)\b",
    re.IGNORECASE,
)

texts = st.one_of(
    st.text(max_size=12), st.sampled_from(["ja", "52.5", "5,2", "2026-02-30", "nl", "", "de-baken", "1007"])
)
trees = st.recursive(
    texts,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(texts, inner, max_size=3)),
    max_leaves=6,
)


@st.composite
def files(draw: st.DrawFn, part: type[Part]) -> dict[str, Any]:
    """Values as YAML could hold them: known keys with anything behind them, and unknown keys."""
    known = draw(st.dictionaries(st.sampled_from(sorted(part.model_fields)), trees, max_size=6))
    return {**draw(st.dictionaries(texts, trees, max_size=2)), **known}


@pytest.mark.parametrize("part", PARTS)
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_values_give_dutch_or_a_part(part: type[Part], data: st.DataObject) -> None:
    """Whatever stands in a file, the answer is a part of the model or sentences of ours with a place to look."""
    given_values = data.draw(files(part))
    made, problems = to_part(part, Entries("f.yml", given_values))
    assert (made is None) == bool(problems)
    for problem in problems:
        assert problem.repair
        assert ENGLISH.search(_own_words(problem, given_values)) is None


def _own_words(problem: Problem, given_values: object) -> str:
    """The sentence without what the editor typed himself."""
    said = f"{problem.what} {problem.repair}"
    for typed in sorted(_typed(given_values), key=len, reverse=True):
        said = said.replace(typed, "")
    return said


def _typed(value: object) -> set[str]:
    if isinstance(value, dict):
        return set().union(*(({key} | _typed(inner)) for key, inner in value.items())) - {""}
    if isinstance(value, list):
        return set().union(*map(_typed, value)) - {""}
    return {text for text in (str(value), str(value).strip()) if text}


@pytest.mark.parametrize("kind", get_args(core_schema.ErrorType))
def test_every_kind_of_pydantic_error_becomes_dutch(kind: str) -> None:
    """Also kinds the model cannot produce today, and kinds pydantic adds, get a sentence of ours."""
    context = {"what": "wat", "repair": "zo"} if kind == "nsp_field" else {}
    detail = ErrorDetails(type=kind, loc=("naam",), msg="Input should be a valid dog", input="x", ctx=context)
    problem = values._to_problem(Gemeente, Entries("f.yml", {}, {("naam",): (1, 1)}), detail)
    assert ENGLISH.search(str(problem)) is None
    assert str(problem).startswith("f.yml, regel 1 (naam): ")


def test_suggestion_looks_inside_blocks_and_lists() -> None:
    """A misspelled key deep inside is compared with the keys that can stand there."""
    given_values = {"codes": [{"code": "1007", "sort": "punt", "id": "a"}], "siteadres": "https://a.nl", "aantal": "1"}
    _, problems = to_part(Permalinks, Entries("f.yml", given_values))
    assert [problem.repair for problem in problems if problem.field == "codes.0.sort"] == ["bedoelt u 'soort'?"]


def test_warning_about_reading_does_not_stand_in_the_way() -> None:
    """A value that lost text behind a # is told, and the file still counts."""
    entries = read_yaml(b"naam: Wijk #3\nadres: x\n", "f.yml")
    assert [problem.warning for problem in entries.problems] == [True]
    assert to_part(Part, Entries("f.yml", problems=entries.problems)) == (Part(), list(entries.problems))
