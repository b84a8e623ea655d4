import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseArticle, type Article } from '../../../src/core/article/article'
import { proseOf } from '../../../src/core/prose/prose'
import { editIn, opaqueUnit, sourceRange, type ProseRun } from '../../../src/core/prose/proseRun'
import { applyEdits, textAt } from '../../../src/core/text/text'
import { dialectFor, dialects } from '../../generatorFor'
import { runs } from '../../runs'

const summary = (article: Article) => proseOf(article).map(({ place, language, text }) => `${place} ${language}: ${text}`)

function article(text: string, dialect = 'generic'): Article {
  return parseArticle(text).readAs(dialectFor(dialect).markdown)
}

describe('prose', () => {
  it('is what readers read, with its place and language', () => {
    const text = `---
title: 云汀港 reopens
description: "Two\\tyears, she said"
tags: [港口, 交通]
image:
  caption: 码头
---

# A *bold* \`code\` head

> Quoted &amp; said<!-- no -->.

![The quay](/quay.jpg) https://example.org/a and me@example.org {{ tag }}.

<figure><img src="a.jpg" alt="Two &lt;b&gt;"><figcaption>In the
 <b>harbour</b> <span lang="fr">port</span></figcaption></figure>
<script>var no = 1</script>

    code
`
    for (const variant of [text, text.replaceAll('\n', '\r\n'), text.replace('---\n', '---\nkey: 🚢\n')])
      assert.deepEqual(summary(article(variant)), [
        'headline zh: 云汀港 reopens',
        'standfirst undefined: Two\tyears, she said',
        'caption zh: 码头',
        `heading undefined: A bold ${opaqueUnit} head`,
        'quotation undefined: Quoted & said.',
        `body undefined: ${opaqueUnit} ${opaqueUnit.repeat(21)} and ${opaqueUnit.repeat(14)} ${opaqueUnit}.`,
        'alternative undefined: The quay',
        'alternative undefined: Two <b>',
        `caption undefined: In the\nharbour ${opaqueUnit}`,
        `code undefined: ${opaqueUnit}`,
      ])
  })

  it('has the range of each part of it in the document', () => {
    const text = '---\ntitle: "a\\u00e9b"\nsummary: >-\n  one\n  two\n---\n\nA **bold** w\\*rd &eacute;nd\n'
    const [title, folded, body] = proseOf(article(text))
    const at = (run: ProseRun | undefined, found: string) => {
      const start = run?.text.indexOf(found) ?? -1
      const range = run && sourceRange(run, start, start + found.length)
      return range && textAt(text, range)
    }
    assert.equal(at(title, 'é'), '\\u00e9')
    assert.equal(at(title, 'b'), 'b')
    assert.equal(at(folded, 'two'), 'two')
    assert.equal(at(body, 'A bold'), 'A **bold')
    assert.equal(at(body, 'rd é'), 'rd &eacute;')
    assert.equal(at(body, '*rd'), '\\*rd')
  })

  it('is changed outside of markup only', () => {
    const text = '中**A**文 a&amp;b *c*d\n'
    const [run] = proseOf(article(text))
    assert.ok(run)
    const change = (found: string, from: number, to: number, newText: string) => {
      const start = run.text.indexOf(found)
      const edit = editIn(run, start + from, start + to, newText)
      return edit && applyEdits(text, [edit])
    }
    assert.equal(change('中A', 1, 1, ' '), '中 **A**文 a&amp;b *c*d\n')
    assert.equal(change('A文', 1, 1, ' '), '中**A** 文 a&amp;b *c*d\n')
    assert.equal(change('a&b', 1, 2, '+'), '中**A**文 a+b *c*d\n')
    assert.equal(change('中A', 0, 2, 'x'), undefined)
  })

  const pieces = [
    '中文',
    'word ',
    ' 港口, ',
    '**b**',
    '*i*',
    '_u_',
    '~~s~~',
    '`c`',
    '``c ` d``',
    '[l](/a "t")',
    '![i](/b)',
    '<b>',
    '</b>',
    '<span lang="fr">',
    '</span>',
    '<br>',
    '<!-- x -->',
    '{{ t }}',
    '{% t %}',
    '&amp;',
    '&copy',
    '\\*',
    '\\',
    '"q"',
    "it's",
    '--',
    '...',
    '\n',
    '  \n',
    '\n\n',
    '\n> ',
    '\n- ',
    '\n# ',
    '\n    ',
    '\n| a | b |\n|--|--|\n| ',
    '<p>',
    '</p>',
    '<div>\n',
    '</div>\n',
    '\n```\n',
    'https://a.example/x',
    '{: .c}',
    '[^1]',
    '\n[^1]: ',
    '$$x$$',
    '<',
    '>',
    '🚢',
    '\t',
  ]

  it('is written where its ranges say, whatever markup is around it', () => {
    const names = [...dialects.keys()]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 24 }), fc.constantFrom(...names), fc.boolean(), (parts, name, crlf) => {
        const text = crlf ? parts.join('').replaceAll('\n', '\r\n') : parts.join('')
        const read = article(text, name)
        const { masked } = read
        let last = 0
        for (const run of proseOf(read)) {
          let at = 0
          for (const { at: start, text: shown, source } of run.pieces) {
            assert.equal(start, at)
            at += shown.length
            if (!source) continue
            const written = textAt(masked, source)
            assert.ok(source.start < source.end && source.end <= text.length)
            assert.ok(!written.includes('\uE000'), written)
            if (written.length === shown.length) assert.equal(written, shown)
            else assert.match(written, /^(?:&|\\|\s+$|[-.<> ]+$)/)
            if (run.place !== 'alternative') {
              assert.ok(source.start >= last, `${JSON.stringify(text)} ${source.start} ${last}`)
              last = source.end
            }
          }
          assert.equal(run.text.length, at)
        }
      }),
      runs(400, 20_000),
    )
  })
})
