#!/bin/sh
# The tests of `sebadesk type`, as a filter: the whole program between pipes.
set -u
srcdir=${srcdir:-$(dirname "$0")/..}
. "$srcdir/tests/tap.sh"
program=${builddir:-.}/sebadesk
data=$srcdir/tests/typing

# check WHAT COMMAND…: a result, with what the command said when it failed.
check() {
    what=$1
    shift
    "$@" >"$work/log" 2>&1
    status=$?
    [ $status -eq 0 ] || sed -n 's/^/# /;1,20p' "$work/log"
    result $status "$what"
}

type_text() { # LAYOUT KEYS: as printf's format
    # shellcheck disable=SC2059
    printf "$2" | "$program" type --layout "$1"
}

gives() { # LAYOUT KEYS BANGLA, each as printf's format
    type_text "$1" "$2" >"$work/out" || return 1
    # shellcheck disable=SC2059
    printf "$3" | cmp "$work/out" -
}

agrees() { # FIXTURE: keys, tab, what they type
    cut -f1 "$data/$1" | "$program" type --layout avro | paste "$data/$1" - >"$work/rows"
    test -s "$work/rows" || return 1
    awk -F'\t' '$2 != $NF { print; wrong = 1 } END { exit wrong }' "$work/rows"
}

refuses() { # ARGUMENT…: exit 2, nothing on standard output
    "$program" type "$@" </dev/null >"$work/out" 2>"$work/err"
    test $? -eq 2 && test ! -s "$work/out" && grep -q 'sebadesk type --layout' "$work/err"
}

# A line comes out while the next has not been typed yet.
comes_at_once() {
    mkfifo "$work/keys" "$work/bangla"
    "$program" type --layout avro <"$work/keys" >"$work/bangla" &
    pid=$!
    exec 3>"$work/keys" 4<"$work/bangla"
    printf 'ami\n' >&3
    first=$(timeout 60 head -n 1 <&4)
    printf 'tumi\nse' >&3
    exec 3>&-
    rest=$(cat <&4)
    exec 4<&-
    wait "$pid" && test "$first" = আমি && test "$rest" = 'তুমি
সে'
}

# Lines of a megabyte, each of the same keys over and over.
long_lines() { # LAYOUT BANGLA-OF-ka
    awk 'BEGIN { for (l = 0; l < 3; l++) { for (i = 0; i < 524288; i++) printf "ka"; print "" } }' |
        "$program" type --layout "$1" >"$work/out" || return 1
    awk -v word="$2" 'BEGIN { n = 524288 }
        gsub(word, "") != n || $0 != "" { exit bad = 1 }
        END { exit bad || NR != 3 }' "$work/out"
}

full_disk() {
    test -c /dev/full || return 0
    printf 'ami\n' | "$program" type --layout avro >/dev/full
    test $? -eq 4
}

check 'avro types words' gives avro 'ami banglay gan gai\n' 'আমি বাংলায় গান গাই\n'
check 'probhat types words' gives probhat 'ami bangla\n' 'আমি বানগলা\n'
check 'jatiyo types words' gives jatiyo 'hmd\n' 'আমি\n'
check 'avro agrees with the original on words' agrees avro.tsv
check 'avro agrees with the original on random keys' agrees avro_random.tsv
check 'nothing gives nothing' gives avro '' ''
check 'empty lines stay' gives avro '\n\nk\n\n' '\n\nক\n\n'
check 'a last line without a newline stays without' gives avro 'ami\nk' 'আমি\nক'
check 'CR, NUL and bytes that are no UTF-8 do no harm' \
    gives avro 'k\r\nk\000k \377\n\346\274' 'ক\r\nক\000ক \357\277\275\n\357\277\275'
check 'each line starts anew' gives probhat 'k\na\n' 'ক\nআ\n'
check 'a line comes out as soon as it was typed' comes_at_once
check 'lines of a megabyte, avro' long_lines avro কা
check 'lines of a megabyte, probhat' long_lines probhat কা
check 'no layout is refused' refuses
check 'an unknown layout is refused' refuses --layout bijoy
check 'English is no layout' refuses --layout english
check 'an argument is refused' refuses --layout avro keys.txt
check 'a full disk is reported' full_disk

finish
