# Sourced by every script and recipe: the root of the tree as the current
# folder, and the tools that scripts/setup.sh may have brought, on the PATH.
# It installs nothing and prints nothing.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT" || exit 1

# Node from the npm registry, where the system's own is too old.
NODE_PLACE=$ROOT/target/tools/node
if [ -d "$NODE_PLACE/node_modules/.bin" ]; then
    PATH=$NODE_PLACE/node_modules/.bin:$PATH
fi

# Rust by rustup, where the shell has not been opened again since.
if ! command -v cargo >/dev/null && [ -x "${CARGO_HOME:-$HOME/.cargo}/bin/cargo" ]; then
    PATH=${CARGO_HOME:-$HOME/.cargo}/bin:$PATH
fi
export PATH

# at_least HAVE WANT: true if version HAVE is WANT or newer.
at_least() {
    [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]
}

# A Node from npm brings its own list of authorities; the system's is added to it,
# for networks whose gateway has one of its own.
if [ -z "${NODE_EXTRA_CA_CERTS:-}" ] && [ -f /etc/ssl/certs/ca-certificates.crt ]; then
    export NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt
fi
