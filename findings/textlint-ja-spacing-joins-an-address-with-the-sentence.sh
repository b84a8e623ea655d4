#!/usr/bin/env bash
# textlint-rule-preset-ja-spacing 3.0.3 (textlint 15.8.0), default options, `--fix`: the blank between an address and the Chinese or Japanese
# words after it is removed.
# Expected: the blank stays, since it ends the address. Seen: the link of GitHub's Markdown (marked 17.0.1) then leads to the address with the
# rest of the sentence, https://example.org/harbour上有时刻表。, where it led to https://example.org/harbour before.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts textlint@15.8.0 textlint-rule-preset-ja-spacing@3.0.3 marked@17.0.1
echo '{"rules":{"preset-ja-spacing":true}}' >.textlintrc.json
printf 'https://example.org/harbour 上有时刻表。\n' >article.md
cp article.md before.md
npx textlint --fix article.md >/dev/null
cat >check.mjs <<'EOF'
import assert from 'node:assert'
import { readFileSync } from 'node:fs'
import { marked } from 'marked'
const link = (file) => decodeURI(/href="([^"]*)"/.exec(marked.parse(readFileSync(file, 'utf8')))[1])
const seen = { before: link('before.md'), after: link('article.md') }
console.log(seen)
assert.deepEqual(seen, { before: 'https://example.org/harbour', after: 'https://example.org/harbour上有时刻表。' })
EOF
node check.mjs
