#!/bin/sh
# The manual page and README against the program: every command with every option, every variable, field
# and action, in both directions. Each check is also run on a manual with one fault planted in it.
#   tests/manual.sh          the test
#   tests/manual.sh readme   prints README with its pictures renewed
# shellcheck disable=SC2016  # the programs of awk have dollars
set -u
srcdir=${srcdir:-$(dirname "$0")/..}
. "$srcdir/tests/tap.sh"
program=${builddir:-.}/sebadesk

# ---- what both sides say --------------------------------------------------------------------------

# The manual without fonts and escapes.
plain() {
    sed 's/\\f[BIRP]//g; s/\\-/-/g; s/\\&//g' "$page"
}
# The part of the manual under a heading.
part() {
    plain | awk -v head=".SH $1" '$0 == head { on = 1; next } /^\.SH/ { on = 0 } on'
}
# The words behind .TP there.
tagged() {
    part "$1" | awk 'tag { print } { tag = $0 == ".TP" }' | sed 's/^\.[BIR]* //; s/" *,* *"/ /g; s/[",]//g'
}
help_lines() {
    "$program" --lang en --help | sed -n 's/^  \([a-z]\)/\1/p' | sed 's/…/.../g; s/ *$//'
}

# ---- the checks: each prints what one side has and the other has not ------------------------------

differ() { # differ FILE FILE
    diff "$1" "$2" | sed -n 's/^</only the program:/p; s/^>/only the manual:/p'
}

check_commands() { # the manual has every command with its options, word for word, and no other
    help_lines >"$work/program"
    part COMMANDS | awk 'tag && /^[a-z]/ { print } { tag = $0 == ".TP" }' >"$work/manual"
    differ "$work/program" "$work/manual"
}

check_options() { # no option is named anywhere in the manual that the program has not
    { "$program" --lang en --help && echo '--help --version'; } | grep -oE -e '--[a-z][a-z-]*' | sort -u >"$work/has"
    printf '%s\n' --font --once --system >>"$work/has" # sebadesk-kiosk's, groupadd's
    plain | grep -v '^\.\\"' | grep -oE -e '--[a-z][a-z-]*' | sort -u | grep -Fvx -f "$work/has"
    for option in --store --lang --help --version; do
        tagged OPTIONS | grep -qE -e "^$option( |$)" || echo "no $option"
    done
}

check_actions() { # the actions of complaint act
    "$program" --lang en complaint act --help | sed -n 's/^take a step on a complaint: //p' |
        sed 's/for the complainant //' | tr ';' ',' | tr ',' '\n' | tr -d ' ' | sort >"$work/program"
    tagged ACTIONS | sort >"$work/manual"
    differ "$work/program" "$work/manual"
}

check_fields() { # the fields of a complaint as JSON
    sed -n 's/^ *\[FIELD_[A-Z_]*\] = {"\([a-z_]*\)", .*/\1/p' "$srcdir/src/model/validate.c" | sort >"$work/program"
    part 'THE COMPLAINT AS JSON' | sed -n '/^\.nf$/,/^\.fi$/p' | grep -oE '^[a-z_]+\*?(  |$)' | tr -d '* ' |
        sort >"$work/manual"
    differ "$work/program" "$work/manual"
}

check_variables() { # the variables of the environment
    find "$srcdir/src" -name '*.c' -exec \
        sed -n 's/.*getenv("\([A-Z_]*\)").*/\1/p; s/.*env_get("\([A-Z_]*\)").*/\1/p; s/.*VARIABLE\[\] = "\([A-Z_]*\)".*/\1/p' {} + |
        sort -u >"$work/program"
    tagged ENVIRONMENT | tr ' ' '\n' | grep . | sort -u >"$work/manual"
    differ "$work/program" "$work/manual"
}

check_codes() { # the exit codes
    { echo 2 && sed -n 's/^ *\[ERR_[A-Z_]*\] = {".*", \([0-9]*\)},$/\1/p' "$srcdir/src/base/err.c"; } |
        sort -u >"$work/program"
    tagged 'EXIT STATUS' | sort -u >"$work/manual"
    differ "$work/program" "$work/manual"
}

check_order() { # the page is as a manual page should be
    command -v mandoc >/dev/null && mandoc -T lint -W style "$page"
}

check_readme() { # README names no command that is not there, and every one that is
    help_lines | awk '{ print ($2 ~ /^[a-z]+$/ ? $1 " " $2 : $1) }' | sort -u >"$work/program"
    grep -oE '^    (sebadesk )?[a-z]+( [a-z]+)?( |$)' "$readme" | sed 's/sebadesk //; s/^ *//; s/ *$//' |
        sort -u >"$work/named"
    while read -r words; do
        grep -qx "$words" "$work/named" || echo "README has no: $words"
    done <"$work/program"
    grep -oE 'sebadesk [a-z]+( (check|import|list|show|search|file|act|due|monthly|register|add|remove|backup|verify))?' \
        "$readme" | sed 's/sebadesk //' | sort -u | while read -r words; do
        grep -qE "^$words( |$)" "$work/program" || echo "there is no: sebadesk $words"
    done
}

# README with its pictures as tests/screens/ has the screens that they name.
with_pictures() {
    awk -v screens="$srcdir/tests/screens/" '
        /^\.- [a-z_]+\.(bn|en) -+\.$/ {
            print
            rest = ""
            while ((getline line <(screens $2 ".80x24.txt")) > 0) {
                sub(/ +$/, "", line)
                rest = rest "\n"
                if (line != "") {
                    printf "%s%s", substr(rest, 2), line "\n"
                    rest = ""
                }
            }
            inside = 1
        }
        /^\047-+\047$/ { inside = 0 }
        !inside' "$readme"
}

check_pictures() { # the pictures in README are what the tests see on those screens (make update-readme)
    with_pictures | diff "$readme" - | grep '^[<>]'
    grep -q '^\.- ' "$readme" || echo 'no pictures'
}

if [ "${1:-}" = readme ]; then
    readme=$srcdir/README
    with_pictures
    exit
fi

# ---- running them ---------------------------------------------------------------------------------

# finds CHECK WHAT SED-COMMAND: plants a fault in both texts, which the check has to find.
finds() {
    page=$work/page readme=$work/readme
    sed "$3" "$srcdir/data/man/sebadesk.1" >"$page"
    sed "$3" "$srcdir/README" >"$readme"
    check_"$1" >"$work/after"
    page=$srcdir/data/man/sebadesk.1 readme=$srcdir/README
    check_"$1" | cmp -s - "$work/after"
    [ $? -eq 1 ]
    result $? "the check of $1 finds $2"
}

page=$srcdir/data/man/sebadesk.1 readme=$srcdir/README
judge commands options actions fields variables codes order readme pictures

finds commands 'a command that is missing' '/^\\fBcharter list/d'
finds commands 'an option that is missing' '/^\\fBkiosk/s/ \[\\fB\\-\\-search\\fR\]//'
finds options 'an option that is not there' 's/^The version\.$/See \\-\\-release./'
finds actions 'an action that is missing' 's/^\.B undo$/.B redo/'
finds fields 'a field that is missing' '/^seeker_name/d'
finds variables 'a variable that is missing' 's/^\.B NO_COLOR$/.B NO_COLOUR/'
finds codes 'a code that is missing' 's/^\.B 5$/.B 6/'
finds readme 'a command that is missing' '/^    calendar due/d'
finds pictures 'a letter that is not there' "s/ ১ / ৯ /"

finish
