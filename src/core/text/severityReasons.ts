import * as l10n from '@vscode/l10n'
import type { Severity } from './problem'

/** What a problem does, which decides how severe its rule is. */
export type Effect = keyof typeof effects

/** Each effect belongs to one severity, so that a severity means one thing in all rules. */
const effects = {
  stops: 'error',
  lost: 'error',
  harmful: 'error',
  house: 'error',
  visible: 'warning',
  mayBeLost: 'warning',
  unheard: 'warning',
  inert: 'warning',
  known: 'information',
  asked: 'hint',
} as const satisfies Readonly<Record<string, Severity>>

/** The effect of a rule that names none. */
const usual = { error: 'lost', warning: 'visible', information: 'known', hint: 'asked' } as const satisfies Readonly<
  Record<Severity, Effect>
>

/** The severity that an effect stands for. */
export function severityOf(effect: Effect): Severity {
  return effects[effect]
}

/** Why a rule has its severity, as one sentence. @param effect undefined for the usual one of the severity */
export function severityReason(severity: Severity, effect: Effect = usual[severity]): string {
  switch (effect) {
    case 'stops':
      return l10n.t('The site stops at it, or publishes the article without its headline, its date or not at all.')
    case 'lost':
      return l10n.t('The article or a reader loses something.')
    case 'harmful':
      return l10n.t('It can harm readers.')
    case 'house':
      return l10n.t('It breaks a rule that the newsroom has set.')
    case 'visible':
      return l10n.t('Readers see it, so most editors would fix it today.')
    case 'mayBeLost':
      return l10n.t('Readers lose something on many sites, so most editors would fix it today.')
    case 'unheard':
      return l10n.t('Readers with a screen reader have a harder time, so most editors would fix it today.')
    case 'inert':
      return l10n.t('A comment for Copydesk does not do what it says.')
    case 'known':
      return l10n.t('Good to know: some sites do it on purpose.')
    case 'asked':
      return l10n.t('On request: it is marked in the text, and many sites do well with it.')
  }
}
