#!/usr/bin/env bash
# autocorrect-node 2.14.0, given a Markdown file: the id of a heading ({#…}, read by Hugo, kramdown and Docusaurus) is corrected as prose, links to it are not.
# Expected: both stay, as addresses do. Seen: {#港口,一} becomes {#港口，一} while [一](#港口,一) keeps its comma, so the link leads nowhere.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts autocorrect-node@2.14.0 markdown-it@15.0.3 markdown-it-attrs@5.0.0
cat >check.mjs <<'EOF2'
import assert from 'node:assert'
import autocorrect from 'autocorrect-node'
import MarkdownIt from 'markdown-it'
import attributes from 'markdown-it-attrs'
const text = '见[扩建](#港口,一)。\n\n## 扩建 {#港口,一}\n'
const leadsSomewhere = (source) => {
  const html = new MarkdownIt().use(attributes).render(source)
  return decodeURI(/href="#([^"]*)"/.exec(html)[1]) === /id="([^"]*)"/.exec(html)[1]
}
const fixed = autocorrect.formatFor(text, 'markdown')
console.log({ fixed, before: leadsSomewhere(text), after: leadsSomewhere(fixed) })
assert.deepEqual([leadsSomewhere(text), leadsSomewhere(fixed)], [true, false])
EOF2
node check.mjs
