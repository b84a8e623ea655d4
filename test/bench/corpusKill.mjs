// Bundled by corpus.mjs. Ends a process that writes the cache, again and again, at any moment; what is known after each must be what
// an index from nothing finds. With `write` it is the process that is ended.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { join } from 'node:path'
import { runJob } from '../../src/cli/indexJob'
import { decodeChunk } from '../../src/corpus/chunk'
import { writeArchive } from './corpusArticles.mjs'

const [how, folder, cacheFolder] = process.argv.slice(2)
const cache = join(cacheFolder, 'articles.index')
const job = { id: 1, root: folder, excluded: [], shut: [], paths: undefined }
const count = 3000
const kills = 200
const pathOf = (number) => join(folder, '00000', `article-${number % 100}.md`)

function change(number) {
  fs.writeFileSync(pathOf(number), `---\ntitle: Changed ${number}\nauthor: Author ${number}\ndate: 2024-01-05\n---\n`)
}

function known(cacheFile) {
  const files = new Map()
  runJob({ ...job, cache: cacheFile }, (message) => {
    if (message.kind === 'files') for (const file of decodeChunk(message.chunk)) files.set(file.path, file)
    if (message.kind === 'gone') for (const path of message.paths) files.delete(path)
    if (message.kind === 'stopped') throw new Error(message.reason)
  })
  // Whether a file was changed a moment ago depends on the moment.
  return JSON.stringify([...files.values()].map((file) => ({ ...file, changed: 0 })).sort((a, b) => (a.path < b.path ? -1 : 1)))
}

async function ended(delay) {
  const child = spawn(process.execPath, [process.argv[1], 'write', folder, cacheFolder], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((resolve) => child.stdout.once('data', resolve))
  await new Promise((resolve) => setTimeout(resolve, delay))
  const done = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await done
}

async function test() {
  fs.mkdirSync(cacheFolder)
  writeArchive(folder, count)
  let [wrong, whileWriting, withCache] = [0, 0, 0]
  for (let number = 0; number < kills; number++) {
    await ended((number * 7919) % 211)
    const left = fs.readdirSync(cacheFolder).filter((name) => name.endsWith('.tmp'))
    if (left.length > 0) whileWriting++
    for (const name of left) fs.rmSync(join(cacheFolder, name))
    if (fs.existsSync(cache)) withCache++
    change(number + 50)
    if (known(fs.existsSync(cache) ? copied() : undefined) !== known(undefined)) wrong++
  }
  return [
    ['starts after a process was ended', kills, ''],
    ['with a cache', withCache, ''],
    ['ended while it wrote one', whileWriting, ''],
    ['that differ from an index from nothing', wrong, '0'],
  ]
}

/** So that each start has what the ended process left. */
function copied() {
  fs.copyFileSync(cache, `${cache}.copy`)
  return `${cache}.copy`
}

if (how === 'write') {
  runJob({ ...job, cache }, () => {})
  process.stdout.write('started\n')
  for (let number = 0; ; number++) {
    change(number)
    runJob({ ...job, cache }, () => {})
  }
} else test().then((rows) => process.stdout.write(JSON.stringify(rows)))
