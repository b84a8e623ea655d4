#!/usr/bin/env bash
# rss-parser 3.13.0: an Atom entry whose content is XHTML (type="xhtml", RFC 4287 section 4.1.3) comes back with its words in another order, and of
# two authors (section 4.1.2: one or more) the second is lost.
# Expected: the markup as it stands in the feed, and both names. Seen: "The harbour <b>reopens</b> on <i>Monday</i> at noon" becomes
# "The harbour  on  at noon<b>reopens</b><i>Monday</i>"; the field "author" is the first name.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts rss-parser@3.13.0
cat >check.cjs <<'EOF'
const assert = require('node:assert')
const Parser = require('rss-parser')
const feed = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
  <title>Harbour News</title><id>https://example.org/</id><updated>2024-01-05T08:00:00Z</updated>
  <entry>
    <title>Harbour</title><id>https://example.org/a</id><updated>2024-01-05T08:00:00Z</updated>
    <author><name>Anna Berg</name></author><author><name>Bert Thal</name></author>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The harbour <b>reopens</b> on <i>Monday</i> at noon</p></div></content>
  </entry>
</feed>`
new Parser().parseString(feed).then(({ items: [{ content, author, contentSnippet }] }) => {
  console.log({ content, author, contentSnippet })
  assert.match(content, /<p>The harbour {2}on {2}at noon<b>reopens<\/b><i>Monday<\/i><\/p>/)
  assert.equal(author, 'Anna Berg')
})
EOF
node check.cjs
