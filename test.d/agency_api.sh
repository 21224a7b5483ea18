#!/usr/bin/env bash
# The agencies' API against its own published description: schemathesis, from PyPI into target/, asks a demonstration
# authority on this machine what the description allows and what it forbids. KITH_BIN names the program.
set -euo pipefail
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/.."
version=4.32.5
tools=${CARGO_TARGET_DIR:-$PWD/target}/schemathesis
if [[ $("$tools/bin/schemathesis" --version 2>/dev/null) != *" $version" ]]; then
    python3 -m venv "$tools"
    "$tools/bin/pip" install --quiet --disable-pip-version-check "schemathesis==$version"
fi
exec "$tools/bin/python" test.d/agency_api.py
