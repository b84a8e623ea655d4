import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { nodeFiles } from '../../src/cli/io/files'
import { clean, faulty, memoryFiles, run, untidy, type MemoryFiles } from './memory'

const withInput = (files: MemoryFiles, text: string | Uint8Array, ...args: readonly string[]) =>
  run(files, ['check', '--stdin', ...args], { input: () => Buffer.from(text) })

describe('copydesk check --stdin', () => {
  it('checks a text by the settings of a file that need not exist', async () => {
    const files = memoryFiles({ 'desk/copydesk.yaml': 'rules: { img-alt-missing: hint }\n', 'desk/a.md': clean })
    assert.match((await withInput(files, faulty)).lines[0] ?? '', /^stdin\.md:6:2 {2}error .* img-alt-missing$/)
    assert.match((await withInput(files, faulty, '--stdin-filename', 'desk/new.md')).lines[0] ?? '', /^desk\/new\.md:6:2 {2}hint /)
    assert.match((await withInput(files, faulty, '--stdin-filename', 'desk/a.md', '--format', 'compact')).out, /^desk\/a\.md:6:2: note: /)
  })

  it('writes the fixed text to standard output, the problems to standard error, and no file', async () => {
    const files = memoryFiles({ 'a.md': clean })
    const { code, out, err } = await withInput(files, `\ufeff\n${faulty}`, '--fix', '--stdin-filename', 'a.md')
    assert.equal(code, 1)
    assert.equal(out.replace('\ufeff', ''), faulty)
    assert.match(err, /^a\.md:6:2 {2}error /m)
    assert.deepEqual([files.written, files.text('a.md')], [[], clean])
  })

  it('gives back what it cannot check as it is', async () => {
    for (const text of ['# Read me\n', '']) assert.equal((await withInput(memoryFiles({}), text, '--fix')).out, text)
    const bytes: number[] = []
    const given = { input: () => Uint8Array.of(0xff, 0, 1), printBytes: (printed: Uint8Array) => void bytes.push(...printed) }
    assert.equal((await run(memoryFiles({}), ['check', '--stdin', '--fix'], given)).code, 1)
    assert.deepEqual(bytes, [0xff, 0, 1])
  })
})

describe('copydesk check --diff', () => {
  it('shows a patch that git applies, and writes nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'copydesk-diff-'))
    try {
      mkdirSync(join(folder, 'a b'))
      const articles = { 'a b/ä.md': untidy, 'b.md': `\n${faulty}`.replaceAll('\n', '\r\n'), 'c.md': untidy.trimEnd(), 'd.md': clean }
      const write = () => {
        for (const [name, text] of Object.entries(articles)) writeFileSync(join(folder, name), text)
      }
      const texts = () => Object.keys(articles).map((name) => readFileSync(join(folder, name), 'utf8'))
      write()
      const { code, out, err } = await run(nodeFiles(folder), ['check', '--diff'])
      assert.deepEqual([code, texts()], [1, Object.values(articles)])
      assert.match(err, /^1 error, 3 warnings in 3 of 4 articles .* 3 can be fixed with --fix\.$/m)
      const applied = spawnSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, input: out, encoding: 'utf8' })
      assert.equal(applied.status, 0, applied.stderr)
      const byGit = texts()
      write()
      await run(nodeFiles(folder), ['check', '--fix'])
      assert.deepEqual(byGit, texts())
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('is empty if nothing can be fixed, works on standard input, and lets formats go to files', async () => {
    const files = memoryFiles({ 'a.md': faulty })
    assert.equal((await run(files, ['check', '--diff', '--format', 'json=r.json'])).out, '')
    assert.equal(JSON.parse(files.text('r.json')).problems.length, 1)
    assert.equal(
      (await withInput(files, untidy, '--diff')).out,
      '--- a/stdin.md\n+++ b/stdin.md\n@@ -1,4 +1,3 @@\n-\n ---\n title: Harbour opens\n date: 2024-01-05\n',
    )
  })
})

describe('copydesk check --list-rules, --color', () => {
  it('shows each rule with its severity in a folder', async () => {
    const files = memoryFiles({ 'desk/copydesk.yaml': 'rules: { img-alt-missing: hint, img-dimensions: off }\n' })
    const levels = async (...args: readonly string[]) =>
      new Map((await run(files, ['check', '--list-rules', ...args])).lines.map((line) => line.split(/ +/).slice(0, 2) as [string, string]))
    assert.equal((await levels()).get('img-alt-missing'), 'error')
    assert.equal((await levels('desk')).get('img-alt-missing'), 'hint')
    assert.equal((await levels('--config', 'desk/copydesk.yaml', 'a.md')).get('img-dimensions'), 'off')
  })

  it('colours or not, whatever the terminal is', async () => {
    const files = memoryFiles({ 'a.md': faulty })
    for (const [args, colour, expected] of [
      [['--color'], false, true],
      [['--no-color'], true, false],
      [[], true, true],
    ] as const)
      assert.equal((await run(files, ['check', ...args], { colour })).out.includes('\u001b[31m'), expected)
    assert.ok((await run(files, ['explain', 'img-alt-missing', '--color'])).out.includes('\u001b[1m'))
  })
})
