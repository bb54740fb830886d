#!/usr/bin/env bash
# Compiles the screens' translations (Qt .ts files) to the .qm files that Qt loads, where they
# changed. With `update [TAG]` collects the screens' texts into the .ts files first; a TAG such as
# uk begins a new language. What the states of a text mean: docs/translations.md
set -euo pipefail
cd "$(dirname "$0")/.."
shopt -s nullglob
folder=resources/translations

# collect FILE [WHAT FIND IS TO LEAVE OUT]...
# No places in the sources: the files change only with the texts, and lupdate, which goes by them,
# does not keep what a changed text said before: it would pass for one that only waits for review.
collect() {
    local file="$1" list=build/texts.list
    shift
    mkdir -p build
    find ui -type f \( -name '*.qml' -o -name '*.py' \) "$@" | LC_ALL=C sort >"$list"
    .venv/bin/pyside6-lupdate -silent -locations none -no-obsolete -source-language sv_SE \
        "@$list" -ts "$file"
}

if [ "${1:-}" = update ]; then
    [ -z "${2:-}" ] || [ -e "$folder/lyssna_$2.ts" ] || began="$folder/lyssna_$2.ts"
    for file in "$folder"/*.ts ${began:+"$began"}; do
        case "$file" in
            */lyssna_en.ts) collect "$file" ;;
            # Staff read Swedish or English: of other languages only what visitors read is asked.
            *) collect "$file" -not -path 'ui/qml/staff/*' ;;
        esac
    done
fi
for compiled in "$folder"/*.qm; do
    [ -e "${compiled%.qm}.ts" ] || rm "$compiled"
done
for source in "$folder"/*.ts; do
    compiled="${source%.ts}.qm"
    if [ ! -e "$compiled" ] || [ "$source" -nt "$compiled" ]; then
        # In one step: a kiosk that runs has the old one in its memory, page by page.
        .venv/bin/pyside6-lrelease -silent "$source" -qm "$compiled.new"
        mv "$compiled.new" "$compiled"
    fi
done
