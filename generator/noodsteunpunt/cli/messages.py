"""Problems as an editor, a program or GitHub reads them."""

import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from operator import attrgetter
from textwrap import fill, indent

from ..check.uitleg import Uitleg
from ..load.lines import apply_edits
from ..model.counted import thousands
from ..model.hidden import HIDDEN
from ..model.problem import Problem

# As much of a line as fits on a terminal beside its number, and of a sentence that quotes what somebody typed.
WIDEST_LINE = 100
LONGEST_SENTENCE = 400
MOST_OF_A_CODE = 100
# A map can be one line of megabytes.
LONGEST_EXCERPT = 2000
_RED, _YELLOW, _PLAIN = "\x1b[1;31m", "\x1b[1;33m", "\x1b[0m"
PRIVE = "(privémap)"  # instead of the name of a private file, where others may read along
# What a public log is told of the private folder.
DISCREET = (
    "er klopt iets niet in de privémap, of er staat iets uit de privémap in de openbare map",
    "draai 'nsp check --prive' op uw eigen computer; hier staat niet wat het is, omdat anderen dit kunnen lezen",
)


def as_text(problems: Iterable[Problem], *, colour: bool = False) -> str:
    """All problems with the lines they are about, and how many there are."""
    problems = tuple(sorted(problems))
    return "\n\n".join([*_first_of_each_code(problems, colour), *_count(problems)])


def _first_of_each_code(problems: tuple[Problem, ...], colour: bool) -> Iterator[str]:
    """Problems one by one; nobody reads the hundredth of one kind, and the others would scroll out of sight."""
    left: Counter[str] = Counter()
    for problem in problems:
        left[problem.code] += 1 + problem.more
    told: Counter[str] = Counter()
    for problem in problems:
        told[problem.code] += 1
        left[problem.code] -= 1 + problem.more if told[problem.code] <= MOST_OF_A_CODE else 0
        if told[problem.code] <= MOST_OF_A_CODE:
            yield one_as_text(problem, colour=colour)
        if told[problem.code] == MOST_OF_A_CODE and left[problem.code]:
            yield f"… en nog {thousands(left[problem.code])} keer {problem.code}"


def one_as_text(problem: Problem, *, colour: bool = False) -> str:
    """One problem: the sentence, the place, the line with a caret below it, and the repair."""
    kind = "let op" if problem.warning else "fout"
    head = f"{kind}[{problem.code}]" if problem.code else kind
    if colour:
        head = f"{_YELLOW if problem.warning else _RED}{head}{_PLAIN}"
    return "\n".join([f"{head}: {_sentence(problem.what)}", *_below(problem)])


def as_json(problems: Iterable[Problem]) -> str:
    """For other programs: the problems in order, with the changes that would repair them; ASCII for any encoding."""
    told = [{**asdict(problem), "excerpt": problem.excerpt[:LONGEST_EXCERPT]} for problem in sorted(problems)]
    return json.dumps({"problems": told}, indent=1)


def as_github(problems: Iterable[Problem]) -> str:
    """One annotation a line, for a workflow of GitHub; of the private folder only that something is wrong."""
    return "\n".join(dict.fromkeys(_annotation(discreet(problem)) for problem in sorted(problems)))


def as_explanation(said: Uitleg) -> str:
    """What a code means, as `nsp explain` tells it."""
    parts = [f"{said.code}: {said.titel}", fill(said.betekenis, WIDEST_LINE), fill(said.waarom, WIDEST_LINE)]
    parts += [f"Fout:\n{indent(said.fout, '    ')}"] if said.fout else []
    parts += [f"Goed:\n{indent(said.goed, '    ')}"] if said.goed else []
    return "\n\n".join(parts)


def discreet(problem: Problem) -> Problem:
    """The problem as it may stand in a log that others read."""
    if not problem.private:
        return problem
    return Problem(PRIVE, 0, 0, "", *DISCREET, warning=problem.warning, code=problem.code, private=True)


def _annotation(problem: Problem) -> str:
    at = {"file": "" if problem.private else problem.file, "line": problem.line, "col": problem.column}
    at |= {"endColumn": problem.end, "title": problem.code}
    said = ",".join(f"{name}={_escaped(str(value), property_=True)}" for name, value in at.items() if value)
    repair = f"\nZo kan het wel: {problem.repair}" if problem.repair else ""
    sentence = _escaped(f"{_sentence(problem.what)}{repair}")
    return f"::{'warning' if problem.warning else 'error'} {said}::{sentence}"


def _escaped(text: str, *, property_: bool = False) -> str:
    """Text that cannot end a command of GitHub or start another."""
    text = _seen(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if property_ else text


def _below(problem: Problem) -> Iterator[str]:
    place = problem.file + (f":{problem.line}" if problem.line else "")
    place += f":{problem.column}" if problem.line and problem.column else ""
    margin = " " * len(str(problem.line or ""))
    yield f"{margin}--> {_seen(place)}{f' ({_seen(problem.field)})' if problem.field else ''}"
    if problem.excerpt.strip():
        line, caret = _excerpt(problem.excerpt, problem.column, problem.end)
        yield f"{margin} |"
        yield f"{problem.line} | {line}"
        yield f"{margin} | {caret}"
    if problem.repair:
        first, *more = _seen(problem.repair).split("\n")
        yield f"{margin} = Zo kan het wel: {first}"
        yield from (f"{margin}   {line}".rstrip() for line in more)
    repaired = list(_repaired(problem))
    if repaired:
        yield f"{margin} = Met --fix komt er te staan:"
        yield from (f"{problem.line} | {line}" for line in repaired)
    elif problem.fix:
        yield f"{margin} = Met --fix gaat dit vanzelf"


def _repaired(problem: Problem) -> Iterator[str]:
    """The line as --fix would leave it, when the repair is one line."""
    edits = [edit for edit in problem.fix if edit.line == problem.line]
    if problem.line and edits and len(edits) == len(problem.fix):
        text = "\n" * (problem.line - 1) + problem.excerpt
        yield _excerpt(apply_edits(text, edits).strip("\n"), problem.column, 0)[0]


def _excerpt(line: str, column: int, end: int) -> tuple[str, str]:
    """A line, cut to what fits around the column, and the carets that go below it."""
    start = max(column - 1, 0)
    stop = max(end - 1, start + 1)
    low = 0 if len(line) <= WIDEST_LINE else max(0, min(start - WIDEST_LINE // 2, len(line) - WIDEST_LINE))
    high = min(len(line), low + WIDEST_LINE)
    before, shown = ("…" if low else ""), line[low:high]
    carets = "^" * max(1, _width(line[start : min(stop, high)]))
    indent = " " * _width(before + line[low:start])
    return f"{before}{_seen(shown)}{'…' if high < len(line) else ''}", f"{indent}{carets}" if column else ""


def _width(text: str) -> int:
    """How many columns a text takes on a terminal."""
    wide = sum(unicodedata.east_asian_width(sign) in "WF" for sign in text)
    return len(text) + wide - sum(unicodedata.category(sign) in {"Mn", "Me"} for sign in text)


def _seen(text: str) -> str:
    """Text in which what nobody sees, and what could control a terminal, is shown as a sign."""
    return HIDDEN.sub("\N{REPLACEMENT CHARACTER}", text).replace("\t", "→")


def _sentence(text: str) -> str:
    """A sentence that stays readable when somebody typed a whole page in one field."""
    text, half = _seen(text), LONGEST_SENTENCE // 2
    return text if len(text) <= LONGEST_SENTENCE else f"{text[:half]} … {text[-half:]}"


def _count(problems: tuple[Problem, ...]) -> Iterator[str]:
    """How many there are, and what can be done now."""
    if not problems:
        return
    mistakes = sum(1 + problem.more for problem in problems if not problem.warning)
    warnings = sum(1 + problem.more for problem in problems if problem.warning)
    parts = [f"{mistakes} {'fout' if mistakes == 1 else 'fouten'}"] if mistakes else []
    parts += [f"{warnings} keer let op"] if warnings else []
    said = " en ".join(parts) + "."
    fixable = sum(bool(problem.fix) for problem in problems)
    said += f" {'Eén' if fixable == 1 else fixable} ervan herstelt 'nsp check --fix'." if fixable else ""
    # A mistake stops the build, so its code comes before that of a warning.
    code = next((problem.code for problem in sorted(problems, key=attrgetter("warning")) if problem.code), "")
    yield said + (f" Meer uitleg: nsp explain {code}" if code else "")
