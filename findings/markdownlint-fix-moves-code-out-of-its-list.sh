#!/usr/bin/env bash
# markdownlint-cli2 0.22.1 (markdownlint 0.40.0), `--fix` with the default rules: MD010 replaces a tab by one blank, also in the indentation of a
# code block inside a list item.
# Expected: white space of another width, nothing else. Seen: the line is not indented enough for the item any more, so the code block ends there;
# the rest of the code is shown as text, and the closing fence opens a new block that takes the following paragraphs as code.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts markdownlint-cli2@0.22.1 markdown-it@15.0.3
printf '# Set up\n\n- Add the theme:\n\n  ```ruby\n  group :themes do\n\tgem "harbour"\n\tend\n  ```\n\nThen build the site.\n' >article.md
cp article.md before.md
npx markdownlint-cli2 --fix article.md >/dev/null 2>&1 || true
cat >check.mjs <<'EOF2'
import assert from 'node:assert'
import { readFileSync } from 'node:fs'
import MarkdownIt from 'markdown-it'
const codeOf = (file) => [...new MarkdownIt().render(readFileSync(file, 'utf8')).matchAll(/<code[^>]*>([^]*?)<\/code>/g)].map(([, code]) => code.trim())
const seen = { before: codeOf('before.md'), after: codeOf('article.md') }
console.log(seen)
assert.equal(seen.before.length, 1)
assert(seen.before[0].endsWith('end') && !seen.before[0].includes('Then build'))
assert(!seen.after[0].includes('gem'))
assert(seen.after.some((code) => code.includes('Then build the site.')))
EOF2
node check.mjs
