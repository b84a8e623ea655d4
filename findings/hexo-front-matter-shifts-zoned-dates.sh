#!/usr/bin/env bash
# hexo-front-matter 4.2.1 (the reader of Hexo 8.1.2) moves every YAML timestamp by the clock of the machine, even one with an explicit offset.
# Expected by its form: 2022-01-12T10:00:00+08:00 is 02:00 UTC everywhere. Seen: 02:00 UTC on a machine in UTC, 18:00 UTC of the day before on a
# machine in Asia/Shanghai, so the same article moves to another instant (and another address) with the machine that builds the site. In
# quotation marks the value stays text and is not moved.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts hexo-front-matter@4.2.1
cat >check.cjs <<'EOF'
const assert = require('node:assert')
const { parse } = require('hexo-front-matter')
const read = (zone, date) => {
  process.env.TZ = zone
  const value = parse(`---\ndate: ${date}\n---\n`).date
  return value instanceof Date ? value.toISOString() : value
}
const seen = ['UTC', 'Asia/Shanghai', 'America/New_York'].map((zone) => read(zone, '2022-01-12T10:00:00+08:00'))
console.log(seen)
assert.deepEqual(seen, ['2022-01-12T02:00:00.000Z', '2022-01-11T18:00:00.000Z', '2022-01-12T07:00:00.000Z'])
assert.equal(read('Asia/Shanghai', '"2022-01-12T10:00:00+08:00"'), '2022-01-12T10:00:00+08:00')
EOF
node check.cjs
