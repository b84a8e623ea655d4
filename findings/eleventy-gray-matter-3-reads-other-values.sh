#!/usr/bin/env bash
# @11ty/gray-matter 3.0.0 reads the same front matter as other values than 1.0.0, which Eleventy 3.1.8 and Docusaurus 3.10.2 bring.
# Expected of one package name: a date stays a date and merge keys stay merged. Seen with 3.0.0 (js-yaml 5): `2022-01-05` is text, and
# `<<: *base` is a field called "<<" instead of the fields of base.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts gray-matter-1@npm:@11ty/gray-matter@1.0.0 gray-matter-3@npm:@11ty/gray-matter@3.0.0
cat >check.cjs <<'EOF'
const assert = require('node:assert')
const read = (name) => {
  const loaded = require(name)
  const { data } = (loaded.default ?? loaded)('---\nbase: &base\n  title: Merged\n<<: *base\nday: 2022-01-05\n---\nText\n', {})
  return { title: data.title, day: data.day instanceof Date ? 'a date' : data.day }
}
const seen = [read('gray-matter-1'), read('gray-matter-3')]
console.log(seen)
assert.deepEqual(seen, [
  { title: 'Merged', day: 'a date' },
  { title: undefined, day: '2022-01-05' },
])
EOF
node check.cjs
