import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { publishedReadingOf } from '../../../src/core/lint/publishedArticle'
import { defaultPolicy } from '../../../src/core/sanitizer/policy'
import { noSettings } from '../../../src/core/settings/settings'
import { generatorOf } from '../../../src/core/settings/siteScope'
import { renderArticle } from '../../../src/preview/render/render'
import { attacks } from '../attacks'
import { render } from './renderText'
import { assertSafe } from '../safety'

// In the shape of what newsrooms paste: one block of HTML, captions without an element, an empty `alt`.
const pasted = `
---
title: '云汀港年底重开 市长：不再延期 渔民“等了三年”'
categories: 
 - 本地
 - 云汀 通讯社
headimg: 'https://img.example/harbour.jpg?w=770&resize=770%2C433'
author: 云汀 通讯社
comments: false
date: Wed, 12 Mar 2025 23:35:16 GMT
thumbnail: 'https://img.example/small.jpg'
---

<div>   
<p>市长周三说，云汀港将在年底重开。</p>
<figure id="attachment_71" aria-describedby="caption-attachment-71" style="width:770px" class="wp-caption aligncenter"><img loading="lazy" class="wp-image-71" src="https://img.example/harbour.jpg?w=770&resize=770%2C433" alt data-recalc-dims="1" referrerpolicy="no-referrer">(云汀通讯社)</figure>
<h3>三年</h3>
<p>渔民说“等了三年”。</p>
  
</div>
`

describe('renderArticle', () => {
  it('shows a pasted article as readers get it', () => {
    const { title, lang, head, body, lined, notices, broken } = render(pasted)
    assert.equal(title, '云汀港年底重开 市长：不再延期 渔民“等了三年”')
    assert.equal(lang, 'zh')
    assert.equal(broken, false)
    assert.deepEqual(
      notices.filter(({ message }) => /front matter/.test(message)),
      [],
    )
    assert.match(head, /<li dir="auto">本地<\/li><li dir="auto">云汀 通讯社<\/li>/)
    assert.match(head, /<h1 class="cd-headline" dir="auto">云汀港年底重开/)
    assert.match(head, /<span class="cd-authors" dir="auto">云汀 通讯社<\/span>/)
    assert.match(
      head,
      /<time class="cd-date" datetime="2025-03-12T23:35:16Z" title="Wed, 12 Mar 2025 23:35:16 GMT">2025年3月12日 23:35 UTC<\/time>/,
    )
    assert.match(head, /<img src="https:\/\/img\.example\/harbour\.jpg\?w=770&amp;resize=770%2C433" alt="" width="770" height="433" \/>/)
    assert.match(lined, /<!--14--><p>市长周三说/)
    assert.match(
      lined,
      /<!--15--><figure id="attachment_71" aria-describedby="caption-attachment-71" style="width:770px" class="wp-caption aligncenter">/,
    )
    assert.match(lined, /<!--16--><h3>三年<\/h3>/)
    assertSafe(head, pasted)
    assertSafe(body, pasted)
  })

  it('gives Markdown blocks their lines in the document', () => {
    const { lined } = render('---\ntitle: A\ndate: 2025-01-05\n---\r\n\r\nOne\r\n\r\n## Two\r\n\r\n- a\r\n- b\r\n')
    assert.match(
      lined,
      /^<!--4--><!--5--><p>One<\/p>\s*<!--7--><h2 id="Two">Two<\/h2>\s*<!--9--><ul>\s*<li>a<\/li>\s*<li data-line="1">b<\/li>/,
    )
  })

  it('reads template tags as Markdown where no site runs them', () => {
    const { body } = render('{% asset_img a.jpg "*x*" %} and {{ a * b }} {{< figure >}}\n\n[l]({{ url }}) [m](/{{url}})\n', {
      dialect: 'astro',
    })
    assert.match(body, /{% asset_img a\.jpg “<em>x<\/em>” %} and {{ a \* b }} {{&lt; figure &gt;}}/)
    assert.match(body, /\[l\]\({{ url }}\) <a href="\/%7B%7Burl%7D%7D">m<\/a>/)
  })

  it('resolves local images, of the head too', () => {
    const { head, body } = render('---\ntitle: A\ncover: /images/a.jpg\n---\n![b](b.jpg "t")\n\n![c](/gone.jpg)\n')
    assert.match(head, /<img src="https:\/\/page\.example\/images\/a\.jpg" alt="" \/>/)
    assert.match(body, /<img src="https:\/\/page\.example\/b\.jpg" alt="b" title="t" \/>/)
    assert.match(body, /<img alt="c" data-cd-missing="\/gone\.jpg" \/>/)
  })

  it('has no head for a file without front matter', () => {
    assert.deepEqual(render('# Read me\n'), {
      title: undefined,
      lang: undefined,
      head: '',
      body: '<h1 id="Read-me">Read me</h1>\n',
      lined: '<!--0--><h1 id="Read-me">Read me</h1>\n',
      bodyLine: 0,
      headInput: { source: 'en   hexo\n', data: {} },
      notices: [],
      broken: false,
    })
    assert.equal(render('').body, '')
  })
})

describe('a broken article', () => {
  it('shows the fields that can be told, and what is wrong', () => {
    const { head, body, notices, broken } = render(
      "---\ntitle: \"Harbour opens\ndate: 2025-01-05\ncategories:\n  - City\n  - [A, B]\nauthor: 'Mara'\n---\nText\n",
    )
    assert.equal(broken, true)
    assert.match(head, />Harbour opens<\/h1>/)
    assert.match(head, />January 5, 2025</)
    assert.match(head, /<li dir="auto">City<\/li><li dir="auto">A \/ B<\/li>/)
    assert.match(head, />Mara</)
    assert.match(body, /Text/)
    assert.ok(
      notices.some(({ line }) => line === 1),
      JSON.stringify(notices),
    )
  })

  it('reads full-width colons for showing', () => {
    const { head, notices } = render('---\ntitle：港口重开\nauthor：云汀\n---\n')
    assert.match(head, />港口重开<\/h1>/)
    assert.ok(notices.length > 0)
  })

  it('says that the site does not see the front matter', () => {
    const text = '\n---\ntitle: Harbour opens\ndate: 2025-01-05\n---\n'
    const seen = render(text, { dialect: 'jekyll' })
    assert.match(seen.head, />Harbour opens</)
    assert.equal(seen.notices[0]?.line, 0)
    assert.match(render(text, { dialect: 'jekyll', checked: false }).notices[0]?.message ?? '', /does not find/)
    assert.equal(render(text, { dialect: 'hexo', checked: false }).notices.length, 0)
  })

  it('says why the site cannot read the front matter where no rule does', () => {
    const { notices, broken } = render('---\ntitle: [a\n---\nText', { checked: false })
    assert.match(notices[0]?.message ?? '', /^Your site cannot read the front matter: /)
    assert.equal(broken, true)
  })

  it('says that the opening fence is not one', () => {
    for (const fence of ['---加急', '----', '--', '--- x']) {
      const { notices, broken } = render(`\n${fence}\ntitle: Harbour opens\n---\n`, { checked: false })
      assert.match(notices[0]?.message ?? '', /first line should contain only ---/, fence)
      assert.equal(notices[0]?.line, 1)
      assert.equal(broken, true)
    }
    assert.deepEqual(render('----\nText: more\n\n---\n', { checked: false }).notices.length, 1)
    assert.deepEqual(render('---\n\nText\n', { checked: false }).notices, [])
  })

  it('says that the site leaves the HTML out, and shows at once if nothing is left', () => {
    const scope = { settings: { ...noSettings, dialect: 'hugo', markdown: { html: false } }, site: undefined }
    const withoutHtml = (body: string) => {
      const article = parseArticle(`---\ntitle: A\n---\n${body}`)
      const options = {
        published: publishedReadingOf(article, scope),
        problems: [],
        policy: defaultPolicy,
        locale: 'en',
        timeZone: undefined,
        readingZone: undefined,
      }
      return renderArticle(article, { ...options, generator: generatorOf(scope), resolveImage: () => undefined })
    }
    const pastedOnly = withoutHtml('\n<div>\n<p>Boats</p>\n</div>\n')
    assert.equal(pastedOnly.broken, true)
    assert.deepEqual(pastedOnly.notices, [
      {
        message: 'Hugo leaves out the HTML of this article: readers see neither its tags nor the text of its blocks.',
        line: 4,
      },
    ])
    assert.equal(pastedOnly.body.chunks.map(({ html }) => html.trim()).join(''), '')
    const some = withoutHtml('Boats\n\nare [*very*](/x) <b>late</b>\n')
    assert.deepEqual([some.broken, some.notices.map(({ line }) => line)], [false, [5]])
    assert.deepEqual(withoutHtml('Boats `<b>` <!-- x -->\n\n<!-- y -->\n').notices, [])
  })

  it('lists errors only, with their lines', () => {
    const { notices } = render('---\ntitle: A\ndate: 2025-02-30\n---\n<img src="a.jpg">\n')
    assert.deepEqual(
      notices.map(({ line }) => line),
      [2, 4],
    )
  })

  it('shows the head of TOML and JSON, broken or not', () => {
    for (const text of [
      '+++\ntitle = "Harbour opens"\ndate = 2025-01-05\nauthors = ["Mara"]\n+++\nText\n',
      '+++\ntitle = "Harbour opens"\ndate = 2025-01-05\nauthors = ["Mara"]\ncover = unquoted text\n+++\nText\n',
      '{\n"title": "Harbour opens",\n"date": "2025-01-05",\n"authors": ["Mara"]\n}\nText\n',
      ';;;\n"title": "Harbour opens",\n"date": "2025-01-05",\n"authors": ["Mara"]\n;;;\nText\n',
    ]) {
      const { head, title, body } = render(text)
      assert.equal(title, 'Harbour opens')
      assert.match(head, /January 5, 2025/)
      assert.match(head, /Mara/)
      assert.match(body, /^<p[^>]*>Text<\/p>\s*$/)
    }
  })

  it('never runs front matter that is a program, and says so', () => {
    for (const opening of ['---js', '---coffee', '--- javascript', '---xml']) {
      const { notices, body } = render(`${opening}\ntitle = globalThis.pwned = 1\n${opening.slice(0, 3)}\nText\n`)
      assert.match(notices[0]?.message ?? '', /neither YAML nor TOML nor JSON/)
      assert.match(body, /Text/)
    }
    assert.equal((globalThis as { pwned?: unknown }).pwned, undefined)
  })

  it('shows the text of elements that are never closed', () => {
    const { body, notices } = render(`---\ntitle: A\n---\n${'<div>'.repeat(2000)}\n\nText\n`)
    assert.match(body, /Text/)
    assert.match(notices.at(-1)?.message ?? '', /not closed/)
  })

  it('is shown at every stage of its writing', () => {
    for (let length = 0; length <= pasted.length; length += 23) {
      const { head, body } = render(pasted.slice(0, length))
      assertSafe(head, pasted)
      assertSafe(body, pasted)
    }
  })
})

describe('an attack', () => {
  const fields = [
    'title',
    'subtitle',
    'description',
    'date',
    'author',
    'authors',
    'categories',
    'category',
    'headimg',
    'cover',
    'image',
    'thumbnail',
    'lang',
  ]

  for (const attack of attacks) {
    it(`is harmless in body and front matter: ${JSON.stringify(attack)}`, () => {
      for (const text of [attack, `Text ${attack} text`, `<div>\n${attack}\n</div>`, `- ${attack}\n\n> ${attack}`]) {
        assertSafe(render(text, { checked: false }).body, text)
      }
      const value = JSON.stringify(attack)
      for (const written of [value, `[${value}, [${value}]]`, `{ name: ${value} }`, attack]) {
        const text = `---\n${fields.map((field) => `${field}: ${written}`).join('\n')}\n---\n`
        const { head, lang = '' } = render(text, { checked: false })
        assertSafe(head, text)
        assert.match(lang, /^[\w-]*$/)
      }
    })
  }
})
