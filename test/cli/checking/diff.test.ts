import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { diffOf } from '../../../src/cli/checking/diff'
import { applyEdits, type Edit } from '../../../src/core/text/text'
import { runs } from '../../runs'

describe('a diff', () => {
  const folder = mkdtempSync(join(tmpdir(), 'copydesk-diff-'))
  after(() => rmSync(folder, { recursive: true }))

  /** What git makes of the text by the diff. */
  function applied(text: string, diff: string): string {
    writeFileSync(join(folder, 'a.md'), text)
    const options = ['apply', '--unidiff-zero', '--whitespace=nowarn', '-']
    const { status, stderr } = spawnSync('git', options, {
      cwd: folder,
      input: diff,
      encoding: 'utf8',
      env: { ...process.env, GIT_DIR: join(folder, 'none') },
    })
    assert.equal(status, 0, `${stderr}\n${diff}`)
    return readFileSync(join(folder, 'a.md'), 'utf8')
  }

  it('shows lines before and after a change, and joins changes that are near', () => {
    const text = 'a\nb\nc\nd\ne\nf\ng\nh\n'
    const edits = [
      { range: { start: 2, end: 3 }, newText: 'B' },
      { range: { start: 8, end: 10 }, newText: '' },
    ]
    assert.equal(diffOf('a.md', text, edits, 1), '--- a/a.md\n+++ b/a.md\n@@ -1,6 +1,5 @@\n a\n-b\n+B\n c\n d\n-e\n f\n')
  })

  it('is what git applies: joined lines, lines without an end, Windows line ends, insertions', () => {
    const line = fc.constantFrom('a', 'bb', '海港', '', 'c\r', '-', '+++ x')
    const text = fc
      .tuple(fc.array(line, { minLength: 1, maxLength: 12 }), fc.boolean())
      .map(([lines, ends]) => lines.join('\n') + (ends ? '\n' : ''))
    const change = fc.tuple(fc.nat(40), fc.nat(4), fc.constantFrom('', 'x', '\n', 'x\n', '\nx', 'x\ny'))
    fc.assert(
      fc.property(text, fc.array(change, { minLength: 1, maxLength: 4 }), fc.constantFrom(0, 1, 3), (before, changes, context) => {
        const edits: Edit[] = []
        let at = 0
        for (const [gap, length, newText] of changes) {
          const start = at + gap
          const end = Math.min(before.length, start + length)
          if (start > before.length || (edits.length > 0 && gap === 0) || before.slice(start, end) === newText) continue
          edits.push({ range: { start, end }, newText })
          at = end + 1
        }
        const after = applyEdits(before, edits)
        // Git refuses a patch without a change, and one that empties a file without saying so.
        // A carriage return within a line is shown as an escape sequence.
        fc.pre(before !== '' && after !== '' && before !== after && !/\r(?!\n|$)/.test(after))
        assert.equal(applied(before, diffOf('a.md', before, edits, context)), after)
      }),
      runs(60, 3000),
    )
  })
})
