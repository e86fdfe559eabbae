#!/bin/bash
# clang-format and cppcheck find nothing to say.
. "$KS_SOURCE/tests/scripts/common.inc"
cd "$KS_SOURCE"
find kiosk tools tests -name '*.[ch]' -print0 | xargs -0 clang-format --dry-run -Werror || fail clang-format
cppcheck --quiet --std=c11 --enable=warning,performance,portability --inline-suppr --error-exitcode=1 \
  --suppress=internalAstError --suppress=duplicateAssignExpression --suppress=missingInclude --suppress=missingIncludeSystem -I kiosk -j 2 \
  -DKS_VERSION='"0"' -D__x86_64__ kiosk tools || fail cppcheck
