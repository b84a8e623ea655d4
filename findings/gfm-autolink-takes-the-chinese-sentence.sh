#!/usr/bin/env bash
# A bare address before Chinese text: marked 15.0.12 (Hexo) and Sätteri 0.10.5 (Astro 7.3.5) make the rest of the sentence part of the link;
# linkify-it 6.1.0 (markdown-it) ends it at the full-width mark. GFM ends an autolink at blanks and ASCII punctuation only, so the same article has
# a dead link on one site and a good one on another.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts marked@15.0.12 @astrojs/markdown-satteri@0.4.2 markdown-it@15.0.3
cat >check.mjs <<'EOF'
import assert from 'node:assert'
import { pathToFileURL } from 'node:url'
import { createSatteriMarkdownProcessor } from '@astrojs/markdown-satteri'
import MarkdownIt from 'markdown-it'
import { marked } from 'marked'
const text = '见 https://example.org/a，然后回来。'
const href = (html) => decodeURI(/href="([^"]*)"/.exec(html)[1])
const satteri = await createSatteriMarkdownProcessor({ syntaxHighlight: false })
const page = await satteri.render(text, { frontmatter: {}, fileURL: pathToFileURL('/a.md') })
const seen = [href(marked(text)), href(page.code), href(new MarkdownIt({ linkify: true }).render(text))]
console.log(seen)
assert.deepEqual(seen, ['https://example.org/a，然后回来。', 'https://example.org/a，然后回来。', 'https://example.org/a'])
EOF
node check.mjs
