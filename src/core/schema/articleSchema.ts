import * as l10n from '@vscode/l10n'
import { defaultSchema } from './defaultSchema'
import { writerOf, type FrontMatterWriter } from '../frontmatter/writer'
import { TooManySteps, violationsOf } from './engine/evaluate'
import { fieldsOf, type SchemaField } from './fields'
import type { JsonSchema } from './engine/jsonSchema'
import { deprecatedFindings, findingsOf, type SchemaFinding } from './findings'
import { rootInstance, type ValueReading } from './engine/instance'
import { SchemaError, SchemaRegistry } from './engine/registry'
import { relevantViolations } from './relevantViolations'
import type { Range } from '../text/text'
import { isRecord } from '../data/isRecord'
import type { ValueNode } from '../data/nodes'

export { SchemaError } from './engine/registry'
export type { SchemaField } from './fields'

export interface ArticleSchema {
  /** In the order of the schema. */
  readonly fields: readonly SchemaField[]
  /** Whether it is the built-in schema, which requires nothing that a site can do without. */
  readonly isDefault: boolean
  /** The address of the draft that the schema says it is written in. */
  readonly draft: unknown
  /**
   * Checks front matter.
   * @param fallback range for problems of the whole front matter: the opening fence
   * @param text the whole document; without it there are no fixes
   * @param writer how fixes are written; as YAML when undefined
   * @param values how values are read before they are checked; as JSON Schema defines them when undefined
   */
  validate(
    root: ValueNode | undefined,
    fallback: Range,
    text?: string,
    writer?: FrontMatterWriter,
    values?: ValueReading,
  ): readonly SchemaFinding[]
}

let compiledDefault: ArticleSchema | undefined

/** The built-in schema, compiled on first use. */
export function defaultArticleSchema(): ArticleSchema {
  compiledDefault ??= compileSchema(defaultSchema)
  return compiledDefault
}

/**
 * Compiles a JSON Schema (2020-12, 2019-09, draft-07, draft-06).
 * @throws SchemaError when it is not a schema, or refers to another file
 */
export function compileSchema(schema: unknown): ArticleSchema {
  const registry = new SchemaRegistry()
  registry.add({ url: 'copydesk:/schema.json', name: 'schema.json', root: schemaObject(schema) })
  const [missing] = registry.missing()
  if (missing) throw new SchemaError(l10n.t('“{0}”, which “{1}” refers to, does not exist.', missing.reference, missing.from.name))
  return createRegistry(registry, schemaObject(schema))
}

/** @throws SchemaError when it is not an object */
export function schemaObject(schema: unknown): JsonSchema {
  if (isRecord(schema)) return schema
  throw new SchemaError(l10n.t('A schema must be a JSON object.'))
}

/**
 * Compiles a schema whose files are all in a registry.
 * @throws SchemaError when the target of a reference does not exist
 */
export function createRegistry(registry: SchemaRegistry, root: JsonSchema): ArticleSchema {
  registry.check()
  const fields = fieldsOf([root], (part) => registry.targetOf(part))
  return {
    fields,
    isDefault: root === defaultSchema,
    draft: root['$schema'],
    validate(value, fallback, text, writer = writerOf('yaml'), values = undefined) {
      const instance = rootInstance(value, fallback)
      const deprecated = registry.hasDeprecated && value ? deprecatedFindings(value, fields) : []
      try {
        return [...findingsOf(relevantViolations(violationsOf(root, instance, registry, values)), fields, text, writer), ...deprecated]
      } catch (error) {
        if (!(error instanceof TooManySteps) && !(error instanceof RangeError)) throw error
        const message = l10n.t('The schema is too complex to be checked while you type: it has too many alternatives.')
        return [{ range: fallback, message, keyword: '', severity: 'information' }]
      }
    },
  }
}
