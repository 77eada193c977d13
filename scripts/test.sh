#!/usr/bin/env bash
# Everything that must hold before a change goes in, stage by stage, and the
# counts of all stages as the last line. The first stage that fails ends the run;
# what it printed is kept under target/test-logs.
set -uo pipefail
# shellcheck source=scripts/env.sh
. "$(dirname "$0")/env.sh"
# shellcheck source=scripts/stages.sh
. scripts/stages.sh

SCHEDULES=${SCHEDULES:-20000}

# Snapshots are compared, never rewritten; colours would hide the counts.
export INSTA_UPDATE=no CARGO_TERM_COLOR=never NO_COLOR=1 NEXTEST_HIDE_PROGRESS_BAR=1

stage setup one scripts/setup.sh
. scripts/env.sh # the PATH to what set-up has brought

stage format one cargo fmt --all --check -- --color never
stage screens-build one scripts/ui.sh
stage screens-types one npm run --prefix ui --silent check
stage screens-lint one npm run --prefix ui --silent --if-present lint
stage screens-tests vitest npm test --prefix ui --silent

# One build of the whole workspace: every later stage uses these very files.
# (`cargo run -p xtask` alone would unify features differently and build twice.)
stage build one cargo build --workspace --locked --quiet
stage tidy one target/debug/xtask tidy
stage bindings one target/debug/xtask bindings --check
stage clippy one cargo clippy --workspace --all-targets --locked --quiet -- -D warnings

if cargo nextest --version >/dev/null 2>&1; then
    nextest=(cargo nextest run --workspace --locked --no-fail-fast --status-level fail --final-status-level slow)
    stage tests nextest "${nextest[@]}" -E 'not package(e2e)'
    stage doc-tests libtest cargo test --workspace --locked --quiet --doc
    stage fuzz-merge one target/debug/xtask fuzz-merge --schedules "$SCHEDULES" --seed 1
    stage window nextest "${nextest[@]}" -E 'package(e2e)'
else
    # The same tests; those of the window wait for each other inside their harness.
    stage tests libtest cargo test --workspace --locked --no-fail-fast
    stage fuzz-merge one target/debug/xtask fuzz-merge --schedules "$SCHEDULES" --seed 1
fi
