#!/usr/bin/env bash
# Sätteri 0.10.5, the Markdown engine of Astro 7.3.5 (@astrojs/markdown-satteri 0.4.2), strikes out text between two single tildes.
# Expected by those who write ranges of numbers as 5~10 (usual in Chinese): text. Seen: everything from the first range to the second is struck out.
# markdown-it 15.0.3 leaves it alone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @astrojs/markdown-satteri@0.4.2 markdown-it@15.0.3
cat >check.mjs <<'EOF'
import assert from 'node:assert'
import { pathToFileURL } from 'node:url'
import { createSatteriMarkdownProcessor } from '@astrojs/markdown-satteri'
import MarkdownIt from 'markdown-it'
const text = '票价 5~10 元和 8~12 元'
const satteri = await createSatteriMarkdownProcessor({ syntaxHighlight: false })
const { code } = await satteri.render(text, { frontmatter: {}, fileURL: pathToFileURL('/a.md') })
console.log(code)
assert.match(code, /5<del>10 元和 8<\/del>12 元/)
assert.match(new MarkdownIt().render(text), /5~10 元和 8~12 元/)
EOF
node check.mjs
