import * as l10n from '@vscode/l10n'
import { jsonErrorOffset } from '../../core/data/jsonErrorOffset'
import { settingFor, type ReferencedSchema, type SchemaFinder } from '../../core/lint/schemaForArticle'
import { namedSchema, writtenSchema } from '../../core/lint/siteSchema'
import type { SiteSchemas } from '../../core/generators/shared/siteSchemas'
import type { ArticleSchema } from '../../core/schema/articleSchema'
import { addressFrom, readSchema, refusalOf, type SchemaFile, type SchemaSource } from '../../core/schema/schemaFile'
import type { SchemaSetting, Settings } from '../../core/settings/settings'
import { LineMap, range } from '../../core/text/text'
import { ownFolder, placeBelow, realPathOf } from './realPlace'
import type { SettingsProblem } from './settingsProblem'
import type { Files } from '../io/files'
import { joinPath, parentOf } from '../io/paths'
import { readText } from '../io/readText'
import { locationOf, type Location } from '../../core/text/location'

export type SchemaFailed = (message: string, elsewhere?: Pick<SettingsProblem, 'path' | 'message' | 'location'>) => void

/** Loads schema files, each once. */
export interface Schemas {
  /**
   * Loads the schemas that settings name.
   * @param settings the path of the `copydesk.yaml`
   * @param failed called for each schema that cannot be used
   */
  named(
    settings: string,
    schemas: Settings['schemas'],
    failed: (setting: SchemaSetting, ...problem: Parameters<SchemaFailed>) => void,
  ): NamedSchemas
  /**
   * @param folder folder that the articles' paths are relative to
   * @param named the schemas of the settings
   * @param written the schemas that the generator of the site writes
   */
  finder(folder: string, named: NamedSchemas | undefined, written: WrittenSchemas): SchemaFinder
}

export interface WrittenSchemas {
  /** The folder of the site. */
  readonly folder: string
  readonly schemas: Pick<SiteSchemas, 'writtenFor' | 'isWritten'>
}

export interface NamedSchemas {
  readonly folder: string
  readonly schemas: readonly (Pick<SchemaSetting, 'files' | 'path'> & { readonly file: SchemaFile })[]
}

export function createSchemas(files: Files): Schemas {
  const read = new Map<string, SchemaFile>()

  /** @param named the path of a schema in the settings, which may be a link to a file anywhere */
  function load(source: SchemaSource, named?: string): SchemaFile {
    const cached = read.get(source.url)
    if (cached) return cached
    const target = named === undefined ? undefined : realPathOf(files, named)
    const roots = [...source.roots.map(pathOf), ...(target === undefined ? [] : [parentOf(target) ?? ''])]
    const reading = readSchema(source)
    let step = reading.next()
    while (!step.done) {
      const path = pathOf(step.value)
      step = reading.next(isBelow(path, roots) ? readText(files, path) : { refused: l10n.t('It is a link to a file outside this folder.') })
    }
    read.set(source.url, step.value)
    return step.value
  }

  /** Whether a file is in one of the folders after following links, or does not exist. */
  function isBelow(path: string, folders: readonly string[]): boolean {
    return realPathOf(files, path) === undefined || placeBelow(files, path, folders) !== undefined
  }

  const rootsFor = (folder: string) => [urlOf(ownFolder(files, folder))]

  function referencedSchema(article: string, root: string, reference: string): ReferencedSchema {
    const refused = refusalOf(reference)
    const url = refused === undefined ? addressFrom(urlOf(article), reference) : undefined
    if (url === undefined)
      return { schema: undefined, problem: { message: refused ?? l10n.t('“{0}” is not the path of a file.', reference) } }
    const { schema, problem } = load({ url, name: reference, roots: rootsFor(root) })
    return schema ? { schema, problem: undefined } : { schema: undefined, problem: { message: problem?.message ?? '' } }
  }

  /** The schema that the generator wrote for an article, if it did: a file that is missing or broken is no problem of the author. */
  function schemaWritten(article: string, { folder, schemas }: WrittenSchemas): ArticleSchema | undefined {
    const base = joinPath(folder, '')
    const name = article.startsWith(base) ? schemas.writtenFor(article.slice(base.length)) : undefined
    const schema = name === undefined ? undefined : load({ url: urlOf(joinPath(folder, name)), name, roots: [urlOf(base)] }).schema
    return schema && writtenSchema(schema)
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
          // Settings may name a schema anywhere; files that it refers to must be in its folder or in that of the settings.
          const roots = [...rootsFor(folder), urlOf(joinPath(parentOf(path) ?? '', ''))]
          const file =
            refused === undefined
              ? load({ url, name: written, roots }, path)
              : { schema: undefined, problem: { message: refused }, files: [] }
          if (file.problem) failed(setting, file.problem.message, locationIn(files, file.problem.json))
          return { files: globs, path: written, file }
        }),
      }
    },
    finder: (folder, named, written) => ({
      forPath(path) {
        const absolute = joinPath(folder, path)
        const base = joinPath(named?.folder ?? folder, '')
        const relative = absolute.startsWith(base) ? absolute.slice(base.length) : path
        const setting = settingFor(relative, named?.schemas ?? [])
        const schema = setting?.file.schema
        return schema ? namedSchema(schema, setting.path, written.schemas) : schemaWritten(absolute, written)
      },
      referenced(path, reference) {
        const found = referencedSchema(joinPath(folder, path), named?.folder ?? folder, reference)
        return found.schema ? { ...found, schema: namedSchema(found.schema, reference, written.schemas) } : found
      },
    }),
  }
}

function locationIn(files: Files, json: { readonly url: string; readonly message: string } | undefined) {
  if (!json) return undefined
  const path = pathOf(json.url)
  const read = readText(files, path)
  const location = 'text' in read ? locationOfJsonError(read.text.replace(/^\uFEFF/, '')) : undefined
  return location && { path, message: l10n.t('This is not valid JSON: {0}', json.message), location }
}

function locationOfJsonError(source: string): Location | undefined {
  const offset = jsonErrorOffset(source)
  return offset === undefined ? undefined : locationOf(source, new LineMap(source), range(offset, Math.min(offset + 1, source.length)))
}

/** The `file:` URL of a path, as the base of references. */
function urlOf(path: string): string {
  const written = path.startsWith('/') ? path : `/${path}`
  return `file://${encodeURI(written).replaceAll('#', '%23').replaceAll('?', '%3F')}`
}

function pathOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname).replace(/^\/(?=[A-Za-z]:)/, '')
}
