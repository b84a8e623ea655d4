import * as l10n from '@vscode/l10n'
import { completionScripts, type CompletedCommand } from './completionScripts'
import { defineCommand, UsageError, type Command } from './command'

const shells = Object.keys(completionScripts)

/** @param commands all commands, this one included */
export const completionOf = (commands: () => readonly Command[]) =>
  defineCommand({
    name: 'completion',
    positionals: () => l10n.t('SHELL'),
    summary: () => l10n.t('Prints a script with which a shell completes commands and options.'),
    description: () => l10n.t('Prints a script with which a shell completes commands and options: {0}.', shells.join(', ')),
    notes: () => l10n.t('For bash, in ~/.bashrc: {0}', 'eval "$(copydesk completion bash)"'),
    options: {},
    words: () => shells,
    run({ positionals: [shell = '', ...others] }, io) {
      const script = Object.entries(completionScripts).find(([name]) => name === shell)?.[1]
      if (!script || others.length > 0) throw new UsageError(l10n.t('Name one shell: {0}.', shells.join(', ')))
      io.print(
        script(
          commands().map((command) =>
            completed(
              command,
              io.rules.map(({ id }) => id),
            ),
          ),
        ),
      )
      return 0
    },
  })

function completed({ name, summary, options, words }: Command, ruleIds: readonly string[]): CompletedCommand {
  const common = ['help', 'color', 'no-color']
  return {
    name,
    summary: summary(),
    words: words?.(ruleIds) ?? [],
    options: [...Object.entries(options), ...common.map((option) => [option, undefined] as const)].map(([option, record]) => ({
      name: option,
      help: record?.help() ?? '',
      takesValue: record?.type === 'string',
      valueIsOptional: record?.valueIsOptional === true,
      values: record?.values?.() ?? [],
    })),
  }
}
