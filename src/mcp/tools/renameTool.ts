import * as l10n from '@vscode/l10n'
import { nameRefusal } from '../../features/names/nameAt'
import { fieldParameter } from './nameField'
import { runCommand } from './runCommand'
import { defineTool, ToolRefusal } from './tool'

/** Clients refuse answers of some megabytes. In UTF-16 code units. */
const maxDiffLength = 1_000_000

export const renameTool = defineTool({
  name: 'rename',
  title: () => l10n.t('Show a renaming'),
  description: () =>
    l10n.t(
      'Shows as a unified diff what renaming a byline, a category or a tag would change, in all articles below the current folder and in the vocabulary of copydesk.yaml. Writes nothing. If the new name is in use already, the two become one.',
    ),
  parameters: {
    field: fieldParameter,
    from: { type: 'string', required: true, description: () => l10n.t('The present name, exactly as it is written.') },
    to: { type: 'string', required: true, description: () => l10n.t('The new name.') },
  },
  output: {
    type: 'object',
    properties: { summary: { type: 'string' }, diff: { type: 'string' } },
    required: ['summary', 'diff'],
  },
  async run({ field, from, to }, io) {
    const refused = nameRefusal(to.trim())
    if (refused !== undefined) throw new ToolRefusal(refused)
    const { code, printed, warned } = await runCommand(io, 'rename', {
      values: { [field]: true, 'dry-run': true },
      positionals: [from, to],
    })
    // The summary is the last line.
    const end = printed.trimEnd().lastIndexOf('\n') + 1
    const [diff, summary] = [printed.slice(0, end), printed.slice(end).trimEnd()]
    if (diff.length > maxDiffLength)
      throw new ToolRefusal(l10n.t('{0} The diff is too long for an answer: run “copydesk rename --dry-run” in a terminal.', summary))
    const text = [warned.trimEnd(), summary, diff].filter((part) => part !== '').join('\n\n')
    return { text, data: { summary, diff }, hasFailed: code !== 0 }
  },
})
