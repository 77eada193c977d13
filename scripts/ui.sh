#!/usr/bin/env bash
# Builds ui/dist, which the window embeds, if a source of it is newer.
# The shell's build script wants ui/dist/index.html, so this comes before cargo.
set -euo pipefail
# shellcheck source=scripts/env.sh
. "$(dirname "$0")/env.sh"

built=ui/dist/index.html
if [ -f "$built" ]; then
    newer=$(find ui -path ui/node_modules -prune -o -path ui/dist -prune -o -type f -newer "$built" -print -quit)
    [ -n "$newer" ] || exit 0
fi
npm run --prefix ui --silent build
touch "$built"
