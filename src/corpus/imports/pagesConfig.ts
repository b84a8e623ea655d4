import * as l10n from '@vscode/l10n'
import type { JsonSchema } from '../../core/schema/engine/jsonSchema'
import { configValue, folderGlob, listIn, mapOf, mapsIn, textIn, type ConfigMap } from './configValues'
import {
  anyValue,
  articleSchema,
  choiceOf,
  flagValue,
  imageValue,
  importLimits,
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

/**
 * The `.pages.yml` of Pages CMS: the collections of articles, also those in groups. Fields are optional unless they say `required`
 * (pagescms.org/docs/configuration/content and …/content/fields). @throws ImportError for broken YAML
 */
export function readPages(text: string): Imported {
  const config = mapOf(configValue(text, 'yaml'))
  const reader = new PagesReader(mapOf(config['components']))
  const read = entriesIn(config['content'], 0)
    .slice(0, importLimits.schemas)
    .flatMap((entry) => {
      const { type, path, format = 'yaml-frontmatter' } = entry
      const title = textIn(entry['name']) ?? ''
      if (type !== 'collection' || typeof path !== 'string' || !String(format).endsWith('-frontmatter')) {
        reader.notes.push(l10n.t('“{0}” was left out: it is not a folder of articles.', title))
        return []
      }
      const fields = reader.fieldsIn(entry['fields'], 0).filter(({ key }) => key !== 'body')
      const ending = textIn(entry['extension']) ?? /\.([a-z]+)$/.exec(textIn(entry['filename']) ?? '')?.[1] ?? 'md'
      return [{ name: title, files: [`${folderGlob(path)}**/*.${ending}`], fields }]
    })
  return {
    schemas: read.map(({ name, files, fields }) => ({ name, files, schema: articleSchema(name, fields) })),
    names: mergedNames(read.map(({ fields }) => namesOf(fields))),
    notes: reader.notes,
  }
}

/** The entries of `content`, with those in groups. */
function entriesIn(value: unknown, depth: number): readonly ConfigMap[] {
  if (depth > importLimits.depth) return []
  return mapsIn(value).flatMap((entry) => (entry['type'] === 'group' ? entriesIn(entry['items'] ?? entry['content'], depth + 1) : [entry]))
}

class PagesReader {
  readonly notes: string[] = []
  readonly #components: ConfigMap

  constructor(components: ConfigMap) {
    this.#components = components
  }

  fieldsIn(value: unknown, depth: number): readonly ImportedField[] {
    if (depth > importLimits.depth) return []
    return mapsIn(value)
      .slice(0, importLimits.fields)
      .flatMap((written): ImportedField[] => {
        const field = this.#withComponent(written, 0)
        const { name, required, description, label, default: initial } = field
        if (typeof name !== 'string' || name === '') return []
        const one = this.#schemaOf(field, depth)
        const list = mapOf(field['list'])
        const value = field['list'] !== undefined && field['list'] !== false ? listOf(one, list['min'], list['max']) : one
        return [{ key: name, isRequired: required === true, value, description: textIn(description) ?? textIn(label), initial }]
      })
  }

  /** What the component says counts where the field itself says nothing. */
  #withComponent(field: ConfigMap, depth: number): ConfigMap {
    const component = textIn(field['component'])
    if (component === undefined || depth > importLimits.depth) return field
    return { ...this.#withComponent(mapOf(this.#components[component]), depth + 1), ...field }
  }

  /** What the types save (pagescms.org/docs/configuration/fields, one page each). */
  #schemaOf(field: ConfigMap, depth: number): JsonSchema {
    const { type, pattern } = field
    const options = mapOf(field['options'])
    const { multiple, min, max } = options
    const isMultiple = multiple !== undefined && multiple !== false
    switch (type) {
      case 'string':
      case 'text':
        return patternValue(textIn(pattern) ?? mapOf(pattern)['regex'])
      case 'rich-text':
      case 'code':
      case 'date':
      case 'uuid':
        return textValue
      case 'boolean':
        return flagValue
      case 'number':
        return { ...numberValue, ...(typeof min === 'number' && { minimum: min }), ...(typeof max === 'number' && { maximum: max }) }
      case 'image':
        return isMultiple ? listOf(imageValue) : imageValue
      case 'file':
        return isMultiple ? listOf(textValue) : textValue
      case 'select':
        return choiceOf(listIn(options['values']).map(choiceIn), isMultiple, min, max)
      case 'reference':
        return isMultiple ? listOf(anyValue, min, max) : anyValue
      case 'object':
        return objectSchema(this.fieldsIn(field['fields'], depth + 1))
      case 'block':
        return { type: 'object' }
      default:
        this.notes.push(
          l10n.t('“{0}” may have any value: “{1}” is not a type that comes with the CMS.', String(field['name']), String(type)),
        )
        return anyValue
    }
  }
}

/** A choice is a text, or has its value in `name` (in version 1: `value`) and what is shown in `label`. */
function choiceIn(choice: unknown): unknown {
  if (typeof choice !== 'object' || choice === null) return choice
  const { name, value } = mapOf(choice)
  return value ?? name
}
