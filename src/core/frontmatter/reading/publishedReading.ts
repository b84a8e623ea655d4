import { toValue, type ParseResult, type ValueNode } from '../../data/nodes'
import { readJson } from '../../data/json'
import { readToml } from '../../data/toml/toml'
import { readYaml } from '../../data/yaml'
import { olderBreaks, refusedCharacters, type YamlCharacters } from '../../data/scalars/refusedCharacters'
import type { YamlReading } from '../../data/scalars/yamlReading'
import { applyEdits, range, type Range } from '../../text/text'
import { repairYaml } from '../repairs'
import type { FoundContent, FrontMatterReading } from './frontMatterReading'
import type * as GrayMatter from './grayMatter'
import { yamlValues } from './yamlValues'

/** What becomes of an article: `text` if the site publishes its fields as text, `dropsFields` if it publishes it without any. */
export type Outcome = 'read' | 'text' | 'stops' | 'dropsArticle' | 'dropsFields'

/** The front matter as the site's generator reads it. */
export interface PublishedReading {
  /** The fields: points in time are `Date`s. Empty if the generator reads none. */
  readonly data: Readonly<Record<string, unknown>>
  /** The reader's error message, in English and technical; undefined if the front matter can be read. */
  readonly error: string | undefined
  readonly outcome: Outcome
}

/** How the generator of a site finds and reads front matter. */
export interface SiteReader {
  readonly frontMatter: FrontMatterReading
  readonly yaml: YamlReading
}

/** For front matter that is a program: it is never run. */
function refuse(): never {
  throw new Error('Front matter that is a program is never run')
}

/** More front matter than any article has: longer YAML, which is a body without a closing fence, is not read. */
const maxYamlLength = 50_000

/**
 * The published reading of an article.
 * @param openAt the offset of the opening fence; only used for generators without a record
 * @returns empty data with the reason if it cannot be read; never throws, never evaluates anything
 */
export function readPublished(text: string, openAt: number, { frontMatter, yaml }: SiteReader): PublishedReading {
  if (!frontMatter.find) {
    const { readByGrayMatter }: typeof GrayMatter = require('./grayMatter')
    return readByGrayMatter(text.slice(openAt))
  }
  const found = frontMatter.find(text)
  if (found === 'text' || found === 'stops') return { data: {}, error: undefined, outcome: found }
  try {
    return readFound(text, found, { frontMatter, yaml })
  } catch (error) {
    return unreadable(error, frontMatter)
  }
}

function readFound(text: string, { language, content }: FoundContent, site: SiteReader): PublishedReading {
  const { frontMatter } = site
  if (language === 'code') refuse()
  if (language === 'other') throw new Error('There is no reader for this language')
  if (language === 'yaml') return readFoundYaml(text, content, site)
  const { root, errors: all, newer = [] } = language === 'toml' ? readToml(text, content) : readJson(text, content)
  const errors = frontMatter.newToml ? all : [...all, ...newer]
  // hexo-front-matter publishes JSON that it cannot read as text.
  if (errors[0] && frontMatter.jsonWithoutBraces) return { data: {}, error: undefined, outcome: 'text' }
  if (errors[0]) throw new Error(errors[0].message)
  return fieldsOf(root?.kind === 'map' ? toValue(root) : {}, frontMatter)
}

function readFoundYaml(text: string, content: Range, { frontMatter, yaml }: SiteReader): PublishedReading {
  const { tabWidth } = frontMatter
  const written = text.slice(content.start, content.end)
  if (written.length > maxYamlLength) throw new Error('This is no front matter')
  const marked = yaml.characters === 'libYaml' ? written.replaceAll('\u0085', '\n') : written
  // Hexo hands on an opening fence below blank lines: the start of a document, which only the whole YAML library reads.
  const lines = marked.replace(/^((?:\s*\n)?)---(?=[ \t]*\r?\n)/, '$1   ')
  const source = tabWidth === undefined ? lines : lines.replace(/\n\t+/g, (tabs) => `\n${' '.repeat(tabWidth * (tabs.length - 1))}`)
  const whole = range(0, source.length)
  const reading = readYaml(source, whole)
  if (yaml.characters) refuseCharacters(source, reading.root, yaml.characters)
  if (reading.errors.length > 0) return readLenient(source, reading, { frontMatter, yaml })
  if (yaml.oneDocument && /^\.\.\.\s+\S/m.test(source)) throw new Error('expected a single document in the stream, but found more')
  return fieldsOf(reading.root ? yamlValues(reading.root, source, yaml) : null, frontMatter)
}

/** @throws if YAML has characters that its reader refuses, or lines that end where they do not in YAML 1.2 */
function refuseCharacters(source: string, root: ValueNode | undefined, reader: YamlCharacters): void {
  if (refusedCharacters(source, range(0, source.length), root, reader).length > 0) throw new Error('control characters are not allowed')
  if (reader !== 'libYaml') return
  const asRead = source.replace(olderBreaks, '\n')
  if (asRead === source) return
  const reading = readYaml(asRead, range(0, asRead.length))
  if (reading.errors.length > 0) repairedRoot(asRead, reading)
}

/**
 * YAML that breaks the standard. js-yaml 4, Psych and go-yaml refuse it, except for text in quotes whose further lines are not indented
 * (measured on the examples of all rules).
 */
function readLenient(source: string, reading: ParseResult, { frontMatter, yaml }: SiteReader): PublishedReading {
  const { root, text } = repairedRoot(source, reading)
  return fieldsOf(root ? yamlValues(root, text, yaml) : null, frontMatter)
}

/** @throws if it cannot be read */
function repairedRoot(written: string, reading: ParseResult): { readonly root: ValueNode | undefined; readonly text: string } {
  // Hexo hands on an opening fence with spaces behind it: to YAML it marks the start of a document.
  const source = written.replace(/^(\s*)---(?=[ \t]*\r?\n)/, '$1   ')
  const repairs = repairYaml(source, range(0, source.length), reading)?.repairs ?? []
  if (repairs.length === 0 || repairs.some(({ ruleId }) => ruleId !== 'fm-multiline-quote-indent'))
    throw new Error(reading.errors[0]?.message ?? 'The YAML is not valid')
  const text = applyEdits(
    source,
    repairs.flatMap(({ edits }) => edits),
  )
  return { root: readYaml(text, range(0, text.length)).root, text }
}

function fieldsOf(value: unknown, frontMatter: FrontMatterReading): PublishedReading {
  if (value === null || value === undefined) return { data: {}, error: undefined, outcome: frontMatter.textIsBody ? 'text' : 'read' }
  if (typeof value !== 'object' && frontMatter.textIsBody) return { data: {}, error: undefined, outcome: 'text' }
  if (typeof value !== 'object' || Array.isArray(value))
    return { data: {}, error: 'The front matter has no fields', outcome: frontMatter.noFields }
  const entries = Object.entries(value)
  const data = frontMatter.caselessKeys ? Object.fromEntries(entries.map(([key, part]) => [key.toLowerCase(), part])) : value
  return { data: data as Record<string, unknown>, error: undefined, outcome: 'read' }
}

function unreadable(error: unknown, { unreadable }: FrontMatterReading): PublishedReading {
  return { data: {}, error: error instanceof Error ? error.message : String(error), outcome: unreadable }
}
