import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import * as vscode from 'vscode'
import { eventually } from './workspace'
import { decodeChunk } from '../../../src/corpus/packed/chunk'
import type { IndexMessage } from '../../../src/corpus/indexing/indexMessages'

interface Known {
  /** Bylines by path. */
  readonly bylines: Readonly<Record<string, string | undefined>>
  readonly read: number
  readonly failed: readonly string[]
}

const articleBy = (author: string) => `---\ntitle: Quay\nauthor: ${author}\ndate: 2024-01-05\n---\n\nText.\n`

describe('the thread that reads articles', function () {
  this.timeout(600_000)
  let folder = ''
  let threads: Worker[] = []

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'copydesk-index-'))
    mkdirSync(join(folder, 'posts'))
  })

  afterEach(async () => {
    await Promise.all(threads.map((thread) => thread.terminate()))
    threads = []
    rmSync(folder, { recursive: true })
  })

  const write = (name: string | Buffer, text: string | Buffer) =>
    writeFileSync(typeof name === 'string' ? join(folder, 'posts', name) : Buffer.concat([Buffer.from(`${folder}/posts/`), name]), text)
  const cache = () => join(folder, 'kept', 'articles.index')

  function open(): Worker {
    const extension = vscode.extensions.getExtension('copydesk.copydesk')
    assert.ok(extension)
    const thread = new Worker(join(extension.extensionPath, 'dist', 'indexer.js'))
    threads.push(thread)
    return thread
  }

  /** What a thread knows when it is done, and has kept it. */
  async function known(thread: Worker, kept: string | undefined = undefined): Promise<Known> {
    const bylines: Record<string, string | undefined> = {}
    const failed: string[] = []
    let read = -1
    const job = { id: 1, root: join(folder, 'posts'), cache: kept, excluded: [], indexedElsewhere: [], paths: undefined }
    const done = new Promise<void>((resolve, reject) => {
      thread.on('error', reject)
      thread.on('message', (message: IndexMessage) => {
        if (message.kind === 'files') for (const { path, record } of decodeChunk(message.chunk)) bylines[path] = record?.authors.join()
        else if (message.kind === 'deleted') for (const path of message.paths) delete bylines[path]
        else if (message.kind === 'failed') failed.push(`${message.path}: ${message.reason}`)
        else if (message.kind === 'stopped') reject(new Error(message.reason))
        // The cache is written between this and the answer to what it is asked next.
        else if (message.kind === 'done' && message.job === 1) {
          read = message.read
          thread.postMessage({ ...job, id: 2, cache: undefined, paths: [] })
        } else if (message.kind === 'done') resolve()
      })
    })
    thread.postMessage(job)
    await done
    thread.removeAllListeners('message').removeAllListeners('error')
    return { bylines, read, failed }
  }

  it('keeps a whole cache where two windows write it at a time', async () => {
    for (let number = 0; number < 300; number++) write(`a${number}.md`, articleBy(`Author ${number}`))
    const windows = [open(), open()]
    for (let round = 0; round < 15; round++) {
      for (let number = 0; number < 20; number++) write(`a${(round * 20 + number) % 300}.md`, articleBy(`Round ${round} ${number}`))
      const found = await Promise.all(windows.map((window) => known(window, cache())))
      assert.deepEqual(found[0]?.bylines, found[1]?.bylines)
    }
    assert.deepEqual(readdirSync(join(folder, 'kept')), ['articles.index'])
    const cold = await known(open())
    // Files written less than 2 s before are read again.
    const warm = await eventually(
      () => known(open(), cache()),
      ({ read }) => read < cold.read,
    )
    assert.deepEqual(warm.bylines, cold.bylines)
    assert.ok(warm.read < cold.read, `${warm.read} of ${cold.read} read`)
  })

  it('says so where nothing can be kept, and knows all the same', async () => {
    write('a.md', articleBy('Li'))
    // No folder can be made in a file, by nobody.
    writeFileSync(join(folder, 'kept'), '')
    const { bylines, failed } = await known(open(), cache())
    assert.deepEqual(bylines, { 'a.md': 'Li' })
    assert.match(failed.join(), /articles\.index: It cannot be kept for the next start: .*(?:ENOTDIR|EEXIST)/)
  })

  it('goes on behind names and texts that are not UTF-8, links that lead in circles, and a file of 100 MB', async function () {
    if (process.platform !== 'linux') return this.skip()
    write('a.md', articleBy('Li'))
    write(Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x2e, 0x6d, 0x64]), articleBy('Nobody'))
    write(
      'gbk.md',
      Buffer.concat([Buffer.from('---\ntitle: Quay\nauthor: '), Buffer.from([0xd5, 0xc5, 0xc8, 0xfd]), Buffer.from('\n---\n')]),
    )
    write('large.md', articleBy('Wang'))
    truncateSync(join(folder, 'posts', 'large.md'), 100_000_000)
    mkdirSync(join(folder, 'posts', 'in'))
    symlinkSync('..', join(folder, 'posts', 'in', 'up'))
    symlinkSync('self', join(folder, 'posts', 'self'))
    const { bylines, failed } = await known(open())
    assert.deepEqual(bylines, { 'a.md': 'Li', 'gbk.md': '', 'large.md': 'Wang' })
    assert.deepEqual(
      failed.map((line) => line.replace(/:.*/, '')),
      ['caf\ufffd.md'],
    )
  })
})
