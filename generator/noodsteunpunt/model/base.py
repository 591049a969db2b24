"""What every part of the model has in common."""

import pydantic


class Part(pydantic.BaseModel):
    """A frozen part of the model. An unknown key is refused, so a private field can never slip in."""

    model_config = pydantic.ConfigDict(strict=True, frozen=True, extra="forbid", use_attribute_docstrings=True)
