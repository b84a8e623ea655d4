import assert from 'node:assert/strict'
import { defaultPolicy } from '../../../src/core/sanitizer/policy'
import { sanitize } from '../../../src/preview/render/sanitize'
import { attackClasses } from '../attackClasses'
import { attacks } from '../attacks'
import { assertSafe } from '../safety'

const files = (address: string) => (address.includes('gone') ? undefined : `https://page.example/files/${address.replace(/^\//, '')}`)
const clean = (html: string) => sanitize(html, defaultPolicy, { resolveImage: files }).html

describe('sanitize', () => {
  for (const attack of attacks) {
    it(`lets nothing through of ${JSON.stringify(attack)}`, () => {
      assertSafe(clean(attack), attack)
      // Inside of others, behind an open attribute, and what a second pass makes of the first one's output.
      assertSafe(clean(`<div><p>before ${attack} after</p></div>`), attack)
      assertSafe(clean(`<table><tr><td>${attack}</table><ul><li>${attack}`), attack)
      assertSafe(clean(clean(attack)), attack)
    })
  }

  it('lets nothing through of the classes of attacks that are known', () => {
    for (const attack of attackClasses) assertSafe(clean(attack), attack)
  })

  it('is tested by a check that finds the attacks when nothing is done against them', () => {
    const found = attacks.filter((attack) => {
      try {
        assertSafe(attack, attack)
        return false
      } catch {
        return true
      }
    })
    assert.ok(found.length > attacks.length * 0.8, `${found.length} of ${attacks.length}`)
  })

  it('keeps what news articles are made of', () => {
    const html =
      '<figure id="attachment_1" aria-describedby="caption-1" style="width:770px" class="wp-caption aligncenter">' +
      '<img loading="lazy" src="https://img.example/a.jpg?w=770&amp;resize=770%2C433" alt="" width="770" height="433" data-recalc-dims="1" referrerpolicy="no-referrer" />' +
      '<figcaption id="caption-1">On the quay</figcaption></figure>' +
      '<table><tbody><tr><td colspan="2">1</td></tr></tbody></table><ruby>漢<rt>kan</rt></ruby><p lang="ar" dir="rtl">x</p>' +
      '<details open><summary>s</summary>t</details><a href="#caption-1">c</a><a href="mailto:desk@example.com">m</a>'
    assert.equal(clean(html), html)
  })

  it('keeps styles that the policy names, as far as their values reach nothing', () => {
    assert.equal(
      clean('<p style="text-align:center;position:fixed;width:calc(100% - 2em)">x</p>'),
      '<p style="text-align:center;width:calc(100% - 2em)">x</p>',
    )
    assert.equal(clean('<p style="color:rgb(1, 2, 3)">x</p>'), '<p style="color:rgb(1, 2, 3)">x</p>')
    assert.equal(clean('<p style="color:url(x)">x</p>'), '<p>x</p>')
  })

  it('rewrites local addresses and leaves those of the web', () => {
    assert.equal(clean('<img src="/images/a.jpg">'), '<img src="https://page.example/files/images/a.jpg" />')
    assert.equal(clean('<img src="https://img.example/a.jpg">'), '<img src="https://img.example/a.jpg" />')
    assert.equal(clean('<img src="//img.example/a.jpg">'), '<img src="https://img.example/a.jpg" />')
    assert.equal(
      clean('<video poster="p.jpg" src="v.mp4" controls></video>'),
      '<video poster="https://page.example/files/p.jpg" src="https://page.example/files/v.mp4" controls></video>',
    )
    assert.equal(
      clean('<img srcset="a.jpg 1x, gone.jpg 2x,https://img.example/a,b.jpg 800w">'),
      '<img srcset="https://page.example/files/a.jpg 1x, https://img.example/a%2Cb.jpg 800w" />',
    )
  })

  it('marks images that cannot be shown with the address that is written', () => {
    assert.equal(clean('<img src="/gone.jpg" alt="x">'), '<img alt="x" data-cd-missing="/gone.jpg" />')
    assert.equal(clean('<img src="C:\\Users\\a.jpg">'), '<img data-cd-missing="C:\\Users\\a.jpg" />')
    assert.equal(clean('<img src="file:///a.jpg">'), '<img data-cd-missing="file:///a.jpg" />')
  })

  it('shows frames of the hosts that the policy names, and says where others are', () => {
    const shown = clean('<iframe src="//www.youtube.com/embed/x" allow="autoplay; camera" allowfullscreen></iframe>')
    assert.match(
      shown,
      /^<iframe src="https:\/\/www\.youtube\.com\/embed\/x" allow="autoplay"|^<iframe [^>]*src="https:\/\/www\.youtube\.com\/embed\/x"/,
    )
    assert.match(shown, /sandbox="allow-scripts allow-same-origin allow-popups allow-presentation"/)
    assert.doesNotMatch(shown, /camera/)
    assert.equal(
      clean('<iframe src="https://maps.example/x?a=1&b=2">fallback</iframe><p>after</p>'),
      '<a class="cd-frame" href="https://maps.example/x?a=1&amp;b=2">Embedded content from maps.example: your site does not show it.</a><p>after</p>',
    )
  })

  it('takes away names that belong to the preview', () => {
    assert.equal(clean('<p class="cd-notices lead" id="cd-x" data-cd-line="1">x</p>'), '<p class="lead">x</p>')
  })

  it('follows the policy that it is given', () => {
    const policy = { ...defaultPolicy, elements: ['p'], attributes: { '*': ['title'] }, styles: [] }
    assert.equal(sanitize('<p title=a class=b style="color:red"><b>x</b></p>', policy, { resolveImage: files }).html, '<p title="a">x</p>')
  })

  it('shows the text of elements that nest too deep', () => {
    for (const html of ['<div>', '<b>', '<svg>', '<zzz>', '<p><b>', '<div></p>', '<a title="</div>">', '<table><td>', '<ul><li>']) {
      const { html: shown, tooDeep } = sanitize(`<p>First.</p>${`${html}x `.repeat(20_000)}`, defaultPolicy, { resolveImage: files })
      assert.ok(tooDeep, html)
      assert.match(shown, /First\./)
      assertSafe(shown, html)
    }
  })

  it('keeps long hostile HTML safe', () => {
    for (const html of [
      '</p>',
      '<p>',
      '<',
      '&',
      '<!--',
      '<p title="',
      '<img srcset="' + 'a '.repeat(10),
      ',,,,',
      '<p style="width:1px">x</p>',
      '<br>',
      '<script>',
      '<a href="<!---->',
    ]) {
      const { html: shown } = sanitize(html.repeat(10_000), defaultPolicy, { resolveImage: files })
      assertSafe(shown, html)
    }
    const long = 'a,'.repeat(100_000)
    for (const html of [
      `<img srcset="${long}">`,
      `<img srcset="${' '.repeat(100_000)}x">`,
      `<p style="${'width:rgb('.repeat(50_000)}">x</p>`,
      `<p class="${'cd-x '.repeat(50_000)}">x</p>`,
      `<a href="${'<!---->'.repeat(20_000)}">x</a>`,
    ]) {
      assertSafe(clean(html), html.slice(0, 40))
    }
  })

  it('keeps the text of what nests too deep safe', () => {
    for (const attack of attacks) {
      const { html, tooDeep } = sanitize(`${'<div>'.repeat(500)}${attack}`, defaultPolicy, { resolveImage: files })
      assert.ok(tooDeep)
      assertSafe(html, attack)
    }
  })

  it('takes away attributes by names that no script can give them', () => {
    const html = '<p data-{{="1" data-a="2" data-b<="3" aria-%}="4" title="t">x</p>'
    assert.equal(sanitize(html, defaultPolicy, { resolveImage: (address) => address }).html, '<p data-a="2" title="t">x</p>')
  })
})
