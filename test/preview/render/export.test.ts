import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { publishedReadingOf } from '../../../src/core/lint/publishedArticle'
import { defaultPolicy } from '../../../src/core/sanitizer/policy'
import { noSettings } from '../../../src/core/settings/settings'
import { copiedHtml, exportedPage, ExportedPictures, wholeHtml } from '../../../src/preview/render/export'
import { renderArticle } from '../../../src/preview/render/render'
import { sanitize } from '../../../src/preview/render/sanitize'
import { attacks } from '../attacks'
import { assertSafe } from '../safety'
import { generatorFor } from '../../generatorFor'

const text = `---
title: 'The </title> opens'
headimg: /head.jpg
lang: ar
---

<div>
<p>One "data-line="7" <img src="a b.jpg" alt="x"> <img src="gone.jpg"> <img src="https://picture.invalid/theirs">

</p>
</div>

Two ![y](/head.jpg)
`

function render(source: string, resolveImage: (address: string) => string | undefined, withoutWeb = false) {
  const article = parseArticle(source)
  const published = publishedReadingOf(article, { settings: noSettings, site: undefined })
  return renderArticle(article, {
    published,
    problems: [],
    policy: defaultPolicy,
    locale: 'en',
    generator: generatorFor('hexo'),
    timeZone: undefined,
    readingZone: undefined,
    resolveImage,
    withoutWeb,
  })
}

interface Settings {
  readonly css?: string
  readonly siteCss?: string
  readonly withoutWeb?: boolean
}

function exported(source: string, { css = 'p {}', siteCss, withoutWeb = false }: Settings = {}) {
  const pictures = new ExportedPictures<string>()
  const resolve = (address: string) => (address.includes('gone') ? undefined : pictures.addressOf(`/news/${address}`, address))
  const rendered = render(source, resolve, withoutWeb)
  const page = exportedPage(rendered, {
    css,
    siteCss,
    withoutWeb,
    picture: (address) => (pictures.files.has(address) ? `data:image/jpeg;base64,${btoa(pictures.files.get(address) ?? '')}` : undefined),
  })
  return { page, pictures }
}

describe('exportedPage', () => {
  it('holds its style sheets and its local pictures, and no lines', () => {
    const { page, pictures } = exported(text)
    assert.deepEqual([...pictures.files.values()].sort(), ['/head.jpg', 'a b.jpg'])
    assert.equal(page.match(new RegExp(`src="data:image/jpeg;base64,${btoa('/head.jpg')}"`, 'g'))?.length, 2)
    assert.ok(page.includes(`src="data:image/jpeg;base64,${btoa('a b.jpg')}"`))
    assert.ok(page.includes('<code>gone.jpg</code>') && !page.includes('picture.invalid'))
    assert.ok(!/ data-line=/.test(page.replace('"data-line="7"', '').replace('&quot;data-line=&quot;7&quot;', '')))
    assert.ok(page.includes('<html lang="ar" dir="rtl"') && page.includes('<title>The &lt;/title&gt; opens</title>'))
    assert.ok(page.includes('default-src &#39;none&#39;'))
    assert.equal(page.match(/<div/g)?.length, page.match(/<\/div>/g)?.length)
  })

  it('loads nothing from the web if the images of the web were not allowed', () => {
    const source = `---
title: A
headimg: https://web.example/head.jpg
---

<p><img src="https://web.example/a.jpg?x&amp;y" srcset="https://web.example/b.jpg 2x, b.jpg 3x" alt="x"></p>
<video src="https://web.example/c.mp4" poster="//web.example/d.jpg"></video>
<iframe src="https://www.youtube.com/embed/a"></iframe>

![y](//web.example/e.jpg) ![z](/local.jpg)
`
    const { page } = exported(source, { withoutWeb: true })
    assert.ok(!/(?:src|srcset|poster)="[^"]*(?:web\.example|youtube)/.test(page))
    assert.equal(page.match(/Remote image, not loaded/g)?.length, 3)
    assert.ok(page.includes('<code>https://web.example/a.jpg?x&amp;y</code>'))
    assert.ok(page.includes('img-src data:;') && !page.includes('frame-src'))
    assert.ok(page.includes(`base64,${btoa('/local.jpg')}`))
    assert.ok(exported(source).page.includes('src="https://web.example/head.jpg"'))
  })

  it('is not ended by a style sheet', () => {
    const { page } = exported(text, {
      css: 'a::after { content: "</style><script>alert(1)</script>" }',
      siteCss: '</STYLE><script>alert(2)</script>',
    })
    assert.equal(page.match(/<\/style/gi)?.length, 2)
  })

  it('runs no script, whatever is in an article', () => {
    for (const attack of attacks) {
      const { page } = exported(`---\ntitle: A\n---\n\n${attack}\n`)
      const [, body] = /<div class="cd-body" dir="auto">\n(.*)\n<\/div>\n<\/article>/s.exec(page) ?? []
      assert.ok(body !== undefined)
      assertSafe(body.replace(/<span class="cd-missing"><strong>.*?<\/span>|data:image\/jpeg;base64,(?=[\w+/=]*")/gs, ''), attack)
    }
  })
})

describe('copiedHtml', () => {
  it('is the headline and the body, with addresses as they are written', () => {
    const html = copiedHtml(render('---\ntitle: A & B\n---\n\n<p class="lead">One</p>\n\n![x](/a.jpg)\n', (address) => address))
    assert.equal(html, '<h1>A &amp; B</h1>\n<p class="lead">One</p>\n<p><img src="/a.jpg" alt="x" /></p>\n')
  })
})

describe('copiedHtml of embedded content', () => {
  it('has its address, and no text of ours', () => {
    const frame = (src: string) => copiedHtml(render(`<iframe src="${src}"></iframe>\n`, (address) => address))
    assert.equal(
      frame('https://maps.example/?a=1&amp;b=2'),
      '<a href="https://maps.example/?a=1&amp;b=2">https://maps.example/?a=1&amp;b=2</a>\n',
    )
    assert.equal(frame('javascript:1').trim(), '')
  })
})

describe('wholeHtml', () => {
  it('closes what is left open, and only that', () => {
    const chunk = (kind: 'whole' | 'open' | 'close', html = '') => ({ kind, html, lines: 1 })
    const chunks = [
      chunk('open', '<div class="a">'),
      chunk('whole', '<p>x</p>'),
      chunk('close'),
      chunk('close'),
      chunk('open', '<news-box>'),
      chunk('open', '<p>'),
    ]
    assert.equal(wholeHtml(chunks), '<div class="a"><p>x</p></div><news-box><p></p></news-box>')
  })
})

describe('without the web', () => {
  const clean = (html: string) =>
    sanitize(html, defaultPolicy, { resolveImage: (address) => `https://page.example/${address}`, withoutWeb: true }).html

  it('nothing is left that a browser would load from there', () => {
    assert.equal(
      clean('<img src="https://a.example/b.jpg" width="3" height="2" alt="x">'),
      '<img width="3" height="2" alt="x" data-cd-web="https://a.example/b.jpg" />',
    )
    assert.equal(
      clean('<img src="b.jpg" srcset="b.jpg 1x, https://a.example/b.jpg 2x">'),
      '<img src="https://page.example/b.jpg" srcset="https://page.example/b.jpg 1x" />',
    )
    for (const html of [
      '<img src="//a.example/b.jpg">',
      '<picture><source srcset="https://a.example/b.webp 2x"><img src="HTTPS://a.example/b.jpg"></picture>',
      '<video src="https://a.example/v.mp4" poster="https://a.example/p.jpg"><source src="https://a.example/v.webm"><track src="https://a.example/t.vtt"></video>',
      '<audio src="https://a.example/a.mp3"></audio>',
      '<iframe src="https://www.youtube.com/embed/x"></iframe>',
    ]) {
      assert.ok(!/\s(?:src|srcset|poster)=|<iframe/i.test(clean(html)), clean(html))
    }
    assert.ok(!clean('<img data-cd-web="https://a.example/b.jpg" src="c.jpg">').includes('data-cd-web'))
  })
})
