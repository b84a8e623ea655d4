import type { Desk } from './checker'
import type { Rule } from './rule'
import { readSettings } from './settings'
import { vocabulariesOf } from './vocabulary'

/**
 * The desk that a rule's examples are checked by, where an optional rule is on; and the path they stand at.
 * @param all for a rule that is about the problems of others
 */
export function exampleDesk(rule: Rule, all: readonly Rule[]): { readonly desk: Desk; readonly path: string } {
  const { path = 'example.md', dialect, settings: written = '' } = rule.docs.given ?? {}
  const { settings } = readSettings(written, [rule])
  const rules = { ...(rule.optional ? { [rule.id]: rule.severity } : {}), ...settings.rules }
  const desk: Desk = {
    scope: { settings: { ...settings, dialect: dialect ?? settings.dialect, rules }, site: undefined },
    schema: undefined,
    vocabularies: vocabulariesOf(settings.vocabularies, () => undefined),
    rules: rule.about ? all : [rule],
    ruleFailed: (_, error) => {
      throw error
    },
  }
  return { desk, path }
}
