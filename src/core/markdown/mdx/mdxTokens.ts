import { templateUnit } from '../templateTags'
import type { HtmlOfToken } from '../htmlPieces'
import type { Token } from '../markdownIt'
import type { Range } from '../../text/text'
import type { Braces } from './expression'
import type { JsxFault, JsxTag } from './jsxTag'
import { onlyComment } from './staticValue'

/** A construct of MDX, with offsets in the text that it was read from. */
export type MdxPiece =
  | JsxTag
  | JsxFault
  | (Braces & { readonly kind: 'braces'; readonly at: number })
  | { readonly kind: 'comment'; readonly range: Range }
  | { readonly kind: 'module'; readonly range: Range; readonly isValid: boolean; readonly text: string }

/** What a token of the type `mdx` stands for. */
export interface MdxMeta {
  readonly pieces: readonly MdxPiece[]
  /** The text that the offsets of the pieces are of. */
  readonly text: string
  /** From these offsets to those of the Markdown source. Undefined for inline tokens. */
  readonly toSource: ((offset: number) => number) | undefined
}

const metas = new WeakMap<Token, MdxMeta>()

/** @param html how HTML reads the content of the token: a text of the same length */
export function setMdx(token: Token, meta: MdxMeta, html: HtmlOfToken['asHtml']): void {
  metas.set(token, meta)
  token.meta = { asHtml: html } satisfies HtmlOfToken
}

/** The constructs of a token; undefined for a token of Markdown. */
export function mdxOf(token: Token): MdxMeta | undefined {
  return metas.get(token)
}

/**
 * A part of the text of a token as HTML is read from it: expressions are characters that stand for template tags, comments are HTML
 * comments.
 * @returns a text of the same length with the same line ends
 */
export function asHtml({ pieces, text }: MdxMeta, from = 0, to = text.length): string {
  let html = ''
  let copied = from
  const replace = (start: number, end: number, by: string) => {
    html += text.slice(copied, start) + by
    copied = end
  }
  const mask = (start: number, end: number) => replace(start, end, text.slice(start, end).replace(/[^\r\n]/g, templateUnit))
  for (const piece of pieces) {
    if (piece.kind === 'tag') for (const { at, end } of piece.braces) mask(at, end)
    else if (piece.kind === 'module') mask(piece.range.start, piece.range.end)
    else if (piece.kind === 'braces' && !piece.fault) {
      const written = text.slice(piece.at, piece.end)
      if (/^\{\/\*\s/.test(written) && onlyComment(written.slice(1, -1)) !== undefined)
        replace(piece.at, piece.end, `<!--${written.slice(4, -3)}-->`)
      else mask(piece.at, piece.end)
    }
  }
  return html + text.slice(copied, to)
}
