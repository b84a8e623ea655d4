import { generatorNamed, generators } from '../src/core/generators/generators'
import type { SiteGenerator } from '../src/core/generators/shared/generator'

/** The names of all generators, in the order of the registry. */
export const generatorNames = generators.map(({ name }) => name)

/** The generator with a name. Throws if there is none. */
export function generatorFor(name: string): SiteGenerator {
  const generator = generatorNamed(name)
  if (!generator) throw new Error(`No generator is called ${name}`)
  return generator
}
