#!/usr/bin/env bash
# ExifReader 4.46.0: the caption of a photo in several languages (dc:description of XMP, an rdf:Alt: alternatives, of which a reader shows one).
# Expected of `description`, the text to show: the one marked "x-default". Seen: all of them in one line, "Harbour, Hafen, 港口", as if they were a list;
# title and rights, which are alternatives too, likewise.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts exifreader@4.46.0
cat >check.cjs <<'EOF'
const assert = require('node:assert')
const ExifReader = require('exifreader')
const alternatives = (name, texts) =>
  `<dc:${name}><rdf:Alt>${Object.entries(texts).map(([language, text]) => `<rdf:li xml:lang="${language}">${text}</rdf:li>`).join('')}</rdf:Alt></dc:${name}>`
const fields = alternatives('description', { 'x-default': 'Harbour', de: 'Hafen', 'zh-CN': '港口' }) + alternatives('title', { 'x-default': 'Quay', de: 'Kai' })
const rdf = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
const description = `<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">${fields}</rdf:Description>`
const packet = Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF ${rdf}>${description}</rdf:RDF></x:xmpmeta>`)
const length = Buffer.alloc(2)
length.writeUInt16BE(packet.length + 2)
// A JPEG file: start of image, the segment of the metadata (APP1), end of image.
const photo = Buffer.concat([Buffer.from('ffd8ffe1', 'hex'), length, packet, Buffer.from('ffd9', 'hex')])
const tags = ExifReader.load(photo)
const seen = [tags.description.description, tags.title.description]
console.log(seen)
assert.deepEqual(seen, ['Harbour, Hafen, 港口', 'Quay, Kai'])
EOF
node check.cjs
