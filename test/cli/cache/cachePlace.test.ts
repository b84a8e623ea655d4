import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { nodeFiles } from '../../../src/cli/io/files'
import type { Io } from '../../../src/cli/io/io'
import { rules } from '../../../src/rules'
import { clean, cwd, faulty, memoryFiles, run, type Content } from '../memory'
import { cached, cachesOf, start } from './cachedSite'

describe('the cache of copydesk check', () => {
  it('throws away a cache that is damaged, of another version or build, or not readable', async () => {
    const { files, later, check } = await cached({ 'a.md': faulty, 'b.md': clean })
    const [file = ''] = cachesOf(files)
    const bytes = Uint8Array.from(files.read(file))
    const expected = await check([])
    const flipped = bytes.map((byte, index) => (index === bytes.length - 10 ? byte ^ 1 : byte))
    for (const damaged of [bytes.subarray(0, bytes.length - 1), flipped, Uint8Array.of(), Buffer.from('no cache'), bytes.subarray(0, 30)]) {
      const { found } = await later({ [file]: damaged })
      assert.deepEqual([found.out, found.code], [expected.out, expected.code])
      assert.match(found.err, /^The cache “\.copydesk-cache\/check-[\w-]+” is damaged, so all files were checked\.\n$/)
      assert.equal((await later({})).found.err, '')
    }
    const { found: denied } = await later({ [file]: 'denied' })
    assert.deepEqual([denied.out, denied.code], [expected.out, expected.code])
    assert.match(denied.err, /cannot be read: You are not allowed to read it\.\n/)
    const args = ['check', '--format', 'json', '--cache']
    for (const given of [{ version: '9' }, { build: () => 'other' }, { clock: () => start - 1 }]) {
      files.reads.length = 0
      const { out, err } = await run(files, args, { rules, clock: () => start, ...given })
      assert.deepEqual([out, err], [expected.out, ''])
      assert.ok(files.reads.includes(`${cwd}/a.md`))
    }
  })

  it('goes on where it cannot be written, and says so once', async () => {
    const files = memoryFiles({ 'a.md': faulty })
    const args = ['check', '--format', 'json']
    const { out, code } = await run(files, args, { rules })
    const found = await run(files, [...args, '--cache', '--cache-location', 'x.locked/y'], { rules })
    assert.deepEqual([found.out, found.code], [out, code])
    assert.match(found.err, /^The cache “x\.locked\/y\/check-[\w-]+” cannot be written: You are not allowed to write it\.\n$/)
  })

  it('is next to the configuration, never among the articles', async () => {
    const places = async (content: Readonly<Record<string, Content>>, args: readonly string[] = []) => {
      const files = memoryFiles(content)
      await run(files, ['check', '--cache', ...args], { rules })
      return files.written.map((one) => one.slice(0, one.lastIndexOf('/')).slice(cwd.length + 1))
    }
    assert.deepEqual(await places({ 'posts/a.md': clean }, ['posts']), ['.copydesk-cache', '.copydesk-cache'])
    assert.deepEqual(await places({ 'posts/a.md': clean, 'node_modules/x/package.json': '{}' }), ['node_modules/.cache/copydesk'])
    assert.deepEqual(await places({ 'site/copydesk.yaml': '', 'site/x/a.md': clean, 'node_modules/x/y': '' }), [
      'site/.copydesk-cache',
      'site/.copydesk-cache',
    ])
    const hexo = { 'site/_config.yml': '', 'site/package.json': '{"dependencies":{"hexo":"7"}}', 'site/scaffolds/post.md': '' }
    assert.deepEqual(await places({ ...hexo, 'site/source/_posts/copydesk.yaml': '', 'site/source/_posts/a.md': clean }), [
      'site/.copydesk-cache',
      'site/.copydesk-cache',
    ])
    assert.deepEqual(await places({ 'a.md': clean }, ['--cache-location', 'tmp/c']), ['tmp/c'])
    assert.deepEqual(await places({ 'x/a.md': clean, 'conf/own.yaml': '' }, ['--config', 'conf/own.yaml']), [
      'conf/.copydesk-cache',
      'conf/.copydesk-cache',
    ])
  })

  it('refuses what makes no sense', async () => {
    for (const [args, message] of [
      [['--cache', '--stdin'], '--stdin checks one text, which is in no file: it cannot be used with --cache.'],
      [['--cache', '--watch'], '--watch keeps the results in memory: it cannot be used with --cache.'],
      [['--cache-location', 'x'], '--cache-location needs --cache.'],
      [['--cache', '--cache-location='], '--cache-location needs the name of a folder.'],
      [['--cache', '--cache-location', 'a.md'], '--cache-location names a folder, and “a.md” is a file.'],
    ] as const) {
      const { code, err } = await run(memoryFiles({ 'a.md': clean }), ['check', ...args])
      assert.deepEqual([code, err.split('\n')[0]], [2, message])
    }
  })

  it('works on the disk', async () => {
    const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'copydesk-cache-')))
    try {
      const old = new Date(Date.now() - 60_000)
      fs.writeFileSync(path.join(folder, 'a.md'), faulty)
      fs.writeFileSync(path.join(folder, 'b.md'), clean)
      fs.utimesSync(path.join(folder, 'a.md'), old, old)
      const args = ['check', '--format', 'json']
      // An hour later, so that the files are old.
      const given = (hours: number): Partial<Io> => ({ rules, clock: () => Date.now() + hours * 3_600_000 })
      const plain = await run(nodeFiles(folder), args, given(1))
      assert.deepEqual(await run(nodeFiles(folder), [...args, '--cache'], given(1)), plain)
      const reads: string[] = []
      const noting = { ...nodeFiles(folder) }
      const { read } = noting
      noting.read = (file, max) => {
        reads.push(path.basename(file))
        return read(file, max)
      }
      assert.deepEqual(await run(noting, [...args, '--cache'], given(2)), plain)
      assert.deepEqual(
        reads.filter((name) => name.endsWith('.md')),
        [],
      )
      // A file that is as long, with the time that it had: only the time of the change itself tells.
      fs.writeFileSync(path.join(folder, 'a.md'), faulty.replace('src="/a.jpg"', 'src="/a.png"').replace('width="1"', 'width="x"'))
      fs.utimesSync(path.join(folder, 'a.md'), old, old)
      assert.deepEqual(await run(nodeFiles(folder), [...args, '--cache'], given(3)), await run(nodeFiles(folder), args, given(3)))
      assert.deepEqual(
        fs
          .readdirSync(path.join(folder, '.copydesk-cache'))
          .map((name) => name.slice(0, 6))
          .sort(),
        ['.gitig', 'check-'],
      )
    } finally {
      fs.rmSync(folder, { recursive: true })
    }
  })
})
