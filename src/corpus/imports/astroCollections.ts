import { objectOf, type JsonSchema } from '../../core/schema/engine/jsonSchema'
import { configValue } from './configValues'
import type { Imported } from './importedSchema'
import type { TemplateFile } from './templates'

/**
 * The schemas that Astro writes into `.astro/collections` for the collections of `src/content` (docs.astro.build/en/guides/content-collections,
 * “Using JSON Schema files in your editor”). They are read without being imported; a copy is for checking without a build, and for changing it.
 */
export function readAstroCollections(files: readonly TemplateFile[]): Imported {
  const schemas = files.map(({ path, text }) => {
    const name = (path.split('/').at(-1) ?? '').replace(/\.schema\.json$/, '')
    return { name, files: [`src/content/${name}/**`], schema: withoutOwnKey(objectOf(configValue(text, 'json'))) }
  })
  return { schemas, names: new Map(), notes: [] }
}

/** Astro adds a property `$schema`, for JSON files of a collection. */
function withoutOwnKey(schema: JsonSchema): JsonSchema {
  const without = (part: JsonSchema): JsonSchema => {
    const { $schema: _, ...properties } = objectOf(part['properties'])
    return part['properties'] === undefined ? part : { ...part, properties }
  }
  const definitions = Object.entries(objectOf(schema['definitions'])).map(([name, part]) => [name, without(objectOf(part))])
  return { ...without(schema), ...(definitions.length > 0 && { definitions: Object.fromEntries(definitions) }) }
}
