#!/usr/bin/env bash
# zhlint 0.8.2, default preset: a mark in the label of a footnote is made full-width where the footnote is referred to, and left alone where it
# is defined.
# Expected: both or neither. Seen: [^注,一] in the text becomes [^注，一], the definition keeps the comma, and the page of
# markdown-it-footnote 4.0.0 shows the brackets instead of a footnote.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts zhlint@0.8.2 markdown-it@14.3.3 markdown-it-footnote@4.0.0
cat >check.cjs <<'EOF2'
const assert = require('node:assert')
const footnotes = require('markdown-it-footnote')
const MarkdownIt = require('markdown-it')
const { run } = require('zhlint')
const text = '港口扩建[^注,一]。\n\n[^注,一]: 三年完成。\n'
const { result } = run(text, { rules: { preset: 'default' } })
const count = (source) => (new MarkdownIt().use(footnotes.default ?? footnotes).render(source).match(/class="footnote-ref"/g) ?? []).length
console.log({ result, before: count(text), after: count(result) })
assert.match(result, /\[\^注，一\]。/)
assert.match(result, /^\[\^注,一\]:/m)
assert.deepEqual([count(text), count(result)], [1, 0])
EOF2
node check.cjs
