import * as l10n from '@vscode/l10n'
import { defineCommand } from './command'

const lspOptions = {
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
  options: lspOptions,
  run: (_, io) => io.serve('server'),
})

export const mcp = defineCommand({
  name: 'mcp',
  positionals: () => '',
  summary: () => l10n.t('Starts the server of the Model Context Protocol, for assistants.'),
  description: () =>
    l10n.t(
      'Starts a server of the Model Context Protocol on standard input and output, for assistants. Its tools check the articles below the current folder, explain a rule, look up a name, and show a renaming as a diff. It writes no file.',
    ),
  options: {},
  run: (_, io) => io.serve('mcp'),
})
