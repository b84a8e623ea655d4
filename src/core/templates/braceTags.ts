import { range, type Range } from '../text/text'
import type { TagProblem, TemplateLanguage } from './templateLanguage'

/** What the reading of one article depends on besides its text. */
export interface TagSurroundings {
  /** Whether a tag, besides those of the language, is defined. */
  readonly isDefined: (name: string) => boolean
  /** Whether a filter, besides those of the language, is defined. */
  readonly isFilter: (name: string) => boolean
  /** Whether a name has a value. */
  readonly hasValue: (name: string) => boolean
  /** Whether the generator shows what is at an offset as written, so that no tag starts there. */
  readonly isProtected: (start: number) => boolean
  /** Whether a tag is shown as written as a whole, as in the address of a link. */
  readonly isAddress: (start: number, end: number) => boolean
}

interface Open {
  readonly name: string
  readonly range: Range
}

const blockTag = /^\{%[-~]?\s*(#|[\w-]+)?\s*([\s\S]*?)\s*[-~]?%\}$/
const needsValue = new Set(['if', 'unless', 'elsif', 'elif', 'elseif', 'case', 'when', 'for', 'assign', 'capture', 'tablerow'])

/** The problems of the tags of Liquid or Nunjucks in a text, in order. Linear in its length. */
export function braceTagProblems(text: string, language: TemplateLanguage, around: TagSurroundings): readonly TagProblem[] {
  const found: TagProblem[] = []
  const open: Open[] = []
  const assigned = new Set<string>()
  /** Tags that are not known: an end tag of one is not reported a second time. */
  const unknownNames = new Set<string>()
  const isLiquid = language.kind === 'liquid'
  let noOutputEnd = false
  /** The offset of the first `{%` without an end. */
  let openTag = Number.POSITIVE_INFINITY
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at)) {
    const mark = text[at + 1]
    if (mark === '#' && !isLiquid) {
      const close = text.indexOf('#}', at + 2)
      at = close < 0 ? at + 2 : close + 2
      continue
    }
    if (mark !== '{' && mark !== '%') {
      at++
      continue
    }
    const closer = mark === '{' ? '}}' : '%}'
    const isKnownOpen = mark === '{' ? noOutputEnd : openTag < at
    const close = isKnownOpen ? -1 : text.indexOf(closer, at + 2)
    if (close < 0) {
      if (mark === '{') noOutputEnd = true
      else openTag = Math.min(openTag, at)
    }
    // Liquid ends an output at the first brace; Nunjucks in Hexo reads no tag beyond its line's paragraph.
    const first = isLiquid && mark === '{' ? text.indexOf('}', at + 2) : close
    if (close < 0 || first < close) {
      if (isLiquid && !around.isProtected(at)) found.push({ kind: 'open', range: range(at, at + 2) })
      at += 2
      continue
    }
    const end = close + 2
    const where = range(at, end)
    if (around.isProtected(at)) {
      at += 2
      continue
    }
    if (around.isAddress(at, end)) {
      at = end
      continue
    }
    if (mark === '{') readOutput(where)
    else {
      const skipTo = readTag(where)
      if (skipTo !== undefined) {
        at = skipTo
        continue
      }
    }
    at = end
  }
  for (const { name, range: where } of open) found.push({ kind: 'unclosedBlock', range: where, name })
  return found
    .sort((a, b) => a.range.start - b.range.start)
    .map((problem) => (problem.range.start > openTag ? { ...problem, isAfterOpen: true } : problem))

  /** @returns the offset to continue at, if the content of the tag is not read */
  function readTag(where: Range): number | undefined {
    const [whole, name, rest = ''] = blockTag.exec(text.slice(where.start, where.end)) ?? []
    if (whole === undefined || name === undefined) {
      found.push({ kind: 'empty', range: where })
      return undefined
    }
    if (name === '#') return undefined
    if (name === 'raw' || name === 'verbatim' || (name === 'comment' && isLiquid)) {
      const pattern = new RegExp(`\\{%[-~]?\\s*end${name}\\s*[-~]?%\\}`, 'g')
      pattern.lastIndex = where.end
      const endTag = pattern.exec(text)
      if (endTag) return pattern.lastIndex
      // Nunjucks in Hexo takes the rest for the content.
      if (isLiquid) found.push({ kind: 'unclosedBlock', range: where, name })
      return text.length
    }
    const assignment =
      /^([\w-]+)\s*(?:=|in\b)/.exec(rest)?.[1] ?? (name === 'capture' || name === 'set' ? /^["']?([\w-]+)/.exec(rest)?.[1] : undefined)
    if (assignment !== undefined) assigned.add(assignment)
    if (/^end./.test(name)) {
      const index = open.findLastIndex((one) => one.name === name.slice(3))
      if (index < 0) {
        const isEndOfUnknown = unknownNames.has(name.slice(3))
        if (!isEndOfUnknown && !around.isDefined(name) && !around.isDefined(name.slice(3)))
          found.push({ kind: 'strayEnd', range: where, name })
      } else for (const one of open.splice(index).slice(1)) found.push({ kind: 'unclosedBlock', range: one.range, name: one.name })
      return undefined
    }
    if (language.inner.has(name)) {
      if (open.length === 0) found.push({ kind: 'strayEnd', range: where, name })
      else if (name !== 'else' && needsValue.has(name) && rest === '') found.push({ kind: 'value', range: where })
      return undefined
    }
    if (!language.tags.has(name) && !around.isDefined(name)) {
      found.push({ kind: 'unknown', range: where, name })
      unknownNames.add(name)
      return undefined
    }
    if (needsValue.has(name) && rest === '') found.push({ kind: 'value', range: where })
    else if (language.paired.has(name) && !(name === 'set' && rest.includes('='))) open.push({ name, range: where })
    return undefined
  }

  function readOutput(where: Range): void {
    const inside = text
      .slice(where.start + 2, where.end - 2)
      .replace(/^[-~]/, '')
      .replace(/[-~]$/, '')
    const value = inside.trim()
    if (value === '') {
      // Hexo leaves {{}} as it is.
      if (language.strictOutput && (isLiquid || inside !== '')) found.push({ kind: 'empty', range: where })
      return
    }
    const [tokens = ''] = (isLiquid ? liquidValue : nunjucksValue).exec(value) ?? []
    const rest = value.slice(tokens.length).trimStart()
    if (language.strictOutput && (tokens.trim() === '' || (rest !== '' && !rest.startsWith('|')))) {
      found.push({ kind: 'value', range: where })
      return
    }
    const unknown = language.filters && filtersIn(rest).find((name) => !language.filters?.has(name) && !around.isFilter(name))
    if (unknown !== undefined) found.push({ kind: 'unknownFilter', range: where, name: unknown })
    else if (
      /^[\w-]+$/.test(value) &&
      !/^[\d-]/.test(value) &&
      !assigned.has(value) &&
      !language.variables.has(value) &&
      !around.hasValue(value)
    )
      found.push({ kind: 'lost', range: where, name: value })
  }
}

/** The operands and operators that a value of LiquidJS starts with. */
const liquidValue = /^(?:\s*(?:"[^"]*"|'[^']*'|\([^()]*\)|[\p{L}\p{N}_-][\p{L}\p{N}_?-]*|\.(?=[\w.])|\[[^\]]*\]|[<>]=?|[=!]=))*/u
/** As much of an expression of Nunjucks as has no errors that are easily made. */
const nunjucksValue = /^(?!\s*[<%{}|*/=>#])[\s\S]*?(?=\s\||\|\s|$)/

/** The names of the filters after a value. */
function filtersIn(rest: string): readonly string[] {
  return [...rest.replace(/"[^"]*"|'[^']*'/g, '""').matchAll(/\|\s*([\w.]+)/g)].map(([, name = '']) => name)
}
