import type { Edit, Range } from './text'

export type Severity = 'error' | 'warning' | 'information' | 'hint'

/** Text edits that fix a problem. A safe fix keeps the meaning: it may be applied in bulk and on save. */
export interface Fix {
  readonly title: string
  readonly edits: readonly Edit[]
  readonly safe: boolean
  /** Where an editor puts the cursor: an offset in the new text of the only edit. */
  readonly caret?: number
}

/** Another range that helps to understand a problem. */
export interface Related {
  readonly range: Range
  readonly message: string
}

/** What a rule yields. `severity` is set only if it differs from that of the rule. */
export interface Finding {
  readonly range: Range
  readonly message: string
  readonly severity?: Severity
  readonly fixes?: readonly Fix[]
  readonly related?: readonly Related[]
}

export interface Problem {
  readonly ruleId: string
  readonly severity: Severity
  readonly range: Range
  readonly message: string
  readonly fixes: readonly Fix[]
  readonly related: readonly Related[]
}
