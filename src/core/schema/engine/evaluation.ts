import type { JsonSchema } from './jsonSchema'
import type { Instance, Violation } from './instance'
import type { SchemaLocation, SchemaRegistry } from './registry'

/** What came of holding a value against a part of a schema. */
export interface EvaluationResult {
  readonly violations: Violation[]
  /** The keys and the entries that some keyword has looked at; kept only where that is asked for. */
  readonly fields: Set<string>
  readonly items: Set<number>
}

/** One value being held against one part of a schema. */
export interface EvaluationContext {
  readonly at: Instance
  readonly schema: JsonSchema
  readonly location: SchemaLocation
  readonly registry: SchemaRegistry
  readonly result: EvaluationResult
  /** Says that a keyword of this part is not met. */
  report(keyword: string, more?: Partial<Violation>): void
  /** Holds the same or another value against another part. */
  evaluate(schema: unknown, at: Instance, keyword: string): EvaluationResult
  /** Takes over what was found wrong. */
  addViolations(result: EvaluationResult): void
  /** Takes over which keys and entries were looked at. */
  mergeAnnotations(result: EvaluationResult): void
  /** The resources that led here, the outermost first. */
  readonly scope: readonly JsonSchema[]
}

/** Looks at one keyword. */
export type KeywordValidator = (expected: unknown, context: EvaluationContext) => void
