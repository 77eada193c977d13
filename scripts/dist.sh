#!/usr/bin/env bash
# The program as it is handed out: both binaries, stripped, with their licences;
# and a Debian package where Tauri's bundler is among the screens' packages.
set -euo pipefail
# shellcheck source=scripts/env.sh
. "$(dirname "$0")/env.sh"

scripts/setup.sh
. scripts/env.sh
scripts/ui.sh
# Two commands: a feature of the window must not reach the command line.
cargo build --release --locked --package benvung --features custom-protocol
cargo build --release --locked --package cli

version=$(sed -n '/^\[workspace.package\]/,/^\[/ s/^version = "\(.*\)"/\1/p' Cargo.toml)
name=benvung-$version-linux-$(uname -m)
out=$ROOT/target/dist
rm -rf "$out"
mkdir -p "$out/$name"
cp target/release/benvung target/release/bv README.md LICENSE-MIT LICENSE-APACHE "$out/$name/"
find assets/fonts -iname '*OFL*' -exec cp {} "$out/$name/" \;
tar -C "$out" -cJf "$out/$name.tar.xz" "$name"

bundler=$ROOT/ui/node_modules/.bin/tauri
if [ -x "$bundler" ]; then
    (cd src-tauri && "$bundler" bundle --bundles deb)
    find target/release/bundle/deb -name '*.deb' -exec cp {} "$out/" \;
fi
echo "dist:"
find "$out" -maxdepth 1 -type f | sort | sed 's/^/  /'
