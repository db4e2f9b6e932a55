#!/bin/sh
# Whether the hardening that configure asked for is really in the program. Each check is also run on a
# program that was built without it, which it has to find. CC is the compiler.
set -u
srcdir=${srcdir:-$(dirname "$0")/..}
. "$srcdir/tests/tap.sh"
program=${builddir:-.}/sebadesk
CC=${CC:-cc}
command -v readelf >/dev/null || { echo '1..0 # SKIP readelf is not installed (Debian: binutils)' && exit 0; }

is_position_independent() { readelf -hW "$1" | grep -q 'Type: *DYN'; }
has_read_only_relocations() { readelf -lW "$1" | grep -q GNU_RELRO; }
binds_at_once() { readelf -dW "$1" | grep -qE 'BIND_NOW|Flags:.* NOW'; }
has_no_executable_stack() { readelf -lW "$1" | grep GNU_STACK | grep -qv 'RWE'; }
has_stack_protector() { readelf -sW "$1" | grep -q '__stack_chk_fail'; }
has_checked_calls() { readelf -sW "$1" | grep -qE '__(memcpy|snprintf|fprintf|printf|vsnprintf|read)_chk'; }
has_no_run_path() { ! readelf -dW "$1" | grep -qE 'R(UN)?PATH'; }

cat >"$work/weak.c" <<'END'
int main(int argc, char **argv)
{
    return argc - **argv;
}
END
# Whatever the compiler's defaults are.
# shellcheck disable=SC2086  # $CC may have options
$CC -O0 -fno-pie -no-pie -fno-stack-protector -U_FORTIFY_SOURCE -Wl,-z,norelro -Wl,-z,lazy \
    -Wl,-z,execstack -Wl,-rpath,/nowhere "$work/weak.c" -o "$work/weak" 2>"$work/log" || {
    sed 's/^/# /' "$work/log"
    echo 'Bail out! the compiler cannot build a program without hardening'
    exit 1
}
fortify=has_checked_calls
[ "${fortified-yes}" ] || fortify= # not asked for: without optimisation there is none
for check in is_position_independent has_read_only_relocations binds_at_once has_no_executable_stack \
    has_stack_protector $fortify has_no_run_path; do
    $check "$program"
    result $? "the program $(echo "$check" | tr _ ' ')"
    ! $check "$work/weak"
    result $? "a weak one is found by: $(echo "$check" | tr _ ' ')"
done

finish
