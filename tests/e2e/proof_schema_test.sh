#!/bin/sh
# What `counsel why --format json` prints fits its published schema, and what is damaged does not.
#
#     proof_schema_test.sh COUNSEL RULE_BASE SCHEMA
set -eu
counsel=$1
rules=$2
schema=$3
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

why() {
  "$counsel" why --db :memory: --format json "$@"
}
fits() {
  # The interpreter of the package that brings the validator, and not another one that comes first in PATH.
  /usr/bin/python3 -W ignore -m jsonschema "$@" "$schema"
}
fail() {
  echo "$1"
  exit 1
}

# A rule base in which every kind of node comes up.
cat >"$folder/kinds.rules" <<'RULES'
source paper "A paper"
source other "Another paper"
kind part: wheel, bell, lamp
attribute need: any of part  ask "What?"
attribute size: integer  ask "How large?"  default 5
attribute fever: yes or no uncertain  ask "Fever?"
attribute ill: yes or no uncertain
attribute parts: integer
relation costs(part: part, price: integer) one price per part
decision part: one of part  ask "Which?"
fact wheel costs 7  source paper "page 1"
fact wheel costs 9  source other
fact bell costs 4
rule counted  ?n = count of ?p where (?p costs ?_ and ?p != lamp) implies parts is ?n
rule whole  every ?p where (need ?p) has (?p costs ?_) and not need lamp suggests bell strongly
rule dear  ?p costs ?price and ?price > size suggests ?p
rule cheap  bell costs 4 and parts is 2 discourages bell weakly
rule late  fever is known suggests wheel overrides dear
rule ill  fever implies ill with certainty 0.6
rule rest  ill cautions lamp "not in the dark"
rule out  need bell excludes lamp
RULES

number=0
keep() {
  number=$((number + 1))
  why "$@" >"$folder/$number.json" || [ $? = 1 ] || fail "counsel why $*: could not run"
}
for target in wheel bell lamp "ill" "parts is 2" "wheel costs 7" "size is 5" "ill is no"; do
  keep --rules "$folder/kinds.rules" "$target" need=bell fever=yes@0.5
  keep --rules "$folder/kinds.rules" "$target" need=bell fever=yes@0.5 --lines 1 --depth 2
  keep --rules "$folder/kinds.rules" "$target" need=bell fever=yes@0.5 --depth 0
done
for kind in candidate rule fact answer declared comparison absence aggregate every binding combined assumed; do
  grep -q "\"kind\": \"$kind\"" "$folder"/*.json || fail "no proof has a node of the kind $kind"
done
for key in hidden disputed overridden_by shared_evidence; do
  grep -q "\"$key\":" "$folder"/*.json || fail "no proof has $key"
done
for target in Phoenix Node.js Django Rails Laravel; do
  keep --rules "$rules" "$target" real-time concurrency=high team-size=3
  keep --rules "$rules" "$target" real-time concurrency=high team-size=3 --lines 2
done
for file in "$folder"/*.json; do
  set -- "$@" -i "$file"
done
shift 3
fits "$@" || fail "a proof does not fit its schema"

why --rules "$folder/kinds.rules" bell need=bell fever=yes@0.5 --lines 1 --depth 1 >"$folder/whole"
rejected() {
  sed "$1" "$folder/whole" >"$folder/damaged"
  cmp -s "$folder/whole" "$folder/damaged" && fail "$1 damages nothing"
  fits -i "$folder/damaged" >/dev/null 2>&1 && fail "the schema accepts a proof damaged by $1"
  return 0
}
rejected 's/counsel.proof.1/counsel.proof\/2/'
rejected 's/"root": 0/"root": 1/'
rejected 's/"id": "n1"/"id": "m1"/'
rejected 's/"kind": "candidate"/"kind": "person"/'
rejected 's/"statement":/"statements":/'
rejected 's/"premises":/"premise":/'
rejected 's/"points": \([-0-9.]*\)/"points": "\1"/'
rejected 's/"against":/"opposed":/'
rejected 's/"below": [0-9]*/"below": 0/'
