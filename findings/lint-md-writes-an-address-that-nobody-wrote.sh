#!/usr/bin/env bash
# @lint-md/core 2.4.0: with fixes on, a link whose address is still missing gets the address https://example.com.
# Expected: a problem, and no fix. Seen: the article is changed without a question, and no later run reports the link any more.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @lint-md/core@2.4.0
cat >check.cjs <<'END'
const assert = require('node:assert')
const { lintMarkdown } = require('@lint-md/core')
const text = '港口的[时刻表]()在这里。\n'
const fixed = lintMarkdown(text, {}, true).fixedResult.result
const left = lintMarkdown(fixed, {}, false).lintResult
console.log(JSON.stringify(fixed), left.length)
assert.equal(fixed, '港口的[时刻表](https://example.com)在这里。\n')
assert.deepEqual(left, [])
END
node check.cjs
