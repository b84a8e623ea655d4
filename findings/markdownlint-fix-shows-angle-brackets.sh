#!/usr/bin/env bash
# markdownlint-cli2 0.22.1 (markdownlint 0.40.0), `--fix` with the default rules: MD034 "fixes" an address that begins with www. by < and >.
# Expected: a link, as the rule says. Seen: <www.…> is no autolink, since an autolink needs a scheme (CommonMark 0.31.2, 6.5). Readers see the
# angle brackets, with markdown-it (with linkify) and with marked, and markdownlint is content.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts markdownlint-cli2@0.22.1 markdown-it@15.0.3 marked@15.0.12
printf '# Tickets\n\nTickets: www.example.org/tickets\n' >article.md
npx markdownlint-cli2 --fix article.md >/dev/null 2>&1 || { echo 'markdownlint still reports something'; exit 1; }
cat >check.mjs <<'EOF2'
import assert from 'node:assert'
import { readFileSync } from 'node:fs'
import MarkdownIt from 'markdown-it'
import { marked } from 'marked'
const text = readFileSync('article.md', 'utf8')
const shown = (html) => html.replace(/<\/?[a-z][^>]*>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').trim().split('\n').at(-1)
const seen = { source: text.split('\n')[2], markdownIt: shown(new MarkdownIt({ linkify: true }).render(text)), marked: shown(marked(text)) }
console.log(seen)
for (const line of Object.values(seen)) assert.equal(line, 'Tickets: <www.example.org/tickets>')
EOF2
node check.mjs
