#!/usr/bin/env bash
# Astro 5.18.2: the JSON Schema that it writes for a collection of z.object() has "additionalProperties": false, yet an article with another
# key is published without a word. It is the same file as for z.object().strict(), where the build does stop.
# Expected: a schema that forbids what stops the build, and nothing else (Astro 6.4.8 and 7.3.5 do that).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts astro@5.18.2
npm install --silent --no-audit --no-fund node@24.21.0
mkdir -p src/pages src/content/plain src/content/strict
cat >src/content.config.mjs <<'EOF'
import { defineCollection } from 'astro:content'
import { z } from 'astro/zod'
import { glob } from 'astro/loaders'
const collection = (name, schema) => defineCollection({ loader: glob({ pattern: '*.md', base: `./src/content/${name}` }), schema })
export const collections = {
  plain: collection('plain', z.object({ title: z.string() })),
  strict: collection('strict', z.object({ title: z.string() }).strict()),
}
EOF
printf '<p>Boats</p>\n' >src/pages/index.astro
export ASTRO_TELEMETRY_DISABLED=1
build() { node_modules/.bin/node node_modules/astro/astro.js build >log.txt 2>&1; }
printf -- '---\ntitle: Harbour\nextra: 1\n---\nText\n' >src/content/plain/a.md
build || { echo 'the key stops the build of z.object():'; cat log.txt; exit 1; }
for name in plain strict; do
  grep -q '"additionalProperties": false' ".astro/collections/$name.schema.json" || { echo "$name: other keys are allowed"; exit 1; }
done
cp src/content/plain/a.md src/content/strict/a.md
if build; then echo 'the key does not stop the build of .strict()'; exit 1; fi
grep -o 'Unrecognized key.*' log.txt | head -1
echo 'both schemas forbid other keys; only .strict() refuses them'
