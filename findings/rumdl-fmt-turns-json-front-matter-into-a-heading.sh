#!/usr/bin/env bash
# rumdl 0.2.75, `rumdl fmt` with the default rules: front matter that names its language on the fence (---json, read by gray-matter and so by
# Eleventy) is not seen as front matter.
# Expected: front matter stays as it is, as that between --- and --- does. Seen, where the body has a heading with #: it is taken for a heading
# that is underlined and is rewritten as one on one line; the title and every other field are lost.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund rumdl@0.2.75 gray-matter@4.0.3
printf -- '---json\n{\n  "title": "Harbour",\n  "category": "traffic"\n}\n---\n\n# Harbour\n\nA new quay.\n' >article.md
cp article.md before.md
npx rumdl fmt article.md >/dev/null 2>&1 || true
cat >check.mjs <<'EOF2'
import assert from 'node:assert'
import { readFileSync } from 'node:fs'
import matter from 'gray-matter'
const seen = { before: matter(readFileSync('before.md', 'utf8'), {}).data, after: matter(readFileSync('article.md', 'utf8'), {}).data }
console.log(seen, readFileSync('article.md', 'utf8').split('\n')[0])
assert.deepEqual(seen, { before: { title: 'Harbour', category: 'traffic' }, after: {} })
assert.match(readFileSync('article.md', 'utf8'), /^## ---json/m)
EOF2
node check.mjs
