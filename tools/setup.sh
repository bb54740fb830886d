#!/usr/bin/env bash
# Makes .venv ready to run Lyssna; with --test also what only the tests need, with --nightly what
# only the nightly run needs. A second run finds everything done. Works without root when the
# system's libraries are there; PYTHON=... chooses the Python.
set -euo pipefail
cd "$(dirname "$0")/.."
stage="${1:-run}"
log=build/setup.log
mkdir -p build

qt_libraries=(
    libEGL.so.1:libegl1 libGL.so.1:libgl1 libxkbcommon.so.0:libxkbcommon0
    libxkbcommon-x11.so.0:libxkbcommon-x11-0 libdbus-1.so.3:libdbus-1-3
    libfontconfig.so.1:libfontconfig1 libxcb-cursor.so.0:libxcb-cursor0
    libxcb-icccm.so.4:libxcb-icccm4 libxcb-keysyms.so.1:libxcb-keysyms1
    libxcb-shape.so.0:libxcb-shape0 libgthread-2.0.so.0:libglib2.0-0
    libwayland-cursor.so.0:libwayland-cursor0 libwayland-egl.so.1:libwayland-egl1
    libpulse.so.0:libpulse0 # the on-screen keyboard does not load without it
)
test_tools=(
    pdftoppm:poppler-utils qpdf:qpdf initdb:postgresql
    cupsd:cups lpadmin:cups-client ippeveprinter:cups-ipp-utils avahi-daemon:avahi-daemon
    dbus-daemon:dbus
)
nightly_tools=(
    Xvfb:xvfb xrandr:x11-xserver-utils openbox:openbox xdotool:xdotool wmctrl:wmctrl xclip:xclip
    chromium:chromium
)

stop() { printf '\n%s\n' "$*" >&2; exit 1; }

# --- system packages -------------------------------------------------------------------------

has_library() {
    known="${known:-$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p)}"
    [[ "$known" == *"$1"* ]]
}
has_tool() {
    local folder
    for folder in /usr/lib/postgresql/*/bin /usr/sbin /sbin; do
        [ -x "$folder/$1" ] && return 0
    done
    command -v "$1" >/dev/null
}

# missing CHECK NAME:PACKAGE...  prints the packages whose NAME the CHECK does not find
missing() {
    local check="$1" pair
    shift
    for pair in "$@"; do
        "$check" "${pair%%:*}" || echo "${pair##*:}"
    done | sort -u
}

# install WHY PACKAGE...  by apt as root; otherwise prints the line to run, and goes on
install() {
    local why="$1"
    shift
    [ $# -gt 0 ] || return 0
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        echo "    installing $*"
        { apt-get update && DEBIAN_FRONTEND=noninteractive \
            apt-get install -y --no-install-recommends "$@"; } >"$log" 2>&1 </dev/null ||
            stop "These packages could not be installed: $*. What apt said is in $log."
    elif command -v apt-get >/dev/null; then
        printf '    %s Missing; run once:\n    sudo apt-get install %s\n' "$why" "$*" >&2
    else
        printf '    %s Missing; install what your system calls: %s\n' "$why" "$*" >&2
    fi
}

system_packages() {
    [ "$(uname)" = Linux ] || return 0
    # shellcheck disable=SC2046  # package names hold no spaces
    install "Qt needs these libraries." $(missing has_library "${qt_libraries[@]}")
    case "$stage" in --test | --nightly)
        # shellcheck disable=SC2046
        install "Some tests need these and are skipped without." \
            $(missing has_tool "${test_tools[@]}") ;;
    esac
    if [ "$stage" = --nightly ]; then
        # shellcheck disable=SC2046
        install "Nightly tests need these." $(missing has_tool "${nightly_tools[@]}")
    fi
}

# --- Python ----------------------------------------------------------------------------------

find_python() {
    local name
    for name in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            echo "$name"
            return
        fi
    done
    stop "Lyssna needs Python 3.11 or later, and found none. Install it, or name it: make setup PYTHON=/path/to/python3"
}

# Sets `pip`: the one inside .venv, or where Debian splits that off (python3-venv), the system's own.
make_venv() {
    local python="$1" options=()
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null &&
        ! "$python" -m pip --version >/dev/null 2>&1; then
        install "Python's venv module is needed." python3-venv
        "$python" -c 'import ensurepip, venv' 2>/dev/null || exit 1
    fi
    pip=(.venv/bin/python -m pip)
    if ! "$python" -c 'import ensurepip' 2>/dev/null; then
        options=(--without-pip)
        pip=("$python" -m pip --python .venv/bin/python)
    fi
    pip+=(--disable-pip-version-check --no-input)
    case "$(cat "$packages" 2>/dev/null)" in
        "$PWD "*) .venv/bin/python -c '' 2>/dev/null && return ;;
    esac
    "$python" -m venv --clear ${options[@]+"${options[@]}"} .venv
}

# Reads pip's lines and shows how far it is: one line that grows on a terminal, few lines elsewhere.
progress() {
    local total
    total=$(grep -c '==' requirements.lock)
    awk -v total="$total" -v tty="$([ -t 1 ] && echo 1)" '
        /^Collecting/ { n++; if (tty) printf "\r    %d of at most %d: %-40s", n, total, $2; fflush() }
        /^Installing/ { if (tty) printf "\r    %-60s\n", "unpacking"; else print "    unpacking" }'
}

python_packages() {
    "${pip[@]}" install --progress-bar off --require-hashes -r requirements.lock 2>"$log" | progress ||
        stop "The Python packages could not be installed. Run it again when this is mended:
$(grep -v '^WARNING: Location' "$log" | tail -n 5)"
}

itself() {
    "${pip[@]}" install --quiet --no-deps --no-build-isolation --editable . ||
        stop "Lyssna itself could not be installed; the reason stands above."
}

# --- the steps -------------------------------------------------------------------------------

# Each stamp names what it was made from, and where: a virtual environment cannot be moved.
packages=.venv/lyssna-packages
installed=.venv/lyssna-installed
locked="$PWD $(cksum <requirements.lock)"
described="$locked $(cksum <pyproject.toml)"
same() { [ "$(cat "$1" 2>/dev/null)" = "$2" ]; }

echo "1/3 System libraries"
system_packages
if same "$packages" "$locked" && same "$installed" "$described" && .venv/bin/python -c ''; then
    echo "2/3 Python packages (already there)"
else
    echo "2/3 Python packages (about 300 MB the first time: some minutes)"
    python=$(find_python)
    make_venv "$python"
    same "$packages" "$locked" || python_packages
    echo "$locked" >"$packages"
    itself
    echo "$described" >"$installed"
fi
echo "3/3 Translations"
tools/translations.sh
