// Writes THIRD-PARTY-NOTICES.txt: the licences of all packages whose code is in the bundles that ship. With `--fresh` nothing is written, and it
// fails when the file is stale. The packages are those that esbuild's metafile names, so nothing that is left out of the bundles is listed.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import esbuild from 'esbuild'
import { shipped } from '../esbuild.mjs'

const file = 'THIRD-PARTY-NOTICES.txt'
const results = await Promise.all(shipped.map((options) => esbuild.build({ ...options, write: false, metafile: true, sourcemap: false })))
// The table in media/han.json is made from the data of these two.
const folders = new Set(['node_modules/pinyin-pro', 'node_modules/opencc-js'])
for (const { metafile } of results) {
  for (const { inputs } of Object.values(metafile.outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const found = /^(?:[\w-]+:)?(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)
      if (found && bytesInOutput > 0 && !path.startsWith('(disabled):')) folders.add(found[1])
    }
  }
}
// Files that are copied from a package which is not installed.
const copied = [
  {
    title: 'emojilib 2.4.0 (MIT)\nhttps://github.com/muan/emojilib#readme',
    text: readFileSync('.ci/licences/emojilib.txt', 'utf8').trim(),
  },
]
const notices = [...[...folders].map(noticeOf), ...copied].sort((a, b) => (a.title < b.title ? -1 : 1))
const unique = notices.filter(({ title }, index) => title !== notices[index - 1]?.title)
const missing = unique.filter(({ text }) => text === undefined).map(({ title }) => title)
if (missing.length > 0) throw new Error(`no licence text found: ${missing.join(', ')}`)
const text = `Copydesk contains code of these packages.\n\n${unique.map(({ title, text: licence }) => `${'='.repeat(80)}\n${title}\n\n${licence}\n`).join('\n')}`
if (!process.argv.includes('--fresh')) writeFileSync(file, text)
else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
  console.error(`Not fresh (npm run generate): ${file}`)
  process.exitCode = 1
}

/** The name, version, licence and licence text of a package; a package without a licence file gives the text of its SPDX identifier. */
function noticeOf(folder) {
  const { name, version, license, author, homepage } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const licenceFile = readdirSync(folder).find((entry) => /^licen[cs]e(?:[.-].*)?$/i.test(entry))
  const holder = typeof author === 'string' ? author.replace(/\s*[<(].*/, '') : author?.name
  const title = `${name} ${version} (${license})${homepage ? `\n${homepage}` : ''}`
  return {
    title,
    text: licenceFile ? readFileSync(join(folder, licenceFile), 'utf8').replaceAll('\r\n', '\n').trim() : mit(license, holder ?? name),
  }
}

function mit(license, holder) {
  if (license !== 'MIT') return undefined
  return [
    'The MIT License (MIT)',
    `Copyright (c) ${holder}`,
    'Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:',
    'The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.',
    'THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.',
  ].join('\n\n')
}
