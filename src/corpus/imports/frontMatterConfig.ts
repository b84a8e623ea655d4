import * as l10n from '@vscode/l10n'
import type { JsonSchema } from '../../core/schema/engine/jsonSchema'
import { vocabularies, type Vocabulary } from '../records/record'
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
  textValue,
  type Imported,
  type ImportedField,
} from './importedSchema'

const prefix = 'frontMatter.'

/**
 * The `frontmatter.json` of Front Matter CMS: content types, the folders that they are for, and the tags and categories
 * (frontmatter.codes/docs/content-creation/fields and …/content-folders, as of June 2026 and April 2024). @throws ImportError for broken JSON
 */
export function readFrontMatterCms(text: string): Imported {
  const config = mapOf(configValue(text, 'json'))
  const notes: string[] = []
  const types = mapsIn(config[`${prefix}taxonomy.contentTypes`]).slice(0, importLimits.schemas)
  const folders = mapsIn(config[`${prefix}content.pageFolders`])
  const read = types.flatMap((type) => {
    const name = textIn(type['name']) ?? ''
    const own = folders.filter((folder) => isFor(folder, name)).flatMap((folder) => globOf(folder) ?? [])
    if (own.length === 0 && folders.length > 0) {
      notes.push(l10n.t('“{0}” was left out: no folder is for this content type alone.', name))
      return []
    }
    return [{ name, files: own, fields: fieldsIn(type['fields'], config, notes, 0) }]
  })
  return {
    schemas: read.map(({ name, files, fields }) => ({ name, files, schema: articleSchema(name, fields) })),
    names: mergedNames([...read.map(({ fields }) => namesOf(fields)), taxonomies(config)]),
    notes,
  }
}

/**
 * Whether the articles of a folder are of a content type, if they name none themselves: the only one that the folder names
 * (github.com/estruyf/vscode-front-matter/issues/639), or `default` if it names none.
 */
function isFor({ contentTypes }: ConfigMap, name: string): boolean {
  const named = listIn(contentTypes)
  return named.length === 0 ? name === 'default' : named.length === 1 && named[0] === name
}

/** `[[workspace]]/posts`, as the settings write paths. A path with another placeholder is not known. */
function globOf({ path, excludeSubdir }: ConfigMap): string | undefined {
  const folder = textIn(path)?.replace(/^\[\[workspace\]\]/, '')
  if (folder === undefined || folder.includes('[[') || folder.includes('{{')) return undefined
  return `${folderGlob(folder)}${excludeSubdir === true ? '' : '**/'}*.{md,mdx,markdown}`
}

function taxonomies(config: ConfigMap): ReadonlyMap<Vocabulary, readonly string[]> {
  return new Map(
    vocabularies.flatMap((name): [Vocabulary, readonly string[]][] => {
      const values = listIn(config[`${prefix}taxonomy.${name}`]).filter(
        (value): value is string => typeof value === 'string' && value !== '',
      )
      return values.length > 0 ? [[name, values]] : []
    }),
  )
}

function fieldsIn(value: unknown, config: ConfigMap, notes: string[], depth: number): readonly ImportedField[] {
  if (depth > importLimits.depth) return []
  return mapsIn(value)
    .slice(0, importLimits.fields)
    .flatMap((field): ImportedField[] => {
      const { name, type, required, title, description, default: initial } = field
      // Its fields are in its place: it has no key of its own.
      if (type === 'fieldCollection') return groupOf(field, config).flatMap((group) => fieldsIn(group, config, notes, depth + 1))
      if (typeof name !== 'string' || name === '' || type === 'divider' || type === 'heading') return []
      const isPlaceholder = typeof initial === 'string' && /\{\{|\[\[/.test(initial)
      return [
        {
          key: name,
          isRequired: required === true,
          value: schemaOf(field, config, notes, depth),
          description: textIn(description) ?? textIn(title),
          initial: isPlaceholder ? undefined : initial,
        },
      ]
    })
}

/** The lists of fields of the groups that a field names. */
function groupOf({ fieldGroup }: ConfigMap, config: ConfigMap): readonly unknown[] {
  const named = typeof fieldGroup === 'string' ? [fieldGroup] : listIn(fieldGroup)
  return mapsIn(config[`${prefix}taxonomy.fieldGroups`]).flatMap(({ id, fields }) => (named.includes(id) ? [fields] : []))
}

/** What the types save (frontmatter.codes/docs/content-creation/fields, “Outcome” of each; `json` is not described there any more). */
function schemaOf(field: ConfigMap, config: ConfigMap, notes: string[], depth: number): JsonSchema {
  const { type, multiple } = field
  switch (type) {
    case 'string':
    case 'datetime':
    case 'slug':
      return textValue
    case 'boolean':
      return flagValue
    // A boolean, or one of the choices of `frontMatter.content.draftField`.
    case 'draft':
      return { type: ['boolean', 'string'] }
    case 'number':
      return numberValue
    case 'image':
      return multiple === true ? listOf(imageValue) : imageValue
    case 'dataFile':
      if (listIn(field['dataFileAdditionalFields']).length > 0) return multiple === true ? listOf({ type: 'object' }) : { type: 'object' }
      return multiple === true ? listOf(textValue) : { type: ['string', 'number'] }
    case 'file':
    case 'contentRelationship':
      return multiple === true ? listOf(textValue) : { type: ['string', 'number'] }
    case 'choice':
      return choiceOf(listIn(field['choices']).map(choiceIn), multiple === true)
    case 'tags':
    case 'categories':
    case 'list':
      return { type: ['array', 'string'], items: textValue }
    case 'taxonomy':
      return taxonomyOf(field, config)
    case 'fields':
      return objectSchema([field['fields'], ...groupOf(field, config)].flatMap((fields) => fieldsIn(fields, config, notes, depth + 1)))
    case 'block':
      return listOf({ type: 'object' })
    case 'json':
    case 'customField':
      return anyValue
    default:
      notes.push(l10n.t('“{0}” may have any value: “{1}” is not a type that comes with the CMS.', String(field['name']), String(type)))
      return anyValue
  }
}

/** A custom taxonomy. New values may be added while writing, so others are allowed. */
function taxonomyOf({ taxonomyId }: ConfigMap, config: ConfigMap): JsonSchema {
  const known = mapsIn(config[`${prefix}taxonomy.customTaxonomy`]).find(({ id }) => id === taxonomyId)
  const examples = listIn(known?.['options']).filter((value) => typeof value === 'string')
  return { type: ['array', 'string'], items: textValue, ...(examples.length > 0 && { examples }) }
}

function choiceIn(choice: unknown): unknown {
  return typeof choice === 'object' && choice !== null ? mapOf(choice)['id'] : choice
}
