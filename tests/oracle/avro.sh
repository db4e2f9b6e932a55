#!/bin/sh
# Compares `sebadesk type --layout avro` with the npm package avro-phonetic, whose rules it follows, on
# random keys and on the rows of the fixtures. The package is fetched by npm into a folder that is
# removed afterwards; it is no part of the program or of its tests.
#   avro.sh SEBADESK [COUNT [SEED]]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
program=$1 count=${2:-200000} seed=${3:-1}
command -v node >/dev/null && command -v npm >/dev/null || {
    echo 'This needs node and npm (Debian: nodejs npm).' >&2
    exit 1
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$work" avro-phonetic@1.1.5 >/dev/null
node "$here/avro.js" "$work/node_modules/avro-phonetic/dist/avro-lib-v1.1.4.js" "$count" "$seed" \
    "$here/../typing/avro.tsv" "$here/../typing/avro_random.tsv" >"$work/theirs"
cut -f1 "$work/theirs" >"$work/keys"
"$program" type --layout avro <"$work/keys" | paste "$work/keys" - >"$work/ours"
rows=$(wc -l <"$work/theirs")
test "$rows" -gt "$count"
if cmp -s "$work/theirs" "$work/ours"; then
    echo "$rows rows ($count random, seed $seed): all agree"
else
    diff "$work/theirs" "$work/ours" >"$work/differences" || :
    sed -n '1,20p' "$work/differences"
    echo "$rows rows ($count random, seed $seed): $(grep -c '^<' "$work/differences") differ"
    exit 1
fi
