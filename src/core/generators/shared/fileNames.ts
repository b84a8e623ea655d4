/** Whether any of some names is in a folder. */
export function hasAny(names: ReadonlySet<string>, ...wanted: readonly string[]): boolean {
  return wanted.some((name) => names.has(name))
}

/** The names of a configuration file with each of some endings. */
export function withEndings(name: string, ...endings: readonly string[]): readonly string[] {
  return endings.map((ending) => `${name}.${ending}`)
}

/** The endings of a configuration file in JavaScript or TypeScript. */
export const scriptEndings = ['js', 'mjs', 'cjs', 'ts', 'mts'] as const

/** The endings of a configuration file that holds data. */
export const dataEndings = ['toml', 'yaml', 'yml', 'json'] as const
