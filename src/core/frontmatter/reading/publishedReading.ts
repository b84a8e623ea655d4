import matter from 'gray-matter'
import type { FrontMatter } from '../frontMatter'
import type { FrontMatterReading } from './frontMatterReading'
import { toValue } from '../../data/nodes'

/** The front matter as the site's generator reads it. */
export interface PublishedReading {
  /** The fields as gray-matter (js-yaml 3, YAML 1.1) reads them: dates may be `Date`s. Empty if it reads none. */
  readonly data: Readonly<Record<string, unknown>>
  /** The reader's error message; undefined if the front matter can be read. */
  readonly error: string | undefined
}

/** Replaces the engines for front matter that is a program: it is never run. */
function refuse(): never {
  throw new Error('Front matter that is a program is never run')
}

// gray-matter evaluates `---js` with `eval` unless each of its names for it is taken (4.0.3, lib/engines.js, lib/engine.js).
const engines = Object.fromEntries(
  ['javascript', 'js', 'coffee', 'coffeescript', 'cson'].map((name) => [name, { parse: refuse, stringify: refuse }]),
)

/**
 * The published reading of an article.
 * @param openAt the offset of the opening fence
 * @param strictStart whether the generator finds no front matter after a blank line or a byte order mark; others skip those
 * @returns empty data with the reason if it cannot be read; never throws, never evaluates anything
 */
export function readPublished(text: string, openAt: number, { strictStart }: Pick<FrontMatterReading, 'strictStart'>): PublishedReading {
  const source = strictStart ? text : text.slice(openAt)
  try {
    // With options, even empty ones, gray-matter leaves its cache of every text it has seen alone.
    const { data } = matter(source, { engines: engines as never })
    const fields = typeof data === 'object' && data !== null && !Array.isArray(data) ? data : {}
    return { data: fields, error: undefined }
  } catch (error) {
    return { data: {}, error: error instanceof Error ? error.message : String(error) }
  }
}

/**
 * The published reading of TOML and JSON. gray-matter has no reader for TOML and reads JSON between its own fences only, so the
 * values come from Copydesk's readers. Dates stay text.
 */
export function readOurselves(frontMatter: FrontMatter, { reads }: Pick<FrontMatterReading, 'reads'>): PublishedReading {
  if (reads(frontMatter) === false) return { data: {}, error: undefined }
  const [first] = frontMatter.errors
  if (first) return { data: {}, error: first.message }
  return { data: frontMatter.root?.kind === 'map' ? (toValue(frontMatter.root) as Record<string, unknown>) : {}, error: undefined }
}
