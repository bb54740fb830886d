#!/usr/bin/env bash
# Compiles the screens' translations (Qt .ts files) to the .qm files that Qt loads, where they changed.
set -euo pipefail
cd "$(dirname "$0")/.."
shopt -s nullglob
for source in resources/translations/*.ts; do
    compiled="${source%.ts}.qm"
    if [ ! -e "$compiled" ] || [ "$source" -nt "$compiled" ]; then
        .venv/bin/pyside6-lrelease -silent "$source" -qm "$compiled"
    fi
done
