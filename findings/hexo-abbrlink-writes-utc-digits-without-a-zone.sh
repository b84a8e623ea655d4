#!/usr/bin/env bash
# hexo-abbrlink 2.2.1 (Hexo 8.1.2) writes a number into the front matter of each article that has none, and writes the rest of it anew.
# Expected: one line more. Seen after one `hexo generate` on a machine in Asia/Shanghai: `2024-01-05T08:00:00+08:00` has become
# `2024-01-05 00:00:00`, the digits of UTC without their zone; a comment is gone, and 1.10 is 1.1. Hexo itself reads the same instant as before: it
# drops the offset in any case (hexo-front-matter-shifts-zoned-dates.sh). But the time that the author wrote is no longer in the file.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts hexo@8.1.2 hexo-renderer-marked@7.0.1 hexo-abbrlink@2.2.1
node -e "const fs = require('fs'); const file = JSON.parse(fs.readFileSync('package.json')); file.hexo = { version: '' }; fs.writeFileSync('package.json', JSON.stringify(file))"
printf 'title: Harbour\ntimezone: Asia/Shanghai\n' >_config.yml
mkdir -p source/_posts
printf -- '---\n# for the desk\ntitle: Harbour opens\ndate: 2024-01-05T08:00:00+08:00\nedition: 1.10\n---\n\nText\n' >source/_posts/a.md
TZ=Asia/Shanghai node_modules/.bin/hexo generate >log.txt 2>&1 || { cat log.txt; exit 1; }
cat source/_posts/a.md
grep -q '^abbrlink: [0-9]' source/_posts/a.md
grep -q '^date: 2024-01-05 00:00:00$' source/_posts/a.md
grep -q '^edition: 1\.1$' source/_posts/a.md
if grep -q 'for the desk' source/_posts/a.md; then exit 1; fi
