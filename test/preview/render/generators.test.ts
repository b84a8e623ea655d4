import assert from 'node:assert/strict'
import { generatorFor, generatorNames } from '../../generatorFor'
import { defaultPolicy } from '../../../src/core/sanitizer/policy'
import { noteLine, renderBody, type Body } from '../../../src/preview/render/body'
import { htmlOf } from './htmlOf'
import { assertSafe } from '../safety'

const options = { resolveImage: (address: string) => `https://page.example/${address}` }

function render(text: string, dialect: string, before?: Body): Body {
  return renderBody({ text, generator: generatorFor(dialect) }, defaultPolicy, options, before)
}

const html = (text: string, dialect: string) => htmlOf(render(text, dialect).chunks).trim()

/** The generators whose Markdown the tables below describe. A new one need not be added. */
const described = ['hexo', 'hugo', 'astro', 'docusaurus', 'eleventy', 'jekyll', 'generic']

/** Those of the described generators in which something is so. */
const where = (isSo: (dialect: string) => boolean) => described.filter(isSo).join(' ')

describe('Markdown as a generator has it', () => {
  it('knows tables and strikethrough everywhere', () => {
    for (const dialect of generatorNames) {
      assert.match(html('| a |\n|---|\n| b |\n', dialect), /<td>b<\/td>/)
      assert.match(html('~~gone~~', dialect), /<(?:s|del)>gone<\/(?:s|del)>/)
    }
  })

  it('reads very many marks and columns in Jekyll', () => {
    assert.match(html('~`'.repeat(20_000), 'jekyll'), /<code>~<\/code>~<code>~<\/code>/)
    assert.match(html(`${'|a'.repeat(130_000)}\n`, 'jekyll'), /<td[^>]*>a<\/td>/)
    const rows = html(`${'|a'.repeat(1000)}\n${'|-'.repeat(1000)}\n${'|b\n'.repeat(1000)}`, 'jekyll')
    assert.ok(rows.split('<td').length < 80_000)
  })

  it('has footnotes, lists of terms, tasks, line ends and links where the generator has them', () => {
    const finds = (text: string, found: RegExp) => where((dialect) => found.test(html(text, dialect)))
    assert.equal(finds('a[^1]\n\n[^1]: b', /footnote-ref/), 'hugo astro docusaurus jekyll generic')
    assert.equal(finds('Term\n: text', /<dt>Term<\/dt>/), 'hexo hugo jekyll')
    assert.equal(finds('- [x] done', /☑ done/), 'hexo hugo astro docusaurus jekyll generic')
    assert.equal(finds('- [x] done', /<li[^>]* class="task-list-item"/), 'hexo hugo astro docusaurus jekyll generic')
    assert.equal(finds('one\ntwo', /<br/), 'hexo')
    assert.equal(finds('see https://a.example/b', /<a href="https:\/\/a\.example\/b">/), 'hexo hugo astro docusaurus')
    assert.equal(finds('"quoted"', /“quoted”/), 'hexo hugo astro jekyll')
    assert.equal(finds('    code', /<pre>/), 'hexo hugo astro docusaurus jekyll generic')
    assert.equal(finds('## A {#b}', /<h2 id="b">A<\/h2>/), 'hugo docusaurus jekyll')
    assert.equal(finds('Text\n{: .lead}', /<p class="lead">Text<\/p>/), 'jekyll')
    assert.equal(finds(':::note\ntext\n:::', /<div class="admonition admonition-note">/), 'docusaurus')
  })

  it('makes signs of dashes and dots, not of what a newsroom writes', () => {
    assert.equal(
      html("1939--45 --- it's over... (c) +-2 don't `a--b`", 'hexo'),
      '<p>1939–45 — it’s over… (c) +-2 don’t <code>a--b</code></p>',
    )
    assert.equal(html('a -- b--- c', 'astro'), '<p>a – b— c</p>')
  })

  it('takes a full stop without a space for no link', () => {
    assert.equal(html('at the end.No space, a.example', 'hexo'), '<p>at the end.No space, a.example</p>')
  })

  it('gives admonitions their titles', () => {
    assert.match(
      html(':::tip[Mind *this*]\n\n- a\n\n:::\n\nafter', 'docusaurus'),
      /<p class="admonition-heading">Mind <em>this<\/em><\/p>[\s\S]*<li[^>]*>a<\/li>[\s\S]*<\/div>\s*<p>after<\/p>/,
    )
    assert.match(html(':::danger Old title\ntext\n:::', 'docusaurus'), /<p class="admonition-heading">Old title<\/p>/)
  })
})

describe('footnotes', () => {
  const text = 'One[^a] and two[^b].\n\nAgain[^a], `[^b]`, [^none].\n\n[^b]: The second.\n\n[^a]: The *first*.\n'

  it('are numbered as they are referred to, and listed at the end', () => {
    const shown = html(text, 'hugo')
    assert.match(
      shown,
      /One<sup class="footnote-ref"><a href="#fn1" id="fnref1">\[1\]<\/a><\/sup> and two<sup[^>]*><a href="#fn2" id="fnref2">/,
    )
    assert.match(shown, /Again<sup[^>]*><a href="#fn1" id="fnref1:1">\[1:1\]<\/a><\/sup>, <code>\[\^b\]<\/code>, \[\^none\]/)
    assert.match(
      shown,
      /<li id="fn1" class="footnote-item"><p>The <em>first<\/em>\.[\s\S]*<li id="fn2" class="footnote-item"><p>The second\./,
    )
    assertSafe(shown, text)
  })

  it('are numbered anew when one comes in front of them, and not when a word does', () => {
    const before = render(text, 'hugo')
    const word = render(text.replace('One', 'Number one'), 'hugo', before)
    const known = new Set(before.chunks)
    assert.ok(word.chunks.filter((chunk) => !known.has(chunk)).length < before.chunks.length)
    const added = text.replace('One', 'Zero[^b] one')
    assert.equal(htmlOf(render(added, 'hugo', before).chunks), htmlOf(render(added, 'hugo').chunks))
  })

  it('are known by the lines that they are written at, whatever has been changed above', () => {
    const places = (body: Body) => [0, 1, 2].map((place) => noteLine(body, place))
    const before = render(text, 'hugo')
    assert.deepEqual(places(before), [6, 4, undefined])
    assert.deepEqual(places(render(`New.\n\n${text}`, 'hugo', before)), [8, 6, undefined])
    assert.deepEqual(places(render('Text[^a].\n\n> Said.\n>\n> [^a]: By whom.\n', 'hugo')), [4, undefined, undefined])
    assert.deepEqual(places(render('1. Text[^a].', 'hugo')), [undefined, undefined, undefined])
  })

  it('can be many', () => {
    const many = Array.from({ length: 1000 }, (_, index) => `Text[^${index}] goes on.\n\n[^${index}]: Note ${index}.\n\n`).join('')
    const body = render(many, 'generic')
    render(many.replace('Text', 'Words'), 'generic', body)
    assertSafe(htmlOf(body.chunks), 'many')
  })
})

describe('template tags', () => {
  const names = (text: string, dialect: string) =>
    [...html(text, dialect).matchAll(/<span class="cd-tag-name">(.*?)<\/span>/g)].map(([, name]) => name)

  it('are shown by their names where the site runs them', () => {
    const all = '{% youtube abc %} {{ page.title }} {{< figure src="a.jpg" >}} {{% notice tip %}} {# a comment #}'
    assert.deepEqual(names(all, 'hugo'), ['figure', 'notice'])
    assert.deepEqual(names(all, 'jekyll').slice(0, 2), ['youtube', 'page.title'])
    assert.deepEqual(names(all, 'generic'), ['youtube', 'page.title', 'figure', 'notice'])
    assert.deepEqual(names(all, 'docusaurus'), [])
    assert.doesNotMatch(html(all, 'hexo'), /a comment/)
    assert.match(html(all, 'jekyll'), /\{# a comment #\}/)
    assert.deepEqual(names('{%- include video.html id="x" -%}{{</ tabs >}}', 'generic'), ['include', '/tabs'])
  })

  it('are a block where they stand alone, and keep what is written', () => {
    assert.equal(
      html('{% asset_img a.jpg "A <b> title" %}', 'hexo'),
      '<p><span class="cd-tag cd-tag-block" title="{% asset_img a.jpg &quot;A &lt;b&gt; title&quot; %}"><span class="cd-tag-name">asset_img</span> a.jpg &quot;A &lt;b&gt; title&quot;</span></p>',
    )
    assert.match(html('A {% link x %} inside', 'hexo'), /<p>A <span class="cd-tag" title/)
    assert.match(html(`{% x ${'y'.repeat(500)} %}`, 'hexo'), /y{79}…<\/span>/)
  })

  it('show what stands between them', () => {
    assert.match(
      html('{% blockquote Mara %}\nQuoted *words*.\n{% endblockquote %}', 'hexo'),
      /blockquote<\/span> Mara<\/span><br \/>\s*Quoted <em>words<\/em>/,
    )
    assert.match(html('{% raw %}<b>{{ x }}</b>{% endraw %}', 'hexo'), /raw<\/span><\/span>&lt;b&gt;.*endraw/)
  })

  it('take linear time, closed or not', () => {
    for (const text of [
      `{% ${' '.repeat(50_000)}x %}`,
      '{% raw %}' + '{%'.repeat(50_000),
      `{% raw %}\n${'{{<'.repeat(30_000)}\n{% endraw %}`,
      '{{x}}'.repeat(20_000),
      '{% x %}\n'.repeat(3000),
    ]) {
      for (const dialect of ['hexo', 'generic'] as const) assertSafe(html(text, dialect), 'many')
    }
  })

  it('bring nothing in where they stand inside of HTML', () => {
    for (const text of [
      '<p data-{{ " onmouseover=pwned() x=" }}>x</p>',
      '<p\n data-{{ " onmouseover=pwned() x=" }}\n>x</p>',
      '<p title="\n{{ "><script>pwned()</script>" }}">x</p>',
      '<a href="java\n{{ "script:" }}pwned()">x</a>',
      '<a\nhref="{{ x }}javascript:pwned()">x</a>',
      '<img\nsrc="{{ a.jpg" onerror=pwned() }}">',
      '<a class=\n{{ x" onclick="pwned() }}>x</a>',
      '[x]({{ "javascript:pwned()" }})',
    ]) {
      for (const dialect of generatorNames) {
        for (const { html } of render(text, dialect).chunks) assertSafe(html, text)
        assert.doesNotMatch(htmlOf(render(text, dialect).chunks), /[\uE000\uE001]/)
      }
    }
    assert.match(html('<p title="a\n{{ t }}">x</p>', 'jekyll'), /<p title="a\s*\{\{ t \}\}">x<\/p>/)
  })
})
