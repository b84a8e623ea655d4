import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { checkText } from '../../../src/core/lint/checkArticle'
import type { Problem } from '../../../src/core/text/problem'
import { applyEdits, range } from '../../../src/core/text/text'
import { fileSuppression, lineSuppression, type SuppressionInsertion } from '../../../src/features/codeActions/suppress'
import { rules } from '../../../src/rules'
import { generatorFor } from '../../generatorFor'
import { configOf } from '../../lintConfig'

const lintConfig = configOf(rules)
const check = (text: string) => checkText(text, 'a.md', lintConfig)
const insert = (text: string, insertion: SuppressionInsertion | undefined) => {
  assert.ok(insertion, text)
  const { offset, before, after } = insertion
  return applyEdits(text, [{ range: range(offset, offset), newText: `${before}ours${after}` }])
}
const image = '<img src="http://a.example/x.jpg" alt="Boats" width="2" height="2">'
const article = (body: string, fields = '') => `---\ntitle: A headline\ndate: 2024-01-05\n${fields}---\n\n${body}`
const problemOf = (text: string, id = 'img-insecure-src'): Problem => {
  const problem = check(text).find(({ ruleId }) => ruleId === id)
  assert.ok(problem, `${id}: ${text}`)
  return problem
}
const disable = (text: string, id?: string) => {
  const problem = problemOf(text, id)
  return insert(text, lineSuppression(parseArticle(text), problem.ruleId, problem.range, 'a.md'))
}
const comment = '<!-- copydesk-disable-next-line img-insecure-src -- ours -->'

describe('writing suppressions', () => {
  it('above a field, indented as it is', () => {
    const text = article('', 'tags: [a]\nheadimg: http://a.example/x.jpg\n')
    const disabled = disable(text, 'image-field')
    assert.equal(disabled, text.replace('headimg', '# copydesk-disable-next-line image-field -- ours\nheadimg'))
    assert.deepEqual(check(disabled), [])
    const list = article('', 'tags:\n  - a\n  - a\n')
    assert.equal(
      disable(list, 'taxonomy-duplicate'),
      list.replace(/ {2}- a\n---/, '  # copydesk-disable-next-line taxonomy-duplicate -- ours\n  - a\n---'),
    )
  })

  it('above the whole of a value that runs over several lines', () => {
    const text = '---\ntitle: "The harbour\n\n   &amp; opens"\ndate: 2024-01-05\n---\n'
    const disabled = disable(text, 'title-untidy')
    assert.ok(disabled.startsWith('---\n# copydesk-disable-next-line title-untidy -- ours\ntitle: "The'), disabled)
    assert.deepEqual(check(disabled), [])
  })

  for (const [name, body, expected] of [
    ['a block of HTML', `<div>\n  <p>${image}</p>\n</div>\n`, `<div>\n  ${comment}\n  <p>${image}</p>\n</div>\n`],
    ['the start of HTML', `${image}\n`, `${comment}\n${image}\n`],
    ['a paragraph', `Words\nand ${image} more.\n`, `${comment}\nWords\nand ${image} more.\n`],
    [
      'a tag of several lines',
      `<p>\n<img\n  alt="a"\n  src="http://a.example/x.jpg">\n</p>\n`,
      `<p>\n${comment}\n<img\n  alt="a"\n  src="http://a.example/x.jpg">\n</p>\n`,
    ],
    ['the first item of a list', `- ${image}\n- b\n`, `${comment}\n- ${image}\n- b\n`],
    ['a later item', `1. a\n1. ${image}\n1. c\n`, `1. a\n   ${comment}\n1. ${image}\n1. c\n`],
    ['a paragraph in an item', `- a\n\n  Words ${image}\n`, `- a\n\n  ${comment}\n  Words ${image}\n`],
    ['a quotation', `> Words\n>\n> ${image} b\n`, `> Words\n>\n> ${comment}\n> ${image} b\n`],
    ['a table', `| a | b |\n| - | - |\n| c | ${image} |\n`, `${comment}\n| a | b |\n| - | - |\n| c | ${image} |\n`],
    ['preformatted text', `<pre>\n${image}\n</pre>\n`, `${comment}\n<pre>\n${image}\n</pre>\n`],
  ] as const) {
    it(`above ${name}`, () => {
      const disabled = disable(article(body))
      assert.equal(disabled, article(expected))
      assert.ok(!check(disabled).some(({ ruleId }) => ruleId === 'img-insecure-src' || ruleId.startsWith('suppression-')))
    })
    it(`above ${name}, with Windows line ends and a byte order mark`, () => {
      const text = `\uFEFF${article(body).replaceAll('\n', '\r\n')}`
      assert.equal(disable(text), `\uFEFF${article(expected).replaceAll('\n', '\r\n')}`)
    })
  }

  it('only where a comment is possible', () => {
    const leading = `\n${article('')}`
    const { range: at } = problemOf(leading, 'fm-leading-content')
    assert.equal(lineSuppression(parseArticle(leading), 'fm-leading-content', at, 'a.md'), undefined)
    const mdx = article(`${image}\n`)
    assert.equal(lineSuppression(parseArticle(mdx), 'img-insecure-src', problemOf(mdx).range, 'a.mdx'), undefined)
  })

  it('where the problem is in the Markdown of the site', () => {
    const { mdx } = generatorFor('docusaurus')
    const fragment = article(`<>\n${image.replace('>', ' />')}\n</>\n`)
    const { range: at } = problemOf(fragment)
    const own = insert(fragment, lineSuppression(parseArticle(fragment).readAs(mdx.markdown), 'img-insecure-src', at, 'a.md'))
    assert.equal(own, fragment.replace('<img', `${comment}\n<img`))
    const plain = insert(fragment, lineSuppression(parseArticle(fragment), 'img-insecure-src', at, 'a.md'))
    assert.equal(plain, fragment.replace('<>', `${comment}\n<>`))
    // Where the site shows HTML as text, readers would see the comment.
    const shown = { ...generatorFor('hexo').markdown, html: 'text' } as const
    const text = article(`${image}\n`)
    assert.equal(lineSuppression(parseArticle(text).readAs(shown), 'img-insecure-src', problemOf(text).range, 'a.md'), undefined)
  })

  it('for a file in its front matter, or else in the body', () => {
    const text = `\n${article(`${image}\n${image}\n`)}`
    const once = insert(text, fileSuppression(parseArticle(text), 'img-insecure-src', 'a.mdx'))
    assert.equal(once, text.replace('---\n', '---\n# copydesk-disable-file img-insecure-src -- ours\n'))
    const twice = insert(once, fileSuppression(parseArticle(once), 'fm-leading-content', 'a.md'))
    assert.deepEqual(check(twice), [])
    const json = ';;;\n"title": "A"\n;;;'
    assert.equal(
      insert(json, fileSuppression(parseArticle(json), 'date-missing', 'a.md')),
      `${json}\n<!-- copydesk-disable-file date-missing -- ours -->\n`,
    )
    assert.equal(fileSuppression(parseArticle(json), 'date-missing', 'a.mdx'), undefined)
  })

  it('in TOML', () => {
    const text = '+++\ntitle = "A headline"\ndate = 2024-01-05\nimage = "http://a.example/x.jpg"\ntags = [\n  "a",\n  "a"\n]\n+++\n'
    const disabled = disable(text, 'taxonomy-duplicate')
    assert.equal(disabled, text.replace('  "a"\n', '  # copydesk-disable-next-line taxonomy-duplicate -- ours\n  "a"\n'))
    const [rest] = check(disabled)
    const whole = rest ? insert(disabled, fileSuppression(parseArticle(disabled), rest.ruleId, 'a.md')) : disabled
    assert.deepEqual(check(whole), [])
  })

  it('in front matter that cannot be read', () => {
    for (const text of ['---\ntitle: "Harbour\ndate: 2024-01-05\n---\n', '---\ntitle: A\ndate: 2024-01-05\n\nText\n']) {
      const [problem] = check(text)
      assert.ok(problem)
      const disabled = insert(text, fileSuppression(parseArticle(text), problem.ruleId, 'a.md'))
      assert.ok(!check(disabled).some(({ ruleId }) => ruleId === problem.ruleId), disabled)
    }
  })
})
