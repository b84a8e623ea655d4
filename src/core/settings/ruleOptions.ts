/** One option of a rule: the JSON Schema of its value, which also says what it is for and what it is when nobody sets it. */
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

/** The values of a rule's options: those that are set, and the defaults of the others. */
export function optionValues(options: RuleOptions, set: Readonly<Record<string, unknown>> | undefined): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(options).map(([name, option]) => [name, set?.[name] ?? option.default]))
}

/** The texts of an option that is a list of them. */
export function textsIn(option: unknown): readonly string[] {
  return Array.isArray(option) ? option.filter((text) => typeof text === 'string') : []
}
