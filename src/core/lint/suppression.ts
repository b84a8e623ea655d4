import type { Article } from '../article/article'
import type { Problem } from '../text/problem'
import { range, textAt, type LineMap, type Range } from '../text/text'
import type { ValueNode } from '../data/nodes'
import { frontMatterComments } from '../frontmatter/frontMatter'

/*
 * Suppressions are comments: `# copydesk-disable-next-line RULE, RULE -- why` in the front matter, the same in an HTML comment of the
 * body, and `copydesk-disable-file RULE -- why` in either.
 */

export const directives = ['copydesk-disable-next-line', 'copydesk-disable-file'] as const

export interface SuppressedRule {
  readonly id: string
  readonly range: Range
}

/** A comment that disables rules. */
export interface Suppression {
  /** The whole comment, with `#` or `<!--` and `-->`. */
  readonly range: Range
  /** The first word, as written: it may be misspelt, and then is not in `directives`. */
  readonly directive: SuppressedRule
  readonly rules: readonly SuppressedRule[]
  readonly reason: string | undefined
  /**
   * Problems that start in this range, both ends included, are suppressed: the whole document, or the next line with more than
   * comments, and the lines on which its value, tag or paragraph continues. Undefined if no such line follows.
   */
  readonly reach: Range | undefined
}

/** Called for a problem that a comment suppresses. @param reason the one that the comment gives */
export type OnSuppressed = (problem: Problem, reason: string | undefined) => void

/** What the suppressions of an article did. */
export interface SuppressionOutcome {
  readonly suppressions: readonly Suppression[]
  /** Rules that ran but had no problem to suppress. */
  readonly unused: ReadonlySet<SuppressedRule>
  readonly ruleIds: readonly string[]
}

export const noOutcome: SuppressionOutcome = { suppressions: [], unused: new Set(), ruleIds: [] }

const directivePrefix = 'copydesk-disable'

/** All comments of an article that suppress rules, misspelt ones included; in document order. */
export function readSuppressions(article: Article): readonly Suppression[] {
  const { text, frontMatter, body } = article
  const at = text.indexOf(directivePrefix)
  if (at < 0) return []
  const inFrontMatter = frontMatter && at < frontMatter.content.end ? frontMatterComments(text, frontMatter) : []
  const comments = [...inFrontMatter, ...(text.includes(directivePrefix, body.start) ? article.comments : [])]
  const found = comments.flatMap((comment) => readComment(text, comment) ?? [])
  if (found.length === 0) return []
  const reaches = nextLines(article, comments)
  return found.map((suppression) => {
    const { id } = suppression.directive
    const reach = id === 'copydesk-disable-file' ? range(0, text.length) : reaches(suppression.range)
    return { ...suppression, reach: directives.some((valid) => valid === id) ? reach : undefined }
  })
}

/** @returns undefined if the comment is not a suppression */
function readComment(text: string, comment: Range): Omit<Suppression, 'reach'> | undefined {
  const written = textAt(text, comment)
  const [, opening = '', inner = ''] = /^(<!--|#+)([\s\S]*?)(?:-->)?$/.exec(written) ?? []
  const [, space = '', id = '', rest = ''] = /^(\s*)(copydesk-disable[\w-]*)([\s\S]*)$/.exec(inner) ?? []
  if (id === '') return undefined
  const start = comment.start + opening.length + space.length
  const dashes = /(?:^|\s)--(?=\s|$)/.exec(rest)
  const names = rest.slice(0, dashes?.index ?? rest.length)
  const at = start + id.length
  const reason = dashes ? rest.slice(dashes.index + dashes[0].length).trim() : ''
  return {
    range: comment,
    directive: { id, range: range(start, at) },
    rules: [...names.matchAll(/[^\s,]+/g)].map(({ 0: name, index }) => ({ id: name, range: range(at + index, at + index + name.length) })),
    reason: reason === '' ? undefined : reason,
  }
}

/** Finds the range of the next line for comments. The function must be called in document order. */
function nextLines(article: Article, comments: readonly Range[]): (comment: Range) => Range | undefined {
  const { text, lines } = article
  const commentLines = commentOnlyLines(text, lines, comments)
  const units = multilineUnits(article)
  let unit = 0
  let skipped = range(-1, -1)
  return (comment) => {
    const below = lines.lineOf(comment.end) + 1
    // Consecutive comments refer to the same line; it is searched once.
    let line = below >= skipped.start && below <= skipped.end ? skipped.end : below
    while (line < lines.count && (commentLines.has(line) || isBlank(text, lines.rangeOf(line)))) line++
    skipped = range(below, line)
    if (line >= lines.count) return undefined
    const { start, end } = lines.rangeOf(line)
    while (unit < units.length && (units[unit]?.start ?? 0) < start) unit++
    let reachEnd = end
    for (let next = unit; next < units.length; next++) {
      const found = units[next]
      if (!found || found.start > end) break
      reachEnd = Math.max(reachEnd, found.end)
    }
    return range(start, reachEnd > end ? lines.rangeOf(lines.lineOf(reachEnd)).end : end)
  }
}

function isBlank(text: string, at: Range): boolean {
  return textAt(text, at).trim() === ''
}

/** The lines that have nothing but comments. */
function commentOnlyLines(text: string, lines: LineMap, comments: readonly Range[]): ReadonlySet<number> {
  const found = new Set<number>()
  for (const { start, end } of comments) {
    const [first, last] = [lines.lineOf(start), lines.lineOf(end)]
    if (!/^[\s>]*$/.test(text.slice(lines.startOf(first), start)) || !isBlank(text, range(end, lines.rangeOf(last).end))) continue
    for (let line = first; line <= last; line++) found.add(line)
  }
  return found
}

/** Values, tags, images and paragraphs on several lines, which cannot have a comment between their lines; in order of their start. */
export function multilineUnits({ text, lines, frontMatter, elements, images, blocks }: Article): readonly Range[] {
  const units: Range[] = []
  const add = (at: Range) => {
    if (/[\r\n]/.test(textAt(text, at))) units.push(at)
  }
  for (const { value } of frontMatter?.fields ?? []) for (const scalar of scalars(value)) add(scalar.range)
  for (const { name, startTag, range: whole } of elements) add(rawElements.has(name) ? whole : startTag)
  for (const image of images) add(image.range)
  for (const { kind, first, last } of blocks) {
    if (last - first > 1 && inlineBlocks.has(kind)) units.push(range(lines.startOf(first), lines.rangeOf(last - 1).end))
  }
  return units.sort((a, b) => a.start - b.start)
}

const rawElements = new Set(['pre', 'script', 'style', 'textarea'])
const inlineBlocks = new Set(['paragraph', 'heading', 'table'])

function* scalars(node: ValueNode): Generator<ValueNode> {
  if (node.kind === 'scalar') yield node
  else if (node.kind === 'list') for (const item of node.items) yield* scalars(item.value)
  else for (const { value } of node.fields) yield* scalars(value)
}

/**
 * Removes the suppressed problems.
 * @param problems in document order
 * @param ran the ids of the rules that ran: only these can be reported as unused
 * @param onSuppressed gets each problem that is removed
 */
export function suppress(
  problems: readonly Problem[],
  suppressions: readonly Suppression[],
  ran: ReadonlySet<string>,
  onSuppressed?: OnSuppressed,
): { readonly left: readonly Problem[]; readonly unused: ReadonlySet<SuppressedRule> } {
  const byRule = new Map<string, Problem[]>()
  for (const problem of problems) {
    const same = byRule.get(problem.ruleId)
    if (same) same.push(problem)
    else byRule.set(problem.ruleId, [problem])
  }
  const disabled = new Set<Problem>()
  const unused = new Set<SuppressedRule>()
  const done = new Set<string>()
  for (const { rules, reach, reason } of suppressions) {
    for (const rule of rules) {
      const key = `${rule.id} ${reach?.start} ${reach?.end}`
      // A second comment for the same rule and range suppresses nothing.
      const covered = reach && !done.has(key) ? startingIn(byRule.get(rule.id) ?? [], reach) : []
      done.add(key)
      for (const problem of covered) {
        if (!disabled.has(problem)) onSuppressed?.(problem, reason)
        disabled.add(problem)
      }
      if (covered.length === 0 && ran.has(rule.id)) unused.add(rule)
    }
  }
  return { left: problems.filter((problem) => !disabled.has(problem)), unused }
}

function startingIn(problems: readonly Problem[], { start, end }: Range): readonly Problem[] {
  let low = 0
  let high = problems.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((problems[middle]?.range.start ?? 0) < start) low = middle + 1
    else high = middle
  }
  let next = low
  while (next < problems.length && (problems[next]?.range.start ?? 0) <= end) next++
  return problems.slice(low, next)
}
