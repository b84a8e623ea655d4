import { closingQuote, isBlank, isQuote, type Slot } from './roughLines'
import { range, type Edit, type Range } from '../text/text'
import { writeScalar } from '../data/writeYaml'

/** What could be wrong with one value, and how it would be written properly. */
export interface ValueRepair {
  readonly ruleId: 'fm-needs-quotes' | 'fm-bad-quote' | 'fm-multiline-quote-indent' | 'fm-full-width' | 'fm-yaml-syntax'
  readonly range: Range
  readonly edits: readonly Edit[]
  readonly detail: string
  readonly otherEdits?: readonly Edit[]
}

/** How a value could be mended that does not look well; undefined when it looks well, or like nothing that is known here. */
export function repairValue(text: string, slot: Slot): ValueRepair | undefined {
  const { value } = slot
  if (value.end === value.start) return undefined
  if (slot.underIndented.length > 0) return indented(text, slot)
  if (isQuote(text[value.start]))
    return trailingComma(text, value) ?? escapes(text, value) ?? misclosed(text, value) ?? requoted(text, value)
  return wideCommas(text, value) ?? hashes(text, value) ?? unclosed(text, value) ?? quoted(text, slot)
}

/** Straight quotation marks that are opened, and closed with marks of a text. */
function misclosed(text: string, { start, end }: Range): ValueRepair | undefined {
  const quote = text[start] ?? ''
  const inside = text.slice(start + 1, end - 1)
  if (!(quote === '"' ? /[“”„＂]/ : /[‘’＇]/).test(text[end - 1] ?? '') || inside.includes(quote) || inside.includes('\\')) return undefined
  const last = range(end - 1, end)
  return { ruleId: 'fm-full-width', range: last, edits: [{ range: last, newText: quote }], detail: quote }
}

/** A comma behind a quoted value, as other notations have it. */
function trailingComma(text: string, { start, end }: Range): ValueRepair | undefined {
  const close = closingQuote(text, start, end)
  const comma = close === undefined ? undefined : /^[ \t]*,$/.exec(text.slice(close + 1, end))
  if (!comma) return undefined
  const at = range(end - 1, end)
  return { ruleId: 'fm-yaml-syntax', range: at, edits: [{ range: range(end - comma[0].length, end), newText: '' }], detail: 'comma' }
}

/** A backslash that begins no code of YAML's double quotes (YAML 1.2.2, 5.7), as in a path of Windows: then all are meant as they are. */
function escapes(text: string, { start, end }: Range): ValueRepair | undefined {
  if (text[start] !== '"' || closingQuote(text, start, end) !== end - 1) return undefined
  const inside = text.slice(start + 1, end - 1)
  const first = [...inside.matchAll(/\\([\s\S])/g)].find(([, unit = '']) => !/[0abt\tnvfre "/\\N_LPxuU]/.test(unit))
  if (!first || inside.includes('\\"')) return undefined
  const at = start + 1 + first.index
  const edits = [{ range: range(start, end), newText: `'${inside.replaceAll("'", "''")}'` }]
  return { ruleId: 'fm-yaml-syntax', range: range(at, at + 2), edits, detail: 'escape' }
}

/** A bracket that is not closed on its line; a text may begin with one too. */
function unclosed(text: string, value: Range): ValueRepair | undefined {
  const written = text.slice(value.start, value.end)
  if (!/^[[{][^[{]/.test(written) || closingBracket(written) !== undefined || /[#'"]/.test(written)) return undefined
  const detail = written.startsWith('[') ? ']' : '}'
  const edits = [{ range: range(value.end, value.end), newText: detail }]
  return { ruleId: 'fm-yaml-syntax', range: range(value.start, value.start + 1), edits, detail, otherEdits: [wrap(text, value)] }
}

/** Entries in brackets that start with a `#`, which makes a comment of them and of all that follows. */
function hashes(text: string, { start, end }: Range): ValueRepair | undefined {
  const written = text.slice(start, end)
  if (!/^\[[^'"]*\]$/.test(written)) return undefined
  const found = [...written.matchAll(/(?<=[[,][ \t]*)#[^,\]]*[^,\]\s]/g)].map(({ index, 0: entry }) =>
    range(start + index, start + index + entry.length),
  )
  const [first] = found
  if (!first) return undefined
  const edits = found.map((entry) => wrap(text, entry))
  return { ruleId: 'fm-needs-quotes', range: range(first.start, first.start + 1), edits, detail: '#' }
}

/** Quoted values in brackets, with full-width commas between them. */
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

function indented(text: string, { underIndented, indent }: Slot): ValueRepair {
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

/** A text in one pair of quotation marks that are not those of YAML. */
const typographic = /^(?:“[^“”]*”|‘[^‘’]*’|＂[^＂]*＂|＇[^＇]*＇)$/

/** A plain value that starts, or goes on, with what means something else in YAML. */
function quoted(text: string, { value, key }: Slot): ValueRepair | undefined {
  const written = text.slice(value.start, value.end)
  const offending = offendingRange(written, key !== undefined)
  if (!offending) return undefined
  if (typographic.test(written)) {
    const inner = writeScalar(written.slice(1, -1), /^[“＂]/.test(written) ? 'double' : 'single')
    const edits = [{ range: value, newText: inner }]
    return { ruleId: 'fm-full-width', range: range(value.start, value.start + 1), edits, detail: 'quotes', otherEdits: [wrap(text, value)] }
  }
  const comment = /[ \t]+#/.exec(written)?.index
  const sign = /^[-|>][ \t]*/.exec(written)?.[0]
  if (sign !== undefined)
    return {
      ruleId: 'fm-needs-quotes',
      range: range(value.start, value.start + 1),
      edits: [wrap(text, value)],
      detail: written[0] ?? '',
      otherEdits: [{ range: range(value.start, value.start + sign.length), newText: '' }],
    }
  return {
    ruleId: 'fm-needs-quotes',
    range: range(value.start + offending.start, value.start + offending.end),
    edits: [wrap(text, value)],
    detail: written.slice(offending.start, offending.end),
    // Whether that is a comment, or a part of the text, only the author knows.
    ...(comment === undefined || comment < offending.end ? {} : { otherEdits: [wrap(text, range(value.start, value.start + comment))] }),
  }
}

function offendingRange(written: string, keyed: boolean): Range | undefined {
  if (/^[@`%*&!,\]}]/.test(written)) return range(0, 1)
  if (/^[[{]/.test(written)) {
    const end = closingBracket(written)
    const behind = end === undefined ? '' : written.slice(end)
    // What holds nothing but brackets and commas was meant as a list.
    return end === undefined || isBlank(behind) || !/[\p{L}\p{N}]/u.test(behind.replaceAll(/\[[^\]]*\]/g, '')) || /^\s*,/.test(behind)
      ? undefined
      : range(0, end)
  }
  // A sign that begins a list, a key or a text in lines, and words on its line.
  if (keyed && /^(?:[-?][ \t]+\S|[|>](?![-+\d]*(?:[ \t]+#.*)?$))/.test(written)) return range(0, 1)
  if (!keyed || /^(?:[|>#]|[-?](?:[ \t]|$))/.test(written)) return undefined
  const colon = /:(?:[ \t]|$)/.exec(written)?.index
  return colon === undefined ? undefined : range(colon, colon + 1)
}

function closingBracket(written: string): number | undefined {
  let open = 0
  for (let i = 0; i < written.length; i++) {
    if (/[[{]/.test(written[i] ?? '')) open++
    else if (/[\]}]/.test(written[i] ?? '') && --open === 0) return i + 1
  }
  return undefined
}

/** A value whose quotation marks do not come out even, all on one line. */
function requoted(text: string, line: Range): ValueRepair | undefined {
  const quote = text[line.start] ?? ''
  const close = closingQuote(text, line.start, line.end)
  if (close !== undefined && isBlank(text.slice(close + 1, line.end))) return undefined
  const commented = new RegExp(`^(${quote}.*${quote})[ \\t]+#`).exec(text.slice(line.start, line.end))?.[1]
  const value = range(line.start, commented === undefined ? line.end : line.start + commented.length)
  const written = text.slice(value.start, value.end)
  const repair = { ruleId: 'fm-bad-quote' as const, range: range(close ?? value.start, (close ?? value.start) + 1) }
  const behind = close === undefined ? '' : text.slice(close + 1, value.end)
  if (written.length === 1 || /^[,;]+$/.test(behind)) return undefined
  const isEven = close !== undefined && written.split(quote).length % 2 === 1
  const endsWord = /^[\s\p{P}]/u.test(behind) && !/\s/.test(text[(close ?? 0) - 1] ?? '')
  const isClosed = close !== undefined && written.endsWith(quote)
  // “Yes” or “no”: the marks are a part of the text.
  if (isEven && (endsWord || (quote === '"' && !isClosed))) return { ...repair, edits: [wrap(text, value)], detail: 'text' }
  if (isClosed) return { ...repair, edits: escapeInner(text, value), detail: 'inner' }
  // What's missing is the closing mark, or the marks around all of it: only the author knows.
  const closing = { range: range(value.end, value.end), newText: quote }
  const edits = [...escapeInside(text, quote, range(value.start + 1, value.end)), closing]
  return { ...repair, range: range(value.start, value.start + 1), edits, detail: 'open', otherEdits: [wrap(text, value)] }
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

/** Puts all that is written in quotes, to the letter. One edit: what another fix makes of the value cannot come in between. */
function wrap(text: string, value: Range): Edit {
  const written = text.slice(value.start, value.end)
  return { range: value, newText: writeScalar(written, written.includes("'") && !/["\\]/.test(written) ? 'double' : 'single') }
}
