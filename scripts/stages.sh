# Sourced by scripts that run checks one after another:
#
#     stage NAME COUNTER COMMAND…
#
# runs COMMAND, keeps what it prints in target/test-logs/NAME.log and adds to the
# counts. COUNTER says how they are read: `one` (the command is one check), or
# from the closing lines of `nextest`, `libtest` (cargo test) or `vitest`.
# The first failing stage ends the script. However it ends, its last line is
# "N passed, N failed", which also lies in target/test-logs/counts.

LOGS=$ROOT/target/test-logs
PASSED=0
FAILED=0
rm -rf "$LOGS"
mkdir -p "$LOGS"

closing_line() {
    local status=$?
    [ "$status" = 0 ] || [ "$FAILED" -gt 0 ] || FAILED=1
    printf '%s passed, %s failed\n' "$PASSED" "$FAILED" | tee "$LOGS/counts"
    exit "$status"
}
trap closing_line EXIT
trap 'exit 130' INT TERM

# Prints "PASSED FAILED" as read from the log of a stage.
count_nextest() {
    awk '/^ *Summary \[/ {
        sub(/.*\] */, ""); run = $1; sub(/\/.*/, "", run)
        ok = match($0, /[0-9]+ passed/) ? substr($0, RSTART) + 0 : 0
        passed += ok; failed += run - ok
    } END { print passed + 0, failed + 0 }' "$1"
}
count_libtest() {
    awk '/^test result: / { passed += $4; failed += $6 } END { print passed + 0, failed + 0 }' "$1"
}
count_vitest() {
    sed 's/\x1b\[[0-9;]*m//g' "$1" | awk '$1 == "Tests" {
        for (i = 2; i < NF; i++) {
            if ($(i + 1) == "passed") passed += $i
            if ($(i + 1) == "failed") failed += $i
        }
    } END { print passed + 0, failed + 0 }'
}

stage() {
    local name=$1 counter=$2 begun=$SECONDS status passed=0 failed=0
    shift 2
    printf '── %s\n' "$name"
    "$@" </dev/null 2>&1 | tee "$LOGS/$name.log"
    status=${PIPESTATUS[0]}
    if [ "$counter" = one ]; then
        if [ "$status" = 0 ]; then passed=1; else failed=1; fi
    else
        read -r passed failed < <("count_$counter" "$LOGS/$name.log")
        # A runner that fails without counting a failure did not get to its tests.
        if [ "$status" != 0 ] && [ "$failed" = 0 ]; then failed=1; fi
        if [ "$status" = 0 ] && [ "$counter" = nextest ] && [ "$passed" = 0 ]; then
            echo "$name: the runner counted no test"
            failed=1 status=1
        fi
    fi
    PASSED=$((PASSED + passed))
    FAILED=$((FAILED + failed))
    printf '   %s: %s passed, %s failed, %s s\n' "$name" "$passed" "$failed" $((SECONDS - begun))
    [ "$status" = 0 ] || exit 1
}
