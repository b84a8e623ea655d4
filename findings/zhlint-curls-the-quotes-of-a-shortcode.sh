#!/usr/bin/env bash
# zhlint 0.8.2, default preset: a shortcode of Hugo or a tag of Hexo with a Chinese file name is corrected as prose.
# Expected: code of the site generator stays. Seen: src="港口.jpg" becomes src=“港口。jpg”: curled quotation marks, which no shortcode
# accepts, and a full stop in the middle of the file name.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts zhlint@0.8.2
cat >check.cjs <<'EOF2'
const assert = require('node:assert')
const { run } = require('zhlint')
const fixed = (text) => run(text, { rules: { preset: 'default' } }).result
const seen = [fixed('{{< figure src="港口.jpg" title="夜景" >}}\n'), fixed('{% asset_img 港口.jpg 夜景 %}\n')]
console.log(seen)
assert(seen[0].includes('src=“港口。jpg”'))
assert(seen[1].includes('港口。jpg'))
EOF2
node check.cjs
