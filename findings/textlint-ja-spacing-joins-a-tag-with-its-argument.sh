#!/usr/bin/env bash
# textlint-rule-preset-ja-spacing 3.0.3 (textlint 15.8.0), default options, `--fix`: the blank between the name of a template tag
# and a Chinese or Japanese file name is removed.
# Expected: a tag of the site generator is code, or at least stays a tag. Seen: {% asset_img 港口.jpg %} becomes {% asset_img港口.jpg %}, and
# Nunjucks 3.2.4 (the template engine of Hexo 8.1.2) stops with "unknown block tag" where it knew the tag before.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts textlint@15.8.0 textlint-rule-preset-ja-spacing@3.0.3 nunjucks@3.2.4
echo '{"rules":{"preset-ja-spacing":true}}' >.textlintrc.json
printf '{%% asset_img 港口.jpg %%}\n' >article.md
cp article.md before.md
npx textlint --fix article.md >/dev/null
cat >check.cjs <<'EOF2'
const assert = require('node:assert')
const { readFileSync } = require('node:fs')
const nunjucks = require('nunjucks')
const environment = new nunjucks.Environment()
environment.addExtension('asset_img', {
  tags: ['asset_img'],
  // As Hexo does it: the rest of the tag is taken as it is.
  parse(parser, nodes) {
    const token = parser.nextToken()
    parser.tokens.skipWhitespace?.()
    while (parser.peekToken().type !== 'block-end') parser.nextToken()
    parser.advanceAfterBlockEnd(token.value)
    return new nodes.CallExtension(this, 'run', new nodes.NodeList(token.lineno, token.colno), [])
  },
  run: () => 'picture',
})
const render = (file) => {
  try {
    return environment.renderString(readFileSync(file, 'utf8')).trim()
  } catch (error) {
    return error.message.split('\n').at(-1).trim()
  }
}
const seen = { source: readFileSync('article.md', 'utf8').trim(), before: render('before.md'), after: render('article.md') }
console.log(seen)
assert.equal(seen.source, '{% asset_img港口.jpg %}')
assert.equal(seen.before, 'picture')
assert.match(seen.after, /unknown block tag/)
EOF2
node check.cjs
