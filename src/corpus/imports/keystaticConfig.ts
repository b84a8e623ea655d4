import * as l10n from '@vscode/l10n'
import type { JsonSchema } from '../../core/schema/engine/jsonSchema'
import { folderGlob, listIn, mapOf, textIn, type ConfigMap } from './configValues'
import {
  anyValue,
  articleSchema,
  choiceOf,
  flagValue,
  imageValue,
  importLimits,
  ImportError,
  listOf,
  mergedNames,
  namesOf,
  numberValue,
  objectSchema,
  patternValue,
  textValue,
  type Imported,
  type ImportedField,
} from './importedSchema'
import { callsOf, isCall } from './literals'

/**
 * The collections of `keystatic.config.ts`, as far as they are data: it is a program, which is read and not run. What is computed, imported or
 * written by a function is left out (keystatic.com/docs/collections and …/docs/fields). @throws ImportError if it has no collection
 */
export function readKeystatic(text: string): Imported {
  const notes: string[] = []
  const read = callsOf(text, 'collection')
    .slice(0, importLimits.schemas)
    .flatMap(({ key: name, args }) => {
      const collection = mapOf(args[0])
      const path = textIn(collection['path'])
      const format = collection['format']
      const contentField = textIn(mapOf(format)['contentField'])
      if (path === undefined || contentField === undefined) {
        notes.push(l10n.t('“{0}” was left out: it is not a folder of articles.', name))
        return []
      }
      const slugField = textIn(collection['slugField'])
      const fields = fieldsIn(collection['schema'], notes, 0, slugField).filter(({ key }) => key !== contentField)
      return [{ name, files: [globOf(path)], fields }]
    })
  if (read.length === 0 && notes.length === 0)
    throw new ImportError(l10n.t('There is no collection that is written as data: “collection({ … })” with path, format and schema.'))
  return {
    schemas: read.map(({ name, files, fields }) => ({ name, files, schema: articleSchema(name, fields) })),
    names: mergedNames(read.map(({ fields }) => namesOf(fields))),
    notes,
  }
}

// `posts/*` is a file or a folder with an index file, `posts/**` at any depth (keystatic.com/docs/path-wildcard).
function globOf(path: string): string {
  const folder = path.replace(/\*.*$/, '')
  return `${folderGlob(folder)}**/*.{md,mdoc,mdx}`
}

function fieldsIn(value: unknown, notes: string[], depth: number, slugField?: string): readonly ImportedField[] {
  if (depth > importLimits.depth) return []
  return Object.entries(mapOf(value))
    .slice(0, importLimits.fields)
    .flatMap(([key, field]): ImportedField[] => {
      if (!isCall(field) || !field.call.startsWith('fields.')) {
        notes.push(l10n.t('“{0}” was left out: it is not written as data.', key))
        return []
      }
      const options = mapOf(field.args[0])
      const { isRequired } = mapOf(options['validation'])
      const value = schemaOf(key, field.call.slice('fields.'.length), field.args, notes, depth, key === slugField)
      if (value === undefined) return []
      const initial = options['defaultValue']
      return [
        {
          key,
          isRequired: isRequired === true || key === slugField,
          value,
          description: textIn(options['description']) ?? textIn(options['label']),
          initial: ['string', 'number', 'boolean'].includes(typeof initial) ? initial : undefined,
        },
      ]
    })
}

/** What the fields save (names of the fields: @keystatic/core 0.6.9, `form/fields`); undefined for a field that saves nothing into the front matter. */
function schemaOf(
  key: string,
  kind: string,
  args: readonly unknown[],
  notes: string[],
  depth: number,
  isSlug: boolean,
): JsonSchema | undefined {
  const options = mapOf(args[0])
  switch (kind) {
    case 'text':
    case 'url':
      return textOf(options)
    case 'slug':
      // The field that names the file saves the title alone.
      return isSlug ? textValue : { type: ['object', 'string'] }
    case 'date':
    case 'datetime':
    case 'relationship':
    case 'pathReference':
    case 'file':
      return textValue
    case 'image':
      return imageValue
    case 'checkbox':
      return flagValue
    case 'integer':
      return { type: 'integer', ...limitsOf(options) }
    case 'number':
      return { ...numberValue, ...limitsOf(options) }
    case 'select':
    case 'multiselect':
      return choiceOf(
        listIn(options['options']).map((option) => mapOf(option)['value']),
        kind === 'multiselect',
      )
    case 'multiRelationship':
      return listOf(textValue)
    case 'array': {
      const [item] = args
      const items = isCall(item) && item.call.startsWith('fields.') && depth < importLimits.depth
      return listOf(items ? (schemaOf(key, item.call.slice('fields.'.length), item.args, notes, depth + 1, false) ?? anyValue) : anyValue)
    }
    case 'object':
      return objectSchema(fieldsIn(args[0], notes, depth + 1))
    case 'markdoc':
    case 'mdx':
    case 'document':
    case 'markdoc.inline':
    case 'mdx.inline':
    case 'empty':
    case 'emptyDocument':
    case 'emptyContent':
      return kind.endsWith('.inline') ? textValue : undefined
    default:
      return anyValue
  }
}

function textOf(options: ConfigMap): JsonSchema {
  const { length, pattern } = mapOf(options['validation'])
  const { min, max } = mapOf(length)
  return {
    ...patternValue(mapOf(pattern)['regex']),
    ...(typeof min === 'number' && { minLength: min }),
    ...(typeof max === 'number' && { maxLength: max }),
  }
}

function limitsOf(options: ConfigMap): JsonSchema {
  const { min, max } = mapOf(options['validation'])
  return { ...(typeof min === 'number' && { minimum: min }), ...(typeof max === 'number' && { maximum: max }) }
}
