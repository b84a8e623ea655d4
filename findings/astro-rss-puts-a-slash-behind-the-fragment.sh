#!/usr/bin/env bash
# @astrojs/rss 4.0.19: the slash at the end of an address is put behind its query or fragment, not behind its path.
# Expected: https://example.org/a/#comments and https://example.org/a/?from=rss stay as they are, or the path gets the slash. Seen: #comments/ names an
# element that the page does not have, and the parameter is "rss/"; both stand in <link> and in <guid>, so a reader takes the
# article for another one. Addresses that end in .html are left alone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @astrojs/rss@4.0.19
cat >check.mjs <<'EOF'
import assert from 'node:assert'
import { getRssString } from '@astrojs/rss'
const items = ['/a/#comments', '/a/?from=rss', '/a.html#comments'].map((link) => ({ title: 'Harbour', link }))
const feed = await getRssString({ title: 'Harbour News', description: 'News', site: 'https://example.org', items })
const seen = [...feed.matchAll(/<item>.*?<link>(.*?)<\/link>/g)].map(([, link]) => link)
console.log(seen)
assert.deepEqual(seen, ['https://example.org/a/#comments/', 'https://example.org/a/?from=rss/', 'https://example.org/a.html#comments'])
EOF
node check.mjs
