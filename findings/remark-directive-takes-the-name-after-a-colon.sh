#!/usr/bin/env bash
# remark-directive 4.0.0 (remark-rehype 11.1.2): a word behind a colon without a blank is a "text directive", in Chinese and after digits too, and
# a directive that no plugin handles is an empty <div> in the page.
# Expected: prose, as `Photo: Reuters` with a blank stays. Seen: 记者:李明报道 is published as 记者 and an empty <div>, so the reporter and the
# rest of the sentence are gone; `Photo:Reuters` keeps "Photo", and the result `2:15` keeps "2".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts unified@11.0.5 remark-parse@11.0.0 remark-directive@4.0.0 remark-rehype@11.1.2 rehype-stringify@10.0.1
cat >check.mjs <<'EOF'
import assert from 'node:assert'
import rehypeStringify from 'rehype-stringify'
import remarkDirective from 'remark-directive'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
const processor = unified().use(remarkParse).use(remarkDirective).use(remarkRehype).use(rehypeStringify)
const seen = ['记者:李明报道', 'Photo:Reuters', 'Photo: Reuters', 'won 2:15'].map((text) => String(processor.processSync(text)))
console.log(seen)
assert.deepEqual(seen, ['<p>记者<div></div></p>', '<p>Photo<div></div></p>', '<p>Photo: Reuters</p>', '<p>won 2<div></div></p>'])
EOF
node check.mjs
