import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeFiles } from '../../../src/cli/io/files'
import { clean, faulty, memoryFiles, run } from '../memory'

describe('several reports at once', () => {
  it('go to their files, and the summary to standard output', async () => {
    const files = memoryFiles({ 'a.md': faulty })
    const { code, out } = await run(files, ['check', '--format', 'json=a.json', '--format=compact=b=c.txt'])
    assert.deepEqual([code, out], [1, '1 error in 1 article (0 ms).\n'])
    assert.equal(files.text('a.json'), (await run(files, ['check', '--format', 'json'])).out)
    assert.match(files.text('b=c.txt'), /^a\.md:6:2: error: /)
  })

  it('leave standard output to the format without a file', async () => {
    const files = memoryFiles({ 'a.md': faulty })
    const { out } = await run(files, ['check', '--format', 'json=a.json', '--format', 'text'], { colour: true })
    assert.ok(out.includes('\u001b[31merror'))
    assert.ok(!files.text('a.json').includes('\u001b'))
  })

  for (const [args, message] of [
    [['json=x', 'sarif=./x'], 'Two things would be written to “./x”: name another file for one of them.'],
    [['json', 'text'], 'Only one format can go to standard output: name a file for the others, as in --format sarif=FILE.'],
    [['json='], '--format json= needs the name of a file.'],
    [['sarif=a.md'], '“a.md” is an article: a report would take its place. Name another file.'],
    [['json=b.json', 'sarif=x.locked'], 'The report “x.locked” cannot be written: You are not allowed to write it.'],
  ] as const) {
    it(`are refused before anything is written: ${args.join(' ')}`, async () => {
      const files = memoryFiles({ 'a.md': `\n${faulty}` })
      const { code, out, err } = await run(files, ['check', '--fix', ...args.flatMap((format) => ['--format', format])])
      assert.deepEqual([code, out, err.split('\n')[0], files.written], [2, '', message, []])
    })
  }

  it('take the place of a Markdown file without front matter', async () => {
    const files = memoryFiles({ 'a.md': faulty, 'report.md': 'Old\n' })
    assert.equal((await run(files, ['check', '--format', 'markdown=report.md'])).code, 1)
    assert.match(files.text('report.md'), /^## Copydesk\n/)
  })
})

describe('a report on the disk', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'copydesk-reports-'))
    writeFileSync(join(folder, 'a.md'), clean)
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  const check = (...args: readonly string[]) => run(nodeFiles(folder), ['check', ...args])

  it('takes the place of the old one, and leaves nothing else behind', async () => {
    writeFileSync(join(folder, 'r.json'), 'old')
    assert.equal((await check('--format', 'json=r.json')).code, 0)
    assert.match(readFileSync(join(folder, 'r.json'), 'utf8'), /^{"version":1,/)
    assert.deepEqual(readdirSync(folder).sort(), ['a.md', 'r.json'])
  })

  it('is not written where it cannot be, and the others are not either', async () => {
    mkdirSync(join(folder, 'sub'))
    for (const [file, reason] of [
      ['none/r.json', 'Its folder does not exist.'],
      ['a.md/r.json', 'Its folder does not exist.'],
      ['sub', 'It is a folder.'],
    ] as const) {
      const { code, err } = await check('--format', 'junit=r.xml', '--format', `json=${file}`)
      assert.deepEqual([code, err], [2, `The report “${file}” cannot be written: ${reason}\n`])
      assert.deepEqual([existsSync(join(folder, 'r.xml')), readdirSync(folder).sort()], [false, ['a.md', 'sub']])
    }
  })

  it('that fails in the middle leaves the old one, and the exit code says so', async () => {
    writeFileSync(join(folder, 'r.json'), 'old')
    const files = nodeFiles(folder)
    const full = {
      ...files,
      openReport: (path: string) => ({
        ...files.openReport(path),
        write() {
          throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
        },
      }),
    }
    const { code, err } = await run(full, ['check', '--format', 'json=r.json'])
    assert.deepEqual([code, err], [2, 'The report “r.json” cannot be written: no space left on device\n'])
    assert.deepEqual([readFileSync(join(folder, 'r.json'), 'utf8'), readdirSync(folder).sort()], ['old', ['a.md', 'r.json']])
  })
})
