#!/bin/sh
# Installs Debian packages without questions; needs root. Usage: apt-install.sh PACKAGE...
set -eu
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -qq -y --no-install-recommends "$@" >/dev/null
