#!/usr/bin/env bash
# Brings what building and testing need and this machine lacks: system packages,
# Rust, Node, the screens' npm packages. A second run finds everything there and
# takes a moment. Nothing is upgraded that is new enough.
set -euo pipefail
# shellcheck source=scripts/env.sh
. "$(dirname "$0")/env.sh"

# The one list of system packages (Debian 12 names).
PACKAGES=(
    build-essential pkg-config ca-certificates curl git xz-utils
    libwebkit2gtk-4.1-dev                  # the window
    xvfb webkit2gtk-driver strace          # a window without a display, a hand in it, an eye on its sockets
    fonts-liberation2 fonts-noto-core      # letters of printed pages and of screens under test
    poppler-utils qpdf                     # tests read papers back
    python3                                # a second reader of packages, written from the page alone
    libreoffice-writer-nogui libreoffice-calc-nogui  # tests open copies for Word and Excel
)
WANT_RUST=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
WANT_NODE=20.19
NODE_RELEASE=20

say() { printf 'setup: %s\n' "$*"; }
stop() { printf 'setup: %s\n' "$*" >&2; exit 1; }

missing_packages() {
    local name
    for name in "$@"; do
        dpkg-query -W -f='${db:Status-Status}\n' "$name" 2>/dev/null | grep -qx installed || echo "$name"
    done
}

# Installs those of the named packages that are not there yet.
install_packages() {
    command -v dpkg-query >/dev/null ||
        stop "this is no Debian; install what corresponds to: $*."
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    say "installing ${missing[*]}"
    local sudo=()
    if [ "$(id -u)" != 0 ]; then
        command -v sudo >/dev/null || stop "root or sudo is needed to install: ${missing[*]}."
        sudo=(sudo)
    fi
    local log apt=("${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300)
    log=$(mktemp)
    "${apt[@]}" update >"$log" 2>&1 ||
        say "the package lists could not be refreshed; trying with those at hand."
    if ! "${apt[@]}" install -y --no-install-recommends "${missing[@]}" >>"$log" 2>&1; then
        tail -n 20 "$log" >&2
        stop "the Debian package source (apt) did not give: ${missing[*]}. Set up a source and run this again."
    fi
    rm -f "$log"
}

rust_is_ready() {
    local have
    have=$(cargo --version 2>/dev/null | cut -d' ' -f2) && [ -n "$have" ] &&
        at_least "$have" "$WANT_RUST" &&
        cargo clippy --version >/dev/null 2>&1 && cargo fmt --version >/dev/null 2>&1
}

# Rust: what is there; else rustup; else rustup from Debian (13 and later); else
# rustup's own installer. Debian 12's rustc is too old to be of use.
bring_rust() {
    rust_is_ready && return 0
    if ! command -v rustup >/dev/null; then
        if apt-cache policy rustup 2>/dev/null | grep -q "Candidate: [0-9]"; then
            install_packages rustup
        else
            say "installing rustup"
            curl --proto '=https' --tlsv1.2 --silent --show-error --fail --max-time 300 https://sh.rustup.rs |
                sh -s -- -y --quiet --no-modify-path --profile minimal --default-toolchain none ||
                stop "rustup could not be fetched from its own site, and no Rust $WANT_RUST is here. Install Rust $WANT_RUST with clippy and rustfmt and run this again."
            PATH=${CARGO_HOME:-$HOME/.cargo}/bin:$PATH
        fi
    fi
    say "installing the toolchain of rust-toolchain.toml"
    rustup toolchain install stable --profile minimal --component clippy --component rustfmt ||
        stop "rustup's source did not give a toolchain. Install Rust $WANT_RUST with clippy and rustfmt and run this again."
    rust_is_ready || stop "Rust $WANT_RUST with clippy and rustfmt is needed; found: $(cargo --version 2>&1 | head -n 1)."
}

node_is_ready() {
    local have
    command -v npm >/dev/null && have=$(node --version 2>/dev/null) && at_least "${have#v}" "$WANT_NODE"
}

# Node: what is there; else the binary inside an npm package, fetched by Debian's
# old npm, so that no further source is needed.
bring_node() {
    node_is_ready && return 0
    local machine
    case $(uname -m) in
        x86_64) machine=x64 ;;
        aarch64) machine=arm64 ;;
        *) stop "no ready-made Node for $(uname -m); install Node $WANT_NODE or newer and run this again." ;;
    esac
    command -v npm >/dev/null || install_packages nodejs npm
    say "installing Node $NODE_RELEASE beside the build"
    mkdir -p "$NODE_PLACE"
    npm install --prefix "$NODE_PLACE" --no-save --no-audit --no-fund --loglevel=error \
        "node-linux-$machine@$NODE_RELEASE" "npm@10" >/dev/null ||
        stop "the npm registry did not answer, and no Node $WANT_NODE is here. Install Node $WANT_NODE or newer and run this again."
    # The package names its program, but not every npm links it.
    ln -sf "../node-linux-$machine/bin/node" "$NODE_PLACE/node_modules/.bin/node"
    PATH=$NODE_PLACE/node_modules/.bin:$PATH
    hash -r
    node_is_ready || stop "Node $WANT_NODE or newer is needed; found: $(node --version 2>&1 | head -n 1)."
}

# The screens' packages, exactly as locked; again only when the lock has changed.
bring_screen_packages() {
    local lock=ui/package-lock.json installed=ui/node_modules/.package-lock.json
    [ -f "$lock" ] || return 0
    if [ -f "$installed" ] && [ ! "$lock" -nt "$installed" ]; then return 0; fi
    say "installing the packages of ui/package-lock.json"
    npm ci --prefix ui --no-audit --no-fund --loglevel=error >/dev/null ||
        stop "the npm registry did not give the packages of ui/package-lock.json. Check the connection and run this again."
    touch "$installed"
}

# crates.io is asked here and nowhere else, so that a missing source has one sentence.
bring_crates() {
    cargo fetch --locked --quiet --target "$(rustc -vV | sed -n 's/^host: //p')" 2>/dev/null ||
        cargo fetch --locked --target "$(rustc -vV | sed -n 's/^host: //p')" ||
        stop "the crates of Cargo.lock could not be fetched, or Cargo.lock does not fit the manifests (cargo says which above)."
}

install_packages "${PACKAGES[@]}"
bring_rust
bring_node
bring_screen_packages
bring_crates
say "ready (Rust $(cargo --version | cut -d' ' -f2), Node $(node --version))"
