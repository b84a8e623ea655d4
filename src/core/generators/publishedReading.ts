import matter from 'gray-matter'
import type { Dialect } from '../site/dialect'
import type { FrontMatter } from '../frontmatter/frontMatter'
import { siteReads } from './frontMatterLanguages'
import { toValue } from '../data/nodes'

/** What the site's generator makes of the front matter. */
export interface PublishedReading {
  /** The fields as gray-matter (js-yaml 3, YAML 1.1) reads them: dates may be `Date`s. Empty when it reads none. */
  readonly data: Readonly<Record<string, unknown>>
  /** Why it cannot be read, in the reader's own words; undefined when it can. */
  readonly error: string | undefined
}

/** Front matter in a language that is a program. It is never run. */
function refuse(): never {
  throw new Error('Front matter that is a program is never run')
}

// gray-matter evaluates `---js` with `eval` unless each of its names for it is taken (4.0.3, lib/engines.js, lib/engine.js).
const engines = Object.fromEntries(
  ['javascript', 'js', 'coffee', 'coffeescript', 'cson'].map((name) => [name, { parse: refuse, stringify: refuse }]),
)

/**
 * The published reading of an article. Jekyll and Eleventy see no front matter behind a blank line or a byte order mark;
 * the other generators skip those.
 * @returns empty data with the reason when it cannot be read; never throws, never evaluates anything
 */
export function readPublished(text: string, openAt: number, dialect: Dialect): PublishedReading {
  const source = strictAboutStart(dialect) ? text : text.slice(openAt)
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
 * The published reading of TOML and JSON: gray-matter has no reader for TOML and knows JSON between its own fences only, so
 * the values are ours. Dates stay text.
 */
export function readOurselves(frontMatter: FrontMatter, dialect: Dialect): PublishedReading {
  if (siteReads(frontMatter, dialect) === false) return { data: {}, error: undefined }
  const [first] = frontMatter.errors
  if (first) return { data: {}, error: first.message }
  return { data: frontMatter.root?.kind === 'map' ? (toValue(frontMatter.root) as Record<string, unknown>) : {}, error: undefined }
}

/** Generators that want the opening fence to be the first bytes of the file. */
export function strictAboutStart(dialect: Dialect): boolean {
  return dialect === 'jekyll' || dialect === 'eleventy'
}
