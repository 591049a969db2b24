"""PyYAML's English complaint as a Dutch sentence about the line where the mistake is, with the repair when it is sure.

A repair is only a proposal here: `yamlfile.py` keeps it when reading goes on behind the line with it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import yaml

from ..model.problem import Edit
from .lines import LINE_END
from .refused import RefusedError
from .yamltext import quoted

# Spaces that are none to YAML: as web pages and word processors have them.
ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_NO_SPACE = re.compile(r"([ ]*(?:-[ ]+)?[A-Za-z_][\w-]*):(?=[^\s:/])")
_NAME = re.compile(r"([ ]*(?:-[ ]+)*)[^\s:#'\"\[{][^:#]*:(?:[ ]|$)")
# What stands in front of a value.
_LEAD = re.compile(r"""[ ]*(?:-[ ]+)*(?:[^\s:#'"-][^:#]*:[ \t]+)?""")
# Complaints about where something began, not about where it was missed.
_BEGAN = ("end of stream", "could not find expected ':'", "block scalar", "flow")
_SMART = "“”„‟‘’‚‛«»"
# The curly signs that somebody can have closed a straight one with.
_CLOSING = {'"': "“”„‟«»", "'": "‘’‚‛"}
# What word processors and web pages put in front of an item.
BULLET = re.compile(r"^[ ]*([–—−•·▪◦‣*])[ ]", re.MULTILINE)
_EQUALS = re.compile(r"([ ]*[A-Za-z_][\w-]*)([ ]*=[ ]*)(?=[^\s=])")
# So many lines can have slipped to the left together.
_MOST_STRAY = 4


@dataclass(frozen=True)
class Said:
    """A mistake before its place is known: the code and the two sentences."""

    code: str
    what: str
    repair: str


def syntax_error(error: yaml.YAMLError, text: str) -> RefusedError:
    """What is wrong, at its line and column."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return RefusedError(0, 0, _OTHER.what, _OTHER.repair, _OTHER.code)
    said = f"{error.context or ''} {error.problem or ''}"
    began = any(sign in said for sign in _BEGAN)
    mark = (error.context_mark if began else error.problem_mark) or error.problem_mark
    if mark is None:
        return RefusedError(0, 0, _OTHER.what, _OTHER.repair, _OTHER.code)
    lines = LINE_END.split(text)
    number = min(mark.line, len(lines) - 1)
    return _Line(lines, number, mark.column).diagnose(said)


def suspects(text: str) -> Iterator[RefusedError]:
    """Lines that look right but that YAML takes for something else, in a file that is one long text to it."""
    lines = LINE_END.split(text)
    for number in range(len(lines)):
        if found := _Line(lines, number, 0).suspect():
            yield found


@dataclass(frozen=True)
class _Line:
    """One line among the others. number, column: from 0."""

    lines: list[str]
    number: int
    column: int

    @property
    def text(self) -> str:
        return self.lines[self.number]

    @property
    def indent(self) -> int:
        return len(self.text) - len(self.text.lstrip(" "))

    @property
    def previous(self) -> "_Line | None":
        """The line above it that says something."""
        above = (at for at in range(self.number - 1, -1, -1) if self.lines[at].strip() and not self._comment(at))
        return next((replace(self, number=at, column=0) for at in above), None)

    def _comment(self, at: int) -> bool:
        return self.lines[at].lstrip().startswith("#")

    def diagnose(self, said: str) -> RefusedError:
        """What is wrong here, given what libyaml says."""
        above = self.previous if "document start" in said else None  # it ended where nobody meant it to
        known = self.suspect() or (above and above.suspect())
        return known or self._value_mistake(said) or self._shape_mistake(said)

    def _value_mistake(self, said: str) -> RefusedError | None:
        """A value that needs quotes, or other quotes."""
        if "mapping values are not allowed" in said:
            return self._colon()
        if "end of stream" in said and "flow" not in said:
            return self._open_quote()
        if "cannot start any token" in said:
            return self._quote(_CANNOT_START.what.format(self.text[self.column : self.column + 1]), _CANNOT_START)
        alone = self.text[slice(*self._value)]
        if alone in {"?", "-"} and "are not allowed" in said:
            return self._at(replace(_ALONE, what=_ALONE.what.format(alone)))
        if "escape" in said or "hexdecimal" in said:
            return self._backslash()
        known = next((known for sign, known in _SAID if sign in said), None)
        if known in QUOTES_HELP:
            return self._quote(known.what, known)
        return self._at(known) if known else None

    def _shape_mistake(self, said: str) -> RefusedError:
        """A line that does not fit between the lines above it."""
        if "could not find expected ':'" in said:
            return self._no_colon()
        before = self.text[: self.column].strip()
        if "expected key" in said and before:
            opened = self._opened_above(before[-1])
            return opened._open_quote() if opened else self._behind(before[-1])
        if "expected key" in said or "<block end>" in said or "expected '-' indicator" in said:
            return self._indent()
        return self._at(_OTHER)

    def suspect(self) -> RefusedError | None:
        """A character that looks like another one, or a space that is missing."""
        if _FENCE.fullmatch(self.text):
            return self._refused(_FENCED, 0, len(self.text), self._edits((0, len(self.text), "")))
        lead = re.match(r"[ \t]*", self.text)
        if lead and "\t" in lead.group():
            level = self._expected_indent(len(lead.group().expandtabs(2)) // 2)
            fix = self._edits((0, lead.end(), " " * level)) if level is not None else ()
            return self._refused(_TAB, 0, lead.end(), fix)
        if tab := re.match(r"[^\"'#]*?:(\t+)", self.text):
            return self._refused(_TAB, tab.start(1), tab.end(1), self._edits((tab.start(1), tab.end(1), " ")))
        name = self.text.split(": ")[0]
        if odd := ODD_SPACE.search(name):
            edits = self._edits(*((found.start(), found.end(), " ") for found in ODD_SPACE.finditer(name)))
            return self._refused(_ODD_SPACE, odd.start(), odd.end(), edits)
        if wide := re.match(r"[ ]*[A-Za-z_][\w-]*(：[ ]?)", self.text):
            return self._refused(
                _WIDE_COLON, wide.start(1), wide.end(1), self._edits((wide.start(1), wide.end(1), ": "))
            )
        if glued := _NO_SPACE.match(self.text):
            at = glued.end() - 1
            return self._refused(_GLUED, at, at + 1, self._edits((at + 1, at + 1, " ")))
        return self._bullet()

    def _bullet(self) -> RefusedError | None:
        """An item of a list that starts with another sign than YAML's."""
        sign, above = BULLET.match(self.text), self.previous
        if not sign or not above or not (above.opens or above.is_item):
            return None
        start, end = sign.span(1)
        return self._refused(
            replace(_BULLET, what=_BULLET.what.format(sign[1])), start, end, self._edits((start, end, "-"))
        )

    @property
    def opens(self) -> bool:
        """Whether it is a name without a value, under which a block can stand."""
        return bool(re.search(r":[ ]*(?:#.*)?$", self.text))

    @property
    def is_item(self) -> bool:
        """Whether it is an item of a list."""
        return self.text.lstrip(" ").startswith("- ")

    def _expected_indent(self, deep: int) -> int | None:
        """How far this line would start as one more of the lines above, or as the first below a name.

        deep: in how many blocks it stands as somebody sees it; None when that is not where the lines above are.
        """
        above = self.previous
        if above is None:
            return 0
        level = above.indent + 2 if above.opens else above.indent
        blocks = sum(outer < level for outer in self._levels())
        return level if deep == blocks or (above.opens and deep > blocks) else None

    @property
    def _value(self) -> tuple[int, int]:
        """Where the value starts and ends, without a comment behind it."""
        lead = _LEAD.match(self.text)
        start = lead.end() if lead else 0
        note = re.search(r"[ \t]#", self.text[start:])
        end = start + note.start() if note else len(self.text)
        return start, len(self.text[:end].rstrip())

    def _colon(self) -> RefusedError:
        """A colon too many, which is often a line that starts too far to the right."""
        above = self.previous
        name = _NAME.match(self.text)
        if above and name and name.end() >= self.column and (found := above.suspect()):
            return found
        lead = _NAME.match(above.text) if above else None
        if above and name and name.end() >= self.column and not lead and (begin := above._nameless()):
            return begin._no_name()
        if above and lead and name and name.end() >= self.column and self.indent > len(lead[1]):
            return self._too_far(above, len(lead[1]))
        if name and name.end() >= self.column:
            # It is a name, so there is no text to put between quotes.
            return self._refused(self._indent_said(), 0, max(self.indent, 1))
        return self._quote(_COLON.what, _COLON)

    def _nameless(self) -> "_Line | None":
        """The first of the lines without a name that this is the last of; None when they go on with a value."""
        line = self
        while not _NAME.match(line.text) and not line.is_item and line.indent == self.indent:
            above = line.previous
            if above is None or above.opens:
                return line
            line = above
        return None

    def _no_name(self) -> RefusedError:
        """A line of which YAML cannot see what it is about."""
        if found := _EQUALS.match(self.text):
            start, end = found.span(2)
            written = f"{found[1].strip()}: {self.text[end:].strip()}"
            return self._refused(
                replace(_EQUALS_SIGN, repair=f"schrijf {written}"), start, end, self._edits((start, end, ": "))
            )
        return self._refused(_NO_NAME, self.indent, len(self.text))

    def _too_far(self, above: "_Line", level: int) -> RefusedError:
        """A line below a name that has a value; which of the two stands wrong is not always to be seen.

        level: where `above` starts, from 0.
        """
        if stray := self._stray(above):
            return stray
        far = self.indent - level
        said = replace(_TOO_FAR, what=_TOO_FAR.what.format("één spatie" if far == 1 else f"{far} spaties"))
        outside = above.previous
        slipped = outside and outside.indent > level  # above it could have slipped out of a block as well
        sure = far == 1 and self._is_alone() and not slipped
        return self._refused(said, 0, self.indent, self._edits((0, self.indent, " " * level)) if sure else ())

    def _is_alone(self) -> bool:
        """Whether no other line starts as far as this one, so that it can be no block whose name is gone."""
        lines = (line for at, line in enumerate(self.lines) if at != self.number and line.strip())
        return all(len(line) - len(line.lstrip(" ")) != self.indent for line in lines)

    def _stray(self, above: "_Line") -> RefusedError | None:
        """The lines above it that slipped to the left, out of the block that goes on here.

        There is no repair: this line can also be of a block whose name is gone.
        """
        first, count = above, 1
        before = first.previous
        while (
            count <= _MOST_STRAY and before and before.indent == above.indent and not (before.opens or before.is_item)
        ):
            first, before, count = before, before.previous, count + 1
        torn = before and (before.indent == self.indent or (before.indent == above.indent and before.opens))
        if not torn or count > _MOST_STRAY or above.is_item or above.indent >= self.indent:
            return None
        spaces = self.indent - above.indent
        what = f"regel {self.number + 1} staat verder naar rechts dan deze regel, maar kan er niet onder horen"
        lines = "deze regel" if count == 1 else f"de regels {first.number + 1} tot en met {above.number + 1}"
        repair = (
            f"zet {'één spatie' if spaces == 1 else f'{spaces} spaties'} extra voor {lines}, "
            f"of zet boven regel {self.number + 1} de naam van het blok waar die bij hoort"
        )
        return first._refused(replace(_INDENT, what=what, repair=repair), first.indent, len(first.text.rstrip()))

    def _no_colon(self) -> RefusedError:
        if _EQUALS.match(self.text):
            return self._no_name()
        above = self.previous
        if above and above.text.startswith(" " * self.indent + "- "):
            return self._refused(_NO_DASH, self.indent, len(self.text), self._edits((self.indent, self.indent, "- ")))
        goes_on = above and _NAME.match(above.text) and not above.opens
        return self._refused(_MORE_TEXT if goes_on else _NO_COLON, self.indent, len(self.text))

    def _indent(self) -> RefusedError:
        above = self.previous
        if above and above.text.startswith(" " * self.indent + "- ") and not _NAME.match(self.text):
            return self._refused(_NO_DASH, self.indent, len(self.text), self._edits((self.indent, self.indent, "- ")))
        if above and (found := above.suspect() or (_NAME.match(self.text) and self._stray(above))):
            return found
        # One space too few; a line with one too many can also be of the block above it.
        level = self.indent + 1
        sure = level in self._levels() and level - 2 not in self._levels() and self._is_alone()
        fix = self._edits((0, self.indent, " " * level)) if sure else ()
        start = 0 if self.indent else self.column
        return self._refused(self._indent_said(), start, max(self.indent, start + 1), fix)

    def _indent_said(self) -> Said:
        """What to do about it; in a sjabloon the name above is often still behind a #."""
        name = re.fullmatch(r"[ ]*#[ ]?([a-z_]+:)[ ]*", self.lines[self.number - 1]) if self.number else None
        if name:
            return replace(_INDENT, repair=f"haal op de regel erboven het # voor '{name[1]}' weg")
        above = self.previous
        if above and above.is_item and not self.is_item and above.indent == self.indent:
            return replace(_INDENT, repair="zet boven deze regel de naam van het blok waar die bij hoort")
        return _INDENT

    def _levels(self) -> set[int]:
        """How far the blocks start that this line could belong to."""
        levels: set[int] = set()
        line = self.previous
        low = 1_000_000
        while line and low:
            if line.indent < low:
                low = line.indent
                levels.add(low)
            line = line.previous
        return levels

    def _behind(self, sign: str) -> RefusedError:
        """Something behind the end of a value; behind a quote it is shown how the line can be."""
        if sign not in "'\"":
            return self._at(_OTHER)
        start, end = self._value
        lead, value = self.text[:start].lstrip(), self.text[start:end].replace('"', "'")
        shown = f"{_BEHIND_QUOTE.repair}:\n{lead}{quoted(value)}" if value else _BEHIND_QUOTE.repair
        return self._at(replace(_BEHIND_QUOTE, repair=shown))

    def _opened_above(self, sign: str) -> "_Line | None":
        """The line with the quote that is only closed on this one, which says something else: "'t Hof", then "id's"."""
        if sign not in "'\"" or not (self._comment(self.number) or _NAME.match(self.text)):
            return None
        above = self.previous
        while above:
            start = above._value[0]
            if above.text[start : start + 1] == sign:
                return None if sign in above.text[start + 1 :] else replace(above, column=start)
            above = above.previous
        return None

    def _open_quote(self) -> RefusedError:
        sign = self.text[self.column : self.column + 1]
        start, end = self._value
        fix: tuple[Edit, ...] = ()
        if start == self.column:
            value = self.text[start:end]
            apostrophe = re.match(r"'[a-zA-Z]{1,2}[ -]", value)  # 's-Gravenhage, 't Harde
            closed = value[-1:] in _CLOSING.get(sign, "") and not any(one in _SMART for one in value[1:-1])
            inside = value if apostrophe else value[1:-1] if closed else value[1:]
            if apostrophe and closed:
                inside = ""  # 't Hof, or the name between two kinds of quotes
            fix = self._edits((start, end, quoted(inside))) if inside else ()
        what = _OPEN_QUOTE.what if sign in "'\"" else "een haakje wordt niet gesloten"
        return self._refused(replace(_OPEN_QUOTE, what=what), self.column, len(self.text.rstrip()), fix)

    def _quote(self, what: str, said: Said) -> RefusedError:
        """A mistake that goes away when the whole value stands between quotes."""
        start, end = self._value
        known = replace(said, what=what)
        if end <= max(start, self.column):
            return self._at(known)
        value = self.text[start:end]
        bare = value
        if value[0] in _SMART and value[-1:] in f"{_SMART}\"'" and not any(one in _SMART for one in value[1:-1]):
            bare = value[1:-1]
        bare = bare.strip(bare[0]) if bare[:1] in {"'", '"'} else bare
        return self._refused(known, self.column, self.column + 1, self._edits((start, end, quoted(bare))))

    def _backslash(self) -> RefusedError:
        """A path of Windows between double quotes."""
        start, end = self._value
        value = self.text[start:end]
        whole = len(value) > 2 and value[0] == value[-1] == '"' and '\\"' not in value
        return self._refused(_BACKSLASH, start, end, self._edits((start, end, quoted(value[1:-1]))) if whole else ())

    def _at(self, said: Said) -> RefusedError:
        return self._refused(said, self.column, self.column + 1)

    def _edits(self, *changes: tuple[int, int, str]) -> tuple[Edit, ...]:
        return tuple(Edit(self.number + 1, start + 1, end + 1, new) for start, end, new in changes)

    def _refused(self, said: Said, start: int, end: int, fix: tuple[Edit, ...] = ()) -> RefusedError:
        return RefusedError(self.number + 1, start + 1, said.what, said.repair, said.code, end + 1, fix)


def crooked_dash(text: str, line: int, indent: int) -> RefusedError:
    """An item that became part of the item above it. line: from 0; indent: where the items of that list start."""
    here = _Line(LINE_END.split(text), line, 0)
    said = replace(_INDENT, repair="zet de streepjes recht onder elkaar")
    return here._refused(said, 0, here.indent, here._edits((0, here.indent, " " * indent)))


def odd_bullet(text: str, line: int) -> RefusedError | None:
    """What is wrong with the sign in front of an item. line: from 0."""
    return _Line(LINE_END.split(text), line, 0)._bullet()


def quoting(text: str, line: int, column: int) -> tuple[Edit, ...]:
    """The change that puts the value at a place between quotes. line, column: from 1."""
    return _Line(LINE_END.split(text), line - 1, column - 1)._quote("", _COLON).fix


_QUOTES = "zet de tekst tussen aanhalingstekens"
_TAB = Said("NSP007", "hier staat een tab", "gebruik spaties om in te springen")
_ODD_SPACE = Said(
    "NSP005", "hier staat een bijzondere spatie, die YAML niet als spatie leest", "typ hier gewone spaties"
)
_WIDE_COLON = Said("NSP009", "hier staat een brede dubbele punt", "typ een gewone dubbele punt met een spatie erachter")
_GLUED = Said("NSP008", "achter deze dubbele punt ontbreekt een spatie", "zet een spatie achter de dubbele punt")
_COLON = Said("NSP018", "hier staat een dubbele punt te veel", _QUOTES)
_CANNOT_START = Said("NSP017", "een tekst kan niet met {} beginnen", _QUOTES)
_OPEN_QUOTE = Said(
    "NSP019", "een aanhalingsteken wordt niet gesloten", "zet de hele tekst tussen dubbele aanhalingstekens"
)
_BEHIND_QUOTE = Said(
    "NSP029", "achter het aanhalingsteken staat nog tekst", "zet de hele tekst tussen dubbele aanhalingstekens"
)
_NO_COLON = Said("NSP022", "hier ontbreekt een dubbele punt", "schrijf 'naam: waarde'")
_MORE_TEXT = replace(
    _NO_COLON, repair="zet dit achter de regel erboven als het daarbij hoort; schrijf anders 'naam: waarde'"
)
_NO_NAME = Said(
    "NSP022",
    "deze regel heeft geen naam met een dubbele punt",
    "zet een # ervoor als het een opmerking is, of schrijf 'naam: waarde'",
)
_EQUALS_SIGN = Said("NSP022", "hier hoort een dubbele punt, geen =", "schrijf 'naam: waarde'")
_ALONE = Said(
    "NSP017", "een {} alleen kan hier niet staan",
    "vul de waarde in; kunt u kiezen uit ja, nee en onbekend, schrijf dan onbekend zolang u het niet weet",
)  # fmt: skip
_BULLET = Said(
    "NSP032", "een lijst begint niet met {}, maar met een gewoon streepje", "typ een - met een spatie erachter"
)
_NO_DASH = Said(
    "NSP032", "hier ontbreekt een streepje", "begin elke regel van een lijst met een streepje en een spatie"
)
_TOO_FAR = Said(
    "NSP024", "deze regel begint {} verder naar rechts dan de regel erboven", "zet de regels recht onder elkaar"
)
# What stands around code in a chat or on a web page, and is copied along.
_FENCE = re.compile(r"[ \t]*```\w*[ \t\r]*")
_FENCED = Said("NSP035", "deze regel hoort bij de opmaak van een chat of webpagina", "haal de regel weg")
_INDENT = Said("NSP023", "deze regel springt anders in dan de regels erboven", "zet de regels recht onder elkaar")
_OTHER = Said(
    "NSP025", "deze regel kan niet gelezen worden",
    "kijk naar inspringen, dubbele punten en aanhalingstekens op deze regel en de regel erboven",
)  # fmt: skip
_BACKSLASH = Said(
    "NSP020", "een \\ heeft tussen dubbele aanhalingstekens een eigen betekenis", "gebruik enkele aanhalingstekens"
)
ANCHOR = Said("NSP015", "een & aan het begin heeft in YAML een eigen betekenis", _QUOTES)
TAG = Said("NSP016", "een ! aan het begin heeft in YAML een eigen betekenis", _QUOTES)
ALIAS = Said("NSP014", "een * aan het begin heeft in YAML een eigen betekenis", _QUOTES)
_SCALAR = Said("NSP031", "een > of | aan het begin heeft in YAML een eigen betekenis", _QUOTES)
_DASH = Said("NSP033", "een streepje kan niet achter een dubbele punt staan", "begin de lijst op de regel eronder")
_BRACKET = Said("NSP030", "een lijst of blok tussen haken klopt niet", "kijk of elke haak een tweede haak heeft")
QUOTES_HELP = (ALIAS, ANCHOR, TAG, _SCALAR)
# What libyaml says, in the order in which it is looked for.
_SAID = (
    ("scanning an anchor", ANCHOR),
    ("scanning an alias", ALIAS),
    ("scanning a tag", TAG),
    ("tag handle", TAG),
    ("scanning a block scalar", _SCALAR),
    ("tab character", _TAB),
    ("block sequence entries are not allowed", _DASH),
    ("flow", _BRACKET),
)
