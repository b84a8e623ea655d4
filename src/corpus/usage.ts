import type { Vocabulary } from '../core/vocabulary'
import type { Usage } from './corpus'

/**
 * The values to offer for a field: of a closed vocabulary only its own, of an open one its own first. Each with the
 * number of articles that use it, which may be none. The same array for the same two.
 */
export function withVocabulary(vocabulary: Vocabulary | undefined, usage: readonly Usage[]): readonly Usage[] {
  if (!vocabulary || vocabulary.values.length === 0) return usage
  const known = merged.get(vocabulary)
  if (known?.usage === usage) return known.result
  const counts = new Map(usage.map(({ value, count }) => [value, count]))
  const own = new Set(vocabulary.values)
  const first = vocabulary.values.map((value) => ({ value, count: counts.get(value) ?? 0 }))
  const result = vocabulary.closed ? first : [...first, ...usage.filter(({ value }) => !own.has(value))]
  merged.set(vocabulary, { usage, result })
  return result
}

const merged = new WeakMap<Vocabulary, { readonly usage: readonly Usage[]; readonly result: readonly Usage[] }>()
