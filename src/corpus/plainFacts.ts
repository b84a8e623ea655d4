import { companions } from '../core/scope'
import { isImageField } from '../core/imageFields'
import { vocabularyOf } from '../core/vocabulary'
import { emptyRecord, urlKeys, vocabularies, type ArticleRecord, type Vocabulary } from './record'

/** What the index knows of a file with front matter. */
export interface Facts {
  readonly record: ArticleRecord
  /** Whether its front matter is that of an article by itself, wherever the file lies. */
  readonly typical: boolean
}

/*
 * To read the front matter of a file with the ranges of all its parts takes as long as to open and read the file. Most are lines of
 * `key: value` and lists of names: these are read here in a third of the time. What is not surely understood is left to the
 * thorough reader, so a doubt costs time, never correctness: a test holds the two equal.
 */

const opening = /^\uFEFF?(?:[ \t]*\r?\n)*---[ \t]*\r?\n/
const special = /[\p{Cc}\p{Zl}\p{Zp}\uFEFF\uFFFD]/u
/** The same but for the end of a line, by what is none: in half the time. */
const specialInside = /[^\n\x20-\x7e\xa0-\u2027\u202a-\ufefe\uff00-\ufffc]/
const keyName = /^[A-Za-z_][\w-]*$/
const itemLine = /^( *)- +(.*)$/
/** What a plain text may start with: a letter, a digit, a slash. */
const plainStart = /^[\p{L}\p{N}/]/u
const plainOdd = /: | #|:$/
const flowItems = /^\[([^[\]{}"'#:&*!|>%@`\\?]+)\]$/
const nullWord = /^(?:null|Null|NULL)$/

type Value = { readonly text: string; readonly quoted: boolean }

/**
 * The facts of front matter that is plain.
 * @param text starts with a front matter block and holds its end; what stands behind does not matter
 * @param path with forward slashes
 * @returns undefined at the first doubt
 */
export function plainFacts(text: string, path: string): Facts | undefined {
  const start = opening.exec(text)?.[0].length
  if (start === undefined) return undefined
  const isClean = !specialInside.test(text)
  const keys = new Set<string>()
  const found: { -readonly [Name in keyof ArticleRecord]: ArticleRecord[Name] } = { ...emptyRecord, draft: path.includes('/_drafts/') }
  let key = ''
  /** The values of a list that is being read; undefined when none can follow. */
  let list: Value[] | undefined
  let indent: number | undefined
  for (let at = start; ; ) {
    const feed = text.indexOf('\n', at)
    if (feed < 0) return undefined
    const line = text.slice(at, feed).trimEnd()
    at = feed + 1
    if (line === '') continue
    if (!isClean && special.test(line)) return undefined
    const first = line.charCodeAt(0)
    if (line === '---') break
    if (first === 0x23) continue
    const item = first === 0x20 || first === 0x2d ? itemLine.exec(line) : null
    if (item) {
      const value = readValue(item[2] ?? '')
      if (!list || !value || (indent ?? item[1]?.length) !== item[1]?.length) return undefined
      indent = item[1]?.length
      list.push(value)
      continue
    }
    const colon = line.indexOf(':')
    const behind = colon + 1
    if (colon < 0 || (behind < line.length && line.charCodeAt(behind) !== 0x20)) return undefined
    if (list && !put(found, key, list, true)) return undefined
    key = line.slice(0, colon)
    if (!kinds.has(key) && !keyName.test(key)) return undefined
    keys.add(key)
    indent = undefined
    list = undefined
    let blank = behind
    while (line.charCodeAt(blank) === 0x20) blank++
    const written = line.slice(blank)
    if (written === '') {
      list = []
      continue
    }
    const flow = written.charCodeAt(0) === 0x5b ? flowItems.exec(written) : null
    const values: Value[] = []
    for (const one of flow ? (flow[1] ?? '').split(',') : [written]) {
      const value = readValue(flow ? one.trim() : one)
      if (!value) return undefined
      values.push(value)
    }
    if (!put(found, key, values, flow !== null)) return undefined
  }
  if (keys.size === 0 || (list && !put(found, key, list, true))) return undefined
  return { record: found, typical: keys.has('title') && companions.some((name) => keys.has(name)) }
}

function readValue(written: string): Value | undefined {
  const last = written.length - 1
  if (written.startsWith("'")) {
    const inner = written.slice(1, last)
    if (last < 1 || written[last] !== "'" || inner.replaceAll("''", '').includes("'")) return undefined
    return { text: inner.replaceAll("''", "'").trim(), quoted: true }
  }
  if (written.startsWith('"')) {
    const inner = written.slice(1, last)
    return last < 1 || written[last] !== '"' || /["\\]/.test(inner) ? undefined : { text: inner.trim(), quoted: true }
  }
  if (!startsPlain(written) || plainOdd.test(written)) return undefined
  return { text: written.length === 4 && nullWord.test(written) ? '' : written, quoted: false }
}

function startsPlain(written: string): boolean {
  const unit = written.charCodeAt(0)
  // Small letters and the usual Chinese characters need no closer look.
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x4e00 && unit <= 0x9fff) || plainStart.test(written)
}

/** @param isList whether the values stand in a list, or none is written at all. @returns false when it is not sure what they mean */
function put(
  record: { -readonly [Name in keyof ArticleRecord]: ArticleRecord[Name] },
  key: string,
  values: readonly Value[],
  isList: boolean,
): boolean {
  const kind = kindOf(key)
  if (kind === undefined) return true
  if (kind === 'title' || kind === 'date' || kind === 'slug') {
    if (isList && values.length > 0) return false
    record[kind] = textsOf(values)[0]
  } else if (kind === 'draft' || kind === 'published') {
    const [value] = values
    if (!value || isList || value.quoted || !/^(?:true|false)$/.test(value.text)) return false
    record.draft ||= value.text === (kind === 'draft' ? 'true' : 'false')
  } else {
    // A number or a yes is no address.
    if ((kind === 'images' || kind === 'urls') && !values.every(({ text, quoted }) => quoted || text.includes('/'))) return false
    record[kind] = joined(record[kind], textsOf(values))
  }
  return true
}

type Kind = Vocabulary | 'title' | 'date' | 'slug' | 'draft' | 'published' | 'images' | 'urls'

/** By key: a newsroom has few, and the same in all articles. */
const kinds = new Map<string, Kind | undefined>()
const mostKinds = 1000

function kindOf(key: string): Kind | undefined {
  if (kinds.has(key)) return kinds.get(key)
  const named = vocabularyOf(key)
  const own = (['title', 'date', 'slug', 'draft', 'published'] as const).find((name) => name === key)
  const kind = vocabularies.find((name) => name === named) ?? own ?? (isImageField(key) ? 'images' : urlKeys.has(key) ? 'urls' : undefined)
  if (kinds.size >= mostKinds) kinds.clear()
  kinds.set(key, kind)
  return kind
}

function textsOf(values: readonly Value[]): readonly string[] {
  const texts: string[] = []
  for (const { text } of values) if (text !== '') texts.push(text)
  return texts
}

function joined(known: readonly string[], more: readonly string[]): readonly string[] {
  if (more.length === 0) return known
  return known.length + more.length > 1 ? [...new Set([...known, ...more])] : more
}
