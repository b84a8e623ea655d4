import assert from 'node:assert/strict'
import { isOutsideLink } from '../../src/core/outsideLink'
import { readHostMessage, readPageMessage, readPageState, type ArticleMessage } from '../../src/preview/messages'

const article: ArticleMessage = {
  type: 'article',
  uri: 'file:///a.md',
  title: 'Harbour opens',
  lang: 'en',
  head: '<h1>Harbour opens</h1>',
  body: { revision: 2, base: 1, from: 3, removed: 1, parts: [{ kind: 'whole', html: '<p>x</p>', lines: 2 }], line: 9 },
  notices: [{ message: 'The article has no title.', line: 0 }],
  broken: false,
  words: { problems: 'p', line: 'line {0}', imageMissing: 'm', imageFailed: 'f' },
}

describe('messages', () => {
  it('read what the extension posts, also without what JSON leaves out', () => {
    assert.deepEqual(readHostMessage(article), article)
    assert.ok(readHostMessage({ ...article, notices: [{ message: 'x' }] }))
    assert.deepEqual(readHostMessage({ type: 'reveal', line: 3 }), { type: 'reveal', line: 3 })
    assert.deepEqual(readHostMessage({ type: 'caret', line: 3 }), { type: 'caret', line: 3 })
    const whole = { ...article, body: { ...article.body, base: undefined } }
    assert.deepEqual(readHostMessage(whole), whole)
  })

  it('read nothing else as a message of the extension', () => {
    const others = [
      undefined,
      null,
      'article',
      [],
      {},
      { type: 'articles' },
      { type: 'reveal' },
      { type: 'caret' },
      { type: 'reveal', line: -1 },
      { type: 'reveal', line: 1.5 },
    ]
    const broken = Object.keys(article).map((name) => ({ ...article, [name]: 7 }))
    const inside = [
      { ...article, notices: [{}] },
      { ...article, notices: [{ message: 'x', line: '3' }] },
      { ...article, words: {} },
      ...Object.keys(article.body).map((name) => ({ ...article, body: { ...article.body, [name]: 'x' } })),
      ...['kind', 'html', 'lines'].map((name) => ({
        ...article,
        body: { ...article.body, parts: [{ ...article.body.parts[0], [name]: -1 }] },
      })),
    ]
    for (const value of [...others, ...broken, ...inside]) assert.equal(readHostMessage(value), undefined, JSON.stringify(value))
  })

  it('read what the page posts', () => {
    assert.deepEqual(readPageMessage({ type: 'ready', more: 1 }), { type: 'ready' })
    assert.deepEqual(readPageMessage({ type: 'openLine', line: 0 }), { type: 'openLine', line: 0 })
    assert.deepEqual(readPageMessage({ type: 'scrolled', line: 7 }), { type: 'scrolled', line: 7 })
    assert.deepEqual(readPageMessage({ type: 'openLink', href: 'https://a.example/?b=c' }), {
      type: 'openLink',
      href: 'https://a.example/?b=c',
    })
  })

  it('read nothing else as a message of the page', () => {
    const lines = [undefined, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, '1', null].map((line) => ({ type: 'openLine', line }))
    const places = [undefined, -1, 0.5, 'x'].map((line) => ({ type: 'scrolled', line }))
    const links = [
      undefined,
      3,
      '',
      '#a',
      'a.html',
      '//a.example',
      'javascript:x()',
      'command:x',
      'file:///etc/passwd',
      'vscode://x',
      ' https://a.example',
      'data:,x',
      'https://',
    ]
    for (const value of [undefined, null, 0, 'ready', [], {}, ...lines, ...places, ...links.map((href) => ({ type: 'openLink', href }))]) {
      assert.equal(readPageMessage(value), undefined, JSON.stringify(value))
    }
  })

  it('open links to the web and to mail only', () => {
    assert.ok(isOutsideLink('HTTP://a.example'))
    assert.ok(isOutsideLink('mailto:desk@example.com'))
    assert.ok(!isOutsideLink('tel:123'))
    assert.ok(!isOutsideLink('https:a'))
  })

  it('read the state that a page has kept', () => {
    assert.deepEqual(readPageState({ uri: 'file:///a.md', scroll: 12 }), { uri: 'file:///a.md', scroll: 12 })
    assert.deepEqual(readPageState({ uri: 'file:///a.md', scroll: 'x' }), { uri: 'file:///a.md', scroll: 0 })
    for (const value of [undefined, null, {}, { uri: 1 }, []]) assert.equal(readPageState(value), undefined)
  })
})
