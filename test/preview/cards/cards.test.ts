import assert from 'node:assert/strict'
import { parseArticle } from '../../../src/core/article/article'
import { publishedReadingOf } from '../../../src/core/lint/publishedArticle'
import { noSettings } from '../../../src/core/settings/settings'
import type { HeadlineSettings } from '../../../src/core/style/headlines'
import type { CardImage } from '../../../src/preview/protocol/cardMessages'
import { cardsOf } from '../../../src/preview/cards/cards'
import { displayWidth } from '../../../src/core/words/displayWidth'
import { fieldsOf } from '../../../src/preview/render/head'
import type { HtmlChunk } from '../../../src/preview/protocol/htmlChunks'
import { generatorFor } from '../../generatorFor'

const whole = (html: string): HtmlChunk => ({ kind: 'whole', html, lines: 1 })

function read(
  fields: string,
  { known = false, headlines = undefined as HeadlineSettings | undefined, body = [whole('<p>Boats &amp; <b>ferries</b>.</p>\n')] } = {},
) {
  const article = parseArticle(`---\n${fields}\n---\n\nText.\n`)
  const { data } = publishedReadingOf(article, { settings: noSettings, site: undefined })
  const image = (address: string): CardImage => ({ kind: address.includes('gone') ? 'missing' : 'shown', address })
  const site = known ? { name: 'Tidewater', url: 'https://www.news.example/' } : { name: undefined, url: undefined }
  const options = {
    site: { ...site, timeZone: undefined, readingZone: undefined, generator: generatorFor('hexo') },
    headlines,
    language: 'en',
    image,
    body,
  }
  const { cards, missing, image: picture } = cardsOf(article, fieldsOf(article, data), options)
  const card = (network: string) => cards.find((one) => one.network === network)!
  return { cards, card, picture, missing: missing.map(({ message, line }) => [line, message]) }
}

describe('cardsOf', () => {
  it('shows a complete article on each network', () => {
    const { card, missing, picture, cards } = read(
      'title: The harbour opens\ndate: 2025-03-12T23:00:00-05:00\ndescription: After three years.\nheadimg: /a.jpg',
      { known: true },
    )
    assert.deepEqual(missing, [])
    assert.deepEqual(picture, { kind: 'shown', address: '/a.jpg' })
    assert.equal(cards.length, 6)
    assert.deepEqual(card('google'), {
      network: 'google',
      title: 'The harbour opens',
      cut: false,
      text: 'After three years.',
      date: 'March 12, 2025',
      ratio: '1 / 1',
      site: 'Tidewater',
      host: 'news.example',
    })
    assert.deepEqual([card('facebook').text, card('facebook').date], ['After three years.', ''])
  })

  it('cuts headlines by the room that a network has', () => {
    const { card } = read(`title: '哈萨克斯坦总统宣布维和部队两天后撤离 俄罗斯回应 突厥国家组织声援'`)
    assert.equal(card('google').title, '哈萨克斯坦总统宣布维和部队两天后撤离 俄罗斯回应 突厥国家组…')
    assert.ok(card('google').cut && displayWidth(card('google').title) <= 60)
    assert.equal(card('x').cut, false)
    assert.ok(card('wechat').cut)
  })

  it('cuts headlines as the newsroom says of search and social media', () => {
    const headlines = { widths: { search: 30, social: 20, push: 10 }, capitals: undefined, noEndMark: false }
    const { card } = read('title: Harbour opens again after nineteen years', { headlines })
    assert.equal(card('google').title, 'Harbour opens again after…')
    assert.deepEqual(
      new Set(['x', 'facebook', 'linkedin', 'wechat'].map((network) => card(network).title)),
      new Set(['Harbour opens again…']),
    )
    assert.equal(card('discover').cut, false)
  })

  it('names what is missing, and shows the beginning of the text for a description', () => {
    const { card, missing, picture } = read('comments: false')
    assert.equal(card('google').text, 'Boats & ferries.')
    assert.equal(card('google').title, 'No headline')
    assert.deepEqual(picture, { kind: 'none' })
    assert.deepEqual(missing, [
      [2, 'The headline is missing: add it to “title”.'],
      [2, 'The description is missing, so the beginning of the text is shown: add it to “description”.'],
      [2, 'The image is missing: add its address to “headimg”.'],
      [undefined, 'The name or address of your site is not set: add siteName, siteUrl to copydesk.yaml.'],
    ])
    assert.deepEqual(read('title: A\ndescription: B\nheadimg: /gone.jpg', { known: true }).missing, [
      [3, 'The image “/gone.jpg” does not exist.'],
    ])
  })

  it('joins and parts the words of the body as the page does, without the marks of footnotes', () => {
    const textOf = (html: string) => read('title: A', { body: [whole(html)] }).card('google').text
    assert.equal(textOf('<p>票价<strong>5元</strong>，<br>今天<em>开放</em>。</p>'), '票价5元， 今天开放。')
    const mark = (label: string) => `<sup class="footnote-ref"><a href="#fn1" id="fnref1">${label}</a></sup>`
    assert.equal(textOf(`<p>There lie 12${mark('[1]')} ships${mark('[2:1]')}.</p>`), 'There lie 12 ships.')
    assert.equal(textOf('<p>5 m<sup>2</sup> of H<sub>2</sub>O</p>'), '5 m2 of H2O')
    assert.equal(textOf('<table><tr><td>12:30</td><td>Rome</td></tr></table>'), '12:30 Rome')
  })

  it('looks at the beginning of a body only', () => {
    const long = Array.from({ length: 20_000 }, () => whole('<div>'))
    assert.equal(read('title: A', { body: long }).card('google').text, '')
    const caption = [whole('<figure><figcaption>A boat</figcaption></figure>'), whole('<p>First.</p>'), whole('<p>&lt;b&gt;</p>')]
    assert.equal(read('title: A', { body: caption }).card('google').text, 'First. <b>')
  })
})
