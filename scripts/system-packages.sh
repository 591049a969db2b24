#!/bin/sh
# Sees to it that the programs the tests start are there: tests/apt-packages.txt.
# Installs what is missing when that is possible, else names everything at once and stops.
set -eu
cd "$(dirname "$0")/.."

# Browsers that will do where the one that is asked for cannot be installed.
slower=""

# A program counts however it was installed; a package not named here is looked up with dpkg.
programs_of() {
    case "$1" in
        chromium-headless-shell) echo "${CHROMIUM:-} chromium-headless-shell $slower" ;;
        ghostscript) echo gs ;;
        poppler-utils) echo pdftoppm ;;
        qpdf) echo qpdf ;;
        mupdf-tools) echo mutool ;;
    esac
}

present() {
    for program in $(programs_of "$1"); do
        command -v "$program" >/dev/null && return 0
    done
    dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q '^install ok installed'
}

missing() {
    grep -v '^[[:space:]]*\(#\|$\)' tests/apt-packages.txt | while read -r package; do
        present "$package" || printf ' %s' "$package"
    done
}

wanted="$(missing)"
[ -n "$wanted" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Voor de tests wordt geïnstalleerd:$wanted"
    # shellcheck disable=SC2086 # a list of names
    sh scripts/apt-install.sh $wanted || echo "Dat lukte niet helemaal." >&2
fi
slower="chromium chromium-browser google-chrome"
wanted="$(missing)"
[ -n "$wanted" ] || exit 0
echo "De tests kunnen niet draaien, want dit ontbreekt:$wanted" >&2
echo "    Zo kan het wel: sudo apt-get install$wanted (waarvoor elk nodig is, staat in tests/apt-packages.txt)" >&2
exit 1
