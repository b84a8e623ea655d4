import type { Rule } from '../../core/lint/rule'
import type * as Rules from '../../rules/index'

/** All rules. Loaded on request: a window without articles needs none. */
export function allRules(): readonly Rule[] {
  const { rules }: typeof Rules = require('../../rules/index')
  return rules
}
