import { companions } from '../core/scope'
import { isImageField } from '../core/imageFields'
import { vocabularyOf } from '../core/vocabulary'
import { emptyRecord, urlKeys, vocabularies, type ArticleRecord } from './record'

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
const special = /[\p{Cc}\p{Zl}\p{Zp}\uFEFF]/u
const keyLine = /^([A-Za-z_][\w-]*):(?: +(.*))?$/
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
    if (special.test(line)) return undefined
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
    const field = keyLine.exec(line)
    if (!field) return undefined
    if (list && !put(found, key, list, true)) return undefined
    key = field[1] ?? ''
    keys.add(key)
    indent = undefined
    list = undefined
    const written = field[2] ?? ''
    if (written === '') {
      list = []
      continue
    }
    const flow = flowItems.exec(written)
    const values = flow ? (flow[1] ?? '').split(',').map((one) => readValue(one.trim())) : [readValue(written)]
    if (!values.every((value) => value !== undefined) || !put(found, key, values, flow !== null)) return undefined
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
  if (!plainStart.test(written) || plainOdd.test(written)) return undefined
  return { text: nullWord.test(written) ? '' : written, quoted: false }
}

/** @param isList whether the values stand in a list, or none is written at all. @returns false when it is not sure what they mean */
function put(
  record: { -readonly [Name in keyof ArticleRecord]: ArticleRecord[Name] },
  key: string,
  values: readonly Value[],
  isList: boolean,
): boolean {
  const named = vocabularyOf(key)
  const vocabulary = vocabularies.find((name) => name === named)
  const texts = () => values.flatMap(({ text }) => (text === '' ? [] : [text]))
  if (vocabulary) record[vocabulary] = joined(record[vocabulary], texts())
  else if (key === 'title' || key === 'date' || key === 'slug') {
    if (isList && values.length > 0) return false
    record[key] = texts()[0]
  } else if (key === 'draft' || key === 'published') {
    const [value] = values
    if (!value || isList || value.quoted || !/^(?:true|false)$/.test(value.text)) return false
    record.draft ||= value.text === (key === 'draft' ? 'true' : 'false')
  } else {
    const name = isImageField(key) ? 'images' : urlKeys.has(key) ? 'urls' : undefined
    if (!name) return true
    // A number or a yes is no address.
    if (!values.every(({ text, quoted }) => quoted || text.includes('/'))) return false
    record[name] = joined(record[name], texts())
  }
  return true
}

function joined(known: readonly string[], more: readonly string[]): readonly string[] {
  if (more.length === 0) return known
  return known.length + more.length > 1 ? [...new Set([...known, ...more])] : more
}
