import { closingQuote, isBlank, isQuote, type ValuePosition } from './roughLines'
import { range, type Edit, type Range } from '../text/text'
import { writeScalar } from '../data/writeYaml'

/** A likely syntax error in one value, and its repair. */
export interface ValueRepair {
  readonly ruleId: 'fm-needs-quotes' | 'fm-bad-quote' | 'fm-multiline-quote-indent' | 'fm-full-width' | 'fm-yaml-syntax'
  readonly range: Range
  readonly edits: readonly Edit[]
  readonly detail: string
  readonly otherEdits?: readonly Edit[]
}

/** The likely repair of a value; undefined if the value looks correct, or has no error that Copydesk can repair. */
export function repairValue(text: string, written: ValuePosition): ValueRepair | undefined {
  // Full-width and no-break spaces after the colon are text to YAML. `repairColon` replaces them, so no other repair may.
  const wide = /^[\u3000\u00a0]+/.exec(text.slice(written.value.start, written.value.end))?.[0].length ?? 0
  const position = wide === 0 ? written : { ...written, value: range(written.value.start + wide, written.value.end) }
  const { value } = position
  if (value.end === value.start) return undefined
  if (position.underIndented.length > 0) return indented(text, position)
  if (isQuote(text[value.start]))
    return trailingComma(text, value) ?? escapes(text, value) ?? mismatchedClose(text, value) ?? requoted(text, value)
  return wideCommas(text, value) ?? hashEntries(text, value) ?? unclosed(text, value) ?? quoted(text, position)
}

/** A scalar with an ASCII quote before it and a typographic one after it. */
function mismatchedClose(text: string, { start, end }: Range): ValueRepair | undefined {
  const quote = text[start] ?? ''
  const inside = text.slice(start + 1, end - 1)
  if (!(quote === '"' ? /[“”„＂]/ : /[‘’＇]/).test(text[end - 1] ?? '') || inside.includes(quote) || inside.includes('\\')) return undefined
  const last = range(end - 1, end)
  return { ruleId: 'fm-full-width', range: last, edits: [{ range: last, newText: quote }], detail: quote }
}

/** A comma after a quoted scalar, as in JSON. */
function trailingComma(text: string, { start, end }: Range): ValueRepair | undefined {
  const close = closingQuote(text, start, end)
  const comma = close === undefined ? undefined : /^[ \t]*,$/.exec(text.slice(close + 1, end))
  if (!comma) return undefined
  const at = range(end - 1, end)
  return { ruleId: 'fm-yaml-syntax', range: at, edits: [{ range: range(end - comma[0].length, end), newText: '' }], detail: 'comma' }
}

/** A backslash that does not start an escape sequence (YAML 1.2.2, 5.7), as in a Windows path: then all backslashes are literal. */
function escapes(text: string, { start, end }: Range): ValueRepair | undefined {
  if (text[start] !== '"' || closingQuote(text, start, end) !== end - 1) return undefined
  const inside = text.slice(start + 1, end - 1)
  const first = [...inside.matchAll(/\\([\s\S])/g)].find(([, unit = '']) => !/[0abt\tnvfre "/\\N_LPxuU]/.test(unit))
  if (!first || inside.includes('\\"')) return undefined
  const at = start + 1 + first.index
  const edits = [{ range: range(start, end), newText: `'${inside.replaceAll("'", "''")}'` }]
  return { ruleId: 'fm-yaml-syntax', range: range(at, at + 2), edits, detail: 'escape' }
}

/** A flow collection that is not closed on its line; the bracket may also be part of a text. */
function unclosed(text: string, value: Range): ValueRepair | undefined {
  const written = text.slice(value.start, value.end)
  if (!/^[[{][^[{]/.test(written) || flowCollectionEnd(written) !== undefined || /[#'"]/.test(written)) return undefined
  const detail = written.startsWith('[') ? ']' : '}'
  const edits = [{ range: range(value.end, value.end), newText: detail }]
  return { ruleId: 'fm-yaml-syntax', range: range(value.start, value.start + 1), edits, detail, otherEdits: [quoteAll(text, value)] }
}

/** Entries of a flow sequence that start with `#`: YAML reads a comment from there to the end of the line. */
function hashEntries(text: string, { start, end }: Range): ValueRepair | undefined {
  const written = text.slice(start, end)
  if (!/^\[[^'"]*\]$/.test(written)) return undefined
  const found = [...written.matchAll(/(?<=[[,][ \t]*)#[^,\]]*[^,\]\s]/g)].map(({ index, 0: entry }) =>
    range(start + index, start + index + entry.length),
  )
  const [first] = found
  if (!first) return undefined
  const edits = found.map((entry) => quoteAll(text, entry))
  return { ruleId: 'fm-needs-quotes', range: range(first.start, first.start + 1), edits, detail: '#' }
}

/** Quoted entries of a flow sequence with full-width commas between them. */
function wideCommas(text: string, { start, end }: Range): ValueRepair | undefined {
  const written = text.slice(start, end)
  if (!/^\[.*\]$/.test(written)) return undefined
  const found = [...written.matchAll(/(?<=["'])[ \t]*([，、])[ \t\u3000]*(?=["'])/g)]
  const [first] = found
  if (!first) return undefined
  const at = start + first.index + first[0].indexOf(first[1] ?? '')
  const edits = found.map(({ index, 0: whole }) => ({ range: range(start + index, start + index + whole.length), newText: ', ' }))
  return { ruleId: 'fm-full-width', range: range(at, at + 1), edits, detail: 'comma' }
}

function indented(text: string, { underIndented, indent }: ValuePosition): ValueRepair {
  const [first] = underIndented
  const start = first ? first.start + (/^[ \t]*/.exec(text.slice(first.start, first.end))?.[0].length ?? 0) : 0
  const word = /^\S+/.exec(text.slice(start, first?.end))?.[0] ?? ''
  const newText = ' '.repeat(indent + 2)
  return {
    ruleId: 'fm-multiline-quote-indent',
    range: range(start, start + word.length),
    edits: underIndented.map((line) => ({ range: range(line.start, line.start), newText })),
    detail: '',
  }
}

/** A text in one pair of quotation marks that YAML does not know. */
const typographic = /^(?:“[^“”]*”|‘[^‘’]*’|＂[^＂]*＂|＇[^＇]*＇)$/

/** A value that starts with an indicator (YAML 1.2.2, 5.3), or has `: ` in it, and so cannot be a plain scalar. */
function quoted(text: string, { value, key }: ValuePosition): ValueRepair | undefined {
  const written = text.slice(value.start, value.end)
  const offending = indicatorRange(written, key !== undefined)
  if (!offending) return undefined
  if (typographic.test(written)) {
    const inner = writeScalar(written.slice(1, -1), /^[“＂]/.test(written) ? 'double' : 'single')
    const edits = [{ range: value, newText: inner }]
    return {
      ruleId: 'fm-full-width',
      range: range(value.start, value.start + 1),
      edits,
      detail: 'quotes',
      otherEdits: [quoteAll(text, value)],
    }
  }
  const comment = /[ \t]+#/.exec(written)?.index
  const sign = /^[-|>][ \t]*/.exec(written)?.[0]
  if (sign !== undefined)
    return {
      ruleId: 'fm-needs-quotes',
      range: range(value.start, value.start + 1),
      edits: [quoteAll(text, value)],
      detail: written[0] ?? '',
      otherEdits: [{ range: range(value.start, value.start + sign.length), newText: '' }],
    }
  return {
    ruleId: 'fm-needs-quotes',
    range: range(value.start + offending.start, value.start + offending.end),
    edits: [quoteAll(text, value)],
    detail: written.slice(offending.start, offending.end),
    // It may be a comment or a part of the text: the author must choose.
    ...(comment === undefined || comment < offending.end
      ? {}
      : { otherEdits: [quoteAll(text, range(value.start, value.start + comment))] }),
  }
}

function indicatorRange(written: string, hasKey: boolean): Range | undefined {
  if (/^[@`%*&!,\]}]/.test(written)) return range(0, 1)
  if (/^[[{]/.test(written)) {
    const end = flowCollectionEnd(written)
    const rest = end === undefined ? '' : written.slice(end)
    // `[[Harbour]], [[Quay]]` and `{{date}}, {{time}}`: links and tags of templates.
    if (end !== undefined && /^(?:\[\[|\{\{)/.test(written) && !isBlank(rest)) return range(0, end)
    // A text of nothing but brackets and commas is meant as a list.
    return end === undefined || isBlank(rest) || !/[\p{L}\p{N}]/u.test(rest.replaceAll(/\[[^\]]*\]/g, '')) || /^\s*,/.test(rest)
      ? undefined
      : range(0, end)
  }
  // The indicator of a sequence entry, a complex key or a block scalar, with text after it on the line.
  if (hasKey && /^(?:[-?][ \t]+\S|[|>](?![-+\d]*(?:[ \t]+#.*)?$))/.test(written)) return range(0, 1)
  if (!hasKey || /^(?:[|>#]|[-?](?:[ \t]|$))/.test(written)) return undefined
  const colon = /:(?:[ \t]|$)/.exec(written)?.index
  return colon === undefined ? undefined : range(colon, colon + 1)
}

function flowCollectionEnd(written: string): number | undefined {
  let open = 0
  for (let i = 0; i < written.length; i++) {
    if (/[[{]/.test(written[i] ?? '')) open++
    else if (/[\]}]/.test(written[i] ?? '') && --open === 0) return i + 1
  }
  return undefined
}

/** A quoted scalar on one line that has text after its closing quote, or no closing quote. */
function requoted(text: string, line: Range): ValueRepair | undefined {
  const quote = text[line.start] ?? ''
  const close = closingQuote(text, line.start, line.end)
  if (close !== undefined && isBlank(text.slice(close + 1, line.end))) return undefined
  const commented = new RegExp(`^(${quote}.*${quote})[ \\t]+#`).exec(text.slice(line.start, line.end))?.[1]
  const value = range(line.start, commented === undefined ? line.end : line.start + commented.length)
  const written = text.slice(value.start, value.end)
  const repair = { ruleId: 'fm-bad-quote' as const, range: range(close ?? value.start, (close ?? value.start) + 1) }
  const rest = close === undefined ? '' : text.slice(close + 1, value.end)
  if (written.length === 1 || /^[,;]+$/.test(rest)) return undefined
  const isEven = close !== undefined && written.split(quote).length % 2 === 1
  const endsWord = /^[\s\p{P}]/u.test(rest) && !/\s/.test(text[(close ?? 0) - 1] ?? '')
  const isClosed = close !== undefined && written.endsWith(quote)
  // As in "Yes" or "no": the quotes are a part of the text.
  if (isEven && (endsWord || (quote === '"' && !isClosed))) return { ...repair, edits: [quoteAll(text, value)], detail: 'text' }
  if (isClosed) return { ...repair, edits: escapeInner(text, value), detail: 'inner' }
  // Either the closing quote is missing, or quotes around the whole text: the author must choose.
  const closing = { range: range(value.end, value.end), newText: quote }
  const edits = [...escapeInside(text, quote, range(value.start + 1, value.end)), closing]
  return { ...repair, range: range(value.start, value.start + 1), edits, detail: 'open', otherEdits: [quoteAll(text, value)] }
}

function escapeInner(text: string, value: Range): readonly Edit[] {
  const inside = range(value.start + 1, value.end - 1)
  if (text[value.start] === '"' && !/['\\]/.test(text.slice(inside.start, inside.end)))
    return [value.start, inside.end].map((at) => ({ range: range(at, at + 1), newText: "'" }))
  return escapeInside(text, text[value.start] ?? '', inside)
}

function escapeInside(text: string, quote: string, { start, end }: Range): readonly Edit[] {
  const edits: Edit[] = []
  for (const found of text.slice(start, end).matchAll(quote === "'" ? /'+/g : /\\.|"/g)) {
    const at = start + found.index
    if (quote === '"' && found[0] === '"') edits.push({ range: range(at, at), newText: '\\' })
    if (quote === "'" && found[0].length % 2 === 1) edits.push({ range: range(at + found[0].length, at + found[0].length), newText: "'" })
  }
  return edits
}

/** Quotes the whole text literally. One edit, so that no other fix can change a part of the value at the same time. */
function quoteAll(text: string, value: Range): Edit {
  const written = text.slice(value.start, value.end)
  return { range: value, newText: writeScalar(written, written.includes("'") && !/["\\]/.test(written) ? 'double' : 'single') }
}
