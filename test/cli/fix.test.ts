import assert from 'node:assert/strict'
import type { Rule } from '../../src/core/lint/rule'
import { range } from '../../src/core/text/text'
import { clean, faulty, memoryFiles, run, untidy } from './memory'

const nothing = { summary: '', why: '', authority: '', bad: [], good: [] }

/** A rule that replaces one word with another. */
function replaces(id: string, word: string, by: string): Rule {
  return {
    id,
    severity: 'warning',
    docs: nothing,
    *check({ text }) {
      const at = text.indexOf(word)
      if (at >= 0)
        yield {
          range: range(at, at + word.length),
          message: word,
          fixes: [{ title: by, edits: [{ range: range(at, at + word.length), newText: by }], safe: true }],
        }
    },
  }
}

describe('copydesk check --fix', () => {
  it('applies safe fixes, and reports what remains and how many were fixed', async () => {
    const files = memoryFiles({ 'a.md': `\n${faulty}`, 'b.md': untidy })
    const { code, lines } = await run(files, ['check', '--fix'])
    assert.equal(code, 1)
    assert.deepEqual(lines, [
      'a.md:6:2  error  This image has no alternative text: readers who cannot see it hear the file name.  img-alt-missing',
      '1 error in 1 of 2 articles (0 ms). 2 problems were fixed.',
    ])
    assert.equal(files.text('a.md'), faulty)
    assert.equal(files.text('b.md'), clean)
    assert.equal(JSON.parse((await run(memoryFiles({ 'a.md': untidy }), ['check', '--fix', '--format', 'json'])).out).summary.fixed, 1)
  })

  it('keeps the byte order mark, the line ends and every other byte', async () => {
    const windows = `\uFEFF${clean.replace('Text.', 'Text 海港 👩‍🚀 e\u0301\t.  \n\n<img src="/a.jpg" alt="Boats" data-recalc-dims="1" width=\'1\'  height=1>').replaceAll('\n', '\r\n')}`
    const files = memoryFiles({ 'a.md': windows })
    await run(files, ['check', '--fix'])
    assert.equal(files.text('a.md'), windows.replace(' data-recalc-dims="1"', ''))
  })

  it('writes only files whose text changes', async () => {
    const files = memoryFiles({ 'a.md': clean, 'b.md': faulty, 'c.md': untidy, 'd.md': '# none' })
    await run(files, ['check', '--fix'])
    assert.deepEqual(files.written, ['/news/c.md'])
    await run(files, ['check', '--fix'])
    assert.deepEqual(files.written, ['/news/c.md'])
  })

  it('writes nothing unless asked', async () => {
    const files = memoryFiles({ 'a.md': untidy })
    await run(files, ['check'])
    assert.deepEqual(files.written, [])
  })

  it('repeats until no safe fix is left', async () => {
    const files = memoryFiles({ 'a.md': clean })
    const { lines } = await run(files, ['check', '--fix'], { rules: [replaces('one', 'Text', 'Word'), replaces('two', 'Word', 'Line')] })
    assert.deepEqual(lines, ['No problems in 1 article (0 ms). 2 problems were fixed.'])
    assert.equal(files.text('a.md'), clean.replace('Text', 'Line'))
  })

  it('names fixes that undo one another', async () => {
    const files = memoryFiles({ 'a.md': clean })
    const { code, err, lines } = await run(files, ['check', '--fix'], {
      rules: [replaces('one', 'Text', 'Word'), replaces('two', 'Word', 'Text')],
    })
    assert.equal(code, 0)
    assert.equal(err, 'a.md: these fixes undo one another and were left out: one, two\n')
    assert.equal(lines.length, 2)
  })

  it('reports a file that cannot be written, and leaves it unchanged', async () => {
    const files = {
      ...memoryFiles({ 'a.md': untidy }),
      write: () => {
        throw new Error('disk full')
      },
    }
    const { code, err, lines } = await run(files, ['check', '--fix'])
    assert.equal(code, 2)
    assert.equal(err, 'a.md could not be written and is unchanged: disk full\n')
    assert.match(lines[0] ?? '', /^a\.md:1:1 {2}warning/)
  })

  it('never writes a text that UTF-8 cannot encode', async () => {
    const files = memoryFiles({ 'a.md': clean })
    const { code } = await run(files, ['check', '--fix'], { rules: [replaces('one', 'Text', '\ud800')] })
    assert.deepEqual([code, files.written], [2, []])
  })
})
