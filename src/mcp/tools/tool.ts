import * as l10n from '@vscode/l10n'
import type { Io } from '../../cli/io/io'
import type { JsonObject } from '../protocol/versions'

/** A parameter of a tool: its place in the JSON Schema, and the check of its value, are derived from this. */
export interface Parameter {
  /** `strings` is a list of texts. */
  readonly type: 'string' | 'strings' | 'integer'
  readonly description: () => string
  readonly required?: true
  /** The values that are allowed; only for `string`. */
  readonly values?: readonly string[]
  /** Only for `integer`, and always there. */
  readonly range?: { readonly min: number; readonly max: number }
}

type Parameters = Readonly<Record<string, Parameter>>

type ValueOf<One extends Parameter> = One extends { readonly type: 'strings' }
  ? readonly string[]
  : One extends { readonly type: 'integer' }
    ? number
    : One extends { readonly values: readonly (infer Value)[] }
      ? Value
      : string
type Values<All extends Parameters> = {
  readonly [Name in keyof All]: ValueOf<All[Name]> | (All[Name] extends { readonly required: true } ? never : undefined)
}

/** What a tool answers. */
export interface ToolResult {
  readonly text: string
  /** The same as data, as `output` describes it. */
  readonly data?: JsonObject
  /** Whether it could not do all that was asked; the text says why. */
  readonly hasFailed?: boolean
}

/** A tool as its file defines it. Texts are functions, so that they follow the display language. */
interface ToolRecord<All extends Parameters> {
  readonly name: string
  readonly title: () => string
  readonly description: () => string
  readonly parameters: All
  /** The JSON Schema of its data. */
  readonly output?: JsonObject
  /**
   * @param io writes no file; what is printed and warned is not seen
   * @throws ToolRefusal, UsageError or Refusal with a sentence for the caller
   */
  run(values: Values<All>, io: Io): ToolResult | Promise<ToolResult>
}

/** A tool as the server calls it. */
export interface Tool {
  readonly name: string
  /** As `tools/list` describes it. */
  describe(): JsonObject
  /**
   * @param given the arguments of the call, not checked yet
   * @throws ToolRefusal if one is missing, unknown or of another type; and what `run` of its record throws
   */
  call(given: JsonObject, io: Io): ToolResult | Promise<ToolResult>
}

/** The tool cannot do what was asked. The message is a sentence for the caller. */
export class ToolRefusal extends Error {}

export function defineTool<const All extends Parameters>(record: ToolRecord<All>): Tool {
  return {
    name: record.name,
    describe: () => descriptionOf(record),
    call: (given, io) => record.run(valuesOf(record, given), io),
  }
}

function descriptionOf({ name, title, description, parameters, output }: Omit<ToolRecord<Parameters>, 'run'>): JsonObject {
  const all = Object.entries(parameters)
  const required = all.flatMap(([one, parameter]) => (parameter.required ? [one] : []))
  return {
    name,
    title: title(),
    description: description(),
    inputSchema: {
      type: 'object',
      properties: Object.fromEntries(all.map(([one, parameter]) => [one, schemaOf(parameter)])),
      ...(required.length > 0 && { required }),
      additionalProperties: false,
    },
    ...(output && { outputSchema: output }),
    annotations: { readOnlyHint: true, openWorldHint: false },
  }
}

function schemaOf({ type, description, values, range }: Parameter): JsonObject {
  if (type === 'strings') return { type: 'array', items: { type: 'string' }, description: description() }
  const limits = range && { minimum: range.min, maximum: range.max }
  return { type, ...(values && { enum: values }), ...limits, description: description() }
}

/** @throws ToolRefusal if an argument is missing, unknown or of another type */
function valuesOf<All extends Parameters>(
  { name, parameters }: Pick<ToolRecord<All>, 'name' | 'parameters'>,
  given: JsonObject,
): Values<All> {
  const unknown = Object.keys(given).find((one) => !Object.hasOwn(parameters, one))
  if (unknown !== undefined)
    throw new ToolRefusal(l10n.t('“{0}” is no parameter of {1}. It has {2}.', unknown, name, Object.keys(parameters).join(', ')))
  for (const [one, parameter] of Object.entries(parameters)) {
    const value = given[one]
    if (value === undefined && !parameter.required) continue
    if (!fits(value, parameter)) throw new ToolRefusal(l10n.t('“{0}” has to be {1}.', one, expectedOf(parameter)))
  }
  return given as Values<All>
}

function fits(value: unknown, { type, values, range }: Parameter): boolean {
  if (type === 'strings') return Array.isArray(value) && value.every((one) => typeof one === 'string')
  if (type === 'string') return typeof value === 'string' && values?.includes(value) !== false
  return Number.isInteger(value) && range !== undefined && Number(value) >= range.min && Number(value) <= range.max
}

function expectedOf({ type, values, range }: Parameter): string {
  if (type === 'strings') return l10n.t('a list of texts')
  if (type === 'integer' && range) return l10n.t('a whole number from {0} to {1}', range.min, range.max)
  return values ? l10n.t('one of {0}', values.join(', ')) : l10n.t('a text')
}
