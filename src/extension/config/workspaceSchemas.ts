import * as vscode from 'vscode'
import type { Finding } from '../../core/text/problem'
import { settingFor, type ReferencedSchema, type SchemaFinder } from '../../core/lint/schemaForArticle'
import { readText } from '../platform/fileSystem'
import { isReallyBelow } from '../platform/readBytes'
import { namedSchema, writtenSchema } from '../../core/lint/siteSchema'
import type { SiteSchemas } from '../../core/generators/shared/siteSchemas'
import type { ArticleSchema } from '../../core/schema/articleSchema'
import { addressFrom, readSchema, refusalOf, type FileReading, type SchemaFile, type SchemaSource } from '../../core/schema/schemaFile'
import type { SchemaSetting } from '../../core/settings/settings'

/** The schemas that a `copydesk.yaml` names. */
export interface NamedSchemas {
  readonly folder: vscode.Uri
  readonly schemas: readonly (Pick<SchemaSetting, 'files' | 'path'> & { readonly file: SchemaFile | undefined })[]
  readonly problems: readonly Finding[]
}

export interface WrittenSchemas {
  /** The folder of the site. */
  readonly folder: vscode.Uri
  readonly schemas: Pick<SiteSchemas, 'writtenFor' | 'isWritten'>
}

/**
 * Reads each schema once and watches its file and all files that it refers to. The `$schema` of an article is read in the
 * background: `finder` is used on every key press and returns what is loaded so far.
 */
export class WorkspaceSchemas implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>()
  /** Fires when a watched file has changed: the schemas that were read are invalid. */
  readonly onDidChange = this.#changed.event
  readonly #read = new vscode.EventEmitter<void>()
  /** Fires when the `$schema` of an article has been read. */
  readonly onDidRead = this.#read.event
  readonly #files = new Map<string, Promise<SchemaFile>>()
  readonly #loaded = new Map<string, SchemaFile>()
  readonly #watched = new Map<string, vscode.Disposable>()
  #generation = 0

  /** Whether a file is a schema that was read, or one that it refers to. */
  has(uri: vscode.Uri): boolean {
    return this.#watched.has(uri.toString())
  }

  forget(): void {
    this.#generation++
    this.#files.clear()
    this.#loaded.clear()
    for (const watcher of this.#watched.values()) watcher.dispose()
    this.#watched.clear()
  }

  dispose(): void {
    this.forget()
    this.#changed.dispose()
    this.#read.dispose()
  }

  /** Reads the schemas that `copydesk.yaml` names. A file that cannot be used becomes a problem at its range. */
  async named(folder: vscode.Uri, settings: readonly SchemaSetting[]): Promise<NamedSchemas> {
    const problems: Finding[] = []
    const schemas = await Promise.all(
      settings.map(async ({ path, range, files }) => {
        const uri = vscode.Uri.joinPath(folder, path)
        const refused = refusalOf(path)
        const place = { url: addressOf(uri), name: path, roots: [...rootsFor(folder), addressOf(vscode.Uri.joinPath(uri, '..'), '/')] }
        const file = refused === undefined && vscode.workspace.isTrusted ? await this.#load(place, true) : undefined
        const message = refused ?? file?.problem?.message
        if (!vscode.workspace.isTrusted) problems.push({ range, message: untrusted(), severity: 'information' })
        else if (message !== undefined) problems.push({ range, message, severity: 'error' })
        return { files, path, file }
      }),
    )
    return { folder, schemas, problems }
  }

  /**
   * @param folder the folder that article paths are relative to
   * @param written the schemas that the generator of the site writes
   */
  finder(folder: vscode.Uri, named: NamedSchemas | undefined, written: WrittenSchemas): SchemaFinder {
    const base = named?.folder ?? folder
    return {
      forPath: (path) => {
        const prefix = addressOf(base, '/')
        const address = addressOf(vscode.Uri.joinPath(folder, path))
        const relative = address.startsWith(prefix) ? vscode.Uri.parse(address).path.slice(vscode.Uri.parse(prefix).path.length) : path
        const setting = settingFor(relative, named?.schemas ?? [])
        const schema = setting?.file?.schema
        return schema ? namedSchema(schema, setting.path, written.schemas) : this.#writtenSchema(address, written)
      },
      referenced: (path, reference) => {
        const found = this.#articleSchema(vscode.Uri.joinPath(folder, path), base, reference)
        return found?.schema ? { ...found, schema: namedSchema(found.schema, reference, written.schemas) } : found
      },
    }
  }

  /** The schema that the generator wrote for an article, as far as it is loaded. A file that is missing or broken is no problem of the author. */
  #writtenSchema(article: string, { folder, schemas }: WrittenSchemas): ArticleSchema | undefined {
    const base = addressOf(folder, '/')
    if (!vscode.workspace.isTrusted || !article.startsWith(base)) return undefined
    const name = schemas.writtenFor(vscode.Uri.parse(article).path.slice(vscode.Uri.parse(base).path.length))
    if (name === undefined) return undefined
    const url = addressOf(vscode.Uri.joinPath(folder, name))
    const loaded = this.#loaded.get(url)
    if (!loaded) void this.#load({ url, name, roots: [base] }).then(() => this.#read.fire())
    return loaded?.schema && writtenSchema(loaded.schema)
  }

  #articleSchema(article: vscode.Uri, base: vscode.Uri, reference: string): ReferencedSchema | undefined {
    if (!vscode.workspace.isTrusted) return { schema: undefined, problem: { message: untrusted(), severity: 'information' } }
    const refused = refusalOf(reference)
    const url = refused === undefined ? addressFrom(addressOf(article), reference) : undefined
    if (url === undefined) {
      return { schema: undefined, problem: { message: refused ?? vscode.l10n.t('“{0}” is not the path of a file.', reference) } }
    }
    const loaded = this.#loaded.get(url)
    if (!loaded) void this.#load({ url, name: reference, roots: rootsFor(base) }).then(() => this.#read.fire())
    if (loaded?.schema) return { schema: loaded.schema, problem: undefined }
    return loaded && { schema: undefined, problem: { message: loaded.problem?.message ?? '' } }
  }

  /** @param isNamed whether `copydesk.yaml` names the schema, which may then be a link to a file anywhere */
  #load(place: SchemaSource, isNamed = false): Promise<SchemaFile> {
    const loading = this.#files.get(place.url) ?? this.#readAll(place, isNamed)
    this.#files.set(place.url, loading)
    return loading
  }

  async #readAll(place: SchemaSource, isNamed: boolean): Promise<SchemaFile> {
    const generation = this.#generation
    const reading = readSchema(place)
    let step = reading.next()
    while (!step.done) {
      const uri = vscode.Uri.parse(step.value)
      // Watched before it is read, so that no change is missed.
      this.#watch(uri)
      step = reading.next(await this.#textOf(uri, place, isNamed))
    }
    if (generation === this.#generation) this.#loaded.set(place.url, step.value)
    return step.value
  }

  async #textOf(uri: vscode.Uri, { url, roots }: SchemaSource, isNamed: boolean): Promise<FileReading> {
    const isFree = isNamed && uri.toString() === vscode.Uri.parse(url).toString()
    const folders = roots.map((root) => vscode.Uri.parse(root))
    if (!isFree && !(await isReallyBelow(uri, folders))) return { refused: vscode.l10n.t('It is a link to a file outside this folder.') }
    const text = await readText(uri)
    return text === undefined ? { refused: vscode.l10n.t('It does not exist or cannot be read.') } : { text }
  }

  #watch(uri: vscode.Uri): void {
    const key = uri.toString()
    if (this.#watched.has(key)) return
    const watcher = vscode.workspace.createFileSystemWatcher(patternOf(uri))
    const fire = () => this.#changed.fire()
    this.#watched.set(key, vscode.Disposable.from(watcher, watcher.onDidCreate(fire), watcher.onDidChange(fire), watcher.onDidDelete(fire)))
  }
}

/** The pattern for a watcher of one file. */
export function patternOf(uri: vscode.Uri): vscode.RelativePattern {
  const name = uri.path.split('/').at(-1) ?? ''
  return new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), name.replaceAll(/[[\]{}*?]/g, '[$&]'))
}

const untrusted = () => vscode.l10n.t('The schema is not used until you trust this folder.')

/** Schema files may lie in the workspace folder only; outside a workspace, in the folder of the file that names them. */
function rootsFor(folder: vscode.Uri): readonly string[] {
  return [addressOf(vscode.workspace.getWorkspaceFolder(folder)?.uri ?? folder, '/')]
}

/** The base address for relative references. @param end a slash for a folder */
function addressOf(uri: vscode.Uri, end = ''): string {
  const written = uri.toString()
  const href = URL.canParse(written) ? new URL(written).href : written
  return end === '' ? href : href.replace(/\/*$/, end)
}
