import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { checkText } from '../../../src/core/lint/checkArticle'
import { fixAll } from '../../../src/core/lint/fix'
import { defaultPolicy } from '../../../src/core/sanitizer/policy'
import type { Problem } from '../../../src/core/text/problem'
import { textAt } from '../../../src/core/text/text'
import { renderArticle } from '../../../src/preview/render/render'
import { rules } from '../../../src/rules'
import { configOf } from '../../lintConfig'
import { sample } from '../../runs'
import { generatorFor } from '../../generatorFor'

const optional = Object.fromEntries(rules.filter((rule) => rule.optional).map(({ id, severity }) => [id, severity]))
const lintConfig = configOf(rules, { rules: optional, sanitizer: defaultPolicy })
const head = '---\ntitle: Harbour opens\ndate: 2024-01-05\n---\n\n'

/** Parses, checks and renders an article. A rule that throws fails the test. */
function survives(body: string): readonly Problem[] {
  const text = head + body
  const check = (changed: string) => checkText(changed, 'a.md', lintConfig)
  const problems = check(text)
  for (const { range, fixes } of problems) {
    for (const at of [range, ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.range))])
      assert.ok(0 <= at.start && at.start <= at.end && at.end <= text.length, JSON.stringify([body.slice(0, 200), at]))
  }
  assert.equal(fixAll(text, check).cycle, undefined)
  renderArticle(parseArticle(text), {
    published: { data: {}, error: undefined, outcome: 'read' },
    problems: [],
    policy: defaultPolicy,
    resolveImage: () => undefined,
    locale: 'en',
    generator: generatorFor('generic'),
    timeZone: undefined,
    readingZone: undefined,
  })
  return problems
}

const ids = (problems: readonly Problem[], prefix: string) =>
  problems.filter(({ ruleId }) => ruleId.startsWith(prefix)).map(({ ruleId }) => ruleId)

describe('broken HTML', () => {
  const whole =
    '<figure id=a1 aria-describedby="c1">\n<img src="/🚢.jpg?resize=770%2C433" alt data-recalc-dims=\'1\'>船 &copy; 港</figure>\n\n<p style="color: red" onclick=go()>a</p>\n\nText <b title="a > b">x</b> **港。**口 ![a](b.png) <!-- c --> {{ t }}<script>if (a < b) c()</script>\n'

  const offsets = Array.from({ length: whole.length + 1 }, (_, at) => at)

  it('may end at any offset, also within a tag', () => {
    for (const at of sample(offsets, 10)) {
      survives(whole.slice(0, at))
      survives(whole.slice(at))
    }
  })

  it('may have a NUL byte or a lone surrogate at any offset', () => {
    for (const at of sample(offsets, 12)) {
      survives(`${whole.slice(0, at)}\0${whole.slice(at)}`)
      survives(`${whole.slice(0, at)}\uD83D${whole.slice(at)}`)
    }
  })

  it('does not affect other blocks if a blank line cuts a tag off', () => {
    for (const name of ['script', 'style', 'title', 'textarea', 'xmp', 'iframe', 'div', 'img']) {
      const problems = survives(`<div><${name} class="a\n\n<p id="x">Boats</p>\n<p id="x">Nets</p>\n`)
      assert.deepEqual(ids(problems, 'duplicate-id'), ['duplicate-id'], name)
    }
  })

  it('ends an attribute without quotes at a >, as browsers do', () => {
    const text = `${head}<div><img src=/a>b.jpg alt=x></div>\n`
    const [, image] = parseArticle(text).elements
    assert.deepEqual(image && [textAt(text, image.startTag), image.attributes.map(({ value }) => value)], ['<img src=/a>', ['/a']])
    assert.deepEqual(ids(survives(text.slice(head.length)), 'img-alt-missing'), ['img-alt-missing'])
  })

  it('uses the first of two attributes with the same name, as browsers do', () => {
    for (const [tag, found] of [
      ['<img src="/a.jpg" alt="Boats" alt="">', []],
      ['<img src="/a.jpg" alt="" alt="Boats">', ['img-alt-empty']],
      ['<img src="" src="/a.jpg" alt="Boats">', ['img-src-missing']],
    ] as const) {
      const told = survives(`${tag}\n`).map(({ ruleId }) => ruleId)
      assert.deepEqual(
        told.filter((id) => id.startsWith('img-alt') || id.startsWith('img-src')),
        found,
        tag,
      )
    }
  })

  it('may be nested 10,000 levels deep', () => {
    for (const name of sample(['div', 'b', 'figure', 'table', 'ul', 'blockquote', 'a', 'section', 'figcaption'], 4)) {
      const open = `<${name}>`.repeat(10_000)
      survives(`${open}Boats\n`)
      survives(`${open}Boats${`</${name}>`.repeat(10_000)}\n`)
      survives(`Boats ${open}\n`)
      survives(`${open}<img src="/a.jpg">\n`)
    }
    survives(`${'> '.repeat(10_000)}<img src="/a.jpg">\n`)
    survives(`${'- '.repeat(1000)}<img src="/a.jpg">\n`)
    survives(`${'*'.repeat(10_000)}港${'*'.repeat(10_000)}\n`)
  })
})
