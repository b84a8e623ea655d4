import * as l10n from '@vscode/l10n'
import type { Severity } from '../../core/text/problem'
import { visibleMessage, visibleName } from '../../core/text/visible'
import type { OutputFormat } from './reporter'

/** The words of compilers. Editors look for them. */
const words: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', information: 'note', hint: 'note' }

/**
 * One line for each problem and nothing else, in the form of the GNU Coding Standards (4.4, Formatting Error Messages), which Vim's quickfix
 * list, Emacs and the problem matcher `$gcc` of VS Code read: `FILE:LINE:COLUMN: error: MESSAGE [RULE]`.
 */
export const compact: OutputFormat = {
  name: 'compact',
  description: () => l10n.t('one line for each problem, as Vim and other editors read it'),
  create({ print }) {
    return {
      problem({ file, line, column, severity, message, ruleId }) {
        print(`${visibleName(file)}:${line}:${column}: ${words[severity]}: ${visibleMessage(message)} [${ruleId}]\n`)
      },
      end() {},
    }
  },
}
