import { contentMap } from '../contentMap'
import { normalized, type Token } from '../markdownIt'
import type { Braces } from './expression'
import type { JsxAttribute, JsxTag } from './jsxTag'
import type { MdxFeatures } from './mdxFeatures'
import { maxMdxProblems } from './mdxCounts'
import { imageStart, mdxMarkdown } from './mdxMarkdown'
import { mdxOf, type MdxMeta, type MdxPiece } from './mdxTokens'
import { LineMap, range, type Range } from '../../text/text'

/** What stops the build, with its place in the document. */
export type MdxProblem =
  /** `lessThan`: a `<` that starts no tag; `cutTag`: a tag without `>`; `badTag`: a tag that cannot be read. */
  | { readonly kind: 'lessThan' | 'cutTag' | 'badTag' | 'bareValue' | 'module'; readonly range: Range }
  /** `open` or `syntax` of an expression; `unknownName`: it reads a name that is not defined. */
  | { readonly kind: 'open' | 'syntax' | 'unknownName'; readonly range: Range; readonly name: string }
  | { readonly kind: 'unclosed'; readonly range: Range; readonly name: string }
  | { readonly kind: 'stray'; readonly range: Range; readonly name: string }
  | { readonly kind: 'unknownComponent'; readonly range: Range; readonly name: string }
  | { readonly kind: 'styleText'; readonly range: Range; readonly value: Range }

/** Names that JavaScript has everywhere. */
const globalNames = new Set(
  'props undefined NaN Infinity null true false this Math Date JSON Number String Boolean Object Array RegExp Error Map Set Promise Symbol BigInt Intl URL console globalThis global process require module exports React window document navigator location parseInt parseFloat isNaN encodeURIComponent decodeURIComponent structuredClone setTimeout fetch import super'.split(
    ' ',
  ),
)

/**
 * Reads a body as MDX and finds what its compiler, or the page that it makes, refuses.
 * @param text the whole document
 * @param body starts at the start of a line
 * @returns the problems in document order
 */
export function mdxProblems(text: string, body: Range, lines: LineMap, features: MdxFeatures): readonly MdxProblem[] {
  const reader = new MdxReader(text, body, lines, features)
  return reader
    .problems()
    .sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
    .slice(0, maxMdxProblems)
}

/** An element, or a Markdown block or mark (`undefined`), that is not closed yet. */
interface Open {
  readonly tag: { readonly name: string; readonly range: Range } | undefined
}

class MdxReader {
  readonly #text: string
  readonly #body: Range
  readonly #lines: LineMap
  readonly #features: MdxFeatures
  readonly #source: string
  readonly #sourceLines: LineMap
  readonly #found: MdxProblem[] = []
  readonly #open: Open[] = []
  readonly #defined = new Set(globalNames)

  constructor(text: string, body: Range, lines: LineMap, features: MdxFeatures) {
    this.#text = features.headingIds ? text.slice(0, body.start) + prepared(text.slice(body.start)) : text
    this.#body = body
    this.#lines = lines
    this.#features = features
    this.#source = normalized(this.#text.slice(body.start, body.end))
    this.#sourceLines = new LineMap(this.#source)
    for (const name of features.names) this.#defined.add(name)
  }

  problems(): MdxProblem[] {
    const markdown = mdxMarkdown(this.#features)
    const environment = {}
    const tokens: Token[] = []
    markdown.block.parse(this.#source, markdown, environment, tokens)
    for (const token of tokens) this.#define(mdxOf(token))
    const firstLine = this.#lines.lineOf(this.#body.start)
    let searchFrom = this.#body.start
    let map: readonly [number, number] = [0, 0]
    for (const token of tokens) {
      map = token.map ?? map
      const [first, last] = [firstLine + map[0], firstLine + map[1]]
      this.#enterOrLeave(token)
      const meta = mdxOf(token)
      if (meta) {
        const { pieces, toSource = (offset: number) => offset } = meta
        for (const piece of pieces) this.#add(piece, (offset) => this.#ofSource(toSource(offset)), true)
      }
      if (token.type !== 'inline' || !/[<{]/.test(token.content)) continue
      searchFrom = Math.max(searchFrom, this.#lines.startOf(first))
      const toDocument = contentMap({ text: this.#text, lines: this.#lines, first, last }, token.content, searchFrom)
      if (!toDocument) continue
      if (last - first === 1) searchFrom = toDocument(token.content.length)
      const children: Token[] = []
      markdown.inline.parse(token.content, markdown, environment, children)
      this.#addInline(children, toDocument)
    }
    this.#leave()
    return this.#found
  }

  #define(meta: MdxMeta | undefined): void {
    for (const piece of meta?.pieces ?? [])
      if (piece.kind === 'module' && piece.isValid)
        for (const [name] of piece.text.replace(/"[^"\n]*"|'[^'\n]*'/g, '').matchAll(/[$_\p{ID_Start}][$\p{ID_Continue}]*/gu))
          this.#defined.add(name)
  }

  #ofSource(offset: number): number {
    const { line, character } = this.#sourceLines.positionAt(offset)
    return this.#lines.startOf(this.#lines.lineOf(this.#body.start) + line) + character
  }

  #addInline(tokens: readonly Token[], toDocument: (offset: number) => number): void {
    for (const token of tokens) {
      this.#enterOrLeave(token)
      for (const piece of mdxOf(token)?.pieces ?? []) this.#add(piece, toDocument, false)
      const start = imageStart(token)
      if (start !== undefined && token.children) {
        this.#open.push({ tag: undefined })
        this.#addInline(token.children, (offset) => toDocument(start + 2 + offset))
        this.#leave()
      }
    }
  }

  #enterOrLeave({ nesting }: Token): void {
    if (nesting > 0) this.#open.push({ tag: undefined })
    if (nesting < 0) this.#leave()
  }

  /** Elements do not reach out of a Markdown block or mark. */
  #leave(): void {
    for (let open = this.#open.pop(); open?.tag; open = this.#open.pop()) this.#found.push({ kind: 'unclosed', ...open.tag })
  }

  #add(piece: MdxPiece, toDocument: (offset: number) => number, isOwnLine: boolean): void {
    const at = ({ start, end }: Range) => range(toDocument(start), end > start ? toDocument(end - 1) + 1 : toDocument(start))
    switch (piece.kind) {
      case 'module':
        if (!piece.isValid) this.#found.push({ kind: 'module', range: at(piece.range) })
        return
      case 'braces':
        if (piece.isObject && piece.name === undefined && this.#features.react)
          this.#found.push({ kind: 'syntax', range: at(range(piece.at, piece.at + 1)), name: '' })
        else this.#addBraces(piece, piece.at, at)
        return
      case 'fault': {
        // Markdown trims its paragraphs: with a space after it, the `<` is text.
        if (piece.why === 'name' && !isOwnLine && /[ \t]/.test(this.#text[at(piece.range).end] ?? '')) return
        const kind = ({ name: 'lessThan', open: 'cutTag', brace: 'badTag', tag: 'badTag' } as const)[piece.why]
        this.#found.push({ kind, range: at(piece.range) })
        return
      }
      case 'tag':
        this.#addTag(piece, at)
    }
  }

  #addBraces({ end, fault, name }: Braces, start: number, at: (range: Range) => Range): void {
    if (fault) this.#found.push({ kind: fault, range: at(range(start, start + 1)), name: '' })
    else if (name !== undefined && !this.#defined.has(name)) this.#found.push({ kind: 'unknownName', range: at(range(start, end)), name })
  }

  #addTag(tag: JsxTag, at: (range: Range) => Range): void {
    const { name, isClosing, isSelfClosing, attributes, bareValues, braces } = tag
    const where = at(tag.range)
    for (const value of bareValues) this.#found.push({ kind: 'bareValue', range: at(value) })
    for (const found of braces) this.#addBraces(found, found.at, at)
    if (isClosing) {
      this.#close(name, where)
      return
    }
    const style = !this.#features.react || !/^[a-z]/.test(name) ? undefined : attributes.find(isStyleText)
    if (style?.value) this.#found.push({ kind: 'styleText', range: at(style.range), value: at(style.value) })
    const [component = ''] = name.split('.')
    const isMember = name.includes('.')
    const isComponent = isMember || (this.#features.importsComponents && /^[\p{Lu}$_]/u.test(name))
    if (isComponent && !this.#defined.has(component)) this.#found.push({ kind: 'unknownComponent', range: where, name })
    if (!isSelfClosing) this.#open.push({ tag: { name, range: where } })
  }

  #close(name: string, where: Range): void {
    let depth = this.#open.length - 1
    while (depth >= 0 && this.#open[depth]?.tag && this.#open[depth]?.tag?.name !== name) depth--
    if (!this.#open[depth]?.tag) {
      this.#found.push({ kind: 'stray', range: where, name })
      return
    }
    for (const { tag } of this.#open.splice(depth).slice(1)) if (tag) this.#found.push({ kind: 'unclosed', ...tag })
  }
}

function isStyleText({ name, isQuoted }: JsxAttribute): boolean {
  return name === 'style' && isQuoted
}

/**
 * What Docusaurus does before the compiler runs, a character for a character: the heading that is the title is taken out, and the id of
 * a heading is escaped if the line starts with the heading's mark.
 */
function prepared(body: string): string {
  return body
    .replace(/^\s*# .*/, (title) => title.replace(/[^\r\n]/g, ' '))
    .replace(/^#{1,6}(?!#).*/gm, (line) => line.replace('{#', '\\#'))
}
