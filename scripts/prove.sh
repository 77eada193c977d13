#!/usr/bin/env bash
# What is longer than a test: a million merge schedules, a million bent packages, and
# more cases for every property. SCHEDULES, OPENINGS, MINUTES, SEED and CASES change how much.
set -uo pipefail
# shellcheck source=scripts/env.sh
. "$(dirname "$0")/env.sh"
# shellcheck source=scripts/stages.sh
. scripts/stages.sh

SCHEDULES=${SCHEDULES:-1000000}
SEED=${SEED:-1}
export INSTA_UPDATE=no CARGO_TERM_COLOR=never NO_COLOR=1

stage setup one scripts/setup.sh
. scripts/env.sh
stage screens-build one scripts/ui.sh
stage build one cargo build --workspace --locked --quiet
stage fuzz-merge one target/debug/xtask fuzz-merge --schedules "$SCHEDULES" --seed "$SEED"
stage fuzz-open one target/debug/xtask fuzz-open --executions "${OPENINGS:-1000000}" --minutes "${MINUTES:-10}" --seed "$SEED"
export PROPTEST_CASES=${CASES:-20000}
for crate in replica domain exchange; do
    stage "properties-$crate" libtest cargo test --package "$crate" --locked --quiet --no-fail-fast
done
