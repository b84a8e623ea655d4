import type { Article } from '../../core/article/article'
import { readFrontMatter } from '../../core/frontmatter/frontMatter'
import { isImageField } from '../../core/frontmatter/imageFields'
import { scalarText, vocabularyOf, vocabularyValues } from '../../core/vocabulary/vocabulary'
import type { ValueNode } from '../../core/data/nodes'
import { textFields, urlKeys, vocabularies, type ArticleRecord, type TextField, type Vocabulary } from './record'

/** The parts of an article that a record is read from. */
export type RecordSource = Pick<Article, 'text' | 'frontMatter'>

const none: readonly never[] = []

/** The keys with an address in an image field that is a map. */
const imageParts = new Set(['src', 'url', 'image', 'path', 'file', 'relative'])

/**
 * Reads the record of an article from its front matter; a prefix of the file that contains it is enough.
 * The strings may share memory with the text of the article: see `detached`.
 * @param path with forward slashes
 */
export function readRecord({ text, frontMatter }: RecordSource, path = ''): ArticleRecord {
  const values: Partial<Record<Vocabulary | 'images' | 'urls', readonly string[]>> = {}
  let categoryPaths: readonly (readonly string[])[] = none
  let title: string | undefined
  let date: string | undefined
  let slug: string | undefined
  const texts: Partial<Record<TextField, string>> = {}
  // The drafts folder of Hexo (hexo.io/docs/writing) and Jekyll (jekyllrb.com/docs/posts). Records are read without asking for the generator.
  let draft = path.includes('/_drafts/')
  const add = (name: Vocabulary | 'images' | 'urls', found: readonly string[]) => {
    const before = values[name] ?? none
    if (found.length > 0) values[name] = before.length + found.length > 1 ? [...new Set([...before, ...found])] : found
  }
  for (const { key, value } of frontMatter?.fields ?? none) {
    const vocabularyName = vocabularyOf(key)
    const vocabulary = vocabularies.find((name) => name === vocabularyName)
    // Hugo does not distinguish capitals in keys. Of two notations the usual one counts.
    const name = key.toLowerCase()
    const isUsual = key === name
    const textField = textFields.get(key)
    if (name === 'title') title = isUsual ? scalarText(value, text) : (title ?? scalarText(value, text))
    else if (name === 'date') date = isUsual ? scalarText(value, text) : (date ?? scalarText(value, text))
    else if (name === 'slug') slug = isUsual ? scalarText(value, text) : (slug ?? scalarText(value, text))
    else if (textField) Object.assign(texts, given(textField, scalarText(value, text)))
    else if (name === 'draft') draft ||= isTrue(value)
    else if (key === 'published') draft ||= value.kind === 'scalar' && (value.value === false || value.value === 'false')
    else if (urlKeys.has(name)) add('urls', textsIn(value, text))
    else if (vocabulary !== undefined) {
      add(vocabulary, vocabularyValues(value, text).filter(isDecoded))
      if (vocabulary === 'categories') categoryPaths = pathsIn(value, text)
    } else if (isImageField(key)) add('images', textsIn(value, text, imageParts))
  }
  const { categories = none, tags = none, authors = none, images = none, urls = none } = values
  const { language, story, updated } = texts
  return { title, date, categories, tags, authors, categoryPaths, images, urls, slug, language, story, updated, draft }
}

function given(field: TextField, text: string | undefined): Partial<Record<TextField, string>> {
  return text === undefined ? {} : { [field]: text }
}

/** Whether a name has no U+FFFD. A name that is not in UTF-8 has lost letters and must not be suggested. */
function isDecoded(name: string): boolean {
  return !name.includes('\uFFFD')
}

function isTrue(value: ValueNode): boolean {
  return value.kind === 'scalar' && (value.value === true || value.value === 'true')
}

/** The texts of a value, including lists in it. @param parts the keys to read if it is a map */
function textsIn(node: ValueNode, text: string, parts?: ReadonlySet<string>): readonly string[] {
  if (node.kind === 'list') return node.items.flatMap(({ value }) => textsIn(value, text, parts))
  if (node.kind === 'map') return node.fields.flatMap(({ key, value }) => (parts?.has(key) ? textsIn(value, text) : []))
  const found = typeof node.value === 'string' ? scalarText(node, text) : undefined
  return found === undefined ? none : [found]
}

function pathsIn(node: ValueNode, text: string): readonly (readonly string[])[] {
  if (node.kind !== 'list' || !node.items.some(({ value }) => value.kind === 'list')) return none
  return node.items
    .flatMap(({ value }) => (value.kind === 'list' ? [vocabularyValues(value, text)] : []))
    .filter((path) => path.length > 0 && path.every(isDecoded))
}

/**
 * Reads the front matter from the first part of a file.
 * @returns undefined if the front matter may continue after this part
 */
export function sourceFromStart(start: string): RecordSource | undefined {
  return ifComplete({ text: start, frontMatter: readFrontMatter(start) })
}

/** The given source; undefined if its front matter may continue after the end of its text. */
export function ifComplete<T extends RecordSource>(source: T): T | undefined {
  const start = source.text
  const close = source.frontMatter?.close
  // A closing fence at the very end may be the start of a longer line.
  if (close) return close.end < start.length ? source : undefined
  const mayBeOpen = /^\uFEFF?\s*(?:---|\+\+\+|;;;|\{\s*"|"[^"\n]{1,80}"[ \t]*:|$)/.test(start.slice(0, 1000)) || start.trimStart() === ''
  return mayBeOpen ? undefined : source
}
