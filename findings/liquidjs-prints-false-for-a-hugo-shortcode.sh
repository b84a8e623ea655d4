#!/usr/bin/env bash
# LiquidJS 10.30.1 (the template engine of Eleventy 3.1.8) takes a pasted Hugo shortcode for an expression.
# Expected: an error, since `< youtube x >` is no Liquid. Seen: no error, and the page says "false" where the video was meant to be.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts liquidjs@10.30.1
cat >check.cjs <<'EOF'
const assert = require('node:assert')
const { Liquid } = require('liquidjs')
const page = new Liquid().parseAndRenderSync('Watch {{< youtube w7Ft2ymGmfc >}} now')
console.log(page)
assert.equal(page, 'Watch false now')
EOF
node check.cjs
