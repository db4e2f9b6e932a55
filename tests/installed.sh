#!/bin/sh
# The installed program through a day at an office; run by `make installcheck`, which names the folders
# (DESTDIR in front) in bindir, mandir, pkgdatadir, sysconfdir and unitdir. The kiosk's part is
# tests/installed_kiosk.c.
set -eu
work=$(mktemp -d)
step=
trap '[ $? -eq 0 ] || echo "not ok - $step" >&2; rm -rf "$work"' EXIT

# Only what is installed: no variable of ours, no locale, not this folder.
for name in SEBADESK_STORE SEBADESK_NOW SEBADESK_TERMINAL LANG LC_ALL LANGUAGE XDG_DATA_HOME; do
    unset "$name"
done
HOME=$work
export HOME
cd "$work"
sebadesk=${bindir:?}/sebadesk
: "${mandir:?}" "${pkgdatadir:?}" "${unitdir:?}" "${VERSION:?}"
log="$work/log"

does() { # does WHAT: what is done next
    [ -z "$step" ] || echo "ok - $step"
    step=$1
}
json() { # json NAME: the value of that name, a string or a number, in the first object of the log
    sed -n 's/.*"'"$1"'": *"\{0,1\}\([^",}]*\).*/\1/p' "$log" | head -n 1
}
exits() { # exits CODE COMMAND...
    wanted=$1
    shift
    code=0
    "$@" >"$log" 2>&1 || code=$?
    [ "$code" -eq "$wanted" ] || { cat "$log" && return 1; }
}

does 'the version is the one that was built'
[ "$("$sebadesk" --version)" = "sebadesk $VERSION" ]

does 'a first run makes a store with the three offices in it'
"$sebadesk" charter list --json >"$log"
[ "$(wc -l <"$log")" -eq 3 ]
[ -f "$work/.local/share/sebadesk/sebadesk.db" ]
[ -z "$(find "$work/.local/share/sebadesk" -perm /077 -type f)" ]

does 'messages are in Bangla without a locale, and in English when asked'
"$sebadesk" --help | grep -q 'ব্যবহার'
"$sebadesk" --lang en --help | grep -q '^usage: '

does 'the installed charters are those in the store'
for file in "$pkgdatadir"/charters/*.txt; do
    exits 0 "$sebadesk" charter import "$file"
    "$sebadesk" charter check "$file" >/dev/null || [ $? -eq 1 ]
done
"$sebadesk" charter list --json >"$log"
[ "$(wc -l <"$log")" -eq 3 ]

does 'the usual replies lie where an office would write its own'
for language in bn en; do
    grep -q '^\[dispose\]' "${sysconfdir:?}/sebadesk/replies.$language.txt.example"
done

does 'the installed holidays can be loaded, and a due date is counted'
exits 0 "$sebadesk" calendar import "$pkgdatadir"/holidays/20*.tsv
[ "$("$sebadesk" calendar due 2026-11-22 30 | head -n 1)" = 2027-01-04 ]

does 'a service is found'
exits 0 "$sebadesk" charter search --office rupganj প্রশিক্ষণ
exits 1 "$sebadesk" charter search ডাইনোসর

does 'a complaint is filed, listed, shown and decided'
printf '%s\n' '{"office":"rupganj","name":"রহিমা খাতুন","present_address":"রূপগঞ্জ",' \
    '"mobile":"০১৭১২-৩৪৫৬৭৮","subject":"সনদ","description":"সনদ পাইনি।"}' | tr -d '\n' >complaint
exits 0 "$sebadesk" complaint file --json complaint
tracking=$(json tracking)
"$sebadesk" complaint list --json | grep -q "$tracking"
"$sebadesk" complaint show "$tracking" | grep -q 'রহিমা খাতুন'
exits 3 "$sebadesk" complaint act "$tracking" dispose
exits 0 "$sebadesk" complaint act "$tracking" accept
exits 0 "$sebadesk" complaint act "$tracking" dispose --outcome service_given --note 'সনদ দেওয়া হয়েছে।'
"$sebadesk" complaint show "$tracking" --json >"$log"
[ "$(json status)" = disposed ]
exits 1 "$sebadesk" complaint show 1234567894

does 'the store is in order, and so is a backup of it'
exits 0 "$sebadesk" store check
exits 0 "$sebadesk" store verify
exits 0 "$sebadesk" store backup "$work/copy.db"
exits 0 "$sebadesk" --store "$work/copy.db" store check
"$sebadesk" --store "$work/copy.db" complaint list --json | grep -q "$tracking"

does 'the filters work'
[ "$(echo ami | "$sebadesk" type --layout avro)" = আমি ]
[ "$(printf 'Avwg' | "$sebadesk" convert --from bijoy)" = আমি ]

does 'the manual is where man looks for it'
[ -s "$mandir/man1/sebadesk.1" ]
if command -v man >/dev/null && man -w ls >/dev/null 2>&1; then
    MANPATH=$mandir man -w sebadesk >"$log"
    MANPATH=$mandir man -w sebadesk-kiosk >"$log"
fi

does 'the kiosk starts, and Esc ends it where that is allowed'
if [ -n "${kiosk_test:-}" ]; then
    "$kiosk_test" "$sebadesk" >"$log" 2>&1 || { cat "$log" && false; }
fi

does 'sebadesk-kiosk finds its settings'
[ -s "$pkgdatadir/kiosk/kiosk.profile" ]
[ -s "$pkgdatadir/kiosk/sway.conf" ]
"$bindir/sebadesk-kiosk" --help 2>"$log"
grep -q '^sebadesk-kiosk: usage: ' "$log"
status=0
"$bindir/sebadesk-kiosk" --font 11 2>"$log" || status=$?
[ "$status" -eq 2 ]

does 'the unit starts what is installed'
grep -qx 'ExecStart=/.*/sebadesk-kiosk' "$unitdir/sebadesk-kiosk.service"
does ''
