// Bundled by corpus.mjs. Ends a process that keeps an index, again and again, mostly while it writes its cache; what is known
// after each must be what an index from nothing finds. With `write` it is the process that is ended.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { join } from 'node:path'
import { runJob } from '../../src/indexer/indexJob'
import { factsFromBytes } from '../../src/corpus/indexing/fileFacts'
import { decodeChunk } from '../../src/corpus/packed/chunk'

const [how, folder, cacheFolder] = process.argv.slice(2)
const cache = join(cacheFolder, 'articles.index')
const tools = { readThoroughly: factsFromBytes }
const job = { id: 1, root: folder, excluded: [], indexedElsewhere: [], paths: undefined }
/** In three parts of the cache. */
const count = 2500
const kills = 200
/** Of so many one is ended at any moment, the others behind any byte of a cache that they write. */
const oneOf = 5
const pathOf = (number) => join(folder, `article-${number % count}.md`)

function write(number, title) {
  fs.writeFileSync(pathOf(number), `---\ntitle: ${title}\nauthor: Author ${number}\ndate: 2024-01-05\n---\n`)
}

function indexed(cacheFile) {
  const files = new Map()
  runJob(
    { ...job, cache: cacheFile },
    (message) => {
      if (message.kind === 'files') for (const file of decodeChunk(message.chunk)) files.set(file.path, file)
      if (message.kind === 'deleted') for (const path of message.paths) files.delete(path)
      if (message.kind === 'stopped') throw new Error(message.reason)
    },
    tools,
  )
  // Whether a file was changed a moment ago depends on the moment.
  return JSON.stringify([...files.values()].map((file) => ({ ...file, changed: 0 })).sort((a, b) => (a.path < b.path ? -1 : 1)))
}

/** @param share of the bytes of a cache after which the process ends itself; negative for any moment, when it is ended */
async function ended(share) {
  const args = [process.argv[1], 'write', folder, cacheFolder, String(share)]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const done = new Promise((resolve) => child.once('exit', resolve))
  if (share < 0) {
    await new Promise((resolve) => child.stdout.once('data', resolve))
    await new Promise((resolve) => setTimeout(resolve, -share * 200))
    child.kill('SIGKILL')
  }
  await done
}

async function test() {
  fs.mkdirSync(folder)
  fs.mkdirSync(cacheFolder)
  for (let number = 0; number < count; number++) write(number, 'Quay')
  let [wrong, whileWriting, withCache] = [0, 0, 0]
  for (let number = 0; number < kills; number++) {
    const share = ((number * 7919) % 1009) / 1009
    await ended(number % oneOf === 0 ? -share : share)
    const left = fs.readdirSync(cacheFolder).filter((name) => name.endsWith('.tmp'))
    if (left.length > 0) whileWriting++
    for (const name of left) fs.rmSync(join(cacheFolder, name))
    if (fs.existsSync(cache)) withCache++
    write(number + 50, `Changed ${number}`)
    if (indexed(fs.existsSync(cache) ? copied() : undefined) !== indexed(undefined)) wrong++
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

/** Ends this process in the third cache that it writes, behind a share of the bytes that the last one had. */
function endBehind(share) {
  const { openSync, writeSync } = fs
  let [caches, left, last] = [0, 0, -1]
  fs.openSync = (file, ...more) => {
    const handle = openSync(file, ...more)
    if (!String(file).endsWith('.tmp') || ++caches < 3) return handle
    left = Math.floor(share * fs.statSync(cache).size)
    last = handle
    return handle
  }
  fs.writeSync = (handle, content, ...more) => {
    if (handle !== last) return writeSync(handle, content, ...more)
    const [from = 0] = more
    if (content.length - from <= left) {
      left -= content.length - from
      return writeSync(handle, content, from)
    }
    writeSync(handle, content, from, left)
    process.kill(process.pid, 'SIGKILL')
  }
}

/** Changes an article and keeps the index, again and again. */
function keep() {
  const share = Number(process.argv[5])
  if (share >= 0) endBehind(share)
  for (let number = 0; ; number++) {
    write(number, `Changed ${number}`)
    runJob({ ...job, cache }, () => {}, tools)
    fs.writeSync(1, 'kept\n')
  }
}

if (how === 'write') keep()
else test().then((rows) => process.stdout.write(JSON.stringify(rows)))
