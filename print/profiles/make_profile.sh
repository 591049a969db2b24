#!/bin/sh
# Make FOGRA39L.icc from the free characterisation data FOGRA39L.ti3.
#
#   make_profile.sh PATH/TO/FOGRA39L.ti3
#
# Needs `colprof` of ArgyllCMS; only a maintainer needs it, the profile itself travels with the project.
# Takes about 15 seconds. The result differs from the committed file in its creation date only.
set -eu

data=${1:?which FOGRA39L.ti3?}
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -r "$work"' EXIT

cp "$data" "$work/FOGRA39L.ti3"
# -qm medium tables, -bl small reverse tables, -kz least black, -l300 -L100 ink limits (total, black),
# -A maker, -C licence, -Z p perceptual default, -D the name a person sees.
(cd "$work" && colprof -qm -bl -kz -l300 -L100 -A Noodsteunpunt -C zlib -Z p \
    -D "FOGRA39L coated (free characterisation data)" FOGRA39L)
cp "$work/FOGRA39L.icc" "$here/FOGRA39L.icc"
