"""The municipality's own mark, for printed matter only: `locations/logo.svg` or `locations/logo.png`."""

from dataclasses import dataclass

LOGO_FILES = ("logo.svg", "logo.png")


@dataclass(frozen=True)
class Logo:
    """A logo that was found safe. file: as the editor knows it; data: a PNG, or an SVG of shapes and nothing else."""

    file: str
    data: bytes

    @property
    def is_svg(self) -> bool:
        """Whether it is made of shapes, so that it is sharp at any size."""
        return self.file.endswith(".svg")
