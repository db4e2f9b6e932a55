# shellcheck shell=sh
# The TAP that the tests in sh have in common: results with their numbers, the plan at the end, and checks that
# show on a planted fault that they can fail. To be sourced, once $srcdir is known:
#   . "$srcdir/tests/tap.sh"
# It makes a folder $work, which goes when the test ends.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
number=0
failed=0

result() { # result STATUS TEXT
    number=$((number + 1))
    if [ "$1" -eq 0 ]; then
        echo "ok $number - $2"
    else
        echo "not ok $number - $2"
        failed=$((failed + 1))
    fi
}

# The plan; its status is the test's.
finish() {
    echo "1..$number"
    [ "$failed" -eq 0 ]
}

# judge CHECK...: runs each function check_CHECK, which prints the faults it finds, one a line. The comment
# behind its opening brace is what the result is called.
judge() {
    for check in "$@"; do
        "check_$check" >"$work/faults"
        sed 's/^/# /' "$work/faults"
        [ ! -s "$work/faults" ]
        result $? "$(sed -n "s/^check_$check() { # //p" "$0")"
    done
}

# finds CHECK WHAT COMMAND...: plants a fault with the command, run in the folder $tree that the test's function
# plant_clean makes; the check has to find it, and nothing before.
# shellcheck disable=SC2154  # $tree is set by plant_clean
finds() {
    check=$1 what=$2
    shift 2
    plant_clean
    before=$("check_$check")
    (cd "$tree" && "$@")
    after=$("check_$check")
    [ -z "$before" ] && [ -n "$after" ]
    result $? "the check of $check finds $what"
}

add() { # add FILE TEXT: text with the escapes of printf, at the end
    printf '%b' "$2" >>"$1"
}
