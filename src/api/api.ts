import { parseArticle } from '../core/article/article'
import { toValue } from '../core/data/nodes'
import { configForPath } from '../core/lint/articleConfig'
import { checkArticle, checkText as checkTextBy } from '../core/lint/checkArticle'
import { fixAll } from '../core/lint/fix'
import type { LintConfig } from '../core/lint/lintConfig'
import { readSettings } from '../core/settings/settings'
import { locationOf } from '../core/text/location'
import { LineMap } from '../core/text/text'
import { vocabulariesOf } from '../core/vocabulary/vocabulary'
import { rules as allRules } from '../rules'
import type { Article, CheckOptions, Problem, Rule } from './apiTypes'

export type { Article, CheckOptions, Edit, Field, Fix, Problem, Range, Rule, Severity } from './apiTypes'

const defaultPath = 'article.md'

/**
 * Checks the text of an article. Rules that need other files (images, links, other articles) report nothing.
 * @returns the problems in the order of the text
 * @throws Error when the settings have a mistake; the message says where
 */
export function checkText(text: string, options: CheckOptions = {}): readonly Problem[] {
  const { path = defaultPath } = options
  const article = parseArticle(text, path)
  return checkArticle(article, path, configOf(options)).map(({ ruleId, severity, message, range, fixes }) => {
    return {
      ruleId,
      severity,
      message,
      ...range,
      ...locationOf(text, article.lines, range),
      fixes: fixes.map(({ title, safe, edits }) => ({
        title,
        safe,
        edits: edits.map((edit) => ({ ...edit.range, newText: edit.newText })),
      })),
    }
  })
}

/**
 * Makes the safe fixes, as `copydesk check --fix` does.
 * @returns the fixed text; the same text if there is nothing to fix
 * @throws Error when the settings have a mistake
 */
export function fixText(text: string, options: CheckOptions = {}): string {
  const config = configOf(options)
  return fixAll(text, (now) => checkTextBy(now, options.path ?? defaultPath, config)).text
}

/** Reads front matter and body of an article. Never throws: mistakes are in `errors`. */
export function readArticle(text: string): Article {
  const { frontMatter, body } = parseArticle(text)
  const language = frontMatter?.language
  const fields = (frontMatter?.fields ?? []).map(({ key, keyRange, value }) => ({
    key,
    value: toValue(value),
    keyRange,
    valueRange: value.range,
  }))
  const mistakes = frontMatter?.repairs.map(({ ruleId, range }) => ({ range, message: summaryOf(ruleId) })) ?? []
  const errors = [...mistakes, ...(frontMatter?.errors ?? [])]
  return {
    language: language === 'yaml' || language === 'toml' || language === 'json' ? language : undefined,
    fields,
    data: Object.fromEntries(fields.map(({ key, value }) => [key, value])),
    errors: errors.map(({ range, message }) => ({ ...range, message })),
    body: text.slice(body.start, body.end),
    bodyRange: body,
  }
}

/** All rules. */
export const rules: readonly Rule[] = allRules.map(({ id, severity, optional, docs }) => ({
  id,
  severity,
  onByDefault: !optional,
  summary: docs.summary,
}))

function summaryOf(ruleId: string): string {
  return allRules.find(({ id }) => id === ruleId)?.docs.summary ?? ruleId
}

function configOf({ settings: written = '', path = '' }: CheckOptions): LintConfig {
  const { settings, problems } = readSettings(written, allRules)
  const [problem] = problems
  if (problem) {
    const { line, character } = new LineMap(written).positionAt(problem.range.start)
    throw new Error(`copydesk.yaml:${line + 1}:${character + 1}: ${problem.message}`)
  }
  if (settings.extends.length > 0) throw new Error('copydesk.yaml: “extends” names a file, and files are not read here.')
  const config: LintConfig = {
    scope: { settings, site: undefined },
    schema: undefined,
    vocabularies: vocabulariesOf(settings.vocabularies, () => undefined),
    overrideVocabularies: settings.overrides.map(({ vocabularies }) => vocabulariesOf(vocabularies, () => undefined)),
    rules: allRules,
    ruleFailed: (ruleId, error) => {
      throw error instanceof Error ? error : new Error(`${ruleId}: ${String(error)}`)
    },
  }
  return configForPath(config, path)
}
