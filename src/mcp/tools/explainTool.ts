import * as l10n from '@vscode/l10n'
import { runCommand } from './runCommand'
import { defineTool } from './tool'

export const explainTool = defineTool({
  name: 'explain',
  title: () => l10n.t('Explain a rule'),
  description: () => l10n.t('Explains what a rule requires, why, and how to fix what it finds, with wrong and right examples.'),
  parameters: {
    rule: { type: 'string', required: true, description: () => l10n.t('The id of the rule, such as img-alt-missing.') },
  },
  async run({ rule }, io) {
    const { code, printed, warned } = await runCommand(io, 'explain', { values: {}, positionals: [rule] })
    return { text: (printed + warned).trimEnd(), hasFailed: code !== 0 }
  },
})
