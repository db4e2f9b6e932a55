#!/bin/sh
# Prints bn.po brought up to date with the sources: `make update-po` puts that in its place, and
# tests/messages.sh looks at it. In the order of POTFILES.in and of the sources, a message a line, without
# the places it comes from and without guesses, so that a change touches few lines.
#
#   po/merge.sh [XGETTEXT [MSGMERGE]]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
xgettext=${1:-xgettext}
msgmerge=${2:-msgmerge}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

options=$(sed -n 's/^XGETTEXT_OPTIONS = //p' "$here/Makevars")
# shellcheck disable=SC2086  # several options
(cd "$here/.." && "$xgettext" $options --files-from=po/POTFILES.in --output="$work/new.pot")
"$msgmerge" --quiet --no-fuzzy-matching --no-location --no-wrap --output-file="$work/new.po" \
    "$here/bn.po" "$work/new.pot"
grep -v -e '^#~' -e '^"POT-Creation-Date: ' "$work/new.po" |
    sed 's/^"Report-Msgid-Bugs-To: .*/"Report-Msgid-Bugs-To: sebadesk\\n"/' |
    cat -s
