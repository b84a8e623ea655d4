import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { loadWASM } from 'vscode-oniguruma'
import type { IGrammar, IRawGrammar } from 'vscode-textmate'
import {
  builtInGrammars,
  findBuiltInExtensions,
  linesInYaml,
  loadMarkdown,
  newsKey,
  scopesAt,
  standIns,
  tokenize,
  type Token,
} from './markdownGrammars'

const seedLike = `
---
title: '城北新桥通车 早高峰缩短二十分钟'
categories: 
 - 本地
 - 交通
headimg: '/images/bridge.jpg'
author: 沈一舟
comments: false
date: Wed, 12 Jan 2022 03:35:16 GMT
mood: bright
---

title: not a field

---

author: not a field either
`

describe('front matter grammar', () => {
  before(() => loadWASM(readFileSync(path.resolve('node_modules/vscode-oniguruma/release/onig.wasm')).buffer))

  describe('with stand-ins for the grammars of VS Code', () => suite(() => standIns))

  describe('with the grammars of a real VS Code', () => {
    const extensions = findBuiltInExtensions(path.resolve(process.env['COPYDESK_TEST_CACHE'] ?? '.vscode-test'))
    if (extensions === undefined) it.skip('(no VS Code under .vscode-test)')
    else suite(() => builtInGrammars(extensions))
  })
})

function suite(grammars: () => ReadonlyMap<string, () => IRawGrammar>): void {
  let plain: IGrammar
  let extended: IGrammar

  before(async () => {
    plain = await loadMarkdown(grammars(), false)
    extended = await loadMarkdown(grammars(), true)
  })

  it('knows TOML between its fences, and nothing below them', () => {
    for (const [open, close] of [
      ['+++', '+++'],
      ['---toml', '---'],
    ]) {
      const text = `${open}\ntitle = "Harbour # opens" # note\ndate = 2024-01-05\ntags = [\n  'sea',\n]\n[extra]\nrelease = true\n${close}\n\nbody = "text"\n`
      const tokens = tokenize(extended, text)
      assert.ok(scopesAt(tokens, open?.slice(0, 3) ?? '').includes('punctuation.definition.begin.frontmatter'))
      assert.ok(scopesAt(tokens, 'title').includes('support.type.property-name.toml'))
      assert.ok(scopesAt(tokens, 'Harbour # opens').includes('string.quoted.double.toml'))
      assert.ok(scopesAt(tokens, '# note').includes('comment.line.number-sign.toml'))
      assert.ok(scopesAt(tokens, '2024-01-05').includes('constant.other.date.toml'))
      assert.ok(scopesAt(tokens, 'extra').includes('entity.name.section.toml'))
      assert.ok(scopesAt(tokens, 'true').includes('constant.language.boolean.toml'))
      assert.ok(scopesAt(tokens, close ?? '', 8).includes('punctuation.definition.end.frontmatter'))
      assert.ok(!scopesAt(tokens, 'body').some((scope) => /toml|frontmatter/.test(scope)))
    }
  })

  it('knows JSON between its fences, and nothing below them', () => {
    for (const [open, close] of [
      ['---json', '---'],
      [';;;', ';;;'],
    ]) {
      const tokens = tokenize(extended, `${open}\n"title": "a"\n${close}\n\n"body": 1\n`)
      assert.ok(scopesAt(tokens, 'title').includes('meta.embedded.block.json'))
      assert.ok(scopesAt(tokens, close ?? '', 2).includes('punctuation.definition.end.frontmatter'))
      assert.ok(!scopesAt(tokens, 'body').some((scope) => /json|frontmatter/.test(scope)))
    }
  })

  it('is needed: without it a leading blank line hides the front matter', () => {
    assert.deepEqual(linesInYaml(tokenize(plain, seedLike)), [])
  })

  it('finds the front matter of an article that starts with a blank line', () => {
    const tokens = tokenize(extended, seedLike)
    assert.deepEqual(linesInYaml(tokens), [2, 3, 4, 5, 6, 7, 8, 9, 10])
    assert.ok(scopesAt(tokens, '---').includes('punctuation.definition.begin.frontmatter'))
    assert.ok(scopesAt(tokens, '---', 11).includes('punctuation.definition.end.frontmatter'))
    assert.ok(scopesAt(tokens, '城北新桥').includes('string.quoted.single.yaml'))
  })

  it('reads the body after it exactly as Markdown reads it alone', () => {
    const body = seedLike.split('\n').slice(12).join('\n')
    const after = tokenize(extended, seedLike).filter(({ line }) => line >= 12)
    const alone = tokenize(plain, body)
    const comparable = (tokens: readonly Token[]) => tokens.map(({ text, scopes }) => ({ text, scopes }))
    assert.deepEqual(comparable(after), comparable(alone))
  })

  it('leaves a later thematic break alone', () => {
    const tokens = tokenize(extended, seedLike)
    assert.ok(scopesAt(tokens, '---', 12).includes('meta.separator.markdown'))
    assert.ok(!scopesAt(tokens, 'author', 12).includes(newsKey))
    assert.ok(!scopesAt(tokens, 'title', 12).includes(newsKey))
  })

  it('accepts several blank lines, blanks on them, and a byte order mark', () => {
    for (const start of ['\n\n\n', '  \n\t\n', '\uFEFF', '\uFEFF\n', '\n\uFEFF']) {
      const text = `${start}---\ntitle: Rain\n---\nBody\n`
      const tokens = tokenize(extended, text)
      const fence = text.split('\n').findIndex((line) => line.endsWith('---'))
      assert.deepEqual(linesInYaml(tokens), [fence + 1], JSON.stringify(start))
      assert.ok(scopesAt(tokens, 'title').includes(newsKey), JSON.stringify(start))
    }
  })

  it('accepts blanks behind the fences, dots as the closing one, and comments', () => {
    const tokens = tokenize(extended, '\n---  \n\n# filed late\ntitle: Rain\n# --- kept\n... \nBody: text\n')
    assert.deepEqual(linesInYaml(tokens), [4, 5])
    assert.ok(scopesAt(tokens, 'filed').includes('comment.line.number-sign.yaml'))
    assert.ok(!scopesAt(tokens, 'Body').includes(newsKey))
  })

  it('accepts empty front matter', () => {
    const tokens = tokenize(extended, '\n---\n---\nBody\n---\n')
    assert.deepEqual(linesInYaml(tokens), [])
    assert.ok(scopesAt(tokens, '---', 2).includes('punctuation.definition.end.frontmatter'))
    assert.ok(!scopesAt(tokens, '---', 4).some((scope) => scope.includes('frontmatter')))
  })

  it('lets go when prose follows the first line of dashes', () => {
    for (const prose of ['Prose after a break, with words.', '- an item', '<p>title: x</p>', 'https://example.com/', '正文：一段话。']) {
      const tokens = tokenize(extended, `\n---\n\n${prose}\n\n---\n`)
      assert.deepEqual(linesInYaml(tokens), [], prose)
      assert.ok(!scopesAt(tokens, '---', 4).some((scope) => scope.includes('frontmatter')), prose)
    }
  })

  it('does nothing when text comes first', () => {
    for (const text of ['Words\n\n---\ntitle: no\n---\n', '\nWords\n\n---\ntitle: no\n---\n', '\n# Heading\n\n---\ntitle: no\n---\n']) {
      const visible = (grammar: IGrammar) => tokenize(grammar, text).filter((token) => token.text !== '')
      assert.deepEqual(visible(extended), visible(plain))
    }
  })

  it('changes nothing but the names of news keys when the fence is on line one', () => {
    const text = seedLike.slice(1)
    const unnamed = tokenize(extended, text).map((token) => ({ ...token, scopes: token.scopes.filter((scope) => scope !== newsKey) }))
    assert.deepEqual(unnamed, tokenize(plain, text))
  })

  it('names the keys that a newsroom knows, at the top level only', () => {
    for (const text of [seedLike, seedLike.slice(1)]) {
      const tokens = tokenize(extended, text)
      for (const key of ['title', 'categories', 'headimg', 'author', 'comments', 'date'])
        assert.ok(scopesAt(tokens, key).includes(newsKey), key)
      assert.ok(scopesAt(tokens, 'mood').includes('entity.name.tag.yaml'))
      assert.ok(!scopesAt(tokens, 'mood').includes(newsKey))
    }
    const nested = tokenize(extended, '---\nseo:\n  title: inner\nsubtitle: x\ntitles: x\n---\n')
    assert.ok(!scopesAt(nested, 'title').includes(newsKey))
    assert.ok(scopesAt(nested, 'subtitle').includes(newsKey))
    assert.ok(!scopesAt(nested, 'titles').includes(newsKey))
  })
}
