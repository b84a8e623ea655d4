import assert from 'node:assert/strict'
import { parseArticle } from '../../src/core/article/article'
import { emptyCorpus } from '../../src/core/article/corpusView'
import { checkInCorpus, checkText } from '../../src/core/lint/checkArticle'
import type { Problem } from '../../src/core/text/problem'
import type { RuleLevels } from '../../src/core/settings/settings'
import { applyEdits, textAt } from '../../src/core/text/text'
import { rules } from '../../src/rules'
import { configOf } from '../lintConfig'

interface Place {
  readonly path?: string
  readonly dialect?: string
  readonly timeZone?: string | undefined
  readonly levels?: RuleLevels
}

export function check(text: string, { path = 'a.md', dialect, timeZone, levels = {} }: Place = {}): readonly Problem[] {
  return checkText(text, path, configOf(rules, { dialect, timeZone, rules: levels }))
}

/** With the rules that compare articles, in a site without other articles. */
function checkAlone(text: string, place: Place): readonly Problem[] {
  const { path = 'a.md', dialect, levels = {} } = place
  return [...check(text, place), ...checkInCorpus(parseArticle(text, path), path, configOf(rules, { dialect, rules: levels }), emptyCorpus)]
}

/** What is reported, as `severity rule text`, of the rules that are asked for. */
export function told(text: string, ruleIds: string, place: Place = {}): readonly string[] {
  const ids = ruleIds.split(' ')
  return checkAlone(text, place)
    .filter(({ ruleId }) => ids.includes(ruleId))
    .map(({ severity, ruleId, range }) => `${severity} ${ruleId} ${JSON.stringify(textAt(text, range))}`)
}

/** The text after each fix of the only problem of a rule. */
export function fixed(text: string, ruleId: string, place: Place = {}): readonly { readonly text: string; readonly safe: boolean }[] {
  const found = checkAlone(text, place).filter((problem) => problem.ruleId === ruleId)
  assert.equal(found.length, 1, JSON.stringify(found))
  return (found[0]?.fixes ?? []).map((fix) => ({ text: applyEdits(text, fix.edits), safe: fix.safe }))
}

export const block = (inner: string) => `---\n${inner}\n---\n\nBody\n`
export const article = (inner: string) => block(`title: A\ndate: 2024-01-05\n${inner}`)
