import assert from 'node:assert/strict'
import { noSettings } from '../../../../src/core/settings/settings'
import { generatorOf } from '../../../../src/core/settings/siteScope'
import { defaultPolicy } from '../../../../src/core/sanitizer/policy'
import { renderBody, type Body } from '../../../../src/preview/render/body'
import { wholeHtml } from '../../../../src/preview/render/export'

const options = { resolveImage: (address: string) => address, withoutWeb: false }

/** The preview of a body on a site with Hugo. */
function page(text: string, markdown: object = {}): string {
  const generator = generatorOf({ settings: { ...noSettings, dialect: 'hugo', markdown }, site: undefined })
  const { chunks } = renderBody({ text, generator }, defaultPolicy, options)
  return wholeHtml(chunks)
    .replace(/ data-line="\d+"/g, '')
    .trim()
}

/** Each expectation was measured on Hugo 0.111.3. */
function paragraph(text: string, expected: string): void {
  assert.equal(page(text), `<p>${expected}</p>`, text)
}

describe('goldmark', () => {
  it('makes quotes typographic by what is around them', () => {
    paragraph('他说"引用"和 -- 与 --- 再...好', '他说"引用"和 – 与 — 再…好')
    paragraph("said,\"That guy\" and 'this','that'", "said,“That guy” and ’this’,’that'")
    paragraph("the '09 page, 'em, '90s rock 'n' roll", 'the ‘09 page, ’em, ’90s rock ’n’ roll')
    paragraph('He said "so.', 'He said “so.')
    paragraph('5\'6" and 12" wide', '5\'6" and 12" wide')
  })

  it('closes quotes of blocks before', () => {
    assert.equal(page('He said "so.\n\nAnd that". And" so'), '<p>He said “so.</p>\n<p>And that”. And" so</p>')
    assert.equal(
      page('And that".\n\nHe said "so.\n\n# She "too" said".'),
      '<p>And that".</p>\n<p>He said “so.</p>\n<h1 id="she-too-said">She “too” said”.</h1>',
    )
    const text = 'One "two.\n\nThree.\n\nFour".\n'
    const generator = generatorOf({ settings: { ...noSettings, dialect: 'hugo' }, site: undefined })
    const render = (source: string, before?: Body) => renderBody({ text: source, generator }, defaultPolicy, options, before)
    const after = render(text.replace('"', ''), render(text))
    assert.equal(wholeHtml(after.chunks).trim(), '<p>One two.</p>\n<p>Three.</p>\n<p>Four".</p>')
  })

  it('makes each line before a description a term', () => {
    assert.equal(page('T\nU\n: D\n: E'), '<dl>\n<dt>T</dt>\n<dt>U</dt>\n<dd>D</dd>\n<dd>E</dd>\n</dl>')
    assert.equal(page('T\n\n\n: D\n\n  more\n\nEnd'), '<dl>\n<dt>T</dt>\n<dd>\n<p>D</p>\n<p>more</p>\n</dd>\n</dl>\n<p>End</p>')
    assert.equal(page('T\n:D'), '<p>T\n:D</p>')
    assert.equal(page('> T\n: D'), '<blockquote>\n<p>T\n: D</p>\n</blockquote>')
  })

  it('replaces dots, dashes and guillemets from the left', () => {
    paragraph('wait.... so......', 'wait…. so……')
    paragraph('a----b', 'a—-b')
    paragraph('<<x>> a << b >>>>', '«x» a « b »»')
  })

  it('links bare addresses after white space only', () => {
    const link = (href: string, text = href) => `<a href="${href}">${text}</a>`
    paragraph('见https://example.org/a，然后', '见https://example.org/a，然后')
    paragraph('见 https://example.org/a，然后', `见 ${link('https://example.org/a')}，然后`)
    paragraph('见（https://example.org/a）', '见（https://example.org/a）')
    paragraph('see http://localhost:4000/x', 'see http://localhost:4000/x')
    paragraph('see www.example.org now', `see ${link('https://www.example.org', 'www.example.org')} now`)
    paragraph('(https://example.org/a(b))', `(${link('https://example.org/a(b)')})`)
    paragraph('[a https://example.org', '[a https://example.org')
    paragraph('mail me@example.org.', `mail ${link('mailto:me@example.org', 'me@example.org')}.`)
    paragraph('mail me@example', 'mail me@example')
  })

  it('puts text beside the divider of the summary into paragraphs of their own', () => {
    assert.equal(page('A <!--more--> B **b**'), '<p>A</p>\n<p>B <strong>b</strong></p>')
    assert.equal(page('> q<!--more--> rest\n\nC'), '<blockquote>\n<p>q</p>\n</blockquote>\n<p>rest</p>\n<p>C</p>')
    assert.equal(page('- a<!--more-->\n- b'), '<ul>\n<li>a</li>\n</ul>\n<ul>\n<li>b</li>\n</ul>')
    assert.equal(page('A <!--more--> B <!--more--> C'), '<p>A</p>\n<p>B  C</p>')
    assert.equal(page('A <!-- more --> B'), '<p>A  B</p>')
  })

  it('leaves white space behind the divider out, and code with the divider in it', () => {
    assert.equal(page('A\n\n<!--more-->\n\n\tB'), '<p>A</p>\n<p>B</p>')
    assert.equal(page('A<!--more-->\n　　B'), '<p>A</p>\n<p>B</p>')
    assert.equal(page('A\n\n```\nx\n<!--more-->\ny\n```\n\nB'), '<p>A</p>\ne&gt;\n<p>B</p>')
  })

  it('takes attributes from headings', () => {
    assert.equal(page('## H {.c #i}'), '<h2 class="c" id="i">H</h2>')
    assert.equal(page('## H ## {#i lang="fr"}'), '<h2 id="i" lang="fr">H</h2>')
    assert.equal(page('H {#i}\n---'), '<h2 id="i">H</h2>')
    for (const text of ['H {x}', 'H {.c} x', 'H \\{.c}', 'H {.c'])
      assert.equal(page(`## ${text}`).replace(/ id="[^"]*"/, ''), `<h2>${text.replace('\\', '')}</h2>`)
  })

  it('needs no space behind the box of a task', () => {
    assert.equal(
      page('- [x]done\n- [ ]\n- [a]'),
      '<ul>\n<li class="task-list-item">☑ done</li>\n<li class="task-list-item">☐ </li>\n<li>[a]</li>\n</ul>',
    )
  })

  it('reads a table in lines that continue a list', () => {
    assert.match(page('- a\n| b | c |\n|---|---|\n| d | e |'), /^<ul>\n<li>a\n<table>[\s\S]*<td>d<\/td>[\s\S]*<\/table>\n<\/li>\n<\/ul>$/)
  })

  it('shows template tags of other generators as text', () => {
    paragraph('{% image "a.png" %} [x]({{ "/" | url }})', '{% image “a.png” %} [x]({{ “/” | url }})')
  })

  it('reads symbols that are no punctuation as letters around emphasis', () => {
    paragraph('a**→b**', 'a<strong>→b</strong>')
    paragraph('**加粗。**后文', '**加粗。**后文')
  })

  it('keeps the text of images as it is written', () => {
    paragraph("![Let's](a.jpg)", '<img src="a.jpg" alt="Let&amp;rsquo;s" />')
  })

  it('leaves HTML out, with the text of its blocks', () => {
    assert.equal(page('A <b>x</b>\n\n<figure>\ny\n</figure>\n\nB', { html: false }), '<p>A x</p>\n<p>B</p>')
  })
})
