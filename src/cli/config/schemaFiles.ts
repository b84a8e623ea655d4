import * as l10n from '@vscode/l10n'
import { settingFor, type ReferencedSchema, type SchemaFinder } from '../../core/lint/schemaForArticle'
import { addressFrom, readSchema, refusalOf, type SchemaFile, type SchemaPlace } from '../../core/schema/schemaFile'
import type { SchemaSetting, Settings } from '../../core/settings/settings'
import type { SettingsProblem } from './settingsProblem'
import type { Files } from '../io/files'
import { placeOfJsonError } from './jsonErrors'
import { joinPath, parentOf } from '../io/paths'
import { readText } from '../io/readText'
import type { Place } from '../reporters/reporter'

export type SchemaFailed = (message: string, elsewhere?: Pick<SettingsProblem, 'path' | 'message' | 'place'>) => void

/** Reads schemas, each once. */
export interface Schemas {
  /**
   * The schemas that settings name.
   * @param settings the path of the `copydesk.yaml`
   * @param failed told of each that cannot be used
   */
  named(
    settings: string,
    schemas: Settings['schemas'],
    failed: (setting: SchemaSetting, ...problem: Parameters<SchemaFailed>) => void,
  ): NamedSchemas
  /** @param folder what the articles' paths are told from @param named those of the settings */
  finder(folder: string, named: NamedSchemas | undefined): SchemaFinder
}

export interface NamedSchemas {
  readonly folder: string
  readonly schemas: readonly (Pick<SchemaSetting, 'files'> & { readonly file: SchemaFile })[]
}

export function createSchemas(files: Files): Schemas {
  const read = new Map<string, SchemaFile>()
  const here = joinPath(files.resolve('.'), '')

  function load(place: SchemaPlace): SchemaFile {
    const known = read.get(place.url)
    if (known) return known
    const reading = readSchema(place)
    let step = reading.next()
    while (!step.done) step = reading.next(readText(files, pathOf(step.value)))
    read.set(place.url, step.value)
    return step.value
  }

  /** Files are read below the folder that the command runs in, or below that of the settings when they are elsewhere. */
  const rootsFor = (folder: string) => [urlOf(`${folder}/`.startsWith(here) ? here : joinPath(folder, ''))]

  function own(article: string, root: string, reference: string): ReferencedSchema {
    const refused = refusalOf(reference)
    const url = refused === undefined ? addressFrom(urlOf(article), reference) : undefined
    if (url === undefined)
      return { schema: undefined, problem: { message: refused ?? l10n.t('“{0}” is not the path of a file.', reference) } }
    const { schema, problem } = load({ url, name: reference, roots: rootsFor(root) })
    return schema ? { schema, problem: undefined } : { schema: undefined, problem: { message: problem?.message ?? '' } }
  }

  return {
    named(settings, schemas, failed) {
      const folder = parentOf(settings) ?? ''
      return {
        folder,
        schemas: schemas.map((setting) => {
          const { path: written, files: globs } = setting
          const refused = refusalOf(written)
          const path = files.resolve(/^(\/|[A-Za-z]:)/.test(written) ? written : joinPath(folder, written))
          const url = urlOf(path)
          // Settings may name a schema anywhere; what that refers to lies beside it, or in the folder.
          const roots = [...rootsFor(folder), urlOf(joinPath(parentOf(path) ?? '', ''))]
          const file =
            refused === undefined ? load({ url, name: written, roots }) : { schema: undefined, problem: { message: refused }, files: [] }
          if (file.problem) failed(setting, file.problem.message, placeIn(files, file.problem.json))
          return { files: globs, file }
        }),
      }
    },
    finder: (folder, named) => ({
      forPath(path) {
        const absolute = joinPath(folder, path)
        const base = joinPath(named?.folder ?? folder, '')
        const told = absolute.startsWith(base) ? absolute.slice(base.length) : path
        return settingFor(told, named?.schemas ?? [])?.file.schema
      },
      referenced: (path, reference) => own(joinPath(folder, path), named?.folder ?? folder, reference),
    }),
  }
}

function placeIn(files: Files, json: { readonly url: string; readonly message: string } | undefined) {
  if (!json) return undefined
  const path = pathOf(json.url)
  const read = readText(files, path)
  const place: Place | undefined = 'text' in read ? placeOfJsonError(read.text.replace(/^\uFEFF/, '')) : undefined
  return place && { path, message: l10n.t('This is not valid JSON: {0}', json.message), place }
}

/** The address of a path of this folder's kind, as references are told from. */
function urlOf(path: string): string {
  const written = path.startsWith('/') ? path : `/${path}`
  return `file://${encodeURI(written).replaceAll('#', '%23').replaceAll('?', '%3F')}`
}

function pathOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname).replace(/^\/(?=[A-Za-z]:)/, '')
}
