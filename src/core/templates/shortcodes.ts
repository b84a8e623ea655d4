import { range, type Range } from '../text/text'
import type { TagProblem, TemplateLanguage } from './templateLanguage'

/** What the reading of one article depends on besides its text. */
export interface ShortcodeSurroundings {
  readonly isDefined: (name: string) => boolean
  /** Whether a shortcode of the site has content, and so an end tag; undefined if that is not known. */
  readonly hasContent: (name: string) => boolean | undefined
}

const opening = /\{\{[<%]/g
const parameter = /\s*(?:([\w-]+)\s*=\s*)?("(?:[^"\\]|\\.)*"|`[^`]*`|[^\s"`]+)/y

/** The problems of Hugo's shortcodes in a text, in code too (`parser/pageparser/pagelexer_shortcode.go`). */
export function shortcodeProblems(text: string, language: TemplateLanguage, around: ShortcodeSurroundings): readonly TagProblem[] {
  const found: TagProblem[] = []
  const open: { readonly name: string; readonly range: Range }[] = []
  opening.lastIndex = 0
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const start = match.index
    const mark = text[start + 2] ?? '<'
    const closer = mark === '<' ? '>}}' : '%}}'
    if (/^\s*\/\*/.test(text.slice(start + 3, start + 20))) {
      const close = text.indexOf(`*/${closer}`, start)
      if (close >= 0) opening.lastIndex = close
      continue
    }
    const close = text.indexOf(closer, start + 3)
    const next = text.slice(start + 3, close < 0 ? start + 3 : close).search(/\{\{[<%]/)
    if (close < 0 || next >= 0) {
      found.push({ kind: 'open', range: range(start, start + 3) })
      continue
    }
    opening.lastIndex = close + 3
    const where = range(start, close + 3)
    const [whole, slash = '', name = '', written = ''] =
      /^\s*(\/?)\s*([^\s"`=/][^\s"`=]*)?([\s\S]*)$/.exec(text.slice(start + 3, close)) ?? []
    if (whole === undefined || name === '') {
      found.push({ kind: 'empty', range: where })
      continue
    }
    if (slash !== '') {
      const index = open.findLastIndex((one) => one.name === name)
      if (index < 0) found.push({ kind: 'strayEnd', range: where, name })
      else for (const one of open.splice(index).slice(1)) if (needsEnd(one.name)) found.push({ kind: 'unclosedBlock', ...one })
      continue
    }
    if (name.endsWith('.inline')) continue
    if (!language.tags.has(name) && !around.isDefined(name)) found.push({ kind: 'unknown', range: where, name })
    const isSelfClosing = /\/\s*$/.test(written)
    const fault = parameterFault(isSelfClosing ? written.replace(/\/\s*$/, '') : written)
    if (fault) found.push({ kind: fault, range: where })
    if (!isSelfClosing) open.push({ name, range: where })
  }
  for (const one of open) if (needsEnd(one.name)) found.push({ kind: 'unclosedBlock', ...one })
  return found.sort((a, b) => a.range.start - b.range.start)

  function needsEnd(name: string): boolean {
    return around.hasContent(name) ?? language.paired.has(name)
  }
}

/** `mixed`: parameters with and without names, or a quotation mark too many, stop the build; `quotes` become part of the value. */
function parameterFault(written: string): 'mixed' | 'quotes' | undefined {
  parameter.lastIndex = 0
  let named = 0
  let positional = 0
  let quotes = false
  for (let end = 0; written.slice(end).trim() !== ''; end = parameter.lastIndex) {
    const match = parameter.exec(written)
    if (!match) return 'mixed'
    const [, name, value = ''] = match
    if (name === undefined) positional++
    else named++
    // A quotation mark directly before or after a value.
    if (name === undefined && end > 0 && !/^\s/.test(match[0])) return 'mixed'
    if (/^[“”‘’'„«]|[“”’]$/.test(value)) quotes = true
  }
  if (named > 0 && positional > 0) return quotes ? 'quotes' : 'mixed'
  return quotes ? 'quotes' : undefined
}
