"""`nsp schema`: what a text editor needs to look along."""

from argparse import Namespace

from ...write.schemas import write_schemas
from .. import given


def run(wish: Namespace) -> None:
    """Write the schemas."""
    place = write_schemas(given.folder(wish))
    print(f"{place}: een teksteditor die YAML-schema's kent, legt nu elke regel uit en streept fouten aan.")
