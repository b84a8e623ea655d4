import { parseArticle } from '../article/article'
import { checkInCorpus, checkText } from './checkArticle'
import type { LintConfig, FilesFinder } from './lintConfig'
import { emptyCorpus } from '../article/corpusView'
import { listingsOf } from '../files/folderListing'
import { readFrontMatter } from '../frontmatter/frontMatter'
import type { ImageFile } from '../files/imageFile'
import type { Rule } from './rule'
import type { Problem } from '../text/problem'
import { readSettings } from '../settings/settings'
import { vocabulariesOf } from '../vocabulary/vocabulary'

/** Whether an example of a rule starts with front matter; if not, it is only a body. */
export function bringsFrontMatter(example: string): boolean {
  const text = example.replace(/[⟦⟧]/g, '')
  return /^\s*(?:---|\+\+\+|;;;|\{\s*"|"\w+":)/.test(text) || readFrontMatter(text) !== undefined
}

/**
 * The configuration for checking the examples of a rule (an optional rule is turned on), and the path of the example.
 * @param all all rules: a rule about suppressions needs the problems of the others
 */
function exampleConfig(rule: Rule, all: readonly Rule[]): { readonly lintConfig: LintConfig; readonly path: string } {
  const { path = 'example.md', generator, settings: written = '', files } = rule.docs.given ?? {}
  const { settings } = readSettings(written, [rule])
  const rules = { ...(rule.optional ? { [rule.id]: rule.severity } : {}), ...settings.rules }
  const lintConfig: LintConfig = {
    scope: { settings: { ...settings, dialect: generator?.name ?? settings.dialect, rules }, site: undefined },
    schema: undefined,
    vocabularies: vocabulariesOf(settings.vocabularies, () => undefined),
    rules: rule.about ? all : [rule],
    files: files && filesAmong(files),
    ruleFailed: (_, error) => {
      throw error
    },
  }
  return { lintConfig, path }
}

/** The problems in an example of a rule. @param text the whole text of the example, without the marks ⟦ ⟧ */
export function checkExample(text: string, rule: Rule, all: readonly Rule[]): readonly Problem[] {
  const { lintConfig, path } = exampleConfig(rule, all)
  const { corpus } = rule.docs.given ?? {}
  return corpus
    ? checkInCorpus(parseArticle(text, path), path, lintConfig, { ...emptyCorpus, ...corpus })
    : checkText(text, path, lintConfig)
}

/** A site that consists of the given files, by their paths from its root. */
export function filesAmong(files: Readonly<Record<string, ImageFile>>): FilesFinder {
  const listings = listingsOf(Object.keys(files).map((path) => `/site/${path}`))
  const view = {
    list: (folder: string) => listings.get(folder) ?? ('missing' as const),
    read: (file: string) => files[file.slice('/site/'.length)],
    text: () => 'missing' as const,
  }
  return (path) => ({
    places: { document: `/site/${path}`, roots: ['/site'], within: '/site', maybeRoots: [], content: [], site: '/site', themes: [] },
    view,
  })
}
