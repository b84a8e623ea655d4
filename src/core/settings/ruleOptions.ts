/** One option of a rule: the JSON Schema of its value, with description and default. */
export interface RuleOption {
  readonly type: 'string' | 'number' | 'integer' | 'boolean' | 'array'
  readonly description: string
  readonly default: unknown
  readonly items?: { readonly type: 'string'; readonly minLength?: number }
  readonly minimum?: number
  readonly maximum?: number
  readonly enum?: readonly string[]
}

export type RuleOptions = Readonly<Record<string, RuleOption>>

/** The values of a rule's options, with defaults for those that are not set. */
export function optionValues(options: RuleOptions, set: Readonly<Record<string, unknown>> | undefined): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(options).map(([name, option]) => [name, set?.[name] ?? option.default]))
}

/** The value of an option that is a list of texts. */
export function textsIn(option: unknown): readonly string[] {
  return Array.isArray(option) ? option.filter((text) => typeof text === 'string') : []
}
