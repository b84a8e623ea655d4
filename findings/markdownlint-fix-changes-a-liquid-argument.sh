#!/usr/bin/env bash
# markdownlint-cli2 0.22.1 (markdownlint 0.40.0), `--fix` with the default rules: MD034 puts < and > around an address that stands in a template tag.
# Expected: the argument of a filter in {{ "…" | filter }} is code of the template engine and stays. Seen: LiquidJS then hands the filter
# "<https://…>", so an embedded video, for example, loses its address. No rule reports anything afterwards.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts markdownlint-cli2@0.22.1 liquidjs@10.30.1
cat >article.md <<'INPUT'
# A film from the harbour

{{ "https://media.example.org/watch/7" | embed }}
INPUT
npx markdownlint-cli2 --fix article.md >/dev/null 2>&1 || { echo 'markdownlint still reports something'; exit 1; }
cat >check.mjs <<'EOF2'
import assert from 'node:assert'
import { readFileSync } from 'node:fs'
import { Liquid } from 'liquidjs'
const engine = new Liquid()
let argument
engine.registerFilter('embed', (address) => {
  argument = address
  return ''
})
await engine.parseAndRender(readFileSync('article.md', 'utf8'))
console.log({ argument })
assert.equal(argument, '<https://media.example.org/watch/7>')
EOF2
node check.mjs
