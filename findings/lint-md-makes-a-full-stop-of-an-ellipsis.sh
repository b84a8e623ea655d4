#!/usr/bin/env bash
# @lint-md/core 2.4.0, a linter for Chinese Markdown with fixes: three dots between Chinese characters become "。.。", and the next run leaves that.
# Expected: "……" or no change. In an entry of a task list, ten blanks are put between the first two characters instead of one before the letter.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @lint-md/core@2.4.0
cat >check.cjs <<'END'
const assert = require('node:assert')
const { lintMarkdown } = require('@lint-md/core')
const fixed = (text) => lintMarkdown(text, {}, true).fixedResult.result
const dots = fixed('港口...开放\n')
const task = fixed('- [ ] 港口a\n')
console.log(JSON.stringify([dots, fixed(dots), task]))
assert.equal(dots, '港口。.。开放\n')
assert.equal(fixed(dots), dots)
assert.match(task, /^- \[ \] 港 {5,}口a/)
END
node check.cjs
