import * as l10n from '@vscode/l10n'
import { defineCommand } from './command'

const options = {
  stdio: {
    type: 'boolean',
    help: () => l10n.t('Changes nothing: the server always uses standard input and output. Many editors pass it.'),
  },
} as const

export const lsp = defineCommand({
  name: 'lsp',
  positionals: () => '',
  summary: () => l10n.t('Starts the language server, for editors.'),
  description: () =>
    l10n.t(
      'Starts a server of the Language Server Protocol on standard input and output, for editors such as Neovim, Helix, Zed and Sublime Text: problems, fixes, completion, hovers, and renaming of names in all articles.',
    ),
  options,
  run: (_, io) => io.serve(),
})
