import * as l10n from '@vscode/l10n'
import type { Rule, Severity } from './rule'

/** The page of a rule, in Markdown, in the language in use. */
export function ruleMarkdown(rule: Rule): string {
  const { summary, why, authority, bad, good } = rule.docs
  return [
    `# ${rule.id}`,
    `${l10n.t(summary)} (${levelName(rule)})`,
    `## ${l10n.t('Why')}`,
    l10n.t(why),
    `## ${l10n.t('Reported')}`,
    ...bad.map((example) => fenced(example.replace(/[⟦⟧]/g, ''))),
    `## ${l10n.t('In order')}`,
    ...good.map(fenced),
    `## ${l10n.t('Sources')}`,
    authority,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n')
}

/** All rules as a Markdown table. */
export function ruleTable(rules: readonly Rule[]): string {
  const rows = rules.map(
    (rule) => `| [${rule.id}](media/rules/${rule.id}.md) | ${l10n.t(rule.docs.summary).replaceAll('<', '&lt;')} | ${levelName(rule)} |`,
  )
  return ['| rule | what is asked for | severity |', '| --- | --- | --- |', ...rows, ''].join('\n')
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

function fenced(example: string): string {
  const fence = example.includes('```') ? '````' : '```'
  return `${fence}markdown\n${example.replace(/\n$/, '')}\n${fence}`
}
