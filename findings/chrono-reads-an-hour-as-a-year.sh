#!/usr/bin/env bash
# chrono-node 2.10.3, on the forms in which news give a date and an hour: `2. Januar, 14 Uhr` (German) and `12 de mayo, 19 horas` (Spanish) are
# days of the years 2014 and 2019, `去年12月25日` (25 December of last year) is a day of this year, and `vergangenen Montag` (last Monday) is the next one.
# Expected: 2 p.m. on 2 January of the year of reference, and so on; `2. Januar um 14 Uhr`, French `12 mai, 19 h` and English `last Monday` are read so.
# Nothing but the text of a result shows that a word was left out.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts chrono-node@2.10.3
cat >check.mjs <<'EOF'
import assert from 'node:assert'
import { de, en, es, fr, zh } from 'chrono-node'
// Friday
const reference = new Date(2024, 0, 5, 12)
const read = (language, text) => {
  const { start } = language.parse(text, reference)[0]
  const day = ['year', 'month', 'day'].map((part) => start.get(part)).join('-')
  return start.isCertain('hour') ? `${day} ${start.get('hour')}:00` : day
}
const seen = [
  read(de, 'am 2. Januar, 14 Uhr'),
  read(de, 'am 2. Januar um 14 Uhr'),
  read(es, 'el 12 de mayo, 19 horas'),
  read(fr, 'le 12 mai, 19 h'),
  read(zh.hans, '去年12月25日'),
  read(de, 'am vergangenen Montag'),
  read(en, 'last Monday'),
]
console.log(seen)
assert.deepEqual(seen, ['2014-1-2', '2024-1-2 14:00', '2019-5-12', '2024-5-12 19:00', '2024-12-25', '2024-1-8', '2024-1-1'])
EOF
node check.mjs
