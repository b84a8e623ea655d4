#!/usr/bin/env bash
# autocorrect-node 2.14.0, given a Markdown file, writes a full-width comma between the entries of a YAML list in front matter.
# Expected: front matter is data and stays. Seen: `tags: [港口, 交通]` becomes `tags: [港口，交通]`, one tag instead of two for a YAML reader.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts autocorrect-node@2.14.0 yaml@2.9.1
cat >check.cjs <<'EOF'
const assert = require('node:assert')
const { formatFor } = require('autocorrect-node')
const { parse } = require('yaml')
const text = '---\ntitle: 港口重开\ntags: [港口, 交通]\n---\n\n今天开放。\n'
const tags = (source) => parse(source.split('---')[1]).tags
const formatted = formatFor(text, 'md')
console.log(formatted)
assert.deepEqual(tags(text), ['港口', '交通'])
assert.deepEqual(tags(formatted), ['港口，交通'])
EOF
node check.cjs
