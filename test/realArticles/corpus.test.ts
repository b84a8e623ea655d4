import assert from 'node:assert/strict'
import { basename, relative, sep } from 'node:path'
import { createConfigResolver } from '../../src/cli/config/configResolver'
import { nodeFiles } from '../../src/cli/io/files'
import { parseArticle } from '../../src/core/article/article'
import { checkText } from '../../src/core/lint/checkArticle'
import { fixAll } from '../../src/core/lint/fix'
import { renderMarkdown } from '../../src/core/markdown/renderMarkdown'
import { readPublished } from '../../src/core/frontmatter/reading/publishedReading'
import type { Problem } from '../../src/core/text/problem'
import { lineSuppression } from '../../src/features/codeActions/suppress'
import { rules } from '../../src/rules'
import { expectedErrors, frequentWarnings } from './expectedErrors'
import { checkAs, realArticles, shared, unhealthy, type RealArticle } from './realArticles'
import { generatorFor } from '../generatorFor'

const timeLimit = 2000

interface Case extends RealArticle {
  readonly check: (text: string) => readonly Problem[]
}

/** What the site reads; of dates the instant and of a title what readers see, since a fix may write them in another way. */
function published(text: string): { readonly data: Record<string, unknown>; readonly error: string | undefined } {
  const article = parseArticle(text)
  const dates = new Set(article.dates.map(({ key }) => key))
  const { data, error } = readPublished(text, article.frontMatter?.open.start ?? 0, generatorFor('generic').frontMatter)
  const instant = (value: unknown) => new Date(value instanceof Date ? value : String(value)).getTime()
  const read = (key: string, value: unknown) => (dates.has(key) ? instant(value) : key === 'title' ? renderMarkdown(String(value)) : value)
  return { data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, read(key, value)])), error }
}

describe('the corpus', () => {
  const failures: string[] = []
  const cases: Case[] = []

  before(function () {
    this.timeout(60_000)
    for (const article of realArticles())
      cases.push({
        ...article,
        check: checkAs(article, { failed: (id, error) => failures.push(`${article.path}: ${id}: ${String(error)}`) }),
      })
    if (cases.length === 0) console.log('      no real articles here (../shared/corpus): nothing to check')
  })

  it('is checked without a failing rule, each file in under 2 s', function () {
    this.timeout(120_000)
    const slow: string[] = []
    for (const { path, text, check } of cases) {
      const started = performance.now()
      check(text)
      if (performance.now() - started > timeLimit) slow.push(path)
    }
    assert.deepEqual(failures, [])
    assert.deepEqual(slow, [])
  })

  it('misses no images: it is articles alone, without the files that their sites have', function () {
    this.timeout(120_000)
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

  it('has no errors but the known ones', function () {
    this.timeout(120_000)
    const found: Record<string, Record<string, number>> = {}
    const places: string[] = []
    for (const { path, folder, text, check } of cases) {
      if (unhealthy.has(folder)) continue
      for (const { ruleId, severity, range } of check(text)) {
        if (severity !== 'error') continue
        found[folder] ??= {}
        found[folder][ruleId] = (found[folder][ruleId] ?? 0) + 1
        places.push(`${relative(shared, path)}:${parseArticle(text).lines.lineOf(range.start) + 1} ${ruleId}`)
      }
    }
    const folders = new Set(cases.map((one) => one.folder))
    const expected = Object.entries(expectedErrors)
      .filter(([folder]) => folders.has(folder))
      .map(([folder, known]) => [folder, Object.fromEntries(Object.entries(known).map(([id, { count }]) => [id, count]))])
    assert.deepEqual(found, Object.fromEntries(expected), places.join('\n'))
  })

  it('has a warning of the same rule in at most 3 of 100 articles, but for the known ones', function () {
    this.timeout(120_000)
    const articles = new Map<string, number>()
    const found = new Map<string, Set<string>>()
    for (const { path, folder, text, check } of cases) {
      articles.set(folder, (articles.get(folder) ?? 0) + 1)
      for (const { ruleId, severity } of check(text))
        if (severity === 'warning') found.set(`${folder} ${ruleId}`, (found.get(`${folder} ${ruleId}`) ?? new Set()).add(path))
    }
    const frequent = [...found].flatMap(([place, { size }]) => {
      const count = articles.get(place.split(' ', 1)[0] ?? '') ?? 0
      return count < 50 || size * 100 <= count * 3 ? [] : [`${place}: ${size}`]
    })
    const expected = frequentWarnings
      .filter(({ folder }) => articles.has(folder))
      .map(({ folder, ruleId, count }) => `${folder} ${ruleId}: ${count}`)
    assert.deepEqual(frequent.sort(), expected.sort())
  })

  it('keeps the meaning of every article when all is fixed, and has nothing left to fix then', function () {
    this.timeout(120_000)
    for (const { path, text, check } of cases) {
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

  it('shows the same words when a problem is disabled by a comment above it, which disables just that', function () {
    this.timeout(240_000)
    const counter = { offered: 0, refused: 0 }
    for (const { path, text, check } of cases) {
      const article = parseArticle(text)
      const problems = check(text)
      const seen = new Set<string>()
      const rendered = (body: string, start: number) => renderMarkdown(body.slice(start)).replace(/ data-line="\d+"|\s+/g, '')
      for (const { ruleId, range } of problems) {
        if (seen.has(ruleId)) continue
        seen.add(ruleId)
        const insertion = lineSuppression(article, ruleId, range, path)
        counter[insertion ? 'offered' : 'refused']++
        if (!insertion) continue
        const { offset, before, after } = insertion
        const changed = `${text.slice(0, offset)}${before}ours${after}${text.slice(offset)}`
        const left = check(changed)
        const place = `${path}: ${ruleId} at ${offset}`
        const shifted = range.start < offset ? range.start : range.start + changed.length - text.length
        assert.ok(!left.some((other) => other.ruleId === ruleId && other.range.start === shifted), place)
        assert.ok(!left.some((other) => other.ruleId.startsWith('suppression-')), place)
        const now = parseArticle(changed)
        const comment = `${before}ours${after}`.replace(/\s+/g, '').replace(/^>+/, '')
        assert.equal(rendered(changed, now.body.start).replace(comment, ''), rendered(text, article.body.start), place)
        const [read, reread] = [published(text), published(changed)]
        if (read.error === undefined) assert.deepEqual(reread, read, place)
      }
    }
    if (cases.length > 0) assert.ok(counter.refused * 5 < counter.offered, JSON.stringify(counter))
  })
})
