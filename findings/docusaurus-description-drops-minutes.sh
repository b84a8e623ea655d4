#!/usr/bin/env bash
# Docusaurus 3.10.2 (@docusaurus/utils): an article without a description gets its first paragraph as one, for search engines and for the preview of
# links. Numbers between two colons are taken for the name of an emoji and are left out.
# Expected: the words of the paragraph. Seen: "won in 2:15:30 hours" becomes "won in 230 hours".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @docusaurus/utils@3.10.2 react@19.3.1 react-dom@19.3.1
cat >check.cjs <<'EOF'
const assert = require('node:assert')
const { createExcerpt } = require('@docusaurus/utils')
const seen = createExcerpt('She won in 2:15:30 hours.\n')
console.log(seen)
assert.equal(seen, 'She won in 230 hours.')
EOF
node check.cjs
