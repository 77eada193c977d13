#!/usr/bin/env bash
# Builds the program and opens its window. Where there is no display, the whole
# story runs on the command line instead, on the invented commune.
set -euo pipefail
# shellcheck source=scripts/env.sh
. "$(dirname "$0")/env.sh"

scripts/setup.sh
. scripts/env.sh
scripts/ui.sh
cargo build --workspace --locked

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec target/debug/benvung "$@"
fi

out=$ROOT/artefacts/demo
rm -rf "$out"
mkdir -p "$out"
echo "run: no display here, so the demonstration runs without a window."
target/debug/bv demo --out "$out"
echo
echo "The printed plan:"
find "$out" -type f -name '*.pdf' | sort | sed 's/^/  /'
echo "The sealed package for the district:"
find "$out" -type f -name '*.bvgoi' | sort | sed 's/^/  /'
