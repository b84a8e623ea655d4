import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser'
import { bracketsTooDeep } from './depthLimit'
import { range, type Range } from '../text/text'
import type { Field, ListItem, ScalarNode, ValueNode, SyntaxProblem, ParseResult } from './nodes'

/** Syntax errors in JSON: the codes of `jsonc-parser`, and one of Copydesk. */
export type JsonProblem =
  | 'InvalidSymbol'
  | 'InvalidNumberFormat'
  | 'PropertyNameExpected'
  | 'ValueExpected'
  | 'ColonExpected'
  | 'CommaExpected'
  | 'CloseBraceExpected'
  | 'CloseBracketExpected'
  | 'EndOfFileExpected'
  | 'InvalidCommentToken'
  | 'UnexpectedEndOfComment'
  | 'UnexpectedEndOfString'
  | 'UnexpectedEndOfNumber'
  | 'InvalidUnicode'
  | 'InvalidEscapeCharacter'
  | 'InvalidCharacter'
  | 'TOO_DEEP'

/**
 * Parses JSON with the range of every part: an object, or its `"key": value` pairs without the braces, as Hexo expects them.
 * Duplicate keys become two fields.
 * @param text the whole document
 * @param at range of the JSON in it
 * @returns what could be parsed, even of broken input; never throws
 */
export function readJson(text: string, at: Range): ParseResult {
  const source = text.slice(at.start, at.end)
  if (source.trim() === '') return { root: undefined, errors: [] }
  if (bracketsTooDeep(source)) return { root: undefined, errors: [{ code: 'TOO_DEEP', range: at, message: 'The nesting is too deep' }] }
  const bare = /^\s*[^{[\s]/.test(source)
  const base = bare ? at.start - 1 : at.start
  const found: ParseError[] = []
  const tree = parseTree(bare ? `{${source}\n}` : source, found, { disallowComments: true, allowTrailingComma: false })
  const place = (start: number, end: number) => range(within(base + start, at), within(base + end, at))
  const errors = found.map(({ error, offset, length }): SyntaxProblem => {
    const code = printParseErrorCode(error)
    return { code, range: place(offset, offset + length), message: code }
  })
  const root = tree && toNode(tree, place)
  if (!bare || root?.kind !== 'map') return { root, errors }
  const [first] = root.fields
  const last = root.fields.at(-1)
  return { root: first && last && { ...root, range: range(first.range.start, last.range.end) }, errors }
}

function within(offset: number, at: Range): number {
  return Math.max(at.start, Math.min(offset, at.end))
}

type Place = (start: number, end: number) => Range

function toNode(node: Node, place: Place): ValueNode {
  const at = place(node.offset, node.offset + Math.max(0, node.length))
  const children = node.children ?? []
  if (node.type === 'object') {
    const fields = children.filter(({ type }) => type === 'property').map((property) => toField(property, place))
    return { kind: 'map', range: spanning(at, fields), style: 'flow', fields }
  }
  if (node.type === 'array') {
    const items = children.map((child): ListItem => {
      const value = toNode(child, place)
      return { range: value.range, value }
    })
    return { kind: 'list', range: spanning(at, items), style: 'flow', items }
  }
  const value: unknown = node.value
  const plainValue = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
  return { kind: 'scalar', range: at, value: plainValue, style: node.type === 'string' ? 'double' : 'plain' }
}

function toField({ children = [] }: Node, place: Place): Field {
  const [name, written] = children
  const keyRange = place(name?.offset ?? 0, (name?.offset ?? 0) + (name?.length ?? 0))
  const value: ValueNode = written
    ? toNode(written, place)
    : ({ kind: 'scalar', range: range(keyRange.end, keyRange.end), value: null, style: 'plain' } satisfies ScalarNode)
  return { key: String(name?.value ?? ''), keyRange, value, range: range(keyRange.start, Math.max(keyRange.end, value.range.end)) }
}

/** An unclosed object or array ends with its last part. */
function spanning(at: Range, parts: readonly { readonly range: Range }[]): Range {
  return range(at.start, Math.max(at.end, parts.at(-1)?.range.end ?? at.start))
}
