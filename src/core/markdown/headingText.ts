import type { Token } from './markdownIt'

export interface TextParts {
  /** Whether the alternative texts of images count. */
  readonly images?: true
  /** Whether the numbers of footnotes count. */
  readonly notes?: true
  /** What a line end becomes. */
  readonly lineEnd?: string
}

/** The text of inline tokens, without markup. */
export function textOf(tokens: readonly Token[], parts: TextParts = {}): string {
  return tokens.map((token) => textOfToken(token, parts)).join('')
}

function textOfToken({ type, content, children, meta }: Token, parts: TextParts): string {
  switch (type) {
    case 'text':
    case 'text_special':
      return String(meta?.['written'] ?? content)
    case 'code_inline':
      return content
    case 'softbreak':
    case 'hardbreak':
      return parts.lineEnd ?? '\n'
    case 'image':
      return parts.images ? textOf(children ?? [], parts) : ''
    case 'footnote_ref':
      return parts.notes ? String(meta?.['label'] ?? '') : ''
    case 'mdx':
      return content.startsWith('{') ? content.slice(1, -1) : ''
    default:
      return textOf(children ?? [], parts)
  }
}
