"""One kind of value an editor can write: its parser, its Dutch sentence and its JSON Schema.

YAML reaches us as text (see `load/yamlfile.py`); here the schema, not the look of the value, decides what it is.
A parser takes the text and returns the value, or raises `FieldError` with what is wrong and how to repair it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

Parser = Callable[[str], Any]

# A value that is left of an example, and one that only says that nobody knows.
PLACEHOLDER, NO_FACT = "NSP233", "NSP236"
# What our own repairs show where an editor has to fill something in; quotes around it make it no value.
_IS_PLACEHOLDER = re.compile(r"[\"'“”„‘’`\s]*(?:…|\.{3})[….]*[\"'“”„‘’`\s]*")


class FieldError(ValueError):
    """A value that cannot be used. what, repair: Dutch, without closing full stop.

    code: the kind of mistake. instead: the value that was meant, when nobody has to choose.
    """

    def __init__(self, what: str, repair: str, code: str, instead: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.repair = repair
        self.code = code
        self.instead = instead


@dataclass(frozen=True, eq=False)
class Field:
    """One kind of value. `expected` ends the sentence "hier hoort …"; `schema` is draft-07 JSON Schema."""

    parse: Parser
    expected: str
    schema: dict[str, Any]

    def read(self, value: object) -> Any:
        """The parsed value.

        Values that are no text come from our own code (dates, enums) or from a list or block in the file.
        """
        if isinstance(value, str):
            return self._read_text(value.strip())
        if isinstance(value, list | dict):
            raise refused(FieldError("hier staat een lijst of blok", f"schrijf hier {self.expected}", "NSP105"))
        return value

    def _read_text(self, text: str) -> Any:
        if not text:
            raise refused(FieldError("hier is niets ingevuld", f"schrijf hier {self.expected}", "NSP106"))
        if left := left_from_example(text, self.expected):
            raise refused(left)
        try:
            return self.parse(text)
        except FieldError as error:
            raise refused(error) from None

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.read)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        said = f"hier hoort {self.expected}"
        # Not of JSON Schema: what the language server of VS Code and others says in place of English words of its own.
        return {**self.schema, "description": said, "patternErrorMessage": said, "errorMessage": said}


def left_from_example(text: str, expected: str) -> FieldError | None:
    """What is wrong with a text that is no more than the ellipsis of an example. expected: what belongs there."""
    if not _IS_PLACEHOLDER.fullmatch(text):
        return None
    what = f"hier staat nog '{text}', en dat is alleen een voorbeeld"
    return FieldError(what, f"vul in wat hier echt hoort: {expected}", PLACEHOLDER)


def refused(error: FieldError) -> PydanticCustomError:
    """What a validator of pydantic raises, so that `check/values.py` makes a Problem of it."""
    said = {"what": error.what, "repair": error.repair, "code": error.code, "instead": error.instead}
    return PydanticCustomError("nsp_field", "{what}", said)


def parse_by_pattern(text: str, pattern: str, what: str, expected: str, code: str) -> str:
    """The text when it is all of a pattern. what: the sentence when it is not, with {} for the text.

    Raises FieldError.
    """
    if not re.fullmatch(pattern, text, re.ASCII):
        raise FieldError(what.format(text), f"schrijf {expected}", code)
    return text


def pattern_field(pattern: str, what: str, expected: str, code: str) -> Field:
    """A field for texts of one shape; its parameters are those of `parse_by_pattern`."""
    parse = partial(parse_by_pattern, pattern=pattern, what=what, expected=expected, code=code)
    # An editor sees `huisnummer: 12` as a number, and YAML is text only for us.
    types: str | list[str] = ["string", "integer"] if re.fullmatch(pattern, "12") else "string"
    return Field(parse, expected, {"type": types, "pattern": f"^(?:{pattern})$"})
