import assert from 'node:assert/strict'
import { render } from './renderText'

const head = (fields: string, options?: Parameters<typeof render>[1]) => render(`---\n${fields}\n---\n`, options).head
const dateIn = (html: string) => /<(?:time|span) class="cd-date".*?<\/(?:time|span)>/.exec(html)?.[0]

describe('the head', () => {
  it('never shows a date on another day than it is written for', () => {
    assert.equal(
      dateIn(head('title: A\ndate: 2025-01-05')),
      '<time class="cd-date" datetime="2025-01-05" title="2025-01-05">January 5, 2025</time>',
    )
    assert.equal(dateIn(head("title: A\ndate: '2025-01-05'"))?.includes('January 5, 2025<'), true)
    assert.match(dateIn(head('title: A\ndate: 2025-01-05 23:30:00')) ?? '', /January 5, 2025.*11:30/)
    assert.match(
      dateIn(head('title: A\ndate: 2025-01-05T00:10:00+08:00')) ?? '',
      /datetime="2025-01-05T00:10:00\+08:00".*January 5, 2025.*12:10.AM UTC\+8</,
    )
    assert.match(dateIn(head('title: A\ndate: 2025-01-05T23:30:00-09:30')) ?? '', /January 5, 2025.*11:30.PM UTC−9:30</)
    assert.match(dateIn(head('title: 港口\ndate: 2025年1月5日')) ?? '', />2025年1月5日</)
  })

  it('shows an instant on the clock of the site', () => {
    const at = (date: string, timeZone: string, dialect = 'generic') => dateIn(head(`title: A\ndate: ${date}`, { timeZone, dialect })) ?? ''
    assert.match(at('Wed, 12 Mar 2025 23:35:16 GMT', 'Asia/Shanghai'), />March 13, 2025.*7:35.AM UTC\+8</)
    assert.match(
      at('2025-07-01T00:30:00+08:00', 'America/New_York'),
      /datetime="2025-07-01T00:30:00\+08:00".*June 30, 2025.*12:30.PM UTC−4</,
    )
    assert.match(at('2025-01-05 23:30:00', 'Asia/Shanghai'), />January 5, 2025.*11:30.PM</)
    assert.match(at('2025-01-05 23:30:00', 'Asia/Shanghai', 'hexo'), />January 5, 2025.*11:30.PM UTC\+8</)
    assert.match(at('2025-01-05 23:30:00', 'Asia/Shanghai', 'eleventy'), />January 6, 2025.*7:30.AM UTC\+8</)
    assert.match(at('2025-01-05', 'Asia/Shanghai'), />January 5, 2025</)
    assert.match(at('2025-01-05T10:00:00Z', 'Nowhere/Atall'), />January 5, 2025.*10:00.AM UTC</)
  })

  it('tells when an article was changed', () => {
    assert.match(
      head('title: A\ndate: 2025-01-05\nupdated: 2025-01-07'),
      /<span class="cd-updated">Updated <time [^>]*>January 7, 2025<\/time><\/span>/,
    )
    assert.match(head('title: A\ndate: 2025-01-05\nlastmod: next $& week'), /Updated <span class="cd-date" dir="auto">next \$&amp; week</)
    assert.doesNotMatch(head('title: A\ndate: 2025-01-05\nupdated: 2025-01-05'), /Updated/)
  })

  it('shows dates that cannot be read as they are written', () => {
    assert.equal(dateIn(head('title: A\ndate: next week')), '<span class="cd-date" dir="auto">next week</span>')
    assert.equal(dateIn(head('title: A\ndate: 2025-02-30')), '<span class="cd-date" dir="auto">2025-02-30</span>')
    assert.equal(dateIn(head('title: A\ndate: 12:30')), '<span class="cd-date" dir="auto">12:30</span>')
    assert.equal(dateIn(head('title: A\ndate:')), undefined)
    assert.equal(dateIn(head('title: A\ndate: [1, 2]')), undefined)
  })

  it('knows the ways to write bylines', () => {
    const authors = (fields: string) => /<span class="cd-authors" dir="auto">(.*?)<\/span>/.exec(head(fields))?.[1]
    assert.equal(authors('author: Mara Ellison'), 'Mara Ellison')
    assert.equal(authors('author: [Mara Ellison, Jonas Weel]'), 'Mara Ellison and Jonas Weel')
    assert.equal(authors('author: { name: Mara Ellison, email: m@example.com }'), 'Mara Ellison')
    assert.equal(authors('authors:\n  - name: Mara\n  - Jonas\n  - { title: x }'), 'Mara and Jonas')
    assert.equal(authors('author: Mara\nauthors: [Mara, Jonas]'), 'Mara and Jonas')
    assert.equal(authors('author: 007'), '7')
    assert.equal(authors('title: A\nauthor: {}'), undefined)
  })

  it('knows the ways to write categories', () => {
    const categories = (fields: string) => [...head(fields).matchAll(/<li dir="auto">(.*?)<\/li>/g)].map(([, text]) => text)
    assert.deepEqual(categories('categories: City'), ['City'])
    assert.deepEqual(categories('categories: [City, 2024]'), ['City', '2024'])
    assert.deepEqual(categories('categories:\n  - [City, Transport]\n  - News'), ['City / Transport', 'News'])
    assert.deepEqual(categories('category: City\ntitle: A'), ['City'])
    assert.deepEqual(categories('categories:\n  - name: City\n  -\n  - [[]]'), ['City'])
  })

  it('takes the first image and the first standfirst that is a text', () => {
    assert.match(head('headimg: true\ncover: [1]\nimage: b.jpg\nthumbnail: c.jpg'), /b\.jpg/)
    assert.match(head('images:\n  - a.jpg\n  - b.jpg'), /a\.jpg/)
    assert.match(head('cover:\n  image: c.jpg\n  alt: x'), /c\.jpg/)
    assert.match(head('heroImage: /h-800x600.png'), /h-800x600\.png" alt="" width="800" height="600"/)
    assert.match(head('title: A\nexcerpt: true\ndescription: Short'), /<p class="cd-standfirst" dir="auto">Short<\/p>/)
  })

  it('shows what the site reads, and values that are not texts as they are written where they must be', () => {
    assert.match(head('title: 012'), />12<\/h1>/)
    assert.match(head('title: 2024-01-05'), />2024-01-05<\/h1>/)
    assert.match(head("title: ''\nauthor: A"), /No headline/)
    assert.match(head('title: "<b>&amp;"'), />&lt;b&gt;&amp;amp;<\/h1>/)
  })

  it('is in the language of the article', () => {
    assert.equal(render('---\ntitle: A\nlang: pt_BR\ndate: 2025-01-05\n---\n').lang, 'pt-BR')
    assert.match(head('title: A\nlang: pt-BR\ndate: 2025-01-05'), /5 de janeiro de 2025/)
    assert.match(head('title: A\nlang: xx-invalid-language-tag\ndate: 2025-01-05'), /2025/)
    assert.match(head('title: A\ndate: 2025-01-05', { locale: 'de' }), /5\. Januar 2025/)
    assert.equal(render('---\ntitle: 港が再び開く\n---\n漁師たちは待っていた。').lang, 'ja')
    assert.equal(render('---\ntitle: سوق السمك يعود\n---\n').lang, 'ar')
    assert.match(head('title: A\ndate: 2025-01-05', { locale: '' }), /January 5, 2025/)
  })
})
