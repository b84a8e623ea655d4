import { parseArticle, type Article } from '../article/article'
import { equalValues, maxCompared } from '../data/equalValues'
import { toValue, type Field } from '../data/nodes'
import { startWhereTheyDid } from '../data/samePlaces'
import { dateValueOf, otherDateOf } from '../frontmatter/dateFields'
import { findFences } from '../frontmatter/fences'
import { bodyStart, type FrontMatter } from '../frontmatter/frontMatter'
import type { PublishedReading } from '../frontmatter/reading/publishedReading'
import { generatorOf, type Scope } from '../settings/siteScope'
import type { Fix, Problem } from '../text/problem'
import { applyEdits, range, textAt, type Edit, type Range } from '../text/text'
import { safeFixes } from './fix'
import { publishedReadingOf } from './publishedArticle'
import type { RuleContext } from './rule'
import { dateSiteOf, fateOf, otherSiteDateOf, siteDateOf } from './siteDate'
import { siteSchemaOf } from './siteSchema'

/** The most UTF-16 code units of front matter that are read again, fix by fix, for one article. The fixes after that are applied and read together. */
const maxReadUnits = 150_000
/** The reads for those, so that one unsafe fix among them does not hold back thousands of safe ones. */
const maxReadsTogether = 7
/** A code unit of front matter with syntax errors counts as this many: the errors, and the search for repairs, take most of the time. */
const brokenWeight = 40

type Values = Readonly<Record<string, unknown>>

/** What two readers make of the front matter; undefined where a reader reads no fields. */
interface Readings {
  readonly ours: Values | undefined
  readonly published: Values | undefined
  /** Whether the generator stops or leaves the article out, at the front matter or at one of its dates. */
  readonly isLeftOut: boolean
}

/**
 * Reads the front matter again after the safe fixes that edit it. A fix stays safe only if the front matter is still there, Copydesk's reader
 * and the generator's reader still read it, every field that neither the problem nor the fix touches or names has the same value as before,
 * and the generator stops (or leaves the article out) only if it did before. Fixes between the delimiters are tried together first; one by one only
 * if that fails, or if one of them overlaps another.
 * @param context that the rules were run with
 * @returns the problems in the same order
 */
export function confirmFixes(
  problems: readonly Problem[],
  article: Article,
  context: Pick<RuleContext, 'path' | 'published'>,
  scope: Scope,
): readonly Problem[] {
  const { frontMatter, body } = article
  const isAboutFields = ({ safe, edits }: Fix) => safe && edits.some(({ range }) => range.start < body.start)
  if (!frontMatter || !problems.some(({ fixes }) => fixes.some(isAboutFields))) return problems
  const reader = new FixReader(article, context, scope)
  const { start: contentStart, end } = frontMatter.content
  // Where there is no opening fence, an edit at the first key may write one.
  const start = frontMatter.open.end > frontMatter.open.start ? contentStart : contentStart + 1
  const betweenFences = problems.filter(({ fixes }) => {
    const edits = fixes.filter(isAboutFields).flatMap((fix) => fix.edits)
    return edits.length > 0 && edits.every(({ range }) => range.start >= start && range.end < end)
  })
  const together = safeFixes(betweenFences)
  const at = betweenFences.map(({ range }) => range)
  const applied = new Set(betweenFences.length > 1 && reader.keepsFieldsTogether(together.edits, at) ? together.edits : [])
  const waiting: Problem[] = []
  const confirmed = problems.map((problem) => {
    const fixes = problem.fixes.filter(isAboutFields)
    if (fixes.every(({ edits }) => edits.every((edit) => applied.has(edit)))) return problem
    if (reader.readUnits + reader.unitsOfRead > maxReadUnits) {
      waiting.push(problem)
      return problem
    }
    return withFixes(problem, (fix) => !isAboutFields(fix) || reader.keepsFields(fix.edits, [problem.range]))
  })
  if (waiting.length === 0) return confirmed
  const unsafe = new Set(unsafeAmong(waiting, reader))
  return confirmed.map((problem) => (unsafe.has(problem) ? withFixes(problem, (fix) => !isAboutFields(fix)) : problem))
}

/** Tries the fixes of all problems together, and then those of each half, until `maxReadsTogether` is reached. @returns problems whose fixes are not safe */
function unsafeAmong(problems: readonly Problem[], reader: FixReader): readonly Problem[] {
  const unsafe: Problem[] = []
  const waiting = [problems]
  let reads = 0
  for (let part = waiting.shift(); part; part = waiting.shift()) {
    const { edits } = safeFixes(part)
    const ranges = part.map(({ range }) => range)
    if (reads++ < maxReadsTogether && reader.keepsFields(edits, ranges)) continue
    if (reads >= maxReadsTogether || part.length === 1) unsafe.push(...part)
    else waiting.push(part.slice(0, part.length >> 1), part.slice(part.length >> 1))
  }
  return unsafe
}

/** @param isSafe whether a fix that is safe stays so */
function withFixes(problem: Problem, isSafe: (fix: Fix) => boolean): Problem {
  return { ...problem, fixes: problem.fixes.map((fix) => (isSafe(fix) ? fix : { ...fix, safe: false })) }
}

class FixReader {
  readonly #article: Article
  readonly #context: Pick<RuleContext, 'path' | 'published'>
  readonly #scope: Scope
  #before: Readings | undefined
  /** The keys of the fields by their offsets. */
  #keysAt: ReadonlyMap<number, string> | undefined
  readUnits = 0

  constructor(article: Article, context: Pick<RuleContext, 'path' | 'published'>, scope: Scope) {
    this.#article = article
    this.#context = context
    this.#scope = scope
  }

  /** What one reading of the front matter counts as. */
  get unitsOfRead(): number {
    const { frontMatter, body } = this.#article
    const isBroken = (frontMatter?.errors.length ?? 0) + (frontMatter?.repairs.length ?? 0) > 0
    return body.start * (isBroken ? brokenWeight : 1)
  }

  /** @param edits in any order, not overlapping. @param at the ranges of the problems that they are for */
  keepsFields(edits: readonly Edit[], at: readonly Range[]): boolean {
    if (this.#keepsLine(edits)) return true
    const fixed = this.#fixedText(edits)
    return this.#isReadAsBefore(fixed) || this.#readFixed(fixed, edits, at) !== undefined
  }

  /**
   * The same for the fixes of several problems. A field that one of them touches could hide what another does to it: so every field, and every
   * part of its value, must also start where it did. Front matter that Copydesk could read only with repairs is exempt, since its repairs are
   * made for each other.
   */
  keepsFieldsTogether(edits: readonly Edit[], at: readonly Range[]): boolean {
    const fixed = this.#readFixed(this.#fixedText(edits), edits, at)
    if (!fixed?.frontMatter) return false
    return this.#before?.ours === undefined || startWhereTheyDid(this.#article.frontMatter?.fields ?? [], fixed.frontMatter.fields, edits)
  }

  /** The text after the edits: of the body only what they reach into from the front matter, since the rest does not matter. */
  #fixedText(edits: readonly Edit[]): string {
    const { text, body } = this.#article
    this.readUnits += this.unitsOfRead
    const crosses = edits.some(({ range }) => range.start < body.start && range.end > body.start)
    return crosses
      ? applyEdits(text, edits)
      : applyEdits(
          text.slice(0, body.start),
          edits.filter(({ range }) => range.start < body.start),
        )
  }

  /** Whether both readers find the same text as before the edits, as when these are above the front matter: then it need not be read. */
  #isReadAsBefore(fixed: string): boolean {
    const { frontMatter, text, body } = this.#article
    const fences = findFences(fixed)
    if (!frontMatter || !fences || fences.language !== frontMatter.language || !fences.close !== !frontMatter.close) return false
    if (fixed.slice(fences.open.start, bodyStart(fixed, fences)) !== text.slice(frontMatter.open.start, body.start)) return false
    const { find } = generatorOf(this.#scope).frontMatter
    if (!find) return true
    const [before, after] = [find(text), find(fixed)]
    if (typeof before === 'string' || typeof after === 'string') return before === after
    return before.language === after.language && textAt(text, before.content) === textAt(fixed, after.content)
  }

  /**
   * Whether the edits are in one line, which is a whole field before and after them, for both readers: then these read the other lines as before,
   * and need not read them again.
   */
  #keepsLine(edits: readonly Edit[]): boolean {
    const { frontMatter, text, body } = this.#article
    const { path, published } = this.#context
    if (frontMatter?.language !== 'yaml' || published().error !== undefined || siteSchemaOf(generatorOf(this.#scope), path)) return false
    const { open, content, fields } = frontMatter
    this.#keysAt ??= new Map(fields.map(({ key, range }) => [range.start, key]))
    const line = lineOfField(frontMatter, this.#keysAt, text, edits)
    if (!line) return false
    this.readUnits += line.end - line.start
    const inLine = edits.map(({ range: at, newText }) => ({ range: range(at.start - line.start, at.end - line.start), newText }))
    const fixed = applyEdits(textAt(text, line), inLine)
    if (fixed.indexOf('\n') !== fixed.length - 1 || /[\r\u0085\u2028\u2029]/.test(fixed.trimEnd())) return false
    const alone = parseArticle(text.slice(open.start, content.start) + fixed + text.slice(content.end, body.start))
    const [field, ...others] = alone.frontMatter?.fields ?? []
    if (!field || others.length > 0 || field.key !== this.#keysAt.get(line.start)) return false
    const after = readingsOf(alone, publishedReadingOf(alone, this.#scope), path, this.#scope)
    return !after.isLeftOut && after.ours !== undefined && Object.keys(after.published ?? {}).length === 1
  }

  /** @returns the front matter after the edits; undefined if they do not keep the fields */
  #readFixed(fixedText: string, edits: readonly Edit[], at: readonly Range[]): Article | undefined {
    const { frontMatter } = this.#article
    const fixed = parseArticle(fixedText)
    if (!fixed.frontMatter || (frontMatter?.close && !fixed.frontMatter.close)) return undefined
    const { path, published } = this.#context
    this.#before ??= readingsOf(this.#article, published(), path, this.#scope)
    const after = readingsOf(fixed, publishedReadingOf(fixed, this.#scope), path, this.#scope)
    if (after.isLeftOut && !this.#before.isLeftOut) return undefined
    const touched = touchedKeys(this.#article, at, edits)
    const isKept = keeps(this.#before.ours, after.ours, touched) && keeps(this.#before.published, after.published, touched)
    return isKept ? fixed : undefined
  }
}

/**
 * The line that all edits are in, with its line end: one field of YAML that can be read, followed by another field or by the closing fence. Undefined
 * if there is none, or if its value has an anchor, which the value of another field may be.
 */
function lineOfField(
  { root, errors, repairs, content }: FrontMatter,
  keysAt: ReadonlyMap<number, string>,
  text: string,
  edits: readonly Edit[],
): Range | undefined {
  const isReadable = root?.kind === 'map' && errors.length + repairs.length === 0
  const [first] = edits
  if (!isReadable || !first) return undefined
  const start = text.lastIndexOf('\n', first.range.start - 1) + 1
  const end = text.indexOf('\n', first.range.start) + 1
  const isInside = edits.every(({ range }) => range.start >= start && range.end < end)
  const isWhole = keysAt.has(start) && (end === content.end || keysAt.has(end))
  if (!isInside || !isWhole || /(?:^|[\s[{,])&/.test(text.slice(start, end))) return undefined
  return { start, end }
}

function readingsOf({ frontMatter, text }: Article, { data, error, outcome }: PublishedReading, path: string, scope: Scope): Readings {
  const isReadable = frontMatter?.root?.kind === 'map' && frontMatter.errors.length + frontMatter.repairs.length === 0
  const site = dateSiteOf(scope, path)
  const stopsAtDate = ({ key, value }: Field) => {
    const other = otherDateOf(value, text)
    const date = other
      ? otherSiteDateOf(key, other, site)
      : frontMatter && value.kind === 'scalar'
        ? siteDateOf(key, dateValueOf(value, frontMatter.language), site)
        : undefined
    return date !== undefined && fateOf(date) === 'stops'
  }
  const demands = siteSchemaOf(site.generator, path)
  const stops = () => frontMatter?.fields.some(stopsAtDate) === true || (demands?.validate(frontMatter?.root, range(0, 0)).length ?? 0) > 0
  const isRead = outcome === 'read' && Object.keys(data).length > 0
  return {
    isLeftOut: outcome === 'stops' || outcome === 'dropsArticle' || (isRead && stops()),
    ours: isReadable && frontMatter.root ? (toValue(frontMatter.root) as Values) : undefined,
    published: error === undefined && Object.keys(data).length > 0 ? data : undefined,
  }
}

/** The fix may add fields, and may make fields readable that were not. */
function keeps(before: Values | undefined, after: Values | undefined, touched: ReadonlySet<string>): boolean {
  if (!before) return true
  const budget = { left: maxCompared }
  return after !== undefined && Object.keys(before).every((key) => touched.has(key) || equalValues(before[key], after[key], budget))
}

/** The keys of fields that a problem or an edit is at, and keys in the new text. */
function touchedKeys({ frontMatter }: Article, at: readonly Range[], edits: readonly Edit[]): ReadonlySet<string> {
  const ranges = [...at, ...edits.map(({ range }) => range)].sort((a, b) => a.start - b.start)
  const keys = new Set(
    edits.flatMap(({ newText }) => [newText, ...[...newText.matchAll(/([\p{L}\w-]+)\s*[:=]/gu)].map(([, key = '']) => key)]),
  )
  const isTouched = touches(ranges)
  for (const { key, range } of frontMatter?.fields ?? []) if (isTouched(range)) keys.add(key)
  return keys
}

/** Whether a range touches one of others: a binary search, since there may be thousands of both. @param others by their start */
function touches(others: readonly Range[]): (range: Range) => boolean {
  let last = Number.NEGATIVE_INFINITY
  /** For each of the ranges, the last end of it and those before it. */
  const ends = others.map(({ end }) => {
    last = Math.max(last, end)
    return last
  })
  return ({ start, end }) => {
    let low = 0
    let high = others.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((others[middle]?.start ?? 0) <= end) low = middle + 1
      else high = middle
    }
    return (ends[low - 1] ?? Number.NEGATIVE_INFINITY) >= start
  }
}
