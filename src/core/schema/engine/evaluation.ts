import type { JsonSchema } from './jsonSchema'
import type { Instance, Violation } from './instance'
import type { Home, SchemaLibrary } from './registry'

/** What came of holding a value against a part of a schema. */
export interface Outcome {
  readonly violations: Violation[]
  /** The keys and the entries that some keyword has looked at; kept only where that is asked for. */
  readonly fields: Set<string>
  readonly items: Set<number>
}

/** One value being held against one part of a schema. */
export interface Trial {
  readonly at: Instance
  readonly schema: JsonSchema
  readonly home: Home
  readonly library: SchemaLibrary
  readonly outcome: Outcome
  /** Says that a keyword of this part is not met. */
  fail(keyword: string, more?: Partial<Violation>): void
  /** Holds the same or another value against another part. */
  evaluate(schema: unknown, at: Instance, keyword: string): Outcome
  /** Takes over what was found wrong. */
  violate(outcome: Outcome): void
  /** Takes over which keys and entries were looked at. */
  adopt(outcome: Outcome): void
  /** The resources that led here, the outermost first. */
  readonly scope: readonly JsonSchema[]
}

/** Looks at one keyword. */
export type Check = (expected: unknown, trial: Trial) => void
