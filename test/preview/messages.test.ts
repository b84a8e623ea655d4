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
  words: {
    problems: 'p',
    line: 'line {0}',
    imageMissing: 'm',
    imageFailed: 'f',
    toolbar: 't',
    lock: 'l',
    width: 'w',
    full: 'f',
    tablet: 't',
    phone: 'p',
    textSize: 's',
    removed: 'r',
    removedCount: 'r {0}',
    removedWhy: 'r',
    lockWhy: 'l',
    words: '{0} words',
    minutes: '{0} min',
  },
}

describe('messages', () => {
  it('read what the extension posts, also without what JSON leaves out', () => {
    assert.deepEqual(readHostMessage(article), article)
    assert.ok(readHostMessage({ ...article, notices: [{ message: 'x' }] }))
    assert.deepEqual(readHostMessage({ type: 'reveal', line: 3 }), { type: 'reveal', line: 3 })
    assert.deepEqual(readHostMessage({ type: 'caret', line: 3 }), { type: 'caret', line: 3 })
    const removals = { type: 'removals', removals: [{ name: '<form>', message: 'x', line: 3 }] }
    assert.deepEqual(readHostMessage(removals), removals)
    assert.equal(readHostMessage({ type: 'removals', removals: [{ name: '<form>', message: 'x' }] }), undefined)
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
    assert.deepEqual(readPageMessage({ type: 'lock', locked: true }), { type: 'lock', locked: true })
    assert.deepEqual(readPageMessage({ type: 'removals', wanted: false }), { type: 'removals', wanted: false })
    assert.deepEqual(readPageMessage({ type: 'openLink', href: 'https://a.example/?b=c' }), {
      type: 'openLink',
      href: 'https://a.example/?b=c',
    })
  })

  it('read nothing else as a message of the page', () => {
    const lines = [undefined, -1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, '1', null].map((line) => ({ type: 'openLine', line }))
    const choices = [{ type: 'lock' }, { type: 'lock', locked: 1 }, { type: 'removals', wanted: 'yes' }]
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
    for (const value of [
      undefined,
      null,
      0,
      'ready',
      [],
      {},
      ...lines,
      ...places,
      ...choices,
      ...links.map((href) => ({ type: 'openLink', href })),
    ]) {
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
    const view = { width: 'phone', size: 130, removals: true } as const
    const state = { uri: 'file:///a.md', scroll: 12, locked: true, view }
    assert.deepEqual(readPageState(state), state)
    const first = { uri: 'file:///a.md', scroll: 0, locked: false, view: { width: 'full', size: 100, removals: false } }
    for (const others of [{}, { scroll: 'x', locked: 'x', view: { width: 'wall', size: 7, removals: 1 } }, { view: null }]) {
      assert.deepEqual(readPageState({ uri: 'file:///a.md', ...others }), first)
    }
    for (const value of [undefined, null, {}, { uri: 1 }, []]) assert.equal(readPageState(value), undefined)
  })
})
