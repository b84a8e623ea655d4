#!/usr/bin/env bash
# zhlint 0.8.2, preset "default": the dot behind the number of a section becomes a Chinese full stop.
# Expected: "2.1. 港口" stays, or loses its dot; 2.1。 is no form of a number. Seen: `## 2.1. 港口` becomes `## 2.1。港口`.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts zhlint@0.8.2
cat >check.cjs <<'EOF'
const assert = require('node:assert')
const { run } = require('zhlint')
const text = '## 2.1. 港口\n\n今天开放。\n'
const { result } = run(text, { rules: { preset: 'default' } })
console.log(result)
assert.equal(result, '## 2.1。港口\n\n今天开放。\n')
EOF
node check.cjs
