"""Reading the small YAML files of print/: text first, types from the model that asks."""

from typing import Annotated, Any, TypeVar

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError


class SettingsError(Exception):
    """A file in print/ is wrong; the message is Dutch and names file, key and repair."""


class Settings(BaseModel):
    """Base of every settings file: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def _yes_or_no(value: object) -> object:
    """`ja` and `nee` to True and False; anything else is left for the model to refuse."""
    return {"ja": True, "nee": False}.get(value, value) if isinstance(value, str) else value


JaNee = Annotated[bool, Field(strict=True), BeforeValidator(_yes_or_no)]

S = TypeVar("S", bound=Settings)

_SENTENCES = {
    "missing": "deze regel ontbreekt",
    "extra_forbidden": "deze regel bestaat hier niet; kijk of de naam goed gespeld is",
    "float_parsing": "hier hoort een getal, bijvoorbeeld 148 of 0.5",
    "int_parsing": "hier hoort een heel getal, bijvoorbeeld 2",
    "bool_type": "hier hoort ja of nee",
    "literal_error": "kies een van: {expected}",
}


def decoded(source: bytes, file: str) -> str:
    """`source` as text. Raises SettingsError when it is not UTF-8; `file` is the name a person sees."""
    try:
        return source.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SettingsError(f"{file}: dit bestand is niet in UTF-8 opgeslagen; sla het op als UTF-8") from None


def read_values(source: bytes, file: str) -> dict[str, Any]:
    """The YAML mapping in `source`; every scalar stays the text that was typed.

    Raises SettingsError when it is no YAML or no mapping; `file` is the name a person sees.
    """
    try:
        # BaseLoader builds text, lists and mappings only: no guessed numbers, no objects.
        values = yaml.load(decoded(source, file), Loader=yaml.BaseLoader)  # noqa: S506
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise SettingsError(f"{file}, regel {line}: dit is geen geldige YAML") from None
    except yaml.YAMLError:  # a character that YAML does not allow
        raise SettingsError(f"{file}: hier staat een onzichtbaar teken; typ de tekst opnieuw") from None
    if not isinstance(values, dict):
        raise SettingsError(f"{file}: hier horen regels met 'naam: waarde'")
    return values


def read_settings(source: bytes, file: str, model: type[S]) -> S:
    """`source` as a checked `model`. Raises SettingsError with one line per mistake."""
    return check_settings(read_values(source, file), file, model)


def check_settings(values: dict[str, Any], file: str, model: type[S]) -> S:
    """`values` as a checked `model`. Raises SettingsError with one line per mistake."""
    try:
        return model.model_validate(values)
    except ValidationError as error:
        raise SettingsError("\n".join(_sentence(file, mistake) for mistake in error.errors())) from None


def _sentence(file: str, mistake: Any) -> str:
    """One pydantic mistake as a Dutch line."""
    key = ".".join(str(part) for part in mistake["loc"])
    expected = str(mistake.get("ctx", {}).get("expected", "")).replace(" or ", " of ")
    told = _SENTENCES.get(mistake["type"], "deze waarde kan niet").format(expected=expected)
    return f"{file} ({key}): {told}"
