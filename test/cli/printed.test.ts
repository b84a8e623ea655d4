import assert from 'node:assert/strict'
import { reporters } from '../../src/cli/reporters/reporters'
import { clean, memoryFiles, run, type Run } from './memory'

/** A character that a terminal acts on, such as the escape character and the one-character CSI (U+009B), or a bidirectional override. */
const acting = /(?![\n\t])[\p{Cc}\u202e]/u
const name = 'a\u001b[2J\nb\u009b31m\u202e.md'
const shown = 'a\\u001b[2J\\nb\\u009b31m\\u202e.md'
const value = 'sport\u001b]0;x\u0007'
const article = `---\ntitle: Harbour\ndate: 2024-01-05\ncategories: ["${value.replace('\u001b', '\\e').replace('\u0007', '\\a')}", x]\n---\n\n<img src="\u001b[1m\u0007">\n`

function assertPrintable({ out, err }: Run): void {
  assert.doesNotMatch(out, acting)
  assert.doesNotMatch(err, acting)
}

describe('what is printed', () => {
  const files = () => memoryFiles({ [name]: article, 'b.md': clean })

  it('has no control characters of file names and articles: check', async () => {
    const found = await run(files(), ['check', '.'])
    assertPrintable(found)
    assert.ok(found.lines[0]?.startsWith(`${shown}:`), found.lines[0])
    for (const line of found.lines.slice(0, -1)) assert.match(line, /^\S+:\d+:\d+ {2}/)
    const asJson = await run(files(), ['check', '.', '--format', 'json'])
    assertPrintable(asJson)
    assert.equal(JSON.parse(asJson.out).problems[0].file, name)
  })

  it('quotes no line of a file that a vocabulary is outside of the folder, or is hidden', async () => {
    const secret = 'token-1234567890'
    const near = `---\ntitle: Harbour\ndate: 2024-01-05\nauthor: Lin\ntags: [token-1234567891]\n---\n`
    for (const path of ['/home/lin/token.txt', '../token.txt', '.git/config', '/home/lin/.npmrc']) {
      const settings = `vocabularies: { tags: { file: "${path}" } }`
      for (const { name: format } of reporters) {
        const { out, err } = await run(memoryFiles({ 'copydesk.yaml': settings, 'a.md': near, [path]: `${secret}\n` }), [
          'check',
          '--format',
          format,
        ])
        assert.doesNotMatch(out + err, new RegExp(secret), `${path} ${format}`)
        if (format === 'text') assert.match(out, /vocabulary-unknown/)
      }
    }
    const inside = memoryFiles({
      'copydesk.yaml': 'vocabularies: { tags: { file: lists/tags.txt } }',
      'a.md': near,
      'lists/tags.txt': `${secret}\n`,
    })
    assert.match((await run(inside, ['check'])).out, /Did you mean “token-1234567890”/)
  })

  it('has none in any output format', async () => {
    for (const { name: format } of reporters) assertPrintable(await run(files(), ['check', '--format', format]))
  })

  it('has none in other commands', async () => {
    for (const args of [
      ['rename', '--category', value, 'Sports', '--dry-run'],
      ['rename', '--category', value, 'Sports'],
      ['rename', '--category', 'x', value, '--dry-run'],
      ['infer'],
      ['dump', name],
      ['dump', `${name}.missing`],
      ['check', `${name}.missing`],
      ['check', '--config', `${name}.missing`],
      ['check', '--format', value],
      ['check', `--${value}`],
      ['init', name],
      ['explain', value],
      [value],
    ])
      assertPrintable(await run(files(), args))
  })

  it('shows them as escape sequences in the lines of a patch, and keeps tabs', async () => {
    const text = clean.replace('title', 'categories: [sport] #\t\u001b[1m\ntitle')
    const { out } = await run(memoryFiles({ [name]: text }), ['rename', '--category', 'sport', 'Sports', '--dry-run'])
    assert.ok(
      out.startsWith(
        `--- a/${shown}\n+++ b/${shown}\n@@ -2 +2 @@\n-categories: [sport] #\t\\u001b[1m\n+categories: [Sports] #\t\\u001b[1m\n`,
      ),
      out,
    )
  })
})
