#!/usr/bin/env bash
# Astro 7.3.5: one stray % in the address of a Markdown image and the page is published without its body, with exit code 0.
# Expected: the image address as it is written, or a build that fails. Seen: "URI malformed" in the log, an empty page, success.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts astro@7.3.5
npm install --silent --no-audit --no-fund node@24.21.0
mkdir -p src/pages src/content/posts
cat >src/content.config.mjs <<'EOF'
import { defineCollection } from 'astro:content'
import { glob } from 'astro/loaders'
export const collections = { posts: defineCollection({ loader: glob({ pattern: '*.md', base: './src/content/posts' }) }) }
EOF
cat >src/pages/index.astro <<'EOF'
---
import { getCollection, render } from 'astro:content'
const posts = await getCollection('posts')
const pages = await Promise.all(posts.map(async (post) => ({ id: post.id, Content: (await render(post)).Content })))
---
{pages.map(({ id, Content }) => <article id={id}><Content /></article>)}
EOF
printf -- '---\ntitle: A\n---\nBoats ![x](https://example.org/50%%off.jpg) left.\n' >src/content/posts/stray.md
printf -- '---\ntitle: B\n---\nBoats ![x](https://example.org/50.jpg) left.\n' >src/content/posts/plain.md
ASTRO_TELEMETRY_DISABLED=1 node_modules/.bin/node node_modules/astro/bin/astro.mjs build >log.txt 2>&1 || { cat log.txt; exit 1; }
grep -o 'URI malformed' log.txt | head -1
page=$(cat dist/index.html)
[[ $page =~ \<article\ id=\"plain\"[^\>]*\>\<p\>Boats ]] || { echo "the ordinary article has no body: $page"; exit 1; }
[[ $page =~ \<article\ id=\"stray\"[^\>]*\>[[:space:]]*\</article\> ]] || { echo "the other article has a body: $page"; exit 1; }
echo 'exit code 0, and the article with the stray % has no body'
