import type { Environment, Token } from './markdownIt'

/** Numbers of quotes, by their kind. */
export interface Quotes {
  readonly single: number
  readonly double: number
}

/** What a block does to the quotes that are open before it, for generators that count them through the whole body. */
export interface QuoteBalance {
  /** The quotes that close none in the block itself: they close those that are open before it. */
  readonly missed: Quotes
  /** The quotes that are open after it if none is before. */
  readonly left: Quotes
}

/** The count while the text of a block is read. */
export interface QuoteCount {
  readonly open: Record<keyof Quotes, number>
  readonly missed: Record<keyof Quotes, number>
}

export const noQuotes: Quotes = { single: 0, double: 0 }

const counts = new WeakMap<Environment, QuoteCount>()

/** The count of the block that is read in an environment. */
export function quoteCount(environment: Environment): QuoteCount {
  const known = counts.get(environment) ?? { open: { ...noQuotes }, missed: { ...noQuotes } }
  counts.set(environment, known)
  return known
}

/** Sets the quotes that are open before a block. */
export function setOpenQuotes(environment: Environment, open: Quotes): void {
  counts.set(environment, { open: { ...open }, missed: { ...noQuotes } })
}

/** The balance of the block that was read in an environment; undefined if it has no effect on other blocks, nor they on it. */
export function quoteBalance(environment: Environment): QuoteBalance | undefined {
  const count = counts.get(environment)
  if (!count) return undefined
  const { open: left, missed } = count
  return hasAny(left) || hasAny(missed) ? { left, missed } : undefined
}

/** Whether tokens may have quotes that count. False is certain. */
export function mayHaveQuotes(tokens: readonly Token[]): boolean {
  return tokens.some(({ type, content }) => type === 'inline' && /["']/.test(content))
}

/** The quotes before a block that it closes. */
export function closedBy({ missed }: QuoteBalance, open: Quotes): Quotes {
  return { single: Math.min(missed.single, open.single), double: Math.min(missed.double, open.double) }
}

/** The quotes that are open after a block. */
export function openAfter(balance: QuoteBalance, open: Quotes): Quotes {
  const closed = closedBy(balance, open)
  const { left } = balance
  return { single: open.single - closed.single + left.single, double: open.double - closed.double + left.double }
}

export function hasAny({ single, double }: Quotes): boolean {
  return single + double > 0
}
