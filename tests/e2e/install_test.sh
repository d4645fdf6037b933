#!/bin/sh
# .ci/build on machines that lack packages, played with programs of our own in place of dpkg-query, apt-get, sudo, id
# and cmake. The argument is the project's folder.
set -eu
project=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/bin" "$work/project"
cp -r "$project/.ci" "$project/CMakeLists.txt" "$work/project/"

fake() {
  printf '#!/bin/sh\n%s\n' "$2" >"$work/bin/$1"
  chmod +x "$work/bin/$1"
}
for tool in sh env sed dirname printf cat; do ln -s "$(command -v $tool)" "$work/bin/$tool"; done
fake apt-get 'echo "apt-get $*" >>"$WORK/log"; case "$*" in *"$APT_FAILS"*) exit 100;; esac'
fake cmake 'echo "cmake $*" >>"$WORK/log"'
fake sudo 'echo "sudo $*" >>"$WORK/log"; [ "$1" = -n ] || exec "$@"'
fake id 'echo "$USER_ID"'
fake dpkg-query 'for package; do :; done; case " $MISSING " in *" $package "*) exit 1;; esac; echo installed'

# run MISSING USER_ID APT_FAILS: leaves stdout, stderr, log and the exit code in $work.
run() {
  : >"$work/log"
  code=0
  env -i WORK="$work" PATH="$work/bin" MISSING="$1" USER_ID="$2" APT_FAILS="${3:-none}" \
    "$work/project/.ci/build" >"$work/stdout" 2>"$work/stderr" </dev/null || code=$?
}
expect() {
  if ! eval "$1"; then
    echo "FAILED: $1"
    cat "$work/log" "$work/stderr"
    exit 1
  fi
}
options='-q -y --no-install-recommends -o DPkg::Lock::Timeout=300'

run "" 0
expect '[ $code = 0 ] && ! grep -q apt-get "$work/log" && grep -q "cmake --build build --target counsel" "$work/log"'
run "libsqlite3-dev sqlite3" 0
expect '[ $code = 0 ] && grep -qx "apt-get $options update" "$work/log"'
expect 'grep -qx "apt-get $options install libsqlite3-dev sqlite3" "$work/log" && ! grep -q sudo "$work/log"'
run "libsodium-dev" 1000
expect '[ $code = 0 ] && grep -q "sudo env DEBIAN_FRONTEND=noninteractive apt-get $options install libsodium-dev" "$work/log"'
run "libsodium-dev" 0 " install "
expect '[ $code = 1 ] && grep -q "apt-get install libsodium-dev" "$work/stderr" && ! grep -q cmake "$work/log"'
run "libsodium-dev" 0 " update"
expect '[ $code = 0 ] && grep -q "apt-get update failed" "$work/stderr" && grep -q cmake "$work/log"'
expect '[ ! -s "$work/stdout" ]'
rm "$work/bin/sudo"
run "libsodium-dev" 1000
expect '[ $code = 1 ] && grep -q "there is no sudo" "$work/stderr" && grep -q "  apt-get install libsodium-dev" "$work/stderr"'
rm "$work/bin/dpkg-query" "$work/bin/cmake"
run "" 0
expect '[ $code = 1 ] && grep -q "COUNSEL_PACKAGES" "$work/stderr"'
echo "all cases passed"
