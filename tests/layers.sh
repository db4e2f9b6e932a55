#!/bin/sh
# The rules for the folders of src/ that a compiler does not check: who includes whom (the table in
# src/README), which folder knows which library, and how a header looks. Each check is also run on a
# small tree with one breach planted in it, which it has to find.
# shellcheck disable=SC2016  # the programs of awk have dollars
set -u
srcdir=${srcdir:-$(dirname "$0")/..}
. "$srcdir/tests/tap.sh"

# ---- the checks: each prints the breaches of the tree in $tree, one a line -------------------------

# each PATTERN PROGRAM: the awk program over all files of that name; name is the path below src/.
each() {
    (cd "$tree" && find . -name "$1" | sed 's|^\./||' | sort |
        xargs -r awk "FNR == 1 { name = FILENAME } $2" /dev/null)
}
# search PATTERN ALLOWED-PATTERN: the lines that have it, outside the files whose whole path fits.
search() {
    (cd "$tree" && find . -name '*.[chS]' | sed 's|^\./||' | sort | grep -Evx "$2" |
        xargs -r grep -nE "$1" /dev/null)
}

# From src/README: "LAYER MAY-INCLUDE...", a line for each row of the table, with every folder spelt out.
table() {
    awk '
        /^folder / { from = index($0, "may include"); next }
        !from { next }
        !NF { exit }
        !/^([a-z]+\/|main\.c) / { next }
        {
            row = $1
            sub(/\/$/, "", row)
            may = substr($0, from)
            gsub(/,/, "", may)
            gsub(/^ +| +$/, "", may)
            if (may == "-") may = ""
            if (may == "all above" || may == "all") may = above
            if (may ~ /^all but /) {
                n = split(may, word, " ")
                may = above
                for (i = 3; i <= n; i++)
                    sub(" " word[i] " ", " ", may)
            }
            print row, may
            above = above " " row " "
        }' "$tree/README"
}

check_map() { # src/README has a row for each folder, and what it names is there
    table | cut -d ' ' -f 1 >"$work/rows"
    for path in "$tree"/*/ "$tree"/*.c; do
        [ -e "$path" ] || continue
        name=$(basename "$path")
        grep -qx "$name" "$work/rows" || echo "$name has no row in the table"
    done
    while read -r name; do
        [ -e "$tree/$name" ] || echo "$name has a row, but is not there"
    done <"$work/rows"
    grep -oE '[a-z]+/[a-z0-9_]+\.(c|h|def)' "$tree/README" | while read -r path; do
        [ -e "$tree/$path" ] || echo "$path is named, but is not there"
    done
}

check_direction() { # includes go one way, as the table says
    table >"$work/table"
    each '*.[chS]' '
        BEGIN {
            while ((getline line <"'"$work/table"'") > 0) {
                n = split(line, word, " ")
                for (i = 2; i <= n; i++)
                    may[word[1], word[i]] = 1
            }
        }
        /^[ \t]*#[ \t]*include[ \t]*"/ {
            layer = name
            sub(/\/.*/, "", layer)
            split($0, part, "\"")
            folder = part[2]
            sub(/\/.*/, "", folder)
            if (folder != layer && !((layer, folder) in may))
                print name ":" FNR ": " layer " may not include " part[2]
        }'
}

check_paths() { # an include of ours names the folder and is there
    each '*.[chS]' '
        /^[ \t]*#[ \t]*include[ \t]*"/ { split($0, part, "\""); print name, part[2] }' |
        while read -r name path; do
            case $path in
            */*) [ -e "$tree/$path" ] || echo "$name: there is no $path" ;;
            *) echo "$name: $path without its folder" ;;
            esac
        done
}

# knows HEADER-PATTERN ALLOWED-PATTERN: those that include it and may not.
knows() {
    search "^[ 	]*#[ 	]*include[ 	]*[<\"]($1)[>\"]" "$2"
}

check_libraries() { # one place for each library
    knows 'sqlite3(ext)?\.h' 'store/.*'
    knows '(ncurses.*/)?n?curses\.h|(.*/)?term(cap|info)?\.h|panel\.h|form\.h|menu\.h' 'ui/terminal\.c'
    knows 'iconv\.h' 'base/encoding\.c'
    knows 'libintl\.h' 'base/i18n\.[ch]'
    knows 'dlfcn\.h' 'base/library\.c'
    knows 'sha2\.h|sha256\.h|openssl/.*' 'store/seal\.[ch]'
    knows 'jansson\.h' 'commands/.*'
}

check_guards() { # a header's guard is its path
    each '*.h' '
        function judge() {
            guard = "SEBADESK_" toupper(of)
            gsub(/[\/.]/, "_", guard)
            if (of != "" && (first != "#ifndef " guard || second != "#define " guard || last !~ /^#endif/))
                print of ": its guard is not " guard
            first = second = last = ""
        }
        FNR == 1 { judge(); of = name }
        first != "" && second == "" { second = $0 }
        first == "" && /^#/ { first = $0 }
        NF { last = $0 }
        END { judge() }'
}

check_openings() { # a header opens with one to six lines that say what it is
    each '*.h' '
        FNR == 1 { over = 0 }
        FNR == 1 && !/^\/\* *[^ *]/ { print name ": does not open with a comment"; over = 1 }
        FNR == 7 && !over { print name ": the opening comment has more than six lines" }
        /\*\// { over = 1 }'
}

check_typedefs() { # structs, unions and enums go by their tags
    each '*.[chS]' '
        /^[ \t]*typedef[ \t]/ && /[ \t](struct|union|enum)([ \t{]|$)/ && !/\(/ {
            print name ":" FNR ": " $0
        }'
}

check_sizes() { # files up to 600 lines, main.c under 200, functions up to 45
    each '*.[chS]' '
        FNR == 1 { from = 0 }
        /^\{/ { from = FNR }
        /^\}/ && from {
            if (FNR - from - 1 > 45)
                print name ":" from ": a function of " FNR - from - 1 " lines"
            from = 0
        }
        FNR == 601 || (FNR == 200 && name == "main.c") { print name ": longer than that" }'
}

check_silence() { # what is under the commands neither prints nor ends the program
    # base/mem.c ends a program that has no memory left.
    search '(^|[^_[:alnum:]])(v?printf|puts|putchar|perror|exit|_exit|quick_exit|abort)\(' \
        'main\.c|commands/.*|base/mem\.c'
}

check_banned() { # functions that cannot be used safely
    search '(^|[^_[:alnum:]])(gets|strcpy|strcat|v?sprintf|strtok|ato[il]|system|popen|mktemp|tmpnam|alloca)\(' -
}

check_lists() { # the makefile lists every file, once
    [ -e "$tree/../Makefile.am" ] || return 0
    grep -oE 'src/[a-z0-9_/]+\.(c|h|S|def)' "$tree/../Makefile.am" | sort >"$work/listed"
    (cd "$tree/.." && find src -name '*.[chS]' -o -name '*.def') | sort >"$work/there"
    sort -u "$work/listed" | comm -13 - "$work/there" | sed 's/$/ is not in Makefile.am/'
    sort -u "$work/listed" | comm -23 - "$work/there" | sed 's/$/ is in Makefile.am only/'
}

# ---- running them ---------------------------------------------------------------------------------

# A tree that keeps all the rules.
plant_clean() {
    rm -rf "$work/tree"
    mkdir -p "$work/tree/src/base" "$work/tree/src/text" "$work/tree/src/store" "$work/tree/src/ui"
    tree=$work/tree/src
    cat >"$tree/README" <<'END'
folder   what lives there     may include
base/    the ground           -
text/    letters              base
store/   the only one that    base text
         knows the library
ui/      what is seen         base text
main.c   the rest             all
END
    cat >"$tree/text/letter.h" <<'END'
/* Letters. Used by all; knows no words. */
#ifndef SEBADESK_TEXT_LETTER_H
#define SEBADESK_TEXT_LETTER_H
typedef enum letter letter_next(struct letter *letter);
#endif
END
    printf '#include "text/letter.h"\n#include <string.h>\nint f(void)\n{\n    return 0;\n}\n' \
        >"$tree/text/letter.c"
    printf '#include "text/letter.h"\n#include <sqlite3.h>\n' >"$tree/store/open.c"
    printf '#include "text/letter.h"\n#include <curses.h>\n' >"$tree/ui/terminal.c"
    printf '#include "base/i18n.h"\n' >"$tree/main.c"
    printf '/* Messages. */\n#ifndef SEBADESK_BASE_I18N_H\n#define SEBADESK_BASE_I18N_H\n#endif\n' \
        >"$tree/base/i18n.h"
    echo 'files = src/text/letter.c src/text/letter.h src/store/open.c src/ui/terminal.c src/main.c src/base/i18n.h' \
        >"$work/tree/Makefile.am"
}

put() { # put FILE TEXT: the same as the whole file
    printf '%b' "$2" >"$1"
}
lines() { # lines FILE COUNT
    awk -v n="$2" 'BEGIN { while (n--) print "/* */" }' >>"$1"
}
function_of() { # function_of FILE LINES
    { echo 'void g(void)' && echo '{' && lines /dev/stdout "$2" && echo '}'; } >>"$1"
}

tree=$srcdir/src
judge map direction paths libraries guards openings typedefs sizes silence banned lists

finds map 'a folder without a row' mkdir other
finds map 'a row without a folder' rm -r store
finds map 'the name of a file that is not there' add README 'text/word.c\n'
finds direction 'an include of a layer above' add base/i18n.h '#include "text/letter.h"\n'
finds direction 'an include of a layer beside' add store/open.c '#include "ui/terminal.c"\n'
finds direction 'an include with blanks in it' add base/i18n.h '  # include  "text/letter.h"\n'
finds paths 'an include without its folder' add text/letter.c '#include "letter.h"\n'
finds paths 'an include of nothing' add text/letter.c '#include "text/word.h"\n'
finds libraries 'sqlite3 outside the store' add ui/terminal.c '#include <sqlite3.h>\n'
finds libraries 'curses in another file' put ui/window.c '#include <ncurses.h>\n'
finds libraries 'a second user of iconv' put text/convert.c '#include <iconv.h>\n'
finds guards 'the guard of another file' add text/word.h '/* W. */\n#ifndef SEBADESK_WORD_H\n#define SEBADESK_WORD_H\n#endif\n'
finds guards 'no guard' put text/word.h '/* Words. */\nint word(void);\n'
finds openings 'no comment' put text/word.h '#ifndef SEBADESK_TEXT_WORD_H\n'
finds openings 'a comment that goes on' put text/word.h '/* A\n *\n *\n *\n *\n *\n */\n'
finds typedefs 'a typedef of a struct' add text/letter.h 'typedef struct letter letter;\n'
finds typedefs 'a typedef of an enum' add text/letter.c 'typedef const enum {\nA } a;\n'
finds sizes 'a file of 601 lines' lines text/word.c 601
finds sizes 'a main.c of 200 lines' lines main.c 199
finds sizes 'a function of 46 lines' function_of text/letter.c 46
finds silence 'a library that prints' add text/letter.c 'void h(void) { printf("x"); }\n'
finds silence 'a library that exits' add store/open.c 'void h(void) { exit(1); }\n'
finds banned 'strcpy' add main.c 'void h(char *s) { strcpy(s, "x"); }\n'
finds lists 'a file that is not listed' put text/word.c 'int w;\n'
finds lists 'a listed file that is not there' rm text/letter.c

finish
