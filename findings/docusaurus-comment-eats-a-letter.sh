#!/usr/bin/env bash
# Docusaurus 3.10.2 (@docusaurus/mdx-loader): text on the line of an HTML comment loses its first letter.
# Expected: `<!-- truncate -->Snapshot` is the comment and the word "Snapshot", as in CommonMark. Seen: readers get "napshot".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @docusaurus/mdx-loader@3.10.2 react@19.3.1 react-dom@19.3.1
cat >check.cjs <<'EOF'
const assert = require('node:assert')
const { createProcessors } = require('@docusaurus/mdx-loader/lib/processor.js')
const preprocess = require('@docusaurus/mdx-loader/lib/preprocessor.js').default
const hooks = { onBrokenMarkdownLinks: 'ignore', onBrokenMarkdownImages: 'ignore' }
const mdx1Compat = { comments: true, admonitions: true, headingIds: true }
const markdownConfig = { format: 'mdx', mermaid: false, emoji: true, mdx1Compat, anchors: { maintainCase: false }, hooks }
;(async () => {
  const { mdxProcessor } = await createProcessors({ options: { admonitions: true, markdownConfig, siteDir: __dirname, staticDirs: [] } })
  const content = preprocess({ fileContent: '<!-- truncate -->Snapshot of the harbour\n', filePath: 'a.md', admonitions: true, markdownConfig })
  const { content: code } = await mdxProcessor.process({ content, filePath: `${__dirname}/a.md`, frontMatter: {}, compilerName: 'server' })
  const words = /"([^"]*of the harbour)"/.exec(code)[1]
  console.log(words)
  assert.equal(words, 'napshot of the harbour')
})()
EOF
node check.cjs
