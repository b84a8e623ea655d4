import { objectOf, type JsonSchema } from '../../core/schema/engine/jsonSchema'
import { configValue } from './configValues'
import type { Imported } from './importedSchema'
import type { TemplateFile } from './templates'

/**
 * The schemas that Astro writes into `.astro/collections` for its collections (`generateJSONSchema` in packages/astro/src/content/types-generator.ts
 * of Astro 7.3.5). They do not say where the files of a collection are: `src/content/NAME` is the folder that the documentation uses
 * (docs.astro.build/en/guides/content-collections). They are read without being imported; a copy is for checking without a build, and for changing it.
 */
export function readAstroCollections(files: readonly TemplateFile[]): Imported {
  const schemas = files.map(({ path, text }) => {
    const name = (path.split('/').at(-1) ?? '').replace(/\.schema\.json$/, '')
    return { name, files: [`src/content/${name}/**`], schema: withoutOwnKey(objectOf(configValue(text, 'json'))) }
  })
  return { schemas, names: new Map(), notes: [] }
}

/** Astro adds a property `$schema` to each schema of an object (see above). */
function withoutOwnKey(schema: JsonSchema): JsonSchema {
  const without = (part: JsonSchema): JsonSchema => {
    const { $schema: _, ...properties } = objectOf(part['properties'])
    return part['properties'] === undefined ? part : { ...part, properties }
  }
  const definitions = Object.entries(objectOf(schema['definitions'])).map(([name, part]) => [name, without(objectOf(part))])
  return { ...without(schema), ...(definitions.length > 0 && { definitions: Object.fromEntries(definitions) }) }
}
