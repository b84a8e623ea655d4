import * as l10n from '@vscode/l10n'
import { textAt } from '../../text/text'
import type { TomlProblem } from './scanner'
import type { SyntaxProblem } from '../nodes'

/** Messages for syntax errors in TOML, for readers who do not know TOML. */
export function tomlMessage({ code, range }: SyntaxProblem, text: string): string {
  const source = textAt(text, range)
  switch (code as TomlProblem) {
    case 'text-quotes':
      return l10n.t('This text is not in quotation marks: TOML requires text in "…".')
    case 'text-after':
      return l10n.t('The value has already ended before this text: put the whole value in quotes.')
    case 'odd-quotes':
      return l10n.t('These are typographic quotation marks: TOML requires straight ones.')
    case 'quote-open':
      return l10n.t('This quotation mark is not closed.')
    case 'escape':
      return l10n.t(
        'In double quotes, a backslash starts an escape sequence, and TOML does not know this one: use single quotes or write the backslash twice.',
      )
    case 'number':
      return l10n.t('TOML cannot read {0} as a number: put it in quotes, or delete what is not part of the number.', source)
    case 'boolean':
      return l10n.t('TOML requires true and false in lower case.')
    case 'date-form':
      return l10n.t('TOML requires dates like 2024-01-05 or 2024-01-05T08:00:00+08:00.')
    case 'date-value':
      return l10n.t('“{0}” is a day or time that does not exist.', source)
    case 'value-missing':
      return l10n.t('A value is missing here: write "" for an empty value.')
    case 'key-missing':
      return l10n.t('A key is expected here: write key = value.')
    case 'key-lines':
      return l10n.t('A key must be on one line, in one quotation mark on each side.')
    case 'key-quotes':
      return l10n.t('TOML only allows letters from a to z, digits, - and _ in a key: put this key in quotes.')
    case 'equals-missing':
      return l10n.t('There is no key = value here: an equals sign is missing.')
    case 'equals-sign':
      return l10n.t('TOML requires an equals sign between key and value, not {0}.', source)
    case 'header-open':
      return l10n.t('This bracket is not closed: {0} is missing.', source.replaceAll('[', ']'))
    case 'bracket-open':
      return l10n.t('This bracket is not closed: {0} is missing.', source === '{' ? '}' : ']')
    case 'bracket-stray':
      return l10n.t('This closing bracket has no opening bracket.')
    case 'comma-missing':
      return l10n.t('A comma is missing here.')
    case 'comma-last':
      return l10n.t('There must be no comma after the last value in braces.')
    case 'inline-lines':
      return l10n.t('In TOML, everything between braces must be on one line.')
    case 'line-break':
      return l10n.t('This line break is a carriage return alone, which TOML does not allow: write another line break.')
    case 'TOO_DEEP':
      return l10n.t('The values are nested too deeply.')
  }
}
