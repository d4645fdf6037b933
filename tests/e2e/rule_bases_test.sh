#!/bin/sh
# The shipped rule bases: nothing is to be said against any, matters of style included, and their examples pass and test
# what they hold. The arguments are the program and the folder of the rule bases.
set -eu
counsel=$1
rules=$2
failed=0

# expect FOLDER WORDS COMMAND…: what the command prints has these words in it.
expect() {
  folder=$1
  words=$2
  shift 2
  if ! found=$("$@" "$folder" 2>&1) || ! printf '%s\n' "$found" | grep -q "$words"; then
    printf 'FAILED: %s %s, expected "%s"\n%s\n' "$*" "$folder" "$words" "$found"
    failed=1
  fi
}

for folder in "$rules"/*/; do
  folder=${folder%/}
  expect "$folder" "nothing is wrong" "$counsel" check --fail-level style
  expect "$folder" "rules fired (100 %).*conditions tested (100 %)" "$counsel" test --coverage
done
[ "$failed" = 0 ] && echo "all rule bases are sound"
