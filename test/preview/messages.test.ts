import assert from 'node:assert/strict'
import { isOutsideLink } from '../../src/core/outsideLink'
import { readHostMessage, readPageMessage, readPageState, type ArticleMessage } from '../../src/preview/messages'

const article: ArticleMessage = {
  type: 'article',
  uri: 'file:///a.md',
  title: 'Harbour opens',
  lang: 'en',
  head: '<h1>Harbour opens</h1>',
  body: '<p>x</p>',
  notices: [{ message: 'The article has no title.', line: 0 }],
  broken: false,
  words: { problems: 'p', line: 'line {0}', imageMissing: 'm', imageFailed: 'f' },
}

describe('messages', () => {
  it('read what the extension posts, also without what JSON leaves out', () => {
    assert.deepEqual(readHostMessage(article), article)
    assert.ok(readHostMessage({ ...article, notices: [{ message: 'x' }] }))
    assert.deepEqual(readHostMessage({ type: 'reveal', line: 3 }), { type: 'reveal', line: 3 })
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
      { type: 'reveal', line: -1 },
      { type: 'reveal', line: 1.5 },
    ]
    const broken = Object.keys(article).map((name) => ({ ...article, [name]: 7 }))
    const inside = [
      { ...article, notices: [{}] },
      { ...article, notices: [{ message: 'x', line: '3' }] },
      { ...article, words: {} },
    ]
    for (const value of [...others, ...broken, ...inside]) assert.equal(readHostMessage(value), undefined, JSON.stringify(value))
  })

  it('read what the page posts', () => {
    assert.deepEqual(readPageMessage({ type: 'ready', more: 1 }), { type: 'ready' })
    assert.deepEqual(readPageMessage({ type: 'openLine', line: 0 }), { type: 'openLine', line: 0 })
    assert.deepEqual(readPageMessage({ type: 'openLink', href: 'https://a.example/?b=c' }), {
      type: 'openLink',
      href: 'https://a.example/?b=c',
    })
  })

  it('read nothing else as a message of the page', () => {
    const lines = [undefined, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, '1', null].map((line) => ({ type: 'openLine', line }))
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
    for (const value of [undefined, null, 0, 'ready', [], {}, ...lines, ...links.map((href) => ({ type: 'openLink', href }))]) {
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
