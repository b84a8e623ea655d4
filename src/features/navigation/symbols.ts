import * as l10n from '@vscode/l10n'
import type { Article } from '../../core/article/article'
import { textOf } from '../../core/article/figure'
import { attributeOf, descendants, type HtmlElement } from '../../core/html/readHtml'
import { textAt, type Range } from '../../core/text/text'
import type { Field, ListNode, ValueNode } from '../../core/data/nodes'

/** A part of an article, for its outline. */
export interface ArticleSymbol {
  /** Never empty. */
  readonly name: string
  readonly detail: string
  readonly kind: 'front matter' | 'map' | 'list' | 'text' | 'number' | 'boolean' | 'nothing' | 'image'
  readonly range: Range
  /** The range that is selected when the symbol is chosen; within `range`. */
  readonly selection: Range
  readonly children: readonly ArticleSymbol[]
}

/** The maximum depth, length of texts in code points, and number of symbols. */
const max = { depth: 8, textLength: 60, symbols: 2000 }

/** The fields of the front matter and the images of the body. VS Code adds the headings. */
export function symbolsOf(article: Article): readonly ArticleSymbol[] {
  const { frontMatter, text } = article
  const symbols: ArticleSymbol[] = []
  if (frontMatter && frontMatter.fields.length > 0) {
    const end = frontMatter.close?.end ?? frontMatter.content.end
    const range = { start: frontMatter.open.start, end }
    const children = frontMatter.fields.slice(0, max.symbols).map((field) => symbolOf(text, field, 1))
    symbols.push({ name: l10n.t('Front matter'), detail: '', kind: 'front matter', range, selection: frontMatter.open, children })
  }
  return [...symbols, ...imagesOf(article)]
}

function symbolOf(text: string, { key, keyRange, range, value }: Field, depth: number): ArticleSymbol {
  return {
    name: shortened(key) || '""',
    detail: detailOf(text, value),
    kind: kindOf(value),
    // The value of an alias is written elsewhere.
    range: { start: range.start, end: Math.max(range.end, keyRange.end) },
    selection: keyRange,
    children: depth < max.depth ? childrenOf(text, value, depth) : [],
  }
}

function childrenOf(text: string, value: ValueNode, depth: number): readonly ArticleSymbol[] {
  if (value.kind === 'map') return value.fields.slice(0, max.symbols).map((field) => symbolOf(text, field, depth + 1))
  if (value.kind === 'scalar') return []
  // Scalar entries are shown in the detail of their list.
  return value.items.slice(0, max.symbols).flatMap((item, index) => {
    if (item.value.kind === 'scalar') return []
    const children = depth + 1 < max.depth ? childrenOf(text, item.value, depth + 1) : []
    return [
      {
        name: String(index + 1),
        detail: detailOf(text, item.value),
        kind: kindOf(item.value),
        range: item.range,
        selection: item.range,
        children,
      },
    ]
  })
}

function kindOf(value: ValueNode): ArticleSymbol['kind'] {
  if (value.kind !== 'scalar') return value.kind
  if (value.value === null) return 'nothing'
  return typeof value.value === 'string' ? 'text' : (typeof value.value as 'number' | 'boolean')
}

/** A text without its quotes; other scalars as written, so that `1.10` stays `1.10`. */
function detailOf(text: string, value: ValueNode): string {
  if (value.kind === 'map') return ''
  if (value.kind === 'list') return shortened(scalarsOf(text, value).join(', '))
  return shortened(typeof value.value === 'string' ? value.value : textAt(text, value.range))
}

function scalarsOf(text: string, { items }: ListNode): readonly string[] {
  return items.slice(0, max.textLength).flatMap(({ value }) => (value.kind === 'scalar' ? [detailOf(text, value)] : []))
}

/** Figures, named by their captions, and images outside of figures, in document order. */
function imagesOf(article: Article): readonly ArticleSymbol[] {
  const { text, figures } = article
  const found: ArticleSymbol[] = []
  const inFigures = new Set<HtmlElement>()
  for (const [element, { caption, looseCaption }] of figures) {
    if (inFigures.has(element)) continue
    const inside = [...descendants(element)]
    for (const inner of inside) inFigures.add(inner)
    const said = caption ? textOf(article, caption) : looseCaption ? textAt(text, looseCaption.range).replace(/<[^>]*>/g, '') : ''
    const first = inside.find(({ name }) => name === 'img')
    found.push(imageSymbol(shortened(said) || nameOf(first), element.range, element.startTag))
  }
  for (const element of article.named('img')) {
    if (!inFigures.has(element)) found.push(imageSymbol(nameOf(element), element.range, element.range))
  }
  for (const { alt, destination, range } of article.images) {
    found.push(imageSymbol(shortened(alt) || (destination ? fileName(textAt(text, destination)) : ''), range, range))
  }
  return found.sort((a, b) => a.range.start - b.range.start).slice(0, max.symbols)
}

function imageSymbol(name: string, range: Range, selection: Range): ArticleSymbol {
  return { name: name || l10n.t('Image'), detail: '', kind: 'image', range, selection, children: [] }
}

function nameOf(image: HtmlElement | undefined): string {
  if (!image) return ''
  return shortened(attributeOf(image, 'alt')?.value ?? '') || fileName(attributeOf(image, 'src')?.value ?? '')
}

function fileName(address: string): string {
  return shortened(
    address
      .replace(/[?#].*$/s, '')
      .split('/')
      .at(-1) ?? '',
  )
}

function shortened(text: string): string {
  const line = text
    .slice(0, 4 * max.textLength)
    .replace(/\s+/g, ' ')
    .trim()
  const units = [...line]
  return units.length > max.textLength ? `${units.slice(0, max.textLength).join('')}…` : line
}
