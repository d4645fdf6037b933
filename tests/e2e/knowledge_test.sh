#!/bin/sh
# Every place that the rules on backend frameworks cite has a row in docs/knowledge.md, under its document. The arguments
# are the folder of the rules and the page.
set -eu
rules=$1
page=$2

rows=$(awk '/^## `/ { split($0, part, "`"); document = part[2] }
            /^\| / { split($0, cell, / *\| */); print document " \"" cell[2] "\"" }' "$page")
cited=$(sed -n 's/.*[ )]source \([a-z0-9-]*\) \("[^"]*"\).*/\1 \2/p' "$rules"/*.rules | sort -u)
missing=$(printf '%s\n' "$cited" | grep -vxF "$rows" || true)
if [ -n "$missing" ]; then
  printf 'FAILED: cited, and without a row in %s:\n%s\n' "$page" "$missing"
  exit 1
fi
[ "$(printf '%s\n' "$cited" | wc -l)" -gt 60 ] || { echo "FAILED: hardly anything is cited"; exit 1; }
echo "every place that is cited has its row"
