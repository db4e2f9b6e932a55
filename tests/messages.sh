#!/bin/sh
# The Bangla catalogue po/bn.po: whole, true to the sources, and fit to be shown.
# Each check is also run on a small catalogue or tree with one fault planted in it, which it has to find.
# shellcheck disable=SC2016,SC2086  # the programs of awk have dollars; $options are several
set -u
srcdir=${srcdir:-$(dirname "$0")/..}
. "$srcdir/tests/tap.sh"
for tool in xgettext msgmerge msgcmp msgattrib msgfmt; do
    command -v $tool >/dev/null || { echo "1..0 # SKIP $tool is not installed (Debian: gettext)" && exit 0; }
done

# ---- the checks: each prints the faults of the tree in $tree, one a line ---------------------------

# Those with messages in them, by their looks.
with_messages() {
    (cd "$tree" && find src -name '*.[ch]' ! -path src/base/i18n.h ! -path src/base/i18n.c -exec awk '
            /^[ \t]*(\/\*|\*|#)/ { next }
            { sub(/\/\*.*/, "") }
            /(^|[^_[:alnum:]])(_|N_|i18n_plural)\(/ && !(FILENAME in seen) {
                seen[FILENAME]
                print FILENAME
            }' {} +) | LC_ALL=C sort
}

check_files() { # POTFILES.in names the sources with messages and no other, each once
    grep -v '^#' "$tree/po/POTFILES.in" >"$work/listed"
    with_messages >"$work/with"
    LC_ALL=C sort "$work/listed" | diff - "$work/with" | grep '^[<>]'
}

check_complete() { # every message has its Bangla
    (cd "$tree" && xgettext $options --files-from=po/POTFILES.in --output=- 2>/dev/null) >"$work/new.pot"
    msgcmp "$tree/po/bn.po" "$work/new.pot" 2>&1 | grep -v '^ \|: warning: '
    msgattrib --untranslated --no-obsolete --no-wrap "$tree/po/bn.po" | sed -n 's/^msgid "..*/untranslated: &/p'
}

check_guesses() { # nothing is marked as a guess
    msgattrib --only-fuzzy --no-obsolete --no-wrap "$tree/po/bn.po" | grep '^msgid'
}

check_remains() { # nothing is left of messages that are gone from the sources
    (cd "$tree" && xgettext $options --files-from=po/POTFILES.in --output=- 2>/dev/null) >"$work/new.pot"
    grep '^#~' "$tree/po/bn.po"
    msgcmp "$tree/po/bn.po" "$work/new.pot" 2>&1 | grep ': warning: '
}

check_formats() { # what printf is given fits, and the header is in order
    # As xgettext marks the formats, not as the catalogue may.
    if ! sh "$tree/po/merge.sh" >"$work/merged.po" 2>"$work/log"; then
        cat "$work/log"
        return
    fi
    msgattrib --only-fuzzy --no-obsolete --no-wrap "$work/merged.po" | grep '^msgid' # does not fit
    msgfmt --check --output-file="$work/x.mo" "$work/merged.po" 2>&1
    msgfmt --check --output-file="$work/x.mo" "$tree/po/bn.po" 2>&1
}

check_plurals() { # the rule for plurals is the one that base/i18n.c knows
    grep -qF '"Plural-Forms: nplurals=2; plural=(n != 1);\n"' "$tree/po/bn.po" || echo 'another rule'
}

check_script() { # what is translated is in Bangla script, and has words of it
    msgattrib --translated --no-fuzzy --no-wrap --no-location "$tree/po/bn.po" | awk '
        /^msgid / { id = substr($0, 7); header = id == "\"\""; next }
        /^msgstr/ {
            text = $0
            sub(/^msgstr(\[[0-9]\])? /, "", text)
            joined = text
            gsub(/\\[nt]|%[-0-9.*]*l?[a-z]/, "", id)
            if (!header && text != "\"\"" && id ~ /[a-z]/ && text !~ /\340[\246\247]/)
                print id " -> " text
        }'
}

check_spelling() { # letters are composed as NFC has them, with blanks at the ends only where the message has them
    printf '\340\247\237\n\340\247\234\n\340\247\235\n' >"$work/never"  # YYA, RRA, RHA in one
    printf '\340\247\207\340\246\276\n\340\247\207\340\247\227\n' >>"$work/never" # O, AU in two
    grep -nFf "$work/never" "$tree/po/bn.po"
    msgattrib --no-obsolete --no-wrap "$tree/po/bn.po" | awk '
        function ends(line) { return (line ~ /^[^"]*" /) "" (line ~ / "$/) }
        /^msgid ".+"/ { id = ends($0) }
        /^msgid ""/ { id = "" }
        /^msgstr(\[.\])? ".+"/ && id != "" && ends($0) != id { print "blanks at the ends: " $0 }'
}

check_tidiness() { # the catalogue does not say where its messages come from
    grep -n '^#:\|^"POT-Creation-Date' "$tree/po/bn.po"
}

# ---- running them ---------------------------------------------------------------------------------

options=$(sed -n 's/^XGETTEXT_OPTIONS = //p' "$srcdir/po/Makevars")

# A tree without a fault.
plant_clean() {
    rm -rf "$work/tree"
    mkdir -p "$work/tree/src/ui" "$work/tree/po"
    tree=$work/tree
    cp "$srcdir/po/merge.sh" "$srcdir/po/Makevars" "$tree/po/"
    echo 'src/ui/page.c' >"$tree/po/POTFILES.in"
    echo 'const char *p = _("Page %d");' >"$tree/src/ui/page.c"
    sed '/^$/q' "$srcdir/po/bn.po" >"$tree/po/bn.po"
    printf '#, c-format\nmsgid "Page %%d"\nmsgstr "পৃষ্ঠা %%d"\n' >>"$tree/po/bn.po"
}

change() { # change SED-COMMAND: in the catalogue
    sed "$1" po/bn.po >bn.new && mv bn.new po/bn.po
}

tree=$srcdir
judge files complete guesses remains formats plurals script spelling tidiness

finds files 'a source that is not listed' add src/ui/view.c 'f(N_("View"));\n'
finds files 'a source without messages' add po/POTFILES.in 'src/ui/view.c\n'
finds complete 'a message that the catalogue has not' add src/ui/page.c 'q = N_("Next");\n'
finds complete 'a message without its Bangla' change 's/^msgstr "পৃ.*/msgstr ""/'
finds complete 'a plural that the catalogue has not' add src/ui/page.c 'q = i18n_plural("a day", "%d days", n);\n'
finds guesses 'a guess' change 's/^#, c-format/#, fuzzy, c-format/'
finds remains 'a message that is gone' add po/bn.po '\nmsgid "Gone"\nmsgstr "নেই"\n'
finds remains 'one kept as a comment' add po/bn.po '\n#~ msgid "Gone"\n#~ msgstr "নেই"\n'
finds formats 'another conversion' change 's/পৃষ্ঠা %d/পৃষ্ঠা %s/'
finds formats 'one that is not marked' change '/^#, c-format/d; s/পৃষ্ঠা %d/পৃষ্ঠা %s/'
finds formats 'two of one message' add po/bn.po '\nmsgid "Page %d"\nmsgstr "পাতা %d"\n'
finds plurals 'another rule' change 's/n != 1/n > 1/'
finds script 'English' change 's/পৃষ্ঠা/Page/'
finds spelling 'a letter that is not NFC' change "s/পৃ/$(printf '\340\247\237')/"
finds spelling 'a blank at the end' change 's/পৃষ্ঠা %d"$/পৃষ্ঠা %d "/'
finds tidiness 'a place' change 's/^msgid "Page/#: page.c:3\n&/'

finish
