// The thread that indexes, with its second thread, as it ships: on a disk, without VS Code.
import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import esbuild from 'esbuild'
import { eventually } from '../host/drive.mjs'
import { repository } from '../host/cache.mjs'

/** Enough files for the second thread to be started. */
const count = 9000
let work, folder, cache, decodeChunk

describe('the thread that indexes', function () {
  this.timeout(600_000)

  before(async () => {
    work = fs.mkdtempSync(join(os.tmpdir(), 'copydesk-index-'))
    folder = join(work, 'articles')
    cache = join(work, 'kept', 'articles.index')
    const built = await esbuild.build({
      entryPoints: [join(repository, 'src/corpus/packed/chunk.ts')],
      bundle: true,
      format: 'esm',
      write: false,
    })
    ;({ decodeChunk } = await import(`data:text/javascript;base64,${Buffer.from(built.outputFiles[0].contents).toString('base64')}`))
    for (let number = 0; number < count; number++) write(number, `作者 ${number % 100}`)
  })

  after(() => fs.rmSync(work, { recursive: true, force: true }))

  it('finds all, keeps it, and reads nothing again', async () => {
    const first = await index(cache)
    assert.deepEqual([first.files.size, first.read], [count, count])
    assert.deepEqual([first.files.get('p8/a8999.md').record.authors, first.files.get('p0/a1.md').record.title], [['作者 99'], 'Title 1'])
    // Files that changed less than 2 s before are read again: they may change once more without another time.
    const second = await eventually(
      () => index(cache),
      ({ read }) => read === 0,
    )
    assert.equal(second.files.size, count)
    assert.deepEqual(told(second), told(first))
  })

  it('says the same as an index from nothing after files came, went and changed', async () => {
    await index(cache)
    for (let number = 0; number < 3000; number += 3) write(number, 'Other')
    for (let number = 1; number < 600; number += 3) fs.rmSync(pathOf(number))
    for (let number = count; number < count + 50; number++) write(number, 'New')
    const after = await index(cache)
    assert.deepEqual(told(after), told(await index(undefined)))
    assert.equal(after.read, 1050)
    assert.deepEqual(told(await index(cache)), told(after))
  })

  it('does without what is damaged', async () => {
    await index(cache)
    const whole = told(await index(undefined))
    const bytes = fs.readFileSync(cache)
    for (const at of [100, bytes.length >> 1, bytes.length - 30, bytes.length - 6]) {
      const damaged = Buffer.from(bytes)
      damaged[at] ^= 0x55
      fs.writeFileSync(cache, damaged)
      assert.deepEqual(told(await index(cache)), whole)
    }
    fs.writeFileSync(cache, bytes.subarray(0, 1000))
    assert.deepEqual(told(await index(cache)), whole)
  })

  it('works where nothing can be kept, and says so', async () => {
    fs.writeFileSync(join(work, 'file'), '')
    const { files, failures } = await index(join(work, 'file', 'articles.index'))
    assert.equal(files.size, count - 200 + 50)
    assert.equal(failures.length, 1)
    assert.match(failures[0], /ENOTDIR|EEXIST/)
  })
})

function pathOf(number) {
  return join(folder, `p${Math.floor(number / 1000)}`, `a${number}.md`)
}

function write(number, author) {
  fs.mkdirSync(join(pathOf(number), '..'), { recursive: true })
  fs.writeFileSync(pathOf(number), `---\ntitle: Title ${number}\ndate: 2024-01-05\nauthor: ${author}\n---\n\nText\n`)
}

/** Keeps what is told, as the extension does. */
async function index(cache) {
  const thread = new Worker(join(repository, 'dist', ...(process.env.COPYDESK_VSIX ? ['vsix', 'dist'] : []), 'indexer.js'))
  try {
    return await new Promise((resolve, reject) => {
      const files = new Map()
      const failures = []
      thread.on('error', reject)
      thread.on('message', (message) => {
        if (message.kind === 'files') for (const file of decodeChunk(message.chunk)) files.set(file.path, file)
        else if (message.kind === 'deleted') for (const path of message.paths) files.delete(path)
        else if (message.kind === 'failed') failures.push(message.reason)
        else if (message.kind === 'stopped') reject(new Error(message.reason))
        else if (message.kind === 'done') resolve({ files, failures, read: message.read })
      })
      thread.postMessage({ id: 1, root: folder, cache, excluded: [], indexedElsewhere: [], paths: undefined })
    })
  } finally {
    await thread.terminate()
  }
}

/** All but whether a change was a moment ago. */
function told({ files }) {
  return [...files.values()].map((file) => ({ ...file, changed: 0 })).sort((a, b) => (a.path < b.path ? -1 : 1))
}
