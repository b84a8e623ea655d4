import assert from 'node:assert/strict'
import { basename, relative, sep } from 'node:path'
import { createConfigResolver } from '../../src/cli/config/configResolver'
import { nodeFiles } from '../../src/cli/io/files'
import { parseArticle, type Article } from '../../src/core/article/article'
import { checkText } from '../../src/core/lint/checkArticle'
import { fixAll } from '../../src/core/lint/fix'
import { readBlocks, renderBlock, renderMarkdown } from '../../src/core/markdown/renderMarkdown'
import { readPublished } from '../../src/core/frontmatter/reading/publishedReading'
import type { Problem } from '../../src/core/text/problem'
import { LineMap } from '../../src/core/text/text'
import { lineSuppression } from '../../src/features/codeActions/suppress'
import { rules } from '../../src/rules'
import { expectedErrors, frequentWarnings } from './expectedErrors'
import { isLong, sample } from '../runs'
import { sharedFolder } from '../corpusFolder'
import { checkAs, readAs, realArticles, unhealthy, type RealArticle } from './realArticles'
import { generatorFor } from '../generatorFor'

interface Case extends RealArticle {
  readonly check: (text: string) => readonly Problem[]
}

/** An error or a warning of the articles as they are. */
interface Found {
  readonly path: string
  readonly folder: string
  readonly ruleId: string
  readonly severity: Problem['severity']
  readonly line: number
}

/** What the site reads; of dates the instant and of a title what readers see, since a fix may write them in another way. */
function published(text: string): { readonly data: Record<string, unknown>; readonly error: string | undefined } {
  const article = parseArticle(text)
  const dates = new Set(article.dates.map(({ key }) => key))
  const { data, error } = readPublished(text, article.frontMatter?.open.start ?? 0, generatorFor('generic'))
  const instant = (value: unknown) => new Date(value instanceof Date ? value : String(value)).getTime()
  const read = (key: string, value: unknown) => (dates.has(key) ? instant(value) : key === 'title' ? renderMarkdown(String(value)) : value)
  return { data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, read(key, value)])), error }
}

describe('the corpus', () => {
  const cases: Case[] = []
  const failures: string[] = []
  const found: Found[] = []

  before(() => {
    for (const article of sample(realArticles(), 4)) {
      const { path, folder, text } = article
      const check = checkAs(article, { failed: (id, error) => failures.push(`${path}: ${id}: ${String(error)}`) })
      cases.push({ ...article, check })
      const problems = check(text).filter(({ severity }) => severity === 'error' || severity === 'warning')
      const lines = new LineMap(text)
      for (const { ruleId, severity, range } of problems)
        found.push({ path, folder, ruleId, severity, line: lines.lineOf(range.start) + 1 })
    }
  })

  it('is checked without a failing rule', () => assert.deepEqual(failures, []))

  it('misses no images: it is articles alone, without the files that their sites have', () => {
    const configOf = createConfigResolver({
      files: nodeFiles('/'),
      rules: rules.filter(({ id }) => /^image-file-|^head-image/.test(id)),
      ruleFailed: (ruleId, error) => assert.fail(`${ruleId}: ${String(error)}`),
      config: undefined,
      report: ({ path, message }) => assert.fail(`${path}: ${message}`),
    })
    for (const { path, text } of cases) {
      const absolute = path.split(sep).join('/')
      const { folder, ...lintConfig } = configOf(absolute)
      const known = folder === undefined ? basename(path) : relative(folder, path)
      assert.deepEqual(checkText(text, known.split(sep).join('/'), lintConfig), [], path)
    }
  })

  it('has the expected errors only', () => {
    const errors = found.filter(({ folder, severity }) => severity === 'error' && !unhealthy.has(folder))
    const counts: Record<string, Record<string, number>> = {}
    for (const { folder, ruleId } of errors) {
      counts[folder] ??= {}
      counts[folder][ruleId] = (counts[folder][ruleId] ?? 0) + 1
    }
    const folders = new Set(cases.map((one) => one.folder))
    const expected = Object.entries(expectedErrors)
      .filter(([folder]) => folders.has(folder))
      .map(([folder, byRule]) => [folder, Object.fromEntries(Object.entries(byRule).map(([id, { count }]) => [id, count]))])
    const places = errors.map(({ path, line, ruleId }) => `${relative(sharedFolder, path)}:${line} ${ruleId}`)
    if (isLong) assert.deepEqual(counts, Object.fromEntries(expected), places.join('\n'))
    for (const { folder, ruleId } of errors) assert.ok(expectedErrors[folder]?.[ruleId], places.join('\n'))
  })

  it('has a warning of the same rule in at most 3 of 100 articles, except for the expected ones', () => {
    const articles = new Map<string, number>()
    for (const { folder } of cases) articles.set(folder, (articles.get(folder) ?? 0) + 1)
    const warned = new Map<string, Set<string>>()
    for (const { path, folder, ruleId, severity } of found)
      if (severity === 'warning') {
        const key = `${folder} ${ruleId}`
        warned.set(key, (warned.get(key) ?? new Set()).add(path))
      }
    const frequent = [...warned].flatMap(([place, { size }]) => {
      const count = articles.get(place.split(' ', 1)[0] ?? '') ?? 0
      return count < 50 || size * 100 <= count * (isLong ? 3 : 10) ? [] : [`${place}: ${size}`]
    })
    const expected = frequentWarnings
      .filter(({ folder }) => articles.has(folder))
      .map(({ folder, ruleId, count }) => `${folder} ${ruleId}: ${count}`)
    if (isLong) assert.deepEqual(frequent.sort(), expected.sort())
    // A share of 3 of 100 is no measure of the sample: there it is 1 of 10.
    else
      assert.deepEqual(
        frequent.filter((one) => !expected.some((name) => one.startsWith(name.split(':', 1)[0] ?? ''))),
        [],
      )
  })

  it('keeps the meaning of every article when all is fixed, and has nothing left to fix then', () => {
    for (const { path, text, check } of sample(cases, 4)) {
      const once = fixAll(text, check)
      assert.equal(once.cycle, undefined, path)
      const twice = fixAll(once.text, check)
      assert.equal(twice.text, once.text, path)
      assert.equal(twice.fixed, 0, path)
      const before = published(text)
      // What could not be read before has no meaning to keep.
      if (before.error === undefined) assert.deepEqual(published(once.text), before, path)
    }
  })

  it('shows the same words when a problem is disabled by a comment above it, which disables just that', () => {
    const counter = { offered: 0, refused: 0 }
    for (const real of sample(cases, 4)) {
      const { path, text, check } = real
      const article = readAs(real, text)
      const problems = check(text)
      const seen = new Set<string>()
      const rendered = ({ masked, body, markdown }: Article) => {
        const { blocks, references } = readBlocks(masked.slice(body.start), markdown)
        return blocks.map((block) => renderBlock(block, references, markdown).replace(/ data-line="\d+"|\s+/g, '')).join('')
      }
      for (const { ruleId, range } of problems) {
        if (seen.has(ruleId)) continue
        seen.add(ruleId)
        const insertion = lineSuppression(article, ruleId, range, path)
        // MDX has no HTML comments.
        if (insertion || !path.endsWith('.mdx')) counter[insertion ? 'offered' : 'refused']++
        if (!insertion) continue
        const { offset, before, after } = insertion
        const changed = `${text.slice(0, offset)}${before}ours${after}${text.slice(offset)}`
        const left = check(changed)
        const place = `${path}: ${ruleId} at ${offset}`
        const shifted = range.start < offset ? range.start : range.start + changed.length - text.length
        assert.ok(!left.some((other) => other.ruleId === ruleId && other.range.start === shifted), place)
        assert.ok(!left.some((other) => other.ruleId.startsWith('suppression-')), place)
        const now = readAs(real, changed)
        const comment = `${before}ours${after}`.replace(/\s+/g, '').replace(/^>+/, '')
        assert.ok(rendered(now).replace(comment, '') === rendered(article), place)
        const [read, reread] = [published(text), published(changed)]
        if (read.error === undefined) assert.deepEqual(reread, read, place)
      }
    }
    if (cases.length > 0) assert.ok(counter.refused * (isLong ? 5 : 3) < counter.offered, JSON.stringify(counter))
  })
})
