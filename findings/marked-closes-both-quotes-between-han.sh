#!/usr/bin/env bash
# hexo-renderer-marked 7.0.1 (the default of Hexo 8.1.2) turns both straight quotation marks around a word between Chinese letters into closing ones.
# Expected of "smartypants": an opening and a closing mark. Seen: 他说”引用”了. Its rule asks for a blank or the start before an opening mark.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts hexo-renderer-marked@7.0.1
cat >check.cjs <<'EOF'
const assert = require('node:assert')
const render = require('hexo-renderer-marked/lib/renderer')
const marked = { gfm: true, breaks: true, smartypants: true, modifyAnchors: 0, autolink: true, mangle: true, headerIds: true, prependRoot: true, descriptionLists: true }
const hexo = { config: { marked, url: 'http://example.com', root: '/' }, execFilterSync() {} }
const html = render.call(hexo, { text: '他说"引用"了。' }, {})
console.log(html)
assert.match(html, /他说”引用”了/)
EOF
node check.cjs
