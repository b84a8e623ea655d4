import * as l10n from '@vscode/l10n'
import { bringsFrontMatter, checkExample } from '../../core/lint/checkExample'
import { defaultText } from '../../core/lint/ruleDocs'
import { settingsFile } from '../../core/settings/settings'
import { nearest } from '../../core/text/closestMatch'
import type { Rule } from '../../core/lint/rule'
import type { Fix } from '../../core/text/problem'
import type { Io } from '../io/io'
import { defineCommand, UsageError } from './command'

export const explain = defineCommand({
  name: 'explain',
  positionals: () => l10n.t('RULE'),
  summary: () => l10n.t('Explains what a rule requires, and why.'),
  description: () => l10n.t('Explains what a rule requires, why, and how to fix what it finds.'),
  options: {},
  words: (ruleIds) => ruleIds,
  run({ positionals: [ruleId, ...others] }, io) {
    if (ruleId === undefined || others.length > 0) throw new UsageError(l10n.t('Name one rule to explain.'))
    return explainRule(ruleId, io)
  },
})

function explainRule(ruleId: string, { rules, print, warn, colour }: Io): number {
  const rule = rules.find((candidate) => candidate.id === ruleId)
  if (!rule) {
    const ids = rules.map((candidate) => candidate.id)
    const near = nearest(ruleId, ids)
    const unknown =
      near === undefined ? l10n.t('There is no rule “{0}”.', ruleId) : l10n.t('There is no rule “{0}”. Did you mean “{1}”?', ruleId, near)
    warn(near === undefined ? `${unknown}\n${l10n.t('The rules are: {0}', ids.join(', '))}\n` : `${unknown}\n`)
    return 2
  }
  const bold = (text: string) => (colour ? `\u001b[1m${text}\u001b[0m` : text)
  const { summary, why, authority, bad, good, given } = rule.docs
  const options = Object.entries(rule.options ?? {})
  const sections = [
    `${bold(rule.id)}  ${rule.optional ? l10n.t('{0}, off by default', rule.severity) : rule.severity}`,
    // The words of a rule are translated where the bundle has them.
    l10n.t(summary),
    l10n.t(why),
    `${bold(l10n.t('Based on'))}: ${authority}`,
    `${bold(l10n.t('Fix'))}: ${fixText(rule, rules)}`,
    ...(options.length === 0
      ? []
      : [
          `${bold(l10n.t('Options'))}:\n${options
            .map(([name, option]) => example(`${name} (${defaultText(option)}): ${l10n.t(option.description)}`))
            .join('\n')}`,
        ]),
    ...(given?.settings === undefined ? [] : [`${bold(l10n.t('With this in {0}:', settingsFile))}\n${example(given.settings)}`]),
    ...(given?.files === undefined ? [] : [l10n.t('With these files: {0}', Object.keys(given.files).join(', '))]),
    `${bold(l10n.t('Wrong'))} ${l10n.t('(⟦ ⟧ mark what is reported)')}:\n${bad.map(example).join('\n\n')}`,
    `${bold(l10n.t('Right'))}:\n${good.map(example).join('\n\n')}`,
  ]
  print(`${sections.join('\n\n')}\n`)
  return 0
}

function example(text: string): string {
  return text.trimEnd().replace(/^(?=.)/gm, '    ')
}

/** Lists the fixes of a rule, found by running it on its examples. */
function fixText(rule: Rule, rules: readonly Rule[]): string {
  const fixes = rule.docs.bad.flatMap((marked) => fixesFor(rule, marked, rules))
  if (fixes.length === 0) return l10n.t('by hand only.')
  const titles = [...new Set(fixes.map((fix) => `“${fix.title}”`))].join(', ')
  if (fixes.every((fix) => fix.safe)) return l10n.t('{0}; done by --fix.', titles)
  if (fixes.some((fix) => fix.safe)) return l10n.t('{0}; done by --fix where the meaning is sure to stay.', titles)
  return l10n.t('{0}; offered in the editor, since only a person can decide.', titles)
}

function fixesFor(rule: Rule, marked: string, rules: readonly Rule[]): readonly Fix[] {
  const text = marked.replace(/[⟦⟧]/g, '')
  const document = bringsFrontMatter(text) ? text : `---\ntitle: A\ndate: 2024-01-05\n---\n\n${text}`
  return checkExample(document, rule, rules)
    .filter((problem) => problem.ruleId === rule.id)
    .flatMap((problem) => problem.fixes)
}
