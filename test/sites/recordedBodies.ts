import { readFileSync } from 'node:fs'
import { parseArticle } from '../../src/core/article/article'
import { checkArticle, checkInCorpus } from '../../src/core/lint/checkArticle'
import { emptyCorpus, type CorpusView } from '../../src/core/article/corpusView'
import type { LintConfig } from '../../src/core/lint/lintConfig'
import { noSettings } from '../../src/core/settings/settings'
import type { Problem } from '../../src/core/text/problem'
import { noVocabularies } from '../../src/core/vocabulary/vocabulary'
import { rules } from '../../src/rules'

/** What a generator made of one body. */
export interface RecordedBody {
  readonly body: string
  readonly stops: boolean
  /** What it printed when it stopped. */
  readonly why: string
  readonly html: string
}

interface RecordedFile {
  readonly runs: Readonly<Record<string, { readonly results: Readonly<Record<string, { outcome: string; why?: string; html?: string }>> }>>
}

/** The recorded bodies of a group, in the order of the record. @param run of the record */
export function recordedBodies(generator: string, run: string, group: string): readonly RecordedBody[] {
  const { runs } = JSON.parse(readFileSync(`test/sites/recorded/${generator}.json`, 'utf8')) as RecordedFile
  const prefix = `${group}: `
  return Object.entries(runs[run]?.results ?? {}).flatMap(([name, { outcome, why = '', html = '' }]) =>
    name.startsWith(prefix) ? [{ body: name.slice(prefix.length), stops: outcome === 'stops', why, html }] : [],
  )
}

/** The front matter that the bodies are recorded with. */
const head = '---\ntitle: Harbour\ndate: 2022-01-12 10:00:00\n---\n'

export function articleWith(body: string): string {
  return `${head}${body}\n`
}

/** The problems of an article that some rules report for a generator. */
export function problemsOf(
  text: string,
  generator: string,
  ruleIds: readonly string[],
  path = 'article.md',
  more: Partial<LintConfig> = {},
  corpus: CorpusView = emptyCorpus,
): readonly Problem[] {
  const lintConfig: LintConfig = {
    scope: { settings: { ...noSettings, dialect: generator }, site: undefined },
    schema: undefined,
    vocabularies: noVocabularies,
    rules: rules.filter(({ id }) => ruleIds.includes(id)),
    ruleFailed: (_, error) => {
      throw error
    },
    ...more,
  }
  const article = parseArticle(text, path)
  return [...checkArticle(article, path, lintConfig), ...checkInCorpus(article, path, lintConfig, corpus)]
}

/** Prints a line of the comparison: `hexo 67 bodies, 65 agree, 2 differ on purpose`. */
export function printAgreement(generator: string, bodies: number, differing: number): void {
  console.log(`      ${generator.padEnd(10)} ${bodies} bodies, ${bodies - differing} agree, ${differing} differ on purpose`)
}
