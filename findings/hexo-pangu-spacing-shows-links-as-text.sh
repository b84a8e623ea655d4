#!/usr/bin/env bash
# hexo-pangu-spacing 1.1.0 (Hexo 8.1.2) sets spaces between Chinese characters and Latin letters in the Markdown source, not in the page.
# Expected: spaces in the text. Seen with pangu 4.0.7: a link whose address has both becomes text with brackets, bold words show their
# asterisks, a footnote loses its label. It asks for any version of pangu; with 7.2.1, which npm installs now, no article is rendered at all
# ("pangu.spacing is not a function").
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts hexo@8.1.2 hexo-renderer-marked@7.0.1 hexo-pangu-spacing@1.1.0 pangu@4.0.7
node -e "const fs = require('fs'); const file = JSON.parse(fs.readFileSync('package.json')); file.hexo = { version: '' }; fs.writeFileSync('package.json', JSON.stringify(file))"
printf 'title: Harbour\n' >_config.yml
cat >render.cjs <<'END'
const Hexo = require('hexo')
const hexo = new Hexo(process.cwd(), { silent: true })
hexo
  .init()
  .then(() => hexo.post.render('a.md', { title: '港口', content: '[港口map](/港口map.html) **港口**map [^注a]\n', engine: 'markdown', source: 'a.md' }))
  .then(({ content }) => console.log(content), ({ message }) => console.log(message))
END
node render.cjs | tee page.txt
if grep -q '<a\|<strong' page.txt; then exit 1; fi
grep -q '\[港口 map\](' page.txt
grep -q '\*\* 港口 \*\*map' page.txt
grep -q '\[^ 注 a\]' page.txt
npm install --silent --no-audit --no-fund --ignore-scripts pangu@7.2.1
node render.cjs | tee page.txt
grep -q 'pangu.spacing is not a function' page.txt
