import * as l10n from '@vscode/l10n'
import type { RuleOption } from '../settings/ruleOptions'
import { finishingLimits, finishingRules, publishSeverities } from './articleConfig'
import type { Rule } from './rule'
import { severities } from './ruleRun'
import type { Severity } from '../text/problem'
import { severityReason } from '../text/severityReasons'

/** The documentation of a rule as Markdown, in the display language. */
export function ruleMarkdown(rule: Rule): string {
  const { summary, why, authority, bad, good, given } = rule.docs
  return [
    `# ${rule.id}`,
    l10n.t('{0} ({1})', l10n.t(summary), levelName(rule)),
    `## ${l10n.t('Why')}`,
    l10n.t(why),
    severityText(rule),
    ...optionsSection(rule),
    `## ${l10n.t('Reported')}`,
    ...(given?.settings === undefined ? [] : [l10n.t('With this in {0}:', '`copydesk.yaml`'), fenced(given.settings, 'yaml')]),
    ...(given?.files === undefined ? [] : [l10n.t('With these files: {0}', codes(Object.keys(given.files)))]),
    ...bad.map((example) => fenced(example.replace(/[⟦⟧]/g, ''))),
    `## ${l10n.t('Correct')}`,
    ...good.map((example) => fenced(example)),
    `## ${l10n.t('Sources')}`,
    authority,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n')
}

/** Which severity the rule has, and why. */
function severityText({ severity, docs: { effect, bySite } }: Rule): string {
  const reason = l10n.t('Severity {0}: {1}', severityName(severity), severityReason(severity, effect))
  const decided = l10n.t('Where the generator of the site is known, what it does with the article decides.')
  return bySite ? [reason, decided].join(' ') : reason
}

function codes(texts: readonly string[]): string {
  return texts.map((text) => `\`${text}\``).join(', ')
}

/**
 * All rules as a Markdown table, each with a link to its page.
 * @param folder of the rule pages, with a slash at the end
 * @param extension of the rule pages, such as `.md`
 */
export function ruleTable(rules: readonly Rule[], folder: string, extension: string): string {
  const rows = rules.map(
    (rule) => `| [${rule.id}](${folder}${rule.id}${extension}) | ${inTable(l10n.t(rule.docs.summary))} | ${levelName(rule)} |`,
  )
  return [`| ${l10n.t('Rule')} | ${l10n.t('What it asks for')} | ${l10n.t('Severity')} |`, '| --- | --- | --- |', ...rows, ''].join('\n')
}

/** All options as a Markdown table. */
export function optionTable(rules: readonly Rule[]): string {
  const rows = rules.flatMap(({ id, options = {} }) =>
    Object.entries(options).map(
      ([name, option]) => `| ${id} | \`${name}\` | ${inTable(l10n.t(option.description))} | ${inTable(defaultInTable(option))} |`,
    ),
  )
  const head = `| ${l10n.t('Rule')} | ${l10n.t('Option')} | ${l10n.t('What it is for')} | ${l10n.t('Default')} |`
  return [head, '| --- | --- | --- | --- |', ...rows, ''].join('\n')
}

function inTable(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll('|', '\\|')
}

function levelName({ severity, optional }: Rule): string {
  return optional ? l10n.t('{0}, off by default', severityName(severity)) : severityName(severity)
}

/** A severity in words. */
export function severityName(severity: Severity): string {
  switch (severity) {
    case 'error':
      return l10n.t('error')
    case 'warning':
      return l10n.t('warning')
    case 'information':
      return l10n.t('information')
    case 'hint':
      return l10n.t('hint')
  }
}

function optionsSection({ options }: Rule): readonly string[] {
  if (!options) return []
  const rows = Object.entries(options).map(([name, option]) => `- \`${name}\` (${defaultText(option)}): ${l10n.t(option.description)}`)
  return [`## ${l10n.t('Options')}`, rows.join('\n')]
}

/** The default of an option, in words. */
export function defaultText({ default: value }: RuleOption): string {
  if (Array.isArray(value) && value.length === 0) return l10n.t('none by default')
  return l10n.t('by default {0}', Array.isArray(value) ? value.join(', ') : String(value))
}

/** The default of an option, for a column of a table. */
function defaultInTable({ default: value }: RuleOption): string {
  if (!Array.isArray(value)) return String(value)
  return value.length === 0 ? l10n.t('none') : codes(value.map(String))
}

function fenced(example: string, language = 'markdown'): string {
  const fence = example.includes('```') ? '````' : '```'
  return `${fence}${language}\n${example.replace(/\n$/, '')}\n${fence}`
}

/** The severities of the finishing rules in each profile, as a Markdown table. @param rules all rules */
export function profileTable(rules: readonly Rule[]): string {
  const finishing: readonly string[] = finishingRules
  const rows = rules
    .filter(({ id }) => finishing.includes(id))
    .map((rule) => {
      const level = (limit: Severity) => (severities.indexOf(rule.severity) > severities.indexOf(limit) ? limit : rule.severity)
      const note = rule.optional ? ` ${l10n.t('(off by default)')}` : ''
      return `| ${rule.id} | ${level(finishingLimits.draft)} | ${level(finishingLimits.review)} | ${publishSeverities[rule.id] ?? rule.severity}${note} |`
    })
  return [`| ${l10n.t('Rule')} | draft | review | publish |`, '| --- | --- | --- | --- |', ...rows, ''].join('\n')
}

/** The keys of `copydesk.yaml`, as a Markdown table. @param schema its JSON Schema */
export function settingsTable({ properties }: { readonly properties: Readonly<Record<string, { readonly description: string }>> }): string {
  const rows = Object.entries(properties).map(([key, { description }]) => `| \`${key}\` | ${inTable(l10n.t(description))} |`)
  return [`| ${l10n.t('Key')} | ${l10n.t('What it is for')} |`, '| --- | --- |', ...rows, ''].join('\n')
}
