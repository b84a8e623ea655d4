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

/** Files of these formats are no articles (decapcms.org/docs/configuration-options, `format` and `extension`). */
const dataFormats = /^(?:ya?ml|toml|json)$/

/**
 * The `config.yml` of Decap CMS, and of Sveltia CMS, which reads the same (sveltiacms.app/en/docs): folder collections with fields. Fields are
 * required unless they say otherwise (decapcms.org/docs/widgets). @throws ImportError for broken YAML
 */
export function readDecap(text: string): Imported {
  const collections = mapsIn(mapOf(configValue(text, 'yaml'))['collections']).slice(0, importLimits.schemas)
  const notes: string[] = []
  const read = collections.flatMap((collection) => {
    const { name, folder, extension, format } = collection
    const title = textIn(name) ?? textIn(folder) ?? ''
    const isData = [extension, format].some((one) => typeof one === 'string' && dataFormats.test(one))
    if (typeof folder !== 'string' || isData) {
      notes.push(l10n.t('“{0}” was left out: it is not a folder of articles.', title))
      return []
    }
    const fields = fieldsIn(collection['fields'], notes, 0).filter(({ key }) => key !== 'body')
    const ending = textIn(extension)?.replace(/^\./, '') ?? 'md'
    return [{ name: title, files: [`${folderGlob(folder)}**/*.${ending}`], fields }]
  })
  return {
    schemas: read.map(({ name, files, fields }) => ({ name, files, schema: articleSchema(name, fields) })),
    names: mergedNames(read.map(({ fields }) => namesOf(fields))),
    notes,
  }
}

function fieldsIn(value: unknown, notes: string[], depth: number): readonly ImportedField[] {
  if (depth > importLimits.depth) return []
  return mapsIn(value)
    .slice(0, importLimits.fields)
    .flatMap((field): ImportedField[] => {
      const { name, required, hint, label, default: initial, widget } = field
      if (typeof name !== 'string' || name === '') return []
      // A switch that was never touched is not in the file: it counts as false.
      const isRequired = required !== false && widget !== 'boolean' && widget !== 'hidden'
      return [
        {
          key: name,
          isRequired,
          value: schemaOf(field, notes, depth),
          description: textIn(hint) ?? textIn(label),
          initial: initialOf(initial),
        },
      ]
    })
}

/** Placeholders such as `{{now}}` are filled in by the CMS. */
function initialOf(initial: unknown): unknown {
  return typeof initial === 'string' && initial.includes('{{') ? undefined : initial
}

/** What the widgets save (decapcms.org/docs/widgets, one page each; `keyvalue`, `compute` and `uuid` are Sveltia's). */
function schemaOf(field: ConfigMap, notes: string[], depth: number): JsonSchema {
  const { widget = 'string', pattern, multiple, min, max } = field
  switch (widget) {
    case 'string':
    case 'text':
      return patternValue(listIn(pattern)[0])
    case 'markdown':
    case 'richtext':
    case 'datetime':
    case 'color':
    case 'map':
    case 'uuid':
      return textValue
    case 'boolean':
      return flagValue
    case 'number':
      return numberOf(field)
    case 'image':
    case 'file':
      return allowsSeveral(field) ? { type: ['string', 'array'], items: textValue } : widget === 'image' ? imageValue : textValue
    case 'select':
      return choiceOf(listIn(field['options']).map(optionOf), multiple === true, min, max)
    case 'relation':
      return multiple === true ? listOf(anyValue, min, max) : { type: ['string', 'number'] }
    case 'list':
      return listOf(itemsOf(field, notes, depth), min, max)
    case 'object':
      return field['types'] === undefined ? objectSchema(fieldsIn(field['fields'], notes, depth + 1)) : { type: 'object' }
    case 'keyvalue':
      return { type: 'object' }
    case 'code':
    case 'hidden':
    case 'compute':
      return anyValue
    default:
      notes.push(
        l10n.t('“{0}” may have any value: its widget “{1}” is not one that comes with the CMS.', String(field['name']), String(widget)),
      )
      return anyValue
  }
}

/** A text unless `value_type` says otherwise, and then still a text in older articles. */
function numberOf({ value_type: type, min, max }: ConfigMap): JsonSchema {
  if (type !== 'int' && type !== 'float') return { type: ['number', 'string'] }
  const limits = { ...(typeof min === 'number' && { minimum: min }), ...(typeof max === 'number' && { maximum: max }) }
  return type === 'int' ? { type: 'integer', ...limits } : { ...numberValue, ...limits }
}

function itemsOf(field: ConfigMap, notes: string[], depth: number): JsonSchema {
  if (depth > importLimits.depth) return anyValue
  if (field['types'] !== undefined) return { type: 'object' }
  if (field['fields'] !== undefined) return objectSchema(fieldsIn(field['fields'], notes, depth + 1))
  return field['field'] === undefined ? textValue : schemaOf(mapOf(field['field']), notes, depth + 1)
}

function optionOf(option: unknown): unknown {
  return typeof option === 'object' && option !== null ? mapOf(option)['value'] : option
}

function allowsSeveral(field: ConfigMap): boolean {
  const library = mapOf(mapOf(field['media_library'])['config'])
  return field['multiple'] === true || field['allow_multiple'] === true || library['multiple'] === true
}
