#!/usr/bin/env bash
# Eleventy 3.1.8: quotation marks around a date decide whether the site is built.
# Expected: `date: "2022-01-12 10:00:00"` and `date: 2022-01-12 10:00:00` are the same. Seen: without quotes YAML makes a date of it (10:00 UTC); in
# quotes it is text, which Eleventy reads as ISO 8601 only (no blank before the time), and the build ends with an error.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @11ty/eleventy@3.1.8
cat >check.mjs <<'EOF'
import assert from 'node:assert'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import Eleventy from '@11ty/eleventy'
console.error = console.warn = () => {}
let count = 0
const build = async (date) => {
  rmSync('in', { recursive: true, force: true })
  mkdirSync('in')
  // Eleventy caches files by their paths.
  writeFileSync(`in/a${++count}.md`, `---\ntitle: Harbour\ndate: ${date}\n---\n{{ page.date | json }}\n`)
  try {
    const [page] = await new Eleventy('in', 'out', { quietMode: true }).toJSON()
    return page.content.replace(/<[^>]*>|\s|&quot;|"/g, '')
  } catch {
    return 'the build stops'
  }
}
const seen = [await build('2022-01-12 10:00:00'), await build('"2022-01-12 10:00:00"'), await build('"2022-01-12T10:00:00"'), await build('2022-01-12 10:00')]
console.log(seen)
assert.deepEqual(seen, ['2022-01-12T10:00:00.000Z', 'the build stops', '2022-01-12T10:00:00.000Z', 'the build stops'])
EOF
node check.mjs
