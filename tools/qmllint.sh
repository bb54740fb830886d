#!/usr/bin/env bash
# Lints all QML; any warning fails. The view models are Python (@QmlElement), so their types are
# first written down for the linter, as module Lyssna, in build/qml/.
set -euo pipefail
cd "$(dirname "$0")/.."
bin="$PWD/.venv/bin"
types=build/qml/Lyssna

pages=()
while IFS= read -r -d '' page; do pages+=("$page"); done < <(find ui -name '*.qml' -print0 2>/dev/null | sort -z)
if [ ${#pages[@]} = 0 ]; then
    echo "qmllint: no QML"
    exit 0
fi

models=()
while IFS= read -r model; do models+=("$model"); done < <(grep -rlE '^@QmlElement' ui --include='*.py' | sort)
mkdir -p "$types"
imports=(-I ui/qml)
if [ ${#models[@]} -gt 0 ]; then
    "$bin/pyside6-metaobjectdump" --quiet --out-file "$types/lyssna.json" "${models[@]}"
    known=(.venv/lib/python*/site-packages/PySide6/Qt/metatypes/qt6{core,gui,qml,quick}_metatypes.json)
    foreign=$(IFS=,; echo "${known[*]}")
    "$bin/pyside6-qmltyperegistrar" --import-name Lyssna --major-version 1 --foreign-types "$foreign" \
        --generate-qmltypes "$types/lyssna.qmltypes" -o "$types/lyssna.cpp" "$types/lyssna.json"
    printf 'module Lyssna\ntypeinfo lyssna.qmltypes\n' >"$types/qmldir"
    imports+=(-I build/qml)
fi
"$bin/pyside6-qmllint" -W 0 "${imports[@]}" "${pages[@]}"
echo "qmllint: ${#pages[@]} files, no warning"
