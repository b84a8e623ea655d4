// The parts of the sources that `generate.mjs` takes its texts from. It bundles this file; listed in a file so that unused exports are found.
export { commands } from '../src/cli/commands/commands'
export { helpText } from '../src/cli/commands/help'
export { optionTable, profileTable, ruleMarkdown, ruleTable, settingsTable } from '../src/core/lint/ruleDocs'
export { defaultSchema } from '../src/core/schema/defaultSchema'
export { settingsSchema } from '../src/core/settings/settingsSchema'
export { rules } from '../src/rules'
export * as l10n from '@vscode/l10n'
