import type { TextScanner } from './textScanner'

/** What `{: … }` says of an element. */
export interface AttributeList {
  readonly attributes: Map<string, string>
  /** The names of lists that are defined elsewhere; some have a meaning of their own, such as `toc`. */
  readonly references: string[]
}

/** Longer lists, in UTF-16 code units, are text. */
const maxLength = 2000
const member =
  /(?:^|[ \t\r\n\f\v])(?:(\w[\w-]*)=(["'])((?:\\\}|\\\2|[^}])*?)\2|(\w[\w-]*)|((?:#[A-Za-z][\w:-]*|\.[^ \t\r\n\f\v.#]+)+))(?=[ \t\r\n\f\v]|$)/g
const idOrClass = /#([A-Za-z][\w:-]*)|\.([^ \t\r\n\f\v.#]+)/g

export function newAttributeList(): AttributeList {
  return { attributes: new Map(), references: [] }
}

/** Adds to a list what the text between `{:` and `}` says (`lib/kramdown/parser/kramdown/extensions.rb`, parse_attribute_list). */
export function addMembers({ attributes, references }: AttributeList, text: string): void {
  for (const [, key, , value, reference, names = ''] of text.matchAll(member)) {
    if (reference !== undefined) references.push(reference)
    else if (key !== undefined) attributes.set(key, (value ?? '').replace(/\\([}"'])/g, '$1'))
    for (const [, id, name] of names.matchAll(idOrClass)) {
      if (name === undefined) attributes.set('id', id ?? '')
      else attributes.set('class', attributes.has('class') ? `${attributes.get('class')} ${name}` : name)
    }
  }
}

/** Joins two lists: the later value of a key counts, and classes add up. */
export function addList(to: AttributeList, from: AttributeList): void {
  for (const [key, value] of from.attributes) {
    const before = key === 'class' ? to.attributes.get(key) : undefined
    to.attributes.set(key, before === undefined ? value : `${before} ${value}`)
  }
  for (const name of from.references) to.references.push(name)
}

const opening = / {0,3}\{:(?![:/])/y
const lineEnd = /[ \t\r\n\f\v]*?\n/y

/**
 * The attribute list that fills a line. @param at the start of the line
 * @returns the text between its marks, and the offset after the line; undefined if there is none
 */
export function listInLine(scanner: TextScanner, at: number): { readonly inner: string; readonly end: number } | undefined {
  const open = scanner.check(opening, at)
  if (!open) return undefined
  const start = at + open[0].length
  const close = closingBrace(scanner, start)
  const tail = close > start ? scanner.check(lineEnd, close + 1) : undefined
  return tail && { inner: scanner.text.slice(start, close), end: close + 1 + tail[0].length }
}

/** The brace that ends a list; -1 if there is none near. */
export function closingBrace(scanner: TextScanner, from: number): number {
  let close = scanner.find('}', from)
  while (close > from && close - from <= maxLength && scanner.text[close - 1] === '\\') close = scanner.find('}', close + 1)
  return close - from > maxLength ? -1 : close
}
