import type { Edit, Range } from './text'

export type Severity = 'error' | 'warning' | 'information' | 'hint'

/** Text edits that mend a problem. A safe one keeps the meaning: it may be applied in bulk and on save. */
export interface Fix {
  readonly title: string
  readonly edits: readonly Edit[]
  readonly safe: boolean
  /** Where in the new text of its only edit the author has to go on: an editor puts the cursor there. */
  readonly caret?: number
}

/** Another place that helps to understand a problem. */
export interface Related {
  readonly range: Range
  readonly message: string
}

/** What a rule yields. `severity` is given only where it differs from the rule's own. */
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
