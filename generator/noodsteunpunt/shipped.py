"""Where the files that travel with the package are: the national texts, the theme and the printed products."""

from pathlib import Path


def shipped_root() -> Path:
    """Folder with `content/`, `theme/`, `print/` and `mkdocs.yml`.

    In a wheel they lie in `_shipped/` inside the package, in a checkout at the top of the repository.
    """
    package = Path(__file__).resolve().parent
    inside_wheel = package / "_shipped"
    return inside_wheel if inside_wheel.is_dir() else package.parents[1]
