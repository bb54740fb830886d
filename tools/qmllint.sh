#!/usr/bin/env bash
# Lints all QML; any warning fails. The view models are Python, so tools/qmltypes.py first writes
# down for the linter what they offer, as module Lyssna in build/qml/.
set -euo pipefail
cd "$(dirname "$0")/.."

pages=()
while IFS= read -r -d '' page; do pages+=("$page"); done < <(find ui -name '*.qml' -print0 | sort -z)
if [ ${#pages[@]} = 0 ]; then
    echo "qmllint: no QML"
    exit 0
fi
.venv/bin/python tools/qmltypes.py build/qml
modules=()
while IFS= read -r -d '' module; do modules+=(-i "$module"); done < <(find ui -name qmldir -print0)
.venv/bin/pyside6-qmllint -W 0 -I "$PWD/ui/qml" -I "$PWD/build/qml" ${modules[@]+"${modules[@]}"} "${pages[@]}"
echo "qmllint: ${#pages[@]} files, no warning"
