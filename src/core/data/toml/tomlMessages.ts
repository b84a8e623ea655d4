import * as l10n from '@vscode/l10n'
import { textAt } from '../../text/text'
import type { TomlProblem } from './scanner'
import type { SyntaxProblem } from '../nodes'

/** What is wrong in TOML, in a journalist's words. */
export function tomlMessage({ code, range }: SyntaxProblem, text: string): string {
  const source = textAt(text, range)
  switch (code as TomlProblem) {
    case 'text-quotes':
      return l10n.t('This text is not in quotation marks: TOML reads text in "…" only.')
    case 'text-behind':
      return l10n.t('This text comes after a value that has already ended: put the whole value in quotes.')
    case 'odd-quotes':
      return l10n.t('These quotation marks are typographic ones: TOML reads straight ones only.')
    case 'quote-open':
      return l10n.t('This quotation mark is never closed.')
    case 'escape':
      return l10n.t('A backslash in double quotes starts a code that TOML does not know: use single quotes or write the backslash twice.')
    case 'number':
      return l10n.t('TOML does not read {0} as a number: put it in quotes, or leave out what does not belong to a number.', source)
    case 'boolean':
      return l10n.t('TOML reads true and false in small letters only.')
    case 'date-form':
      return l10n.t('TOML reads dates only as 2024-01-05 or 2024-01-05T08:00:00+08:00.')
    case 'date-value':
      return l10n.t('“{0}” is a day or time that does not exist.', source)
    case 'value-missing':
      return l10n.t('A value is missing here: write "" for none.')
    case 'key-missing':
      return l10n.t('A key should stand here: write key = value.')
    case 'key-quotes':
      return l10n.t('TOML takes letters from a to z, digits, - and _ in a key: put this one in quotes.')
    case 'equals-missing':
      return l10n.t('There is no key = value here: an equals sign is missing.')
    case 'equals-sign':
      return l10n.t('TOML wants an equals sign between key and value, not {0}.', source)
    case 'header-open':
      return l10n.t('This bracket is never closed: {0} is missing.', source.replaceAll('[', ']'))
    case 'bracket-open':
      return l10n.t('This bracket is never closed: {0} is missing.', source === '{' ? '}' : ']')
    case 'bracket-stray':
      return l10n.t('This bracket closes nothing.')
    case 'comma-missing':
      return l10n.t('A comma is missing here.')
    case 'comma-last':
      return l10n.t('No comma may stand behind the last value in braces.')
    case 'inline-lines':
      return l10n.t('What stands in braces has to be on one line in TOML.')
    case 'TOO_DEEP':
      return l10n.t('The values are nested too deeply to be read.')
  }
}
