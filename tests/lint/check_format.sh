#!/usr/bin/env bash
# check_format.sh ROOT CLANG_FORMAT: every C file of the tree is laid out as clang-format lays it out.
set -euo pipefail
cd "$1"
find base model config ingest parse store emit daemon tests -name '*.[ch]' -print0 | xargs -0 "$2" --dry-run --Werror
