#!/bin/sh
# Makes .venv hold exactly what the locks say. Usage: environment.sh run|test
#
# Each step leaves a stamp with the checksum of all it depended on, so a second run does nothing,
# a changed lock, another Python or a moved folder starts afresh, and a step cut short is done again.
set -eu
cd "$(dirname "$0")/.."

stop() {
    printf '%s\n' "$@" >&2
    exit 1
}

suitable() {
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null
}

find_python() {
    for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if suitable "$candidate"; then
            echo "$candidate"
            return
        fi
    done
    found="$("${PYTHON:-python3}" --version 2>/dev/null)" || found="geen"
    stop "Noodsteunpunt heeft Python 3.11, 3.12, 3.13 of 3.14 nodig; gevonden: $found." \
         "    Zo kan het wel: installeer zo'n Python, of wijs hem aan met 'make PYTHON=/pad/naar/python3.13 ...'"
}

# Debian keeps the half of venv that brings pip in a package of its own.
need_venv() {
    "$1" -c 'import ensurepip, venv' 2>/dev/null && return
    package="$("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "Python kan nog geen virtuele omgeving maken; $package wordt geïnstalleerd."
        sh scripts/apt-install.sh "$package"
    else
        stop "Python kan hier geen virtuele omgeving maken: het pakket $package ontbreekt." \
             "    Zo kan het wel: sudo apt-get install $package"
    fi
}

checksum() {
    cat "$@" | cksum
}

# done_before STAMP KEY: was this step finished with this very key?
done_before() {
    [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]
}

# Only wheels whose hash is in the lock: nothing is compiled and no build tool is fetched unasked. Errors only.
install_lock() {
    .venv/bin/python -m pip install -qq --disable-pip-version-check --no-input --progress-bar off \
        --require-hashes --only-binary :all: -r "$1"
}

level="${1:-run}"
python="$(find_python)"

key="$(pwd) $("$python" -c 'import sys; print(sys.version)') $(checksum requirements.lock)"
if ! done_before .venv/runtime.stamp "$key" || ! suitable .venv/bin/python; then
    need_venv "$python"
    echo "De omgeving .venv wordt gemaakt (eenmalig, ongeveer een minuut) ..."
    "$python" -m venv --clear .venv
    install_lock requirements.lock
    echo "$key" > .venv/runtime.stamp
fi

key="$(checksum pyproject.toml)"
if ! done_before .venv/package.stamp "$key"; then
    .venv/bin/python -m pip install -qq --disable-pip-version-check --no-input \
        --no-deps --no-build-isolation --editable .
    echo "$key" > .venv/package.stamp
fi

[ "$level" = test ] || exit 0
key="$(checksum tests/requirements.lock)"
if ! done_before .venv/test.stamp "$key"; then
    echo "De testgereedschappen worden toegevoegd ..."
    install_lock tests/requirements.lock
    echo "$key" > .venv/test.stamp
fi
