import assert from 'node:assert/strict'
import { clean, faulty, memoryFiles, run, untidy, type MemoryFiles } from '../memory'

const image = '<img src="/b.jpg" width="1" height="1">\n'
const check = (files: MemoryFiles, ...args: readonly string[]) => run(files, ['check', '--baseline', 'known.json', ...args])
const rules = (lines: readonly string[]) => lines.slice(0, -1).map((line) => `${line.split(' ')[0]} ${line.split('  ').at(-1)}`)

/** Files with a baseline of all their problems. */
async function withBaseline(content: Parameters<typeof memoryFiles>[0]): Promise<MemoryFiles> {
  const files = memoryFiles(content)
  assert.equal((await check(files, '--update-baseline')).code, 0)
  return files
}

describe('--baseline', () => {
  it('is sorted, one problem a line, and the same when it is written again', async () => {
    const files = await withBaseline({ 'b.md': untidy, 'a.md': `${faulty}\n${image}\n${image}` })
    const text = files.text('known.json')
    assert.equal(
      text,
      `{
  "copydeskBaseline": 1,
  "articles": {
    "a.md": {
      "img-alt-missing": [
        "<img src=\\"/a.jpg\\" width=\\"1\\" height=\\"",
        "<img src=\\"/b.jpg\\" width=\\"1\\" height=\\"",
        "<img src=\\"/b.jpg\\" width=\\"1\\" height=\\""
      ]
    },
    "b.md": {
      "fm-leading-content": [
        "---"
      ]
    }
  }
}
`,
    )
    assert.equal((await check(files, '--update-baseline')).code, 0)
    assert.equal(files.text('known.json'), text)
    assert.deepEqual((await check(files)).lines, ['No new problems in 2 articles (0 ms). 4 known problems are in the baseline.'])
  })

  it('takes one more of the same text for new', async () => {
    const files = await withBaseline({ 'a.md': `${clean}\n${image}` })
    const more = memoryFiles({ 'a.md': `${clean}\n${image}\n${image}`, 'known.json': files.text('known.json') })
    assert.deepEqual(rules((await check(more)).lines), ['a.md:10:2 img-alt-missing'])
  })

  it('follows an article that was moved, but does not count twice', async () => {
    const known = (await withBaseline({ 'a.md': faulty, 'c.md': clean })).text('known.json')
    assert.equal((await check(memoryFiles({ 'desk/b.md': faulty, 'c.md': clean, 'known.json': known }))).code, 0)
    const both = memoryFiles({ 'desk/b.md': faulty, 'desk/d.md': faulty, 'c.md': clean, 'known.json': known })
    assert.equal((await check(both)).lines.length, 2)
  })

  it('names articles from its own folder', async () => {
    const files = memoryFiles({ 'site/a.md': faulty })
    await run(files, ['check', 'site', '--baseline', 'site/known.json', '--update-baseline'])
    assert.match(files.text('site/known.json'), /"a\.md": {/)
    assert.equal((await run(files, ['check', 'site', '--baseline', 'site/known.json'])).code, 0)
  })

  it('becomes shorter only after a check of all its articles, and never in a pipeline', async () => {
    const known = (await withBaseline({ 'a.md': faulty, 'b.md': faulty })).text('known.json')
    const files = () => memoryFiles({ 'a.md': clean, 'b.md': faulty, 'known.json': known })
    const part = files()
    await check(part, 'a.md')
    assert.deepEqual(part.written, [])
    const pipeline = files()
    const { err } = await run(pipeline, ['check', '--baseline', 'known.json'], { environment: { CI: 'true' } })
    assert.equal(err, '1 problem in the baseline “known.json” is gone: a check outside of a pipeline removes it from the file.\n')
    assert.deepEqual(pipeline.written, [])
    const whole = files()
    await check(whole)
    assert.deepEqual(Object.keys(JSON.parse(whole.text('known.json')).articles), ['b.md'])
  })

  it('keeps the entries of articles that a part of the site does not have, when it is updated', async () => {
    const files = await withBaseline({ 'a.md': faulty, 'b.md': faulty })
    await check(files, 'a.md', '--update-baseline')
    assert.deepEqual(Object.keys(JSON.parse(files.text('known.json')).articles), ['a.md', 'b.md'])
  })

  it('knows files that cannot be read, but never a mistake in the settings', async () => {
    const files = await withBaseline({ 'a.md': Uint8Array.of(0xff, 0xfe) })
    assert.equal((await check(files)).code, 0)
    const settings = memoryFiles({ 'a.md': clean, 'copydesk.yaml': 'rules: { none: off }\n' })
    assert.equal((await check(settings, '--update-baseline')).code, 1)
  })

  const entry = (name: string) => `"x/${name}.md": {"img-alt-missing": ["x"]}`
  const good = `{"copydeskBaseline": 1, "articles": {${entry('a')}, ${entry('b')}, ${entry('c')}}}`
  for (const [name, text, message] of [
    ['missing', undefined, 'The baseline “known.json” does not exist: write it with --update-baseline.'],
    ['not JSON', '{"copydeskBaseline": 1,\n<<<<<<< HEAD\n', damaged()],
    ['another file', '{"version": 1, "problems": []}', damaged()],
    ['damaged inside', good.replace('["x"]', '"x"'), damaged()],
    ['of a newer version', good.replace('1', '2'), 'The baseline “known.json” was written by a newer version of Copydesk.'],
    [
      'not UTF-8',
      Uint8Array.of(0xff),
      'The baseline “known.json” cannot be read: This file is not written in UTF-8, so it is not checked: save it as UTF-8.',
    ],
    [
      'of another folder',
      good,
      'None of the articles in the baseline “known.json” is here: it belongs to another folder. --update-baseline starts it again.',
    ],
  ] as const) {
    it(`is refused when it is ${name}, and nothing is written`, async () => {
      const files = memoryFiles({ 'a.md': untidy, ...(text === undefined ? {} : { 'known.json': text }) })
      const { code, out, err } = await check(files, '--fix', '--format', 'json=r.json')
      assert.deepEqual([code, out, err, files.written], [2, '', `${message}\n`, []])
    })
  }

  it('is not written over a report, nor by a check in which a rule failed', async () => {
    const files = memoryFiles({ 'a.md': faulty })
    assert.equal((await check(files, '--update-baseline', '--format', 'json=known.json')).code, 2)
    const throwing = { id: 'throws', severity: 'error', docs: { summary: '', why: '', authority: '', bad: [], good: [] } } as const
    const rule = {
      ...throwing,
      check: () => {
        throw new Error('no')
      },
    }
    assert.equal((await run(files, ['check', '--baseline', 'known.json', '--update-baseline'], { rules: [rule] })).code, 2)
    assert.deepEqual(files.written, [])
  })
})

function damaged(): string {
  return '“known.json” is damaged, or no baseline: restore it, or delete it and write a new one with --update-baseline.'
}

describe('--fail-on and --statistics', () => {
  it('decide by severity', async () => {
    const files = memoryFiles({ 'a.md': untidy })
    const code = async (...args: readonly string[]) => (await run(files, ['check', ...args])).code
    assert.deepEqual([await code(), await code('--fail-on', 'warning'), await code('--fail-on', 'information')], [0, 1, 1])
    const errors = memoryFiles({ 'a.md': faulty })
    assert.equal((await run(errors, ['check', '--fail-on', 'never'])).code, 0)
    assert.equal((await run(errors, ['check', '--fail-on=never', 'none'])).code, 2)
    assert.equal(await code('--fail-on', 'never', '--max-warnings', '0'), 1)
  })

  it('count by rule', async () => {
    const files = memoryFiles({ 'a.md': `\n${faulty}`, 'b.md': faulty })
    const { lines } = await run(files, ['check', '--statistics'])
    assert.deepEqual(lines.slice(-2), ['2  img-alt-missing     error', '1  fm-leading-content  warning  1 with --fix'])
    const { out, err } = await run(files, ['check', '--statistics', '--format', 'json'])
    assert.equal(JSON.parse(out).problems.length, 3)
    assert.equal(err.split('\n').length, 3)
  })
})
