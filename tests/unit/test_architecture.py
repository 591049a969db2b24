"""What the architecture promises, read from the source itself."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import noodsteunpunt
from noodsteunpunt.shipped import shipped_root

PACKAGE = Path(noodsteunpunt.__file__).parent
THEME, DESK = shipped_root() / "theme", PACKAGE / "serving" / "desk"

# Imports only go to a part with a lower number, or stay within the part. A new part needs a place here.
RANKS = {
    "model": 0,
    "shipped": 0,
    "draw": 0,
    "geo": 1,
    "load": 1,
    "check": 2,
    "press": 3,
    "enrich": 3,
    "compile": 4,
    "finish": 5,
    "write": 6,
    "checked": 6,
    "statusfile": 6,
    "build": 7,
    "publish": 8,
    "register": 7,
    "repair": 8,
    "coverage": 10,
    "exporting": 8,
    "importing": 9,
    "straten": 10,
    "serving": 8,
    "starting": 10,
    "cli": 11,
    "__main__": 12,
}
# Who else reads files than stage 1, and why that is not the municipality's folder.
READERS = {
    "cli/streams.py": "nothing: it opens the place for output that cannot be written",
    "model/gemeenten.py": "the list of municipalities that travels with the package",
    "build.py": "the codes of the site as it was built last, in the output folder",
    "publish.py": "that site itself",
    "check/uitleg.py": "the explanations that travel with the package",
    "repair.py": "the very bytes of a file, to leave all but one value as it was",
    "write/output.py": "printed sheets on the website, which a status leaves as they are",
    "importing/run.py": "the list and maps that an import is about, and the files it changes",
    "importing/workbook.py": "a workbook in memory",
    "straten/adreslijst.py": "the list of addresses that nsp geo prepare is given",
    "starting/answers.py": "the map of wijken that nsp new is given",
    "starting/files.py": "the files of the kit that travels with the package",
    "serving/desk.py": "the frame of the preview, which travels with the package",
    "compile/theme.py": "templates, style and icons that travel with the package",
    "compile/editorial.py": "what MkDocs wrote in a temporary folder of its own",
    "check/logo.py": "a picture in memory",
    "press/logo.py": "a picture in memory",
    "press/check_pictures.py": "a picture inside a PDF in memory",
    "press/press.py": "a PDF in memory",
    "press/screen.py": "a PDF in memory",
    "press/preflight.py": "a PDF in memory",
    "press/check_file.py": "the metadata inside a PDF in memory",
    "press/product.py": "a product that travels with the package, or one of the municipality's own",
    "press/workshop.py": "colours, shops, profiles and fonts that travel with the package, or the municipality's own",
    "press/cache.py": "printed matter it made earlier",
}
WRITERS = {
    "load/kept.py": "what it read, outside the municipality's folder, to read it sooner the next time",
    "importing/place.py": "the folder that the command is for",
    "exporting/run.py": "the list that the command is for",
    "write/output.py": "the output folder",
    "register.py": "locations/permalinks.yml, the one file this command is for",
    "repair.py": "what an editor asked to have repaired",
    "write/schemas.py": "the schemas that text editors look at",
    "write/textfile.py": "files as a whole, for the commands in this list",
    "straten/prepare.py": "locations/geo/, which is what the command is for",
    "compile/editorial.py": "a temporary folder for MkDocs",
    "press/cache.py": "printed matter to use again",
}


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module by its path below the package, with its syntax tree."""
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        if not name.startswith("_shipped/"):
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def part_of(module: str) -> str:
    """The part a module belongs to: "check" for check/rules.py, "build" for build.py."""
    return module.removesuffix(".py").split("/")[0]


def own_imports(module: str, tree: ast.Module) -> Iterator[str]:
    """The parts of ours that a module imports, without the package itself."""
    folder = module.split("/")[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = folder[: len(folder) - node.level + 1]
            path = [*base, *(node.module or "").split(".")] if node.module else base
            names = [path[0]] if path and path[0] else [alias.name for alias in node.names]
            yield from (name for name in names if not name.startswith("__"))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("noodsteunpunt"):
            yield (node.module or "").split(".")[1]
        elif isinstance(node, ast.Import):
            yield from (alias.name.split(".")[1] for alias in node.names if alias.name.startswith("noodsteunpunt."))


def calls(tree: ast.Module) -> Iterator[str]:
    """Every call by the last part of its name: `path.read_text()` is "read_text"."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Attribute):
                yield node.func.attr
            elif isinstance(node.func, ast.Name):
                yield node.func.id


def imported(tree: ast.Module) -> set[str]:
    """The packages of others that a module imports."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            found.add(node.module.split(".")[0])
    return found


def test_every_part_has_a_place() -> None:
    """A new part of the package is put in its place in the list above before it is used."""
    assert {part_of(name) for name, _ in modules()} - RANKS.keys() - {"__init__"} == set()


def test_imports_only_go_down() -> None:
    """Data goes one way, so a stage knows nothing of the stages after it."""
    upwards = [
        f"{name} imports {part}"
        for name, tree in modules()
        for part in own_imports(name, tree)
        if part != part_of(name) and RANKS[part] >= RANKS[part_of(name)]
    ]
    assert upwards == []


def test_import_test_sees_imports() -> None:
    """The test above would prove nothing if it found no imports."""
    by_name = dict(modules())
    assert set(own_imports("build.py", by_name["build.py"])) >= {"check", "compile", "finish", "model", "write"}
    assert "model" in set(own_imports("compile/pages/punt.py", by_name["compile/pages/punt.py"]))


def test_only_one_module_knows_mkdocs() -> None:
    """MkDocs can be replaced in one file."""
    assert [name for name, tree in modules() if imported(tree) & {"mkdocs", "material"}] == ["compile/editorial.py"]


def test_at_most_one_module_knows_typst() -> None:
    """So can Typst."""
    assert len([name for name, tree in modules() if "typst" in imported(tree)]) <= 1


def test_only_load_reads_what_people_wrote() -> None:
    """Everything a municipality typed comes in through stage 1, where every value keeps its line."""
    reading = {"read_text", "read_bytes", "open"}
    readers = {name for name, tree in modules() if reading & set(calls(tree)) and part_of(name) != "load"}
    assert readers - READERS.keys() == set()


def test_only_write_and_register_write() -> None:
    """The build never writes in the folder of a municipality."""
    writing = {"write_text", "write_bytes", "mkdir", "rename", "replace_file", "replace_files",
               "unlink", "rmtree", "touch", "copytree"}  # fmt: skip
    writers = {name for name, tree in modules() if writing & set(calls(tree))}
    assert writers - WRITERS.keys() == set()
    assert "write/output.py" in writers


def test_only_the_command_line_prints_and_exits() -> None:
    """A module that is used from elsewhere is silent."""
    talking = [name for name, tree in modules() if {"print", "exit", "input"} & set(calls(tree))]
    assert {part_of(name) for name in talking} <= {"cli", "__main__"}


def test_no_clock() -> None:
    """Nothing asks what day it is, so the same folder gives the same bytes tomorrow.

    Only the command line does, to tell an editor which facts are old, and the preview, to know which files were saved
    so long ago that a later save will show; nothing that is made depends on it.
    """
    asking = {"now", "today", "utcnow", "monotonic", "localtime", "gmtime", "perf_counter", "time_ns"}
    assert [name for name, tree in modules() if asking & set(calls(tree)) or "time" in imported(tree)] == [
        "cli/given.py",
        "serving/preview.py",
    ]


def test_no_chance_no_environment_no_locale() -> None:
    """Nor the machine, the user, or chance."""
    refused = {"random", "secrets", "locale", "socket", "urllib3", "requests", "platform", "getpass"}
    assert [name for name, tree in modules() if refused & imported(tree)] == []
    asking = {"uuid1", "uuid4", "getenv", "gethostname", "expanduser", "cwd", "getcwd", "urlopen"}
    assert [name for name, tree in modules() if asking & set(calls(tree))] == []


def test_yaml_is_never_loaded_with_types() -> None:
    """`safe_load` reads 8:30 as 510; only text comes in."""
    assert [name for name, tree in modules() if {"safe_load", "full_load", "unsafe_load"} & set(calls(tree))] == []


TEMPLATES = [*sorted(THEME.rglob("*.html")), *sorted(DESK.rglob("*.html"))]


def test_there_are_templates() -> None:
    """The tests below look at something, also in the preview."""
    assert len(TEMPLATES) > 10
    assert TEMPLATES[-1].parent == DESK


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_template_escapes_everything(template: Path) -> None:
    """No `|safe`, no escaping switched off, and every value in an attribute stands between quotes."""
    text = template.read_text(encoding="utf-8")
    assert re.findall(r"\|\s*safe\b|autoescape\s+false|Markup\(", text) == []
    assert re.findall(r"=\s*\{[{%]", re.sub(r"\{%.*?%\}", "", text)) == []
    assert re.findall(r"\son[a-z]+\s*=|javascript:|style=", text, re.IGNORECASE) == []


@pytest.mark.parametrize(
    "file", [path for folder in (THEME, DESK) for path in sorted(folder.rglob("*"))
             if path.suffix in {".html", ".css", ".js"}],
    ids=lambda path: f"{path.parent.name}/{path.name}",
)  # fmt: skip
def test_theme_loads_nothing_from_elsewhere(file: Path) -> None:
    """No address of another host stands in a template, style or script."""
    text = file.read_text(encoding="utf-8")
    assert re.findall(r"https?://(?!www\.w3\.org/)[^\s\"')]+|[\"'(]//[a-z]|@import", text) == []


def test_nothing_outside_marks_text_as_html() -> None:
    """`Markup(` stands only where the line itself says why it is safe."""
    careless = [
        f"{path.name}: {line.strip()}"
        for path in sorted(PACKAGE.rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"\bMarkup\((?![\"')])", line) and "noqa: S704" not in line
    ]
    assert careless == []
