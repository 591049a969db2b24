"""Pages of the handbook that are made from the code, so that they never say something else than the program does.

MkDocs calls the functions (`hooks` in mkdocs.yml beside this file). Run by `make handboek`.
"""

import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2])]  # beside this, and tests/ for the examples

import meldingen  # noqa: E402
import velden  # noqa: E402

from noodsteunpunt.check.uitleg import explanations  # noqa: E402


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages to those on disk."""
    pages = {"velden.md": velden.page(), "meldingen/index.md": meldingen.index()}
    pages |= {f"meldingen/{code}.md": meldingen.page(said) for code, said in explanations().items()}
    for name, text in pages.items():
        files.append(File.generated(config, f"naslag/{name}", content=text))
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Say of the formats that they are English, so that a screen reader does not read them as Dutch."""
    return f'<div lang="en">{html}</div>' if page.file.src_uri.startswith("formats/") else html
