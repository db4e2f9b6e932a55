/* Rows of keys, a tab and what the npm package avro-phonetic makes of them, as NFC: COUNT random ones
 * and, if files are named, one for each first column of those.   node avro.js LIBRARY COUNT SEED [TSV…]
 * A point or colon before a digit stays a point or colon with us: such keys are left out. */
"use strict";
const fs = require("fs");
const [library, count, seed, ...files] = process.argv.slice(2);
/* a script for a page, which exports nothing */
const avro = new Function(fs.readFileSync(library, "utf8") + "; return OmicronLab.Avro.Phonetic;")();

/* xorshift32: the same rows for the same seed, whatever the version of node. */
let state = (Number(seed) ^ 0x9e3779b9) >>> 0 || 1;
function below(n) {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % n;
}

const PRINTABLE = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i));
const LETTERS = PRINTABLE.filter((c) => /[A-Za-z]/.test(c));
const PATTERNS = avro.data.patterns.map((p) => p.find);

function randomKeys(n) {
    const from = [PRINTABLE, LETTERS, PATTERNS][n % 3];
    const odd = below(4); /* of the letters and patterns one in so many is anything */
    let keys = "";
    for (let left = 1 + below(n % 3 === 2 ? 8 : 20); left > 0; left--) {
        const pieces = odd > 0 && below(4 * odd) === 0 ? PRINTABLE : from;
        keys += pieces[below(pieces.length)];
    }
    return keys;
}

const out = [];
function add(keys) {
    if (keys === "" || /[.:][0-9]/.test(keys)) return false;
    out.push(keys + "\t" + avro.parse(keys).normalize("NFC") + "\n");
    return true;
}

for (const file of files)
    for (const row of fs.readFileSync(file, "utf8").split("\n")) add(row.split("\t")[0]);
for (let n = 0; n < Number(count); ) n += add(randomKeys(n)) ? 1 : 0;
process.stdout.write(out.join(""));
