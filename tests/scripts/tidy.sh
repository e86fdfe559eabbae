#!/bin/bash
# clang-tidy finds no bug in any file of what is shipped, with KS_LONG=1 in those of the tests either (.clang-tidy says
# what counts as one).
. "$KS_SOURCE/tests/scripts/common.inc"
cd "$KS_SOURCE"
cmake --preset tidy -DKS_TESTS=$([ -n "${KS_LONG:-}" ] && echo ON || echo OFF) >/dev/null && cmake --build build/tidy -j2 -- -k 0 >"$work/tidy" 2>&1 || fail "$(grep -E 'error:|warning:' "$work/tidy" | sort -u | head -20)"
