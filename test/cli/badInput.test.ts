import assert from 'node:assert/strict'
import { isLong } from '../runs'
import { cwd, memoryFiles, run, clean, faulty, type Content } from './memory'

const bytes = (text: string, ...more: readonly number[]) => Uint8Array.of(...new TextEncoder().encode(text), ...more)

async function checkOne(content: Content, args: readonly string[] = []) {
  const { code, out, err } = await run(memoryFiles({ 'a.md': content }), ['check', 'a.md', '--format', 'json', ...args])
  assert.equal(err, '')
  const { problems, summary } = JSON.parse(out)
  return { code, summary, rules: (problems as { ruleId: string }[]).map((problem) => problem.ruleId), problems }
}

describe('bad input', () => {
  for (const [name, content, message] of [
    ['binary', bytes('---\ntitle: a', 0, 10), 'This is not a text file, so it is not checked.'],
    ['not UTF-8', bytes('---\ntitle: ', 0xb8, 0xdb, 10), 'This file is not written in UTF-8, so it is not checked: save it as UTF-8.'],
    [
      'UTF-16',
      Uint8Array.of(0xff, 0xfe, 0x2d, 0x00, 0x2d, 0x00),
      'This file is written in UTF-16, so it is not checked: save it as UTF-8.',
    ],
    ['denied', 'denied', 'You are not allowed to read it.'],
  ] as const) {
    it(`is reported, other files are checked, and the exit code is 1: ${name}`, async () => {
      const files = memoryFiles({ 'desk/a.md': content, 'desk/b.md': clean })
      for (const paths of [['desk'], ['desk/a.md', 'desk/b.md']]) {
        const { code, lines } = await run(files, ['check', '--fix', ...paths])
        assert.equal(code, 1)
        assert.deepEqual(lines, [`desk/a.md:1:1  error  ${message}  unreadable`, '1 error in 1 of 2 articles (0 ms).'])
      }
      assert.deepEqual(files.written, [])
    })
  }

  it('includes folders that cannot be read; other files are checked', async () => {
    const { code, lines } = await run(memoryFiles({ 'no.locked': '', 'b.md': clean }), ['check'])
    assert.equal(code, 1)
    assert.equal(lines[0], 'no.locked:1:1  error  You are not allowed to read it.  unreadable')
  })

  it('includes names that are not UTF-8', async () => {
    const read = () => {
      throw Object.assign(new Error('ENOENT'), { code: 'ENOENT', path: `${cwd}/caf\ufffd.md` })
    }
    const { code, lines } = await run({ ...memoryFiles({ 'caf\ufffd.md': clean }), read }, ['check'])
    assert.deepEqual([code, lines[0]], [1, 'caf\ufffd.md:1:1  error  Its name is not valid UTF-8: rename it.  unreadable'])
  })

  it('includes pipes, which are not read; files with several links are checked once', async () => {
    const { code, lines } = await run(memoryFiles({ 'a.pipe': '', 'b.md': clean }), ['check', 'a.pipe', 'b.md'])
    assert.deepEqual([code, lines[0]], [1, 'a.pipe:1:1  error  It is not a file.  unreadable'])
    const linked = { ...memoryFiles({ 'desk/a.md': faulty, 'desk/b.md': faulty }), realPath: () => '/news/desk/a.md' }
    assert.equal((await run(linked, ['check', 'desk/a.md', 'desk/b.md'])).lines.length, 2)
  })

  for (const [name, block] of [
    ['a list', '- a\n- b\n'],
    ['a number', '42\n'],
    ['a string', 'Harbour opens\n'],
    [
      'ALIAS_BOMB',
      `a: &a [x, x, x, x, x, x, x, x, x]\n${['b', 'c', 'd', 'e', 'f', 'g', 'h'].map((key, index) => `${key}: &${key} [${Array(9).fill(`*${'abcdefg'[index]}`).join(', ')}]\n`).join('')}`,
    ],
    ['deep flow nesting', `a: ${'['.repeat(5000)}${']'.repeat(5000)}\n`],
    ['deep block nesting', `a:\n${Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}- \n`).join('')}`],
    ['a tab', 'title: a\n\tdate: b\n'],
    ['control characters', 'title: "\\0"\na: \u0001\n'],
  ] as const) {
    it(`reports front matter that is ${name}`, async () => {
      const { code, rules, summary } = await checkOne(`---\n${block}---\n\nText\n`, ['--fix'])
      assert.equal(summary.files, 1)
      assert.ok(code === 0 || code === 1)
      if (!/control|block/.test(name)) assert.ok(rules.includes('fm-yaml-syntax'), rules.join())
    })
  }

  it('takes 10,000 keys', async () => {
    const block = Array.from({ length: 10_000 }, (_, index) => `key${index}: value\n`).join('')
    assert.deepEqual((await checkOne(`---\ntitle: a\ndate: 2024-01-05\n${block}---\n\nText\n`)).rules, [])
  })

  it('takes an article of megabytes', async () => {
    const text = clean + '<p>海港 harbour</p>\n\n'.repeat(isLong ? 900_000 : 45_000)
    const { code, rules } = await checkOne(text)
    assert.deepEqual([code, rules], [0, []])
  })

  it('takes thousands of tags that are never closed', async () => {
    assert.equal((await checkOne(`${clean}<div>${'<div>'.repeat(20_000)}${'</p>'.repeat(20_000)}\n`)).code, 0)
  })

  it('counts columns as editors do: without the byte order mark', async () => {
    const { problems } = await checkOne(`\uFEFF${faulty}`)
    const place = (problem: { line: number; column: number; endColumn: number }) => [problem.line, problem.column, problem.endColumn]
    assert.deepEqual(problems.map(place), [
      [1, 1, 1],
      [6, 2, 5],
    ])
  })
})
