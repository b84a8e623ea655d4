// Bundled by corpus.mjs. Ends a process that keeps an index, again and again, mostly while it writes its cache; what is known
// after each must be what an index from nothing finds. With `write` it is the process that is ended.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { join } from 'node:path'
import { runJob } from '../../src/cli/indexJob'
import { decodeChunk } from '../../src/corpus/chunk'

const [how, folder, cacheFolder] = process.argv.slice(2)
const cache = join(cacheFolder, 'articles.index')
const job = { id: 1, root: folder, excluded: [], shut: [], paths: undefined }
const count = 400
const kills = 200
/** Of so many one is ended at any moment, the others while they write. */
const oneOf = 5
const pathOf = (number) => join(folder, `article-${number % count}.md`)

/** With so many tags that the cache takes some milliseconds to write. */
function write(number, title) {
  const tags = Array.from({ length: 2000 }, (_, index) => `Tag ${number % count} ${index}`).join(', ')
  fs.writeFileSync(pathOf(number), `---\ntitle: ${title}\nauthor: Author ${number}\ndate: 2024-01-05\ntags: [${tags}]\n---\n`)
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

/** @param share of the time of a write, after which a process is ended; undefined for any moment @param number of the process */
async function ended(number, share) {
  const child = spawn(process.execPath, [process.argv[1], 'write', folder, cacheFolder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const done = new Promise((resolve) => child.once('exit', resolve))
  const times = []
  for await (const told of child.stdout) {
    for (const [time] of String(told).matchAll(/[\d.]+(?=;)/g)) times.push(Number(time))
    // The first ones are slower.
    if (times.length < 3) continue
    if (share === undefined) await new Promise((resolve) => setTimeout(resolve, (number * 7919) % 211))
    else if (!String(told).endsWith('writes:')) continue
    else await passed(share * times.at(-1))
    child.kill('SIGKILL')
    break
  }
  await done
  return times.at(-1)
}

/** Without giving the processor away: timers are a millisecond off. */
function passed(milliseconds) {
  const end = performance.now() + milliseconds
  while (performance.now() < end);
}

async function test() {
  fs.mkdirSync(folder)
  fs.mkdirSync(cacheFolder)
  for (let number = 0; number < count; number++) write(number, 'Quay')
  let [wrong, whileWriting, withCache] = [0, 0, 0]
  const times = []
  for (let number = 0; number < kills; number++) {
    times.push(await ended(number, number % oneOf === 0 ? undefined : ((number * 7919) % 1009) / 1009))
    const left = fs.readdirSync(cacheFolder).filter((name) => name.endsWith('.tmp'))
    if (left.length > 0) whileWriting++
    for (const name of left) fs.rmSync(join(cacheFolder, name))
    if (fs.existsSync(cache)) withCache++
    write(number + 50, `Changed ${number}`)
    if (known(fs.existsSync(cache) ? copied() : undefined) !== known(undefined)) wrong++
  }
  const median = times.sort((a, b) => a - b)[kills / 2]
  return [
    [`starts after a process was ended; one writes ${(fs.statSync(cache).size / 1e6).toFixed(0)} MB in ${median.toFixed(1)} ms`, kills, ''],
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
  for (let number = 0; ; number++) {
    write(number, `Changed ${number}`)
    let started = 0
    runJob({ ...job, cache }, ({ kind }) => {
      if (kind !== 'done') return
      // The cache is written next.
      fs.writeSync(1, 'writes:')
      started = performance.now()
    })
    fs.writeSync(1, `${performance.now() - started};`)
  }
} else test().then((rows) => process.stdout.write(JSON.stringify(rows)))
