import assert from 'node:assert/strict'
import { isExternalLink } from '../../../src/core/links/externalLink'
import { readHostMessage, readPageMessage, readPageState, type ArticleMessage } from '../../../src/preview/protocol/messages'

const article: ArticleMessage = {
  type: 'article',
  uri: 'file:///a.md',
  title: 'Harbour opens',
  lang: 'en',
  head: '<h1>Harbour opens</h1>',
  body: { revision: 2, base: 1, from: 3, removed: 1, chunks: [{ kind: 'whole', html: '<p>x</p>', lines: 2 }], line: 9 },
  notices: [{ message: 'The article has no title.', line: 0 }],
  broken: false,
  reading: 'Markdown: goldmark (hugo.toml)',
  words: {
    problems: 'p',
    line: 'line {0}',
    imageMissing: 'm',
    imageFailed: 'f',
    webImage: 'w',
    webImages: 'w {0}',
    webAllow: 'a',
    webRefuse: 'r',
    toolbar: 't',
    lock: 'l',
    width: 'w',
    full: 'f',
    tablet: 't',
    phone: 'p',
    textSize: 's',
    look: 'l',
    lookNewsroom: 'n',
    lookEditor: 'e',
    lookLight: 'l',
    lookDark: 'd',
    lookContrast: 'c',
    lookPrint: 'p',
    tabs: 't',
    tabArticle: 'a',
    tabCards: 'c',
    removed: 'r',
    removedCount: 'r {0}',
    removedWhy: 'r',
    lockWhy: 'l',
    word: '1 word',
    words: '{0} words',
    minutes: '{0} min',
  },
}

const cardWords = Object.fromEntries(
  'missing nothingMissing line approximate google discover x facebook linkedin wechat yourSite yourHost cut crops noPicture remotePicture smallPicture structured dataProblems noDataProblems copy'
    .split(' ')
    .map((name) => [name, name]),
)

describe('messages', () => {
  it('read what the extension posts, also without what JSON leaves out', () => {
    assert.deepEqual(readHostMessage(article), article)
    assert.ok(readHostMessage({ ...article, notices: [{ message: 'x' }] }))
    assert.deepEqual(readHostMessage({ type: 'reveal', line: 3 }), { type: 'reveal', line: 3 })
    assert.deepEqual(readHostMessage({ type: 'caret', line: 3.5 }), { type: 'caret', line: 3.5 })
    const removals = { type: 'removals', count: 1, removals: [{ name: '<form>', message: 'x', line: 3 }] }
    assert.deepEqual(readHostMessage(removals), removals)
    assert.equal(readHostMessage({ ...removals, count: -1 }), undefined)
    assert.equal(readHostMessage({ ...removals, removals: [{ name: '<form>', message: 'x' }] }), undefined)
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
      { type: 'reveal', line: Number.NaN },
      { type: 'caret', line: -1 },
    ]
    const broken = Object.keys(article).map((name) => ({ ...article, [name]: 7 }))
    const inside = [
      { ...article, notices: [{}] },
      { ...article, notices: [{ message: 'x', line: '3' }] },
      { ...article, words: {} },
      ...Object.keys(article.body).map((name) => ({ ...article, body: { ...article.body, [name]: 'x' } })),
      ...['kind', 'html', 'lines'].map((name) => ({
        ...article,
        body: { ...article.body, chunks: [{ ...article.body.chunks[0], [name]: -1 }] },
      })),
    ]
    for (const value of [...others, ...broken, ...inside]) assert.equal(readHostMessage(value), undefined, JSON.stringify(value))
  })

  it('read a style sheet, or that there is none', () => {
    const sheet = { type: 'stylesheet', css: 'p {}', base: 'https://page.example/a.css' }
    assert.deepEqual(readHostMessage(sheet), sheet)
    assert.deepEqual(readHostMessage({ type: 'stylesheet', base: '' }), { type: 'stylesheet', css: undefined, base: '' })
    assert.equal(readHostMessage({ ...sheet, css: 1 }), undefined)
    assert.equal(readHostMessage({ ...sheet, base: 1 }), undefined)
  })

  it('read cards only when they are whole', () => {
    const card = { network: 'x', title: 'A', cut: false, text: '', date: '', ratio: '16 / 9' }
    const cards = {
      type: 'cards',
      lang: 'en',
      cards: [card],
      image: { kind: 'shown', address: 'https://a.example/a.jpg' },
      missing: [{ message: 'x' }],
      structuredData: '<script>',
      dataProblems: [{ message: 'x', line: 3 }],
      words: cardWords,
    }
    assert.deepEqual(readHostMessage(cards), cards)
    assert.ok(readHostMessage({ ...cards, image: { kind: 'none' } }))
    const broken = [
      ...Object.keys(cards).map((name) => ({ ...cards, [name]: 7 })),
      ...Object.keys(card).map((name) => ({ ...cards, cards: [{ ...card, [name]: 7 }] })),
      ...Object.keys(cardWords).map((name) => ({ ...cards, words: { ...cardWords, [name]: 7 } })),
      { ...cards, image: { kind: 'shown' } },
      { ...cards, image: { kind: 'script', address: '' } },
      { ...cards, dataProblems: [{ message: 'x', line: -1 }] },
      { ...cards, cards: [{ ...card, site: 1 }] },
    ]
    for (const value of broken) assert.equal(readHostMessage(value), undefined, JSON.stringify(value))
  })

  it('read what the page posts', () => {
    assert.deepEqual(readPageMessage({ type: 'cards', wanted: true }), { type: 'cards', wanted: true })
    assert.equal(readPageMessage({ type: 'cards' }), undefined)
    assert.deepEqual(readPageMessage({ type: 'webImages', allowed: false }), { type: 'webImages', allowed: false })
    assert.equal(readPageMessage({ type: 'webImages', allowed: 'yes' }), undefined)
    // What is copied is not for the page to say.
    assert.deepEqual(readPageMessage({ type: 'copyStructuredData', text: 'x' }), { type: 'copyStructuredData' })
    assert.deepEqual(readPageMessage({ type: 'ready', more: 1 }), { type: 'ready' })
    assert.deepEqual(readPageMessage({ type: 'openLine', line: 0 }), { type: 'openLine', line: 0 })
    assert.deepEqual(readPageMessage({ type: 'openLine', line: 9, note: 2 }), { type: 'openLine', line: 9, note: 2 })
    assert.deepEqual(readPageMessage({ type: 'openLine', line: 9, note: '2' }), { type: 'openLine', line: 9 })
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
    const places = [undefined, -1, Number.POSITIVE_INFINITY, 'x'].map((line) => ({ type: 'scrolled', line }))
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
    assert.ok(isExternalLink('HTTP://a.example'))
    assert.ok(isExternalLink('mailto:desk@example.com'))
    assert.ok(!isExternalLink('tel:123'))
    assert.ok(!isExternalLink('https:a'))
  })

  it('read the state that a page has kept', () => {
    const view = { width: 'phone', size: 130, look: 'print', tab: 'cards', removals: true } as const
    const state = { uri: 'file:///a.md', scroll: 12, locked: true, view }
    assert.deepEqual(readPageState(state), state)
    const first = {
      uri: 'file:///a.md',
      scroll: 0,
      locked: false,
      view: { width: 'full', size: 100, look: 'newsroom', tab: 'article', removals: false },
    }
    for (const others of [
      {},
      { scroll: 'x', locked: 'x', view: { width: 'wall', size: 7, look: 'red', tab: 'x', removals: 1 } },
      { view: null },
    ]) {
      assert.deepEqual(readPageState({ uri: 'file:///a.md', ...others }), first)
    }
    for (const value of [undefined, null, {}, { uri: 1 }, []]) assert.equal(readPageState(value), undefined)
  })
})
