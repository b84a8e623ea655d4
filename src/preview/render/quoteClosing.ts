import { hasAny, type Quotes } from '../../core/markdown/openQuotes'
import type { TopBlock } from '../../core/markdown/renderMarkdown'

interface Closable {
  readonly lines: number
  readonly block: TopBlock | undefined
  readonly html: string
}

const closingCache = new WeakMap<Closable, Map<string, Closable>>()

/** A block that closes quotes of blocks before it; the same object for equal numbers. */
export function closing(body: Closable, closes: Quotes): Closable {
  if (!body.block || !hasAny(closes)) return body
  const known = closingCache.get(body) ?? new Map<string, Closable>()
  closingCache.set(body, known)
  const key = `${closes.single} ${closes.double}`
  const found = known.get(key) ?? { ...body, block: { ...body.block, closes } }
  known.set(key, found)
  return found
}
