#!/usr/bin/env bash
# Speed and memory of the released program, on lists of 421 to 60,000 households.
# What is measured, and against what, is written in the benchmark itself.
set -euo pipefail
# shellcheck source=scripts/env.sh
. "$(dirname "$0")/env.sh"

scripts/setup.sh
. scripts/env.sh
cargo build --release --locked --quiet --package xtask --package cli
exec target/release/xtask bench "$@"
