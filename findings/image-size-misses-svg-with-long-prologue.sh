#!/usr/bin/env bash
# image-size 2.1.0 recognizes an SVG file only if its <svg ...> start tag ends within the first 1,000 bytes.
# Expected: a valid SVG with width and height has a size. Seen: with a long attribute before (exports of drawing programs write such ones), it
# throws "unsupported file type".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts image-size@2.1.0
cat >check.cjs <<'EOF'
const assert = require('node:assert')
const { imageSize } = require('image-size')
const svg = (length) => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" data-note="${'x'.repeat(length)}" width="640" height="480"></svg>`)
assert.deepEqual([imageSize(svg(10)).width, imageSize(svg(10)).height], [640, 480])
assert.throws(() => imageSize(svg(2000)), (error) => {
  console.log(error.message)
  return /unsupported file type/.test(error.message)
})
EOF
node check.cjs
