import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseArticle } from '../../../src/core/article/article'
import { siteMarkdown, readNotations } from '../../../src/core/markdown/siteMarkdown'
import { dialectFor, dialects, generatorFor, generatorNames } from '../../generatorFor'
import { defaultPolicy } from '../../../src/core/sanitizer/policy'
import type { Token } from '../../../src/core/markdown/markdownIt'
import { maskBody } from '../../../src/core/markdown/bodyMask'
import { maskTemplates } from '../../../src/core/markdown/templateTags'
import { renderBody, type Body } from '../../../src/preview/render/body'
import { sanitize } from '../../../src/preview/render/sanitize'
import { invariants, rendered } from '../../fuzz/invariants'
import { badDocuments } from '../../rules/generatedArticles'
import { attacks } from '../attacks'
import { article, changed, edits, htmlArticle, htmlEdits, mdxArticle, spanningArticle, spanningEdits, type Change } from './edits'
import { htmlOf } from './htmlOf'
import { assertSafe } from '../safety'
import { runs, sample } from '../../runs'

const options = { resolveImage: (address: string) => `https://page.example/${address}` }
/** The readings of all generators: as Markdown, and as MDX where they have a reading of it of their own. */
const readings = [...dialects.keys(), 'docusaurus.mdx', 'astro.mdx']
const sourceFor = (text: string, reading: string) => {
  const [name = '', mdx] = reading.split('.')
  const generator = mdx ? generatorFor(name) : dialectFor(reading)
  return { text, generator, markdown: mdx ? generator.mdx.markdown : generator.markdown }
}
const render = (text: string, previous?: Body, reading: string = 'generic') =>
  renderBody(sourceFor(text, reading), defaultPolicy, options, previous)

describe('rendering again after a change', () => {
  function assertSame(start: string, all: readonly Change[], reading: string): void {
    let text = start
    let body = render(text, undefined, reading)
    for (const one of all) {
      text = changed(text, one)
      body = render(text, body, reading)
      const anew = render(text, undefined, reading)
      assert.equal(htmlOf(body.chunks, 0), htmlOf(anew.chunks, 0), `${reading} ${JSON.stringify(text)}`)
      assert.deepEqual(body.chunks, anew.chunks)
    }
  }

  it('gives what rendering anew gives, whatever is changed', () => {
    fc.assert(fc.property(fc.oneof(article, mdxArticle), edits, fc.constantFrom(...readings), assertSame), runs(60, 1500))
  })

  it('gives what rendering anew gives in kramdown, where an HTML block passes blank lines', () => {
    fc.assert(fc.property(htmlArticle, htmlEdits, fc.constant('jekyll'), assertSame), runs(60, 3000))
    const rows = Array.from({ length: 60 }, (_, index) => `<p>Paragraph ${index}.</p>\n\n`).join('')
    for (const [open, close] of [
      ['<!--', '-->'],
      ['<section>', '</section>'],
      ['<p title="', '">'],
      ['<script>', '</script>'],
    ] as const) {
      const text = `<div>\n${open}\n${rows}`
      assertSame(text, [{ at: 1, gone: 0, text: `${close}\n</div>\n\nText.\n` }], 'jekyll')
      assertSame(`<div>\n${rows}${close}\n</div>\n`, [{ at: 0.01, gone: 0, text: open }], 'jekyll')
    }
  })

  it('gives what rendering anew gives in MDX, where one sign may change what all lines above it are', () => {
    fc.assert(fc.property(spanningArticle, spanningEdits, fc.constantFrom('docusaurus.mdx', 'astro.mdx'), assertSame), runs(60, 3000))
    const far = Array.from({ length: 60 }, (_, index) => `Paragraph ${index}.\n\n`).join('')
    for (const [open, close] of [
      ['{[', ']}'],
      ['<!--', '-->'],
      ['<Open a="', '" />'],
      ['export const a = {', '}'],
    ] as const) {
      const text = `First.\n\n${open}\n\n${far}`
      const end = { at: 1, gone: 0, text: close }
      assertSame(text, [end], 'docusaurus.mdx')
      assertSame(text + close, [{ at: 1 - (close.length - 0.5) / (text.length + close.length), gone: 1, text: '' }], 'docusaurus.mdx')
      assertSame(`First.\n\n${far}\n\n${close}\n\nLast.\n`, [{ at: 0, gone: 0, text: `${open}\n\n` }], 'docusaurus.mdx')
    }
  })

  it('shows nothing behind what is never closed', () => {
    const before = render('<div>\n<script>\nOne.\n')
    for (const text of ['<div>\n<script>\nOne.\nOne.\n', '<div>\n<script>\nOne.\rOne.\n', '<div>\n<script>\nOne.\n<p>Two.</p>\n'])
      assert.equal(htmlOf(render(text, before).chunks).trim(), '<div>\n</div>', text)
  })

  it('cuts a line that is long, and takes over what has not changed in it', () => {
    const text = `<div>${Array.from({ length: 100 }, (_, index) => `<p>Paragraph ${index}.</p>`).join('')}</div>\n`
    const before = render(text)
    const after = render(text.replace('Paragraph 50.', 'Paragraph fifty.'), before)
    const known = new Set(before.chunks)
    assert.equal(after.chunks.filter((chunk) => !known.has(chunk)).length, 1)
    assert.equal(
      after.chunks.reduce((sum, { lines }) => sum + lines, 0),
      1,
    )
    assert.equal(htmlOf(after.chunks).trim(), text.replace('50.', 'fifty.').trim())
  })

  it('gives a heading the same id, however many template tags were there before', () => {
    const before = render('{% a %}\n\n# Boats\n', undefined, 'jekyll')
    const after = render('{% a %}\n\n# Boats{% b %}\n', before, 'jekyll')
    assert.match(htmlOf(after.chunks), /<h1 id="boats">/)
    assert.equal(htmlOf(after.chunks), htmlOf(render('{% a %}\n\n# Boats{% b %}\n', undefined, 'jekyll').chunks))
    assert.deepEqual(parseArticle('---\na: b\n---\n\n# Boats{% b %}\n').readAs(dialectFor('jekyll').markdown).headingIds, ['boats'])
  })

  it('takes over what has not changed', () => {
    const paragraphs = Array.from({ length: 200 }, (_, index) => `<p>Paragraph ${index}.</p>\n`).join('')
    const inDiv = `<div>\n${paragraphs}</div>\n`
    for (const [text, reading] of [
      [inDiv, 'generic'],
      [inDiv, 'jekyll'],
      [inDiv.replace('</div>', ''), 'jekyll'],
      [inDiv.replaceAll('</p>\n', '</p>\n\n'), 'jekyll'],
      [inDiv, 'docusaurus.mdx'],
      [inDiv.replace('100.', '*100*.').replace('150', '1*5'), 'docusaurus.mdx'],
      [paragraphs.replaceAll('</p>\n', '</p>\n\n'), 'generic'],
      [paragraphs.replace(/<\/?p>/g, '\n'), 'generic'],
    ] as const) {
      const before = render(text, undefined, reading)
      const after = render(text.replace('Paragraph 99.', 'Paragraph ninety-nine.'), before, reading)
      const known = new Set(before.chunks)
      const fresh = after.chunks.filter((chunk) => !known.has(chunk))
      assert.ok(fresh.length < 15, `${fresh.length} of ${after.chunks.length}`)
      assert.ok(after.chunks.length >= 200)
    }
  })
})

describe('the head after a change of the body', () => {
  it('shows what the site reads, where its front matter ends later than ours', () => {
    const before = rendered('---\n---\ndate: 2024-01-05\n---\n\nText\n', 'hexo')
    assert.match(before.head, /2024/)
    assert.equal(rendered('---\n---\nText\n', 'hexo', before).head, '')
  })

  it('has no headline from a heading without text', () => {
    const text = '---\ndate: 2024-01-05\n---\n\nText\n'
    const [before, typed] = [rendered(text, 'docusaurus'), text.replace('\n\nText', '\n#\n\nText')]
    assert.match(before.head, /cd-absent/)
    assert.equal(rendered(typed, 'docusaurus').head, before.head)
    assert.equal(rendered(typed, 'docusaurus', before).head, before.head)
  })

  it('is that of a first rendering, for the bad examples of all rules', () => {
    const typing = invariants.filter(({ name }) => name === 'preview while typing')
    assert.equal(typing.length, 1)
    for (const { check } of typing) for (const text of sample(badDocuments, 9)) for (const name of generatorNames) check(text, name)
  })
})

describe('rendering block by block', () => {
  const bare = (html: string) =>
    html
      .replace(/ data-line="\d+"/g, '')
      // Ids are numbered through the whole page: see test/sites/headingIds.test.ts.
      .replace(/(<h[1-6][^>]*?) id="[^"]*"/g, '$1')
      .replace(/<pre([^>]*)>\n/g, '<pre$1>')
      .replace(/\s+/g, ' ')
      .trim()
  /** Numbers lines as the preview does: the quotes of the numbers count where a tag is never closed. */
  const numberLines = (tokens: readonly Token[]) => {
    let first = 0
    for (const token of tokens) {
      if (!token.map || token.nesting < 0) continue
      if (token.level === 0) first = token.map[0]
      if (token.map[0] > first && token.type !== 'html_block') token.attrSet('data-line', String(token.map[0] - first))
    }
  }
  const asOne = (text: string, dialect: string) => {
    const features = dialectFor(dialect).markdown
    const markdown = siteMarkdown(features)
    markdown.core.ruler.after('block', 'notations', ({ tokens }) => {
      readNotations(tokens, features)
      numberLines(tokens)
    })
    return sanitize(markdown.render(maskBody(text, features)), defaultPolicy, options).html
  }

  it('gives what Markdown and the sanitizer make of the whole', () => {
    fc.assert(
      fc.property(article, fc.constantFrom(...dialects.keys()), (written, dialect) => {
        const text = `${written}\n`
        // The list of the notes stands behind all that is open; in one run it may be swallowed by it.
        fc.pre(maskTemplates(text) === text && !text.includes('<p title="') && !text.includes('[^'))
        // The quotes around the id of a heading end an attribute that is open above it; the whole has no ids.
        fc.pre(!/class="cut\n[^"]*(?:#|\n-|\n=)/.test(text))
        assert.equal(
          bare(htmlOf(render(text, undefined, dialect).chunks)),
          bare(asOne(text, dialect)),
          `${dialect} ${JSON.stringify(text)}`,
        )
      }),
      runs(60, 1500),
    )
  })

  it('lets nothing through of an attack, in one block or spread over several', () => {
    for (const attack of sample(attacks, 4)) {
      const places = [0, 1, 2, 3, 4].map((chunk) => Math.floor((attack.length * chunk) / 5))
      const torn = (between: string) => places.map((from, index) => attack.slice(from, places[index + 1])).join(between)
      for (const text of [
        attack,
        torn('\n'),
        torn('\n\n'),
        `<div>\n${attack}\n</div>`,
        `<div>\n${torn('\n')}\n\n${attack}`,
        `<p title="\n${attack}`,
      ]) {
        const { chunks } = render(text)
        assertSafe(htmlOf(chunks), text)
        for (const { html } of chunks) assertSafe(html, text)
        const typed = render(`${text}\n\nx\n`, render(text))
        assertSafe(htmlOf(typed.chunks), text)
      }
    }
  })
})
