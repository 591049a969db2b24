#!/bin/sh
# Writes both locks anew from pyproject.toml: newest allowed versions, hashes of every file, for all
# supported Pythons and systems at once. Nothing of this machine or its index ends up in them.
set -eu
cd "$(dirname "$0")/.."

if ! command -v uv >/dev/null; then
    echo "Voor het verversen van de locks is het programma uv nodig, en dat staat niet op het PATH." >&2
    echo "    Zo kan het wel: installeer uv (pipx install uv) en geef de opdracht opnieuw" >&2
    exit 1
fi

# The named list of requirements in pyproject.toml, one a line.
requirements() {
    .venv/bin/python -c "
import tomllib
with open('pyproject.toml', 'rb') as file:
    settings = tomllib.load(file)
print(*settings$1, sep='\n')"
}

# One version of each package for every Python, so that all of them make the same bytes.
compile() {
    uv --no-config pip compile - --quiet --upgrade --universal --python-version 3.11 --fork-strategy fewest \
        --generate-hashes --no-emit-index-url --no-header --no-annotate "$@" >/dev/null
}

{ requirements "['project']['dependencies']"; requirements "['build-system']['requires']"; } |
    compile --output-file requirements.lock
requirements "['project']['optional-dependencies']['test']" |
    compile --constraint requirements.lock --output-file tests/requirements.lock

if grep -nE '://|^-|^ *#' requirements.lock tests/requirements.lock; then
    echo "Deze regels horen niet in een lock: ze noemen een adres, een optie of een pad." >&2
    exit 1
fi
