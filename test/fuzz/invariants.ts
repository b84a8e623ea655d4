import { parseArticle, type Article } from '../../src/core/article/article'
import { toValue } from '../../src/core/data/nodes'
import { generators } from '../../src/core/generators/generators'
import { checkArticle } from '../../src/core/lint/checkArticle'
import { fixAll } from '../../src/core/lint/fix'
import type { LintConfig } from '../../src/core/lint/lintConfig'
import type { PublishedReading } from '../../src/core/frontmatter/reading/publishedReading'
import { publishedReadingOf } from '../../src/core/lint/publishedArticle'
import { defaultPolicy } from '../../src/core/sanitizer/policy'
import { readSettings } from '../../src/core/settings/settings'
import { applyEdits, type Edit, type Range } from '../../src/core/text/text'
import type { Fix, Problem } from '../../src/core/text/problem'
import { noVocabularies } from '../../src/core/vocabulary/vocabulary'
import { renderArticle, type RenderedArticle } from '../../src/preview/render/render'
import { rules } from '../../src/rules'
import { assertSafe } from '../preview/safety'
import { damaged } from './damage'
import { Random } from './random'

/** What holds for every text. Each throws an error that says what does not hold. */
export interface Invariant {
  readonly name: string
  check(text: string, dialect: string): void
}

/** The house styles that are checked: each generator's sites have one of them. */
const styles = [
  '{ terms: [{ prefer: boat, instead: [ship, Boat] }], typography: { cjkSpacing: spaced, punctuation: cjk, quotes: typographic, repeatedWords: true } }',
  '{ typography: { cjkSpacing: tight, punctuation: ascii, quotes: straight } }',
  '{ typography: { cjkSpacing: words, punctuation: cjk, quotes: corner } }',
]
const headlines = '{ widths: { search: 60, push: 45 }, capitals: ap, endMark: none }'
const optional = rules.filter((rule) => rule.optional).map(({ id, severity }) => `  ${id}: ${severity}`)

function configFor(dialect: string, style: string): LintConfig {
  const { settings, problems } = readSettings(
    `dialect: ${dialect}\nstyle: ${style}\nheadlines: ${headlines}\nrules:\n${optional.join('\n')}\n`,
    rules,
  )
  if (problems.length > 0) throw new Error(problems[0]?.message)
  return {
    scope: { settings, site: undefined },
    schema: undefined,
    vocabularies: noVocabularies,
    rules,
    ruleFailed: (ruleId, error) => {
      throw new Error(`${ruleId} threw: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    },
  }
}

const configs = new Map(generators.map(({ name }, index) => [name, configFor(name, styles[index % styles.length] ?? '{}')]))

/** What was made of the last texts: the invariants of one case look at the same ones. */
class Recent<Value> {
  readonly #values = new Map<string, Value>()
  readonly #max: number

  constructor(max = 60) {
    this.#max = max
  }

  get(key: string, make: () => Value): Value {
    const known = this.#values.get(key)
    if (known !== undefined) return known
    const value = make()
    if (this.#values.size >= this.#max) this.#values.clear()
    this.#values.set(key, value)
    return value
  }
}

const recentArticles = new Recent<Article>()
const recentProblems = new Recent<readonly Problem[]>()
const recentReadings = new Recent<PublishedReading>()
const recentPreviews = new Recent<RenderedArticle>()

const articleOf = (text: string) => recentArticles.get(text, () => parseArticle(text))

/** How each rule is run alone: rules about suppressions look at what others found. */
const configsOfRules = new Recent<LintConfig>(2_000)

/** The problems of one rule. */
function problemsOfRule(text: string, dialect: string, ruleId: string): readonly Problem[] {
  const rule = rules.find(({ id }) => id === ruleId)
  if (!rule || rule.about === 'suppressions') return problemsOf(text, dialect).filter((problem) => problem.ruleId === ruleId)
  const config = configsOfRules.get(`${dialect} ${ruleId}`, () => ({ ...configOf(dialect), rules: [rule] }))
  return checkArticle(articleOf(text), 'posts/a.md', config).filter((problem) => problem.ruleId === ruleId)
}

function configOf(dialect: string): LintConfig {
  const config = configs.get(dialect)
  if (!config) throw new Error(`no generator is called ${dialect}`)
  return config
}

export function problemsOf(text: string, dialect: string): readonly Problem[] {
  return recentProblems.get(`${dialect} ${text}`, () => checkArticle(articleOf(text), `posts/a.md`, configOf(dialect)))
}

const isInside = ({ start, end }: Range, text: string) => 0 <= start && start <= end && end <= text.length

function loneReturns(text: string): number {
  return text.match(/\r(?!\n)/g)?.length ?? 0
}

function valuesOf({ frontMatter }: Article): Readonly<Record<string, unknown>> | undefined {
  if (frontMatter?.root?.kind !== 'map' || frontMatter.errors.length + frontMatter.repairs.length > 0) return undefined
  return toValue(frontMatter.root) as Record<string, unknown>
}

function changedKeys(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.keys(before).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
}

/** The top-level keys whose fields a fix edits or names, and those at the range of its problem. */
function ownKeys({ frontMatter }: Article, problem: Problem, fix: Fix): ReadonlySet<string> {
  const ranges = [problem.range, ...fix.edits.map(({ range }) => range)]
  const touched = (frontMatter?.fields ?? []).filter(({ range }) =>
    ranges.some(({ start, end }) => start <= range.end && range.start <= end),
  )
  const named = fix.edits.flatMap(({ newText }) => [newText, ...[...newText.matchAll(/([\p{L}\w-]+) *:/gu)].map(([, key = '']) => key)])
  return new Set([...touched.map(({ key }) => key), ...named])
}

/** The range after edits; of a range that an edit replaces, the new text. */
function rangeAfter({ start, end }: Range, edits: readonly Edit[]): Range {
  const moved = (offset: number, isStart: boolean) => {
    let shift = 0
    for (const { range, newText } of edits) {
      if (range.end < offset || (range.end === offset && !isStart)) shift += newText.length - (range.end - range.start)
      else if (range.start < offset) return range.start + shift + (isStart ? 0 : newText.length)
    }
    return offset + shift
  }
  return { start: moved(start, true), end: moved(end, false) }
}

function isSamePlace(one: Range, other: Range): boolean {
  return (one.start < other.end && other.start < one.end) || (one.start === other.start && one.end === other.end)
}

/** A fix that joins two blocks of front matter adds the fields of the second one. */
const joining = new Set(['fm-second-block'])

export const invariants: readonly Invariant[] = [
  {
    name: 'problems',
    check(text, dialect) {
      for (const { ruleId, range, fixes, related = [] } of problemsOf(text, dialect)) {
        for (const one of [range, ...related.map((other) => other.range)]) {
          if (!isInside(one, text)) throw new Error(`${ruleId} reports ${one.start}..${one.end} of ${text.length}`)
        }
        for (const { title, edits } of fixes) {
          if (edits.length === 0) throw new Error(`${ruleId} offers a fix without edits: ${title}`)
          if (applyEdits(text, edits) === text) throw new Error(`${ruleId} offers a fix that changes nothing: ${title}`)
        }
      }
    },
  },
  {
    name: 'fixes',
    check(text, dialect) {
      const problems = problemsOf(text, dialect)
      for (const problem of problems) {
        for (const { title, edits } of problem.fixes) {
          const fixed = applyEdits(text, edits)
          const isSame = ({ ruleId, message }: Problem) => ruleId === problem.ruleId && message === problem.message
          const left = problemsOfRule(fixed, dialect, problem.ruleId).filter(isSame)
          const place = rangeAfter(problem.range, edits)
          // Another problem of the same kind may begin where a fix has deleted the first one.
          if (left.length >= problems.filter(isSame).length && left.some(({ range }) => isSamePlace(range, place)))
            throw new Error(`${problem.ruleId} offers a fix that leaves the problem: ${title} => ${JSON.stringify(fixed.slice(0, 600))}`)
        }
      }
    },
  },
  {
    name: 'safe fixes',
    check(text, dialect) {
      const article = articleOf(text)
      const values = valuesOf(article)
      for (const problem of problemsOf(text, dialect)) {
        for (const fix of problem.fixes.filter(({ safe }) => safe)) {
          const fixed = applyEdits(text, fix.edits)
          const shown = `${problem.ruleId}: ${fix.title} => ${JSON.stringify(fixed.slice(0, 600))}`
          if (loneReturns(fixed) > loneReturns(text)) throw new Error(`leaves half of a line end: ${shown}`)
          const after = articleOf(fixed)
          if (article.frontMatter?.close && !after.frontMatter?.close) throw new Error(`the front matter is lost: ${shown}`)
          if (!values) continue
          const reread = valuesOf(after)
          if (!reread) throw new Error(`the front matter cannot be read any more: ${shown}`)
          const own = ownKeys(article, problem, fix)
          const others = joining.has(problem.ruleId) ? [] : changedKeys(values, reread).filter((key) => !own.has(key))
          if (others.length > 0) throw new Error(`other fields change (${others.join(', ')}): ${shown}`)
        }
      }
    },
  },
  {
    name: 'fix all',
    check(text, dialect) {
      const check = (current: string) => problemsOf(current, dialect)
      const once = fixAll(text, check)
      if (once.cycle) throw new Error(`fixes undo each other: ${once.cycle.join(', ')}`)
      if (applyEdits(text, once.edits) !== once.text) throw new Error('the edits do not give the fixed text')
      if (loneReturns(once.text) > loneReturns(text)) throw new Error('leaves half of a line end')
      const twice = fixAll(once.text, check)
      if (twice.text !== once.text) throw new Error(`a second run changes more: ${JSON.stringify(twice.text.slice(0, 600))}`)
    },
  },
  {
    name: 'preview',
    check(text, dialect) {
      const { head, body } = rendered(text, dialect)
      for (const { html } of [{ html: head }, ...body.chunks]) assertSafe(html, text)
    },
  },
  {
    name: 'preview while typing',
    check(text, dialect) {
      const random = new Random(text.length)
      let [before, typed] = [rendered(text, dialect), text]
      for (let presses = 0; presses < 2; presses++) {
        typed = damaged(typed, random)
        const after = rendered(typed, dialect, before)
        const anew = rendered(typed, dialect)
        const isSame = after.head === anew.head && JSON.stringify(after.body.chunks) === JSON.stringify(anew.body.chunks)
        if (!isSame) throw new Error(`another preview than without the one before it => ${JSON.stringify(typed.slice(0, 600))}`)
        before = after
      }
    },
  },
]

/** The preview of a text. @param before the preview that is on show */
export function rendered(text: string, dialect: string, before?: RenderedArticle): RenderedArticle {
  return before ? newlyRendered(text, dialect, before) : recentPreviews.get(`${dialect} ${text}`, () => newlyRendered(text, dialect))
}

function newlyRendered(text: string, dialect: string, before?: RenderedArticle): RenderedArticle {
  const generator = generators.find(({ name }) => name === dialect)
  const { scope } = configOf(dialect)
  if (!generator) throw new Error(`no generator is called ${dialect}`)
  const article = articleOf(text)
  const options = {
    published: recentReadings.get(`${dialect} ${text}`, () => publishedReadingOf(article, scope)),
    problems: [],
    policy: defaultPolicy,
    resolveImage: (address: string) => address,
    generator,
    locale: 'zh-CN',
    timeZone: undefined,
    readingZone: undefined,
  }
  return renderArticle(article, options, before)
}
