import assert from 'node:assert/strict'
import fc from 'fast-check'
import { fixAll } from '../../../src/core/lint/fix'
import { readFrontMatter } from '../../../src/core/frontmatter/frontMatter'
import { applyEdits, textAt } from '../../../src/core/text/text'
import { toValue, type ValueNode } from '../../../src/core/data/nodes'
import { check, fixed } from './repairArticles'
import { runs } from '../../runs'

function rangesOf(node: ValueNode): readonly { readonly start: number; readonly end: number }[] {
  if (node.kind === 'scalar') return [node.range]
  const parts = node.kind === 'list' ? node.items : node.fields
  return [node.range, ...parts.flatMap((part) => [part.range, ...rangesOf(part.value)])]
}

describe('repairs of front matter', () => {
  it('make front matter readable, with the values that were reported, for any input', () => {
    const piece = fc.constantFrom(
      ...[
        '\n',
        '\n',
        '\n  ',
        '\n\t',
        '\r\n',
        ' - ',
        '- ',
        'a: ',
        'b:',
        'c：',
        "'",
        '"',
        '\\',
        '[',
        ']',
        '{',
        '}',
        '@',
        '*x',
        '&x ',
        '!',
        '#',
        ' #',
      ],
      ...['|', '>', '|\n', 'word', '港', '🚢', ' ', '\t', ',', '%', '`', ': ', '?', '~', '---', '\u2028', '\r', '\0'],
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = `---\nt: x${pieces.join('')}\n---\n`
        const frontMatter = readFrontMatter(text)
        if (!frontMatter || frontMatter.repairs.length === 0) return
        const mended = applyEdits(
          text,
          frontMatter.repairs.flatMap(({ edits }) => edits),
        )
        const after = readFrontMatter(mended)
        assert.deepEqual([after?.errors, after?.repairs], [[], []], text)
        assert.deepEqual(toValue(after?.root), toValue(frontMatter.root), text)
        for (const { range } of frontMatter.repairs) assert.ok(range.start < range.end, text)
        for (const at of frontMatter.root ? rangesOf(frontMatter.root) : [])
          assert.ok(frontMatter.content.start <= at.start && at.start <= at.end && at.end <= frontMatter.content.end, text)
      }),
      runs(600, 30_000),
    )
  })

  describe('of one or two syntax errors', () => {
    const word = fc.constantFrom('Harbour', '港口', '🚢', "it's", 'a-b', 'http://a.b/c?d=e:f', '12:30', 'C#', '：', '50%', '"x"', 'é')
    const words = fc.array(word, { minLength: 1, maxLength: 4 }).map((parts) => `w ${parts.join(' ')}`)
    const single = (value: string) => `'${value.replaceAll("'", "''")}'`
    interface Line {
      readonly written: string
      readonly value: unknown
      readonly wrong: boolean
    }
    const well = (written: string, value: unknown): Line => ({ written, value, wrong: false })
    const wrong = (written: string, value: unknown): Line => ({ written, value, wrong: true })
    const healthy = fc.oneof(
      words.map((value) => well(` ${value}`, value)),
      words.map((value) => well(` ${single(value)} # c`, value)),
      words.map((value) => well(` ${JSON.stringify(value)}`, value)),
      fc
        .array(words, { minLength: 1, maxLength: 3 })
        .map((values) => well(values.map((value) => `\n - ${single(value)}`).join(''), values)),
      words.map((value) => well(` |\n  - @${value}\n  \tx: 'y\n`, `- @${value}\n\tx: 'y\n`)),
      fc.constant(well(' [a, "b: c"]', ['a', 'b: c'])),
      fc.constant(well('', null)),
      words.map((value) => well(`\n  title: ${single(value)}\n  n: 1`, { title: value, n: 1 })),
    )
    const mistake = fc.oneof(
      fc
        .tuple(fc.constantFrom('[转]', '@', '`', '%', '* ', '[a, b] of ', 'Re: ', '{{ x }} '), words)
        .map(([lead, value]) => wrong(` ${lead}${value}`, lead + value)),
      words.map((value) => wrong(` 'w's ${value.replaceAll("'", '')}'`, `w's ${value.replaceAll("'", '')}`)),
      words.map((value) => wrong(` "a "b" ${value.replaceAll('"', '')} c"`, `a "b" ${value.replaceAll('"', '')} c`)),
      words.map((value) => wrong(`\u0000${value}`, value)),
      words.map((value) => wrong(`\u0000"${value.replaceAll('"', '')}"`, value.replaceAll('"', ''))),
      words.map((value) => wrong(`：${value}`, value)),
      words.map((value) => wrong(` ：@${value}`, `@${value}`)),
      fc
        .array(words, { minLength: 1, maxLength: 3 })
        .map((values) => wrong(values.map((value) => `\n\t- ${single(value)}`).join(''), values)),
      fc.tuple(words, words).map(([a, b]) => wrong(` ${single(`${a}\n${b}`)}`, `${a} ${b}`)),
    )
    const block = fc
      .tuple(
        fc.array(healthy, { maxLength: 4 }),
        fc.array(fc.tuple(mistake, fc.nat(4)), { minLength: 1, maxLength: 2 }),
        fc.constantFrom('\n', '\r\n'),
      )
      .map(([fields, mistakes, eol]) => {
        const lines = [...fields]
        for (const [line, at] of mistakes) lines.splice(at, 0, line)
        const written = lines.map((line, i) => {
          if (line.written.startsWith('\u0000')) return `key${i}:${line.written.slice(1)}`
          return /^ ?：/.test(line.written) ? `key${i}${line.written}` : `key${i}:${line.written}`
        })
        const text = `---\n${written.join('\n')}\n---\n\nBody: @text\n`.replaceAll('\n', eol)
        return { text, intended: Object.fromEntries(lines.map((line, i) => [`key${i}`, line.value])) }
      })

    it('result in the intended values, before and after fixing', () => {
      fc.assert(
        fc.property(block, ({ text, intended }) => {
          const before = readFrontMatter(text)
          // Some of these errors result in valid YAML with other values: nothing is reported then.
          if (before?.repairs.length === 0 && before.errors.length === 0) return
          assert.deepEqual(toValue(before?.root), intended, text)
          const after = fixAll(text, (current) => check(current))
          assert.equal(after.cycle, undefined)
          const again = readFrontMatter(after.text)
          assert.deepEqual([again?.errors, again?.repairs], [[], []], after.text)
          assert.deepEqual(toValue(again?.root), intended, after.text)
          assert.equal(fixed(after.text), after.text)
          assert.ok(after.text.endsWith('Body: @text\n') || after.text.endsWith('Body: @text\r\n'))
        }),
        runs(100, 6000),
      )
    })

    it('have nested ranges inside the front matter', () => {
      fc.assert(
        fc.property(block, ({ text }) => {
          const frontMatter = readFrontMatter(text)
          for (const { range } of frontMatter?.repairs ?? []) assert.ok(range.start < range.end && range.end <= text.length)
          for (const at of frontMatter?.root ? rangesOf(frontMatter.root) : [])
            assert.ok(frontMatter && frontMatter.content.start <= at.start && at.start <= at.end && at.end <= frontMatter.content.end)
          for (const { key, keyRange } of frontMatter?.fields ?? []) assert.equal(textAt(text, keyRange), key)
        }),
        runs(50, 3000),
      )
    })
  })
})
