import { generatorNamed, generators } from '../src/core/generators/generators'
import { noSettings } from '../src/core/settings/settings'
import { generatorOf } from '../src/core/settings/siteScope'
import type { SiteGenerator } from '../src/core/generators/shared/generator'

/** The names of all generators, in the order of the registry. */
export const generatorNames = generators.map(({ name }) => name)

/** The generator with a name. Throws if there is none. */
export function generatorFor(name: string): SiteGenerator {
  const generator = generatorNamed(name)
  if (!generator) throw new Error(`No generator is called ${name}`)
  return generator
}

/** The generators as sites set them up: all by default, Hugo with HTML left out and everything else changed, Hexo with its other renderer. */
export const dialects: ReadonlyMap<string, SiteGenerator> = new Map([
  ...generators.map((generator) => [generator.name, generator] as const),
  ...(
    [
      ['hugo', { html: false }],
      ['hexo', { renderer: 'markdown-it' }],
      ['hugo', { html: false, breaks: true, linkify: false, typographer: false, definitionLists: false }],
      ['eleventy', { html: false, linkify: true, typographer: true }],
    ] as const
  ).map(([dialect, markdown]) => {
    const scope = { settings: { ...noSettings, dialect, markdown }, site: undefined }
    return [`${dialect} ${JSON.stringify(markdown)}`, generatorOf(scope)] as const
  }),
])

/** One of `dialects` by its name. */
export function dialectFor(name: string): SiteGenerator {
  return dialects.get(name) ?? generatorFor(name)
}
