import { readBraces, type Braces } from './expression'
import { range, type Range } from '../../text/text'

export interface JsxAttribute {
  readonly name: string
  readonly range: Range
  /** Without quotation marks or with braces; undefined if it has no value. */
  readonly value: Range | undefined
  readonly isQuoted: boolean
}

export interface JsxTag {
  readonly kind: 'tag'
  readonly range: Range
  /** As written, without white space; '' for `<>` and `</>`. */
  readonly name: string
  readonly isClosing: boolean
  readonly isSelfClosing: boolean
  readonly attributes: readonly JsxAttribute[]
  /** The attribute values without quotation marks, which are errors. */
  readonly bareValues: readonly Range[]
  /** The expressions in it, with their offsets. */
  readonly braces: readonly (Braces & { readonly at: number })[]
}

/**
 * `name`: after `<` comes nothing that starts a name; `open`: the tag has no `>`; `brace`: an expression in it is wrong; `tag`: any other error.
 */
export interface JsxFault {
  readonly kind: 'fault'
  readonly why: 'name' | 'open' | 'brace' | 'tag'
  readonly range: Range
}

const blank = /\s*/y
const namePart = /[$_\p{ID_Start}][-\u200C\p{ID_Continue}$]*/uy
const bareValue = /(?:[^\s"'=<>`{}/]|\/(?!>))+/y
/** The maximum depth of elements in expressions. */
const maxDepth = 20

/**
 * Reads a tag of JSX, as micromark-extension-mdx-jsx 3 does (`factory-tag.js`).
 * @param at the offset of its `<`
 * @returns undefined if it is text: a `<` with white space after it
 */
export function readJsxTag(text: string, at: number, depth = 0): JsxTag | JsxFault | undefined {
  let position = at + 1
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = position
    const [found = ''] = pattern.exec(text) ?? []
    position += found.length
    return found
  }
  const fault = (why: JsxFault['why'], where = range(at, why === 'name' ? at + 1 : Math.min(position + 1, text.length))): JsxFault => ({
    kind: 'fault',
    why: position >= text.length && why !== 'name' ? 'open' : why,
    range: where,
  })
  const element = (source: string, from: number) => elementEnd(source, from, depth + 1)
  if (/\s/.test(text[position] ?? '')) return undefined
  const isClosing = text[position] === '/'
  if (isClosing) {
    position++
    take(blank)
  }
  let name = ''
  const attributes: JsxAttribute[] = []
  const bareValues: Range[] = []
  const braces: (Braces & { readonly at: number })[] = []
  if (text[position] !== '>') {
    name = take(namePart)
    if (name === '') return fault('name')
    const parts = nameParts(take, () => text[position])
    if (parts === undefined) return fault('name')
    name += parts
    if (!/[\s/>{]/.test(text[position - 1] ?? '') && !/[\s/>{]/.test(text[position] ?? '')) return fault('tag')
  }
  for (;;) {
    take(blank)
    const unit = text[position]
    if (unit === '>') {
      position++
      return { kind: 'tag', range: range(at, position), name, isClosing, isSelfClosing: false, attributes, bareValues, braces }
    }
    if (unit === '/') {
      position++
      take(blank)
      if (text[position] !== '>') return fault('tag')
      position++
      return { kind: 'tag', range: range(at, position), name, isClosing, isSelfClosing: true, attributes, bareValues, braces }
    }
    const start = position
    if (unit === '{') {
      const spread = /^\{\s*(?:\/\*[\s\S]*?\*\/\s*)*\.\.\./.exec(text.slice(position, position + 200))
      const found = spread ? spreadEnd(text, position) : undefined
      if (found === undefined) return fault(spread ? 'open' : 'brace')
      position = found
      continue
    }
    const written = take(namePart)
    if (written === '') return fault('tag')
    let attribute = written
    take(blank)
    if (text[position] === ':') {
      position++
      take(blank)
      attribute += `:${take(namePart)}`
      take(blank)
    }
    const nameEnd = position
    if (text[position] !== '=') {
      if (!/[\s/>{]/.test(text[position] ?? '') && !/\s/.test(text[position - 1] ?? '')) return fault('tag')
      attributes.push({ name: attribute, range: range(start, nameEnd), value: undefined, isQuoted: false })
      continue
    }
    position++
    take(blank)
    const mark = text[position]
    if (mark === '"' || mark === "'") {
      const close = text.indexOf(mark, position + 1)
      if (close < 0) return fault('open', range(at, text.length))
      attributes.push({ name: attribute, range: range(start, close + 1), value: range(position + 1, close), isQuoted: true })
      position = close + 1
    } else if (mark === '{') {
      const found = readBraces(text, position, element)
      if (found.fault) return fault(found.fault === 'open' ? 'open' : 'brace', range(position, position + 1))
      braces.push({ ...found, at: position })
      attributes.push({ name: attribute, range: range(start, found.end), value: range(position, found.end), isQuoted: false })
      position = found.end
    } else {
      const from = position
      take(bareValue)
      if (position === from) return fault('tag')
      bareValues.push(range(from, position))
      attributes.push({ name: attribute, range: range(start, position), value: range(from, position), isQuoted: false })
    }
  }
}

/** The rest of a name: `.member`, or `:local`. @returns undefined if a part is missing */
function nameParts(take: (pattern: RegExp) => string, next: () => string | undefined): string | undefined {
  let parts = ''
  for (;;) {
    take(blank)
    const mark = next()
    if (mark !== '.' && mark !== ':') return parts
    if (mark === ':' && parts !== '') return undefined
    take(/[.:]/y)
    take(blank)
    const part = take(namePart)
    if (part === '') return undefined
    parts += mark + part
  }
}

/** The end of `{...value}`. */
function spreadEnd(text: string, at: number): number | undefined {
  let depth = 0
  for (let position = at; position < text.length; position++) {
    if (text[position] === '{') depth++
    if (text[position] === '}' && --depth === 0) return position + 1
  }
  return undefined
}

/** The end of a JSX element in JavaScript, with its children. @returns undefined if it cannot be read */
export function elementEnd(text: string, from: number, depth = 0): number | undefined {
  if (depth > maxDepth) return undefined
  const open: string[] = []
  for (let at = from; at < text.length; ) {
    if (text[at] === '<') {
      const tag = readJsxTag(text, at, depth)
      if (tag?.kind !== 'tag') return undefined
      if (tag.isClosing) {
        if (open.pop() !== tag.name) return undefined
      } else if (!tag.isSelfClosing) open.push(tag.name)
      at = tag.range.end
      if (open.length === 0) return at
    } else if (text[at] === '{') {
      const { end, fault } = readBraces(text, at, (source, start) => elementEnd(source, start, depth + 1))
      if (fault) return undefined
      at = end
    } else at++
  }
  return undefined
}
