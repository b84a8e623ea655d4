import type { JsonSchema } from './jsonSchema'
import type { Instance, ValueReading, Violation } from './instance'
import type { SchemaLocation, SchemaRegistry } from './registry'

/** Result of evaluating an instance against a subschema. */
export interface EvaluationResult {
  readonly violations: Violation[]
  /** Evaluated properties and items (annotations); collected only for schemas with `unevaluated*` keywords. */
  readonly fields: Set<string>
  readonly items: Set<number>
}

/** The evaluation of one instance against one subschema. */
export interface EvaluationContext {
  readonly instance: Instance
  readonly schema: JsonSchema
  readonly location: SchemaLocation
  readonly registry: SchemaRegistry
  readonly result: EvaluationResult
  readonly values: ValueReading
  /** Records that the instance violates a keyword of this subschema. */
  report(keyword: string, more?: Partial<Violation>): void
  /** Evaluates the same or another instance against another subschema. */
  evaluate(schema: unknown, instance: Instance, keyword: string): EvaluationResult
  /** Adds the violations of another result to this one. */
  addViolations(result: EvaluationResult): void
  /** Adds the evaluated properties and items of another result to this one. */
  mergeAnnotations(result: EvaluationResult): void
  /** The dynamic scope: the schema resources that led here, the outermost first. */
  readonly scope: readonly JsonSchema[]
}

/** Evaluates one keyword. @param expected the value of the keyword in the schema */
export type KeywordValidator = (expected: unknown, context: EvaluationContext) => void
