import assert from 'node:assert/strict'
import fc from 'fast-check'
import { parseArticle, type Article } from '../../src/core/article/article'
import { checkText } from '../../src/core/lint/checkArticle'
import { fixAll } from '../../src/core/lint/fix'
import { readPublished } from '../../src/core/frontmatter/reading/publishedReading'
import type { Fix, Problem } from '../../src/core/text/problem'
import { frontMatterComments } from '../../src/core/frontmatter/frontMatter'
import { applyEdits, textAt, type Edit } from '../../src/core/text/text'
import { toValue } from '../../src/core/data/nodes'
import { rules } from '../../src/rules'
import { configOf } from '../lintConfig'
import { article as generated, badDocuments } from './generatedArticles'
import { generatorFor } from '../generatorFor'
import { runs, sample } from '../runs'

const optional = Object.fromEntries(rules.filter((rule) => rule.optional).map(({ id, severity }) => [id, severity]))
const lintConfig = configOf(rules, { rules: optional })
const check = (text: string) => checkText(text, 'a.md', lintConfig)

function eachFix(text: string, told: (fix: Fix, problem: Problem, fixed: string) => void): void {
  for (const problem of check(text)) for (const fix of problem.fixes) told(fix, problem, applyEdits(text, fix.edits))
}

/** Calls with bad examples in their line ends, and with generated articles. */
function forArticles(told: (text: string) => void): void {
  const variants = badDocuments.flatMap((text) => [text, text.replaceAll('\n', '\r\n')])
  for (const text of sample(variants, 5)) told(text)
  fc.assert(fc.property(generated, told), runs(30, 4000))
}

/**
 * Whether an edit writes again what stands there already. A value or a single word may be written anew as a whole: that keeps
 * two fixes from mixing in it.
 */
function needless({ text, frontMatter, elements }: Article, { range: { start, end }, newText }: Edit): boolean {
  const old = text.slice(start, end)
  if (old.length < 2 || newText === '' || (old[0] !== newText[0] && old.at(-1) !== newText.at(-1)) || !/\s/.test(old)) return false
  const values = (frontMatter?.fields ?? []).map(({ value }) => value)
  const whole = [
    // In YAML the value, and the space before it, may not be there at all: then the colon is written with it.
    ...(frontMatter?.fields ?? []).map(({ keyRange, value }) => ({ range: { start: keyRange.end, end: value.range.end } })),
    ...values.flatMap((value) => (value.kind === 'list' ? [value, ...value.items.map((item) => item.value)] : [value])),
    ...elements.flatMap(({ attributes }) => attributes.map(({ valueRange }) => ({ range: valueRange }))),
  ]
  return !whole.some(({ range }) => (range.start === start && range.end === end) || (range.start + 1 === start && range.end - 1 === end))
}

/** The fields that hold other values than before, by the keys of the topmost level. @param orNew whether fields may be added */
function changedKeys(
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
  orNew: boolean,
): readonly string[] {
  const written = (value: unknown) => JSON.stringify(value instanceof Date ? value.getTime() : value)
  const keys = orNew ? Object.keys(before) : [...new Set([...Object.keys(before), ...Object.keys(after)])]
  return keys.filter((key) => written(before[key]) !== written(after[key]))
}

/** The keys that a fix speaks of: those it edits, those the problem is at, and all that are written in its new text. */
function ownKeys({ frontMatter }: Article, problem: Problem, fix: Fix): ReadonlySet<string> {
  const places = [problem.range, ...fix.edits.map(({ range }) => range)]
  const touched = (frontMatter?.fields ?? []).filter(({ range }) =>
    places.some(({ start, end }) => start <= range.end && range.start <= end),
  )
  const written = fix.edits.flatMap(({ newText }) => [newText, ...[...newText.matchAll(/([\p{L}\w-]+) *:/gu)].map(([, key = '']) => key)])
  return new Set([...touched.map(({ key }) => key), ...written])
}

function fieldValues({ frontMatter }: Article): Readonly<Record<string, unknown>> | undefined {
  if (frontMatter?.root?.kind !== 'map' || frontMatter.errors.length > 0) return undefined
  return toValue(frontMatter.root) as Record<string, unknown>
}

function publishedValues(text: string, { frontMatter }: Article): Readonly<Record<string, unknown>> | undefined {
  const { data, error } = readPublished(text, frontMatter?.open.start ?? 0, generatorFor('generic'))
  // A site that takes the fields for text reads none.
  const isSeen = !frontMatter || (frontMatter.malformed.length === 0 && frontMatter.open.end > frontMatter.open.start)
  return error === undefined && isSeen ? data : undefined
}

describe('every fix', () => {
  it('changes only what it must', () => {
    forArticles((text) => {
      const article = parseArticle(text)
      eachFix(text, (fix, { ruleId }, fixed) => {
        assert.notEqual(fixed, text, `${ruleId}: ${fix.title}`)
        for (const edit of fix.edits) {
          assert.ok(!needless(article, edit), `${ruleId}: ${fix.title}: ${JSON.stringify([textAt(text, edit.range), edit.newText])}`)
        }
      })
    })
  })

  it('writes the line ends that the article has', () => {
    forArticles((text) =>
      eachFix(text, (fix, { ruleId }, fixed) => {
        if (ruleId === 'fm-mixed-eol') return
        const foreign = /(?<!\r)\n/.test(text) ? /\r/ : text.includes('\r\n') ? /(?<!\r)\n|\r(?!\n)/ : undefined
        if (!foreign?.test(text)) assert.ok(!foreign?.test(fixed), `${ruleId}: ${fix.title}: ${JSON.stringify(fixed)}`)
      }),
    )
  })

  it('keeps the comments of the front matter', () => {
    const comments = (text: string) => {
      const { frontMatter } = parseArticle(text)
      return frontMatter && frontMatterComments(text, frontMatter).map((at) => textAt(text, at))
    }
    forArticles((text) => {
      const { frontMatter } = parseArticle(text)
      if (!frontMatter?.close || frontMatter.errors.length + frontMatter.repairs.length > 0) return
      const before = comments(text)
      eachFix(text, (fix, { ruleId }, fixed) => {
        if (ruleId.startsWith('suppression-')) return
        const gone = [...(comments(fixed) ?? [])]
        // What was taken for a comment may be put in quotes, and is a value then.
        const isValue = (comment: string) => ruleId === 'fm-needs-quotes' && fixed.includes(`'${comment}'`)
        const lost = before?.filter((comment) => !gone.includes(comment) && !isValue(comment))
        assert.deepEqual(lost, [], `${ruleId}: ${fix.title}: ${JSON.stringify(fixed)}`)
      })
    })
  })

  it("never changes the value of another field, by our reading or by the site's", () => {
    forArticles((text) => {
      const before = parseArticle(text)
      const [values, published] = [fieldValues(before), publishedValues(text, before)]
      eachFix(text, (fix, problem, fixed) => {
        const after = parseArticle(fixed)
        const own = ownKeys(before, problem, fix)
        // The fields below a fence that is one too many become fields of the block.
        const joins = problem.ruleId === 'fm-second-block'
        const told = `${problem.ruleId}: ${fix.title}: ${JSON.stringify(text)} => ${JSON.stringify(fixed)}`
        const [reread, republished] = [fieldValues(after), publishedValues(fixed, after)]
        if (values) {
          assert.ok(reread, told)
          assert.deepEqual(
            changedKeys(values, reread, joins).filter((key) => !own.has(key)),
            [],
            told,
          )
        }
        if (published && republished)
          assert.deepEqual(
            changedKeys(published, republished, joins).filter((key) => !own.has(key)),
            [],
            told,
          )
        else assert.ok(!published, told)
      })
    })
  })

  it('is done with when all are applied', () => {
    forArticles((text) => {
      const once = fixAll(text, check)
      assert.equal(once.cycle, undefined, JSON.stringify(text))
      assert.equal(fixAll(once.text, check).text, once.text)
      assert.equal(applyEdits(text, once.edits), once.text)
    })
  })
})
