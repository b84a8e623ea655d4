import * as l10n from '@vscode/l10n'
import { runCheck } from './runCheck'
import { checkOptions, readCheckOptions } from './checkOptions'
import { defineCommand } from './command'

export const check = defineCommand({
  name: 'check',
  positionals: () => '[paths…]',
  summary: () => l10n.t('Checks files, and the articles in folders.'),
  description: () => l10n.t('Checks files, and the articles in folders; without paths, those in the current folder.'),
  notes: () =>
    l10n.t('Exit code: 0 no error; 1 an error, too many warnings, or a file that was not written; 2 wrong use or a failure of Copydesk.'),
  options: checkOptions,
  run: (args, io) => runCheck(readCheckOptions(args), io),
})
