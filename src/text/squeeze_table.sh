#!/bin/sh
# Makes src/text/squeeze_table.h: how wide Bangla letters, signs and conjuncts are drawn in the fonts
# that the kiosk's terminal is pinned to. Run by hand when those fonts change:
#
#   src/text/squeeze_table.sh REGULAR.ttf BOLD.ttf WORDS > src/text/squeeze_table.h
#
# REGULAR and BOLD are Noto Serif Bengali (Debian: fonts-noto-core), WORDS is any large list of Bangla
# words, for the conjuncts in use (Debian: hunspell-bn, /usr/share/hunspell/bn_BD.dic). Needs hb-shape
# (Debian: libharfbuzz-bin).
set -eu
LC_ALL=C
export LC_ALL
[ $# -eq 3 ] || { sed -n '2,10s/^# \{0,1\}//p' "$0" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The probes, one a line: what it is for, its code points less U+0980 in octal, the string to shape.
# Signs are probed between two letters, since some are narrower at the end of a word.
sed 's/য়/য়/g; s/ড়/ড়/g; s/ঢ়/ঢ়/g' "$3" | awk '
function utf8(offset) {
    return sprintf("\340%c%c", offset < 64 ? 166 : 167, 128 + offset % 64)
}
function octal(offset) { return sprintf("\\%o", offset) }
function is_consonant(o) {
    return (o >= 21 && o <= 57 && o != 41 && o != 49 && o != 51 && o != 52 && o != 53) ||
           o == 78 || o == 92 || o == 93 || o == 95
}
BEGIN {
    for (i = 128; i < 256; i++)
        byte[sprintf("%c", i)] = i
    for (o = 0; o < 128; o++)
        of[utf8(o)] = o
    hasanta = utf8(77)
    for (o = 5; o < 128; o++)
        if (o < 60 || o == 61 || (o > 77 && o != 98 && o != 99 && o != 126))
            print "single", octal(o), utf8(o)
    split("2 3 62 63 64 71 72 75 76 87", signs)
    for (i in signs)
        print "sign", octal(signs[i]), "খখ" utf8(signs[i]) "খ"
    print "danda", 1, "।"
    print "danda", 2, "॥"
    print "none", "-", "খখখ"
    for (a = 0; a < 128; a++)
        for (b = 0; b < 128; b++)
            if (is_consonant(a) && is_consonant(b))
                print "pair", octal(a) octal(b), utf8(a) hasanta utf8(b)
}
# Every conjunct of the list, without a reph before it: that takes no room.
{
    n = length($0)
    key = text = ""
    count = 0
    for (i = 1; i <= n; i += length(c)) {
        c = substr($0, i, 1)
        if (c >= "\340")
            c = substr($0, i, 3)
        joined = key != "" && substr($0, i - 3, 3) == hasanta && substr($0, i - 6, 3) == last
        if (c in of && is_consonant(of[c])) {
            if (joined) {
                key = key octal(of[c])
                text = text hasanta c
                count++
            } else {
                add()
                key = octal(of[c])
                text = c
                count = 1
            }
            last = c
        }
    }
    add()
}
function add() {
    if (count > 2 && !(key in seen) && substr(key, 1, 3) != octal(48)) {
        seen[key] = 1
        print "conjunct", key, text
    }
    if (count > 1 && substr(key, 1, 3) != octal(48))
        bases[key] = text
    key = ""
    count = 0
}
END {
    for (o = 0; o < 128; o++)
        if (is_consonant(o))
            bases[octal(o)] = utf8(o)
    for (b in bases)
        for (s = 65; s <= 67; s++)
            print "below", b octal(s), bases[b] utf8(s)
}' > "$work/probes"

cut -d' ' -f3 "$work/probes" > "$work/texts"
for font in "$1" "$2"; do
    hb-shape --font-file="$font" --text-file="$work/texts" --no-glyph-names --no-clusters |
        awk '{ n = split($0, glyph, "+"); sum = 0
               for (i = 2; i <= n; i++) sum += glyph[i] + 0
               print sum }' > "$work/$(basename "$font").widths"
done
paste -d' ' "$work/probes" "$work/$(basename "$1").widths" "$work/$(basename "$2").widths" |
    sort -k1,1r -k2,2 | awk '
# Rows are "kind key text regular bold". A conjunct needs a row of its own unless it is as wide as
# its parts: each consonant but the last in its half form, and ya or ra below or behind as usual.
{ kind[NR] = $1; key[NR] = $2; text[NR] = $3; w[NR, 0] = $4; w[NR, 1] = $5; row[$1, $2] = NR }
function row_of(kind, key, f) { return w[row[kind, key], f] }
END {
    ya = "\\57"; ra = "\\60"; kha = "\\26"
    for (f = 0; f < 2; f++) {
        behind[ya, f] = row_of("pair", kha ya, f) - row_of("single", kha, f)
        behind[ra, f] = 0
        # The half form: what most pairs that begin with the letter leave when the second is taken off.
        for (r = 1; r <= NR; r++) {
            if (kind[r] != "pair")
                continue
            split(key[r], part, "\\")
            first = "\\" part[2]; second = "\\" part[3]
            d = w[r, f] - row_of("single", second, f)
            if (++votes[first, d, f] > best[first, f]) {
                best[first, f] = votes[first, d, f]
                half[first, f] = d
            }
        }
    }
    print "/* Made by squeeze_table.sh; do not edit. Widths are in thousandths of an em: regular,"
    print " * bold. */"
    print "#ifndef SEBADESK_TEXT_SQUEEZE_TABLE_H\n#define SEBADESK_TEXT_SQUEEZE_TABLE_H"
    print "/* clang-format off */"
    print "\n/* Letters, digits and signs by their code point less U+0980. */"
    print "static const struct widths SINGLE[0x80] = {"
    for (r = 1; r <= NR; r++)
        if (kind[r] == "single" || kind[r] == "sign") {
            c = text[r]
            if (kind[r] == "sign")
                for (f = 0; f < 2; f++)
                    w[r, f] -= row_of("none", "-", f)
            if (w[r, 0] > 0)
                line[oct(key[r])] = sprintf("    [0x%02x] = {{%d, %d}}, /* %s */", oct(key[r]),
                    w[r, 0], w[r, 1], kind[r] == "sign" ? substr(c, 7, 3) : c)
        }
    for (o = 0; o < 128; o++)
        if (o in line)
            print line[o]
    print "};\n\n/* Consonants in their half form, before another one they do not melt with. */"
    print "static const struct widths HALF[0x80] = {"
    for (o = 0; o < 128; o++) {
        k = sprintf("\\%o", o)
        if ((k, 0) in half)
            printf "    [0x%02x] = {{%d, %d}}, /* %s */\n", o, half[k, 0], half[k, 1], text[row["single", k]]
    }
    print "};\n"
    print "/* Conjuncts, and letters whose shape a sign below changes: offsets of the code points,"
    print " * hasantas left out. In the order of strcmp. */"
    print "static const struct conjunct CONJUNCTS[] = {"
    for (r = 1; r <= NR; r++)
        if (needed(r))
            printf "%s\t    {\"%s\", {{%d, %d}}}, /* %s */\n", sortable(key[r]), key[r],
                w[r, 0], w[r, 1], text[r] | "sort | cut -f2"
    close("sort | cut -f2")
    print "};\n"
    print "/* Ya written behind a consonant. */"
    constant("YA_BEHIND", behind[ya, 0], behind[ya, 1])
    constant("DANDA_WIDTH", row_of("danda", 1, 0), row_of("danda", 1, 1))
    constant("DOUBLE_DANDA_WIDTH", row_of("danda", 2, 0), row_of("danda", 2, 1))
    print "\n#endif"
}
function constant(name, regular, bold) {
    printf "static const struct widths %s = {{%d, %d}};\n", name, regular, bold
}
function oct(k,    v, i) {
    for (i = 2; i <= length(k); i++)
        v = v * 8 + substr(k, i, 1)
    return v
}
function sortable(k,    n, i, part, out) {
    n = split(k, part, "\\")
    for (i = 2; i <= n; i++)
        out = out sprintf("%03d", part[i])
    return out
}
function near(a, b) { return a - b <= 12 && b - a <= 12 }
# The width of the conjunct without its last part, as the program would work it out.
function known(k, f) {
    if (("pair", k) in row) return row_of("pair", k, f)
    if (("conjunct", k) in row) return row_of("conjunct", k, f)
    return row_of("single", k, f)
}
function put_together(rest, tail, f) {
    return (tail, f) in behind ? known(rest, f) + behind[tail, f] : half[rest, f] + row_of("single", tail, f)
}
function needed(r,    n, part, rest, tail, f) {
    if (kind[r] != "pair" && kind[r] != "conjunct" && kind[r] != "below")
        return 0
    n = split(key[r], part, "\\")
    tail = "\\" part[n]
    rest = substr(key[r], 1, length(key[r]) - length(tail))
    if (part[2] == "60" && kind[r] != "below")
        return 0
    for (f = 0; f < 2; f++) {
        if (kind[r] == "below" && !near(w[r, f], known(rest, f)))
            return 1
        if (kind[r] == "conjunct" && !((tail, f) in behind))
            return 1
        if (kind[r] != "below" && !near(w[r, f], put_together(rest, tail, f)))
            return 1
    }
    return 0
}'
