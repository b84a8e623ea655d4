#!/usr/bin/env bash
# markdown-it 14.3.3 leaves the words of a code span out of an image's alternative text; 15.0.3 keeps them.
# Eleventy 3.1.8 brings 14.3.3, so screen readers there get "the  file" for ![the `config` file](a.png), and an update changes the page.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts markdown-it-14@npm:markdown-it@14.3.3 markdown-it-15@npm:markdown-it@15.0.3
cat >check.cjs <<'EOF'
const assert = require('node:assert')
const alt = (name) => /alt="([^"]*)"/.exec(require(name)().render('![the `config` file](a.png)'))[1]
console.log([alt('markdown-it-14'), alt('markdown-it-15')])
assert.deepEqual([alt('markdown-it-14'), alt('markdown-it-15')], ['the  file', 'the config file'])
EOF
node check.cjs
