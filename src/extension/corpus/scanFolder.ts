import * as vscode from 'vscode'
import { isArticle } from '../../core/settings/siteScope'
import { exclusionBy, exclusionsOf } from '../../corpus/indexing/exclusion'
import { scan, type ScanFiles } from '../../corpus/indexing/scan'
import { isMarkdownName } from '../../corpus/indexing/walk'
import { collectorFor, limitsOf, type BodySearch, type FoundFile } from '../../corpus/indexing/searchBodies'
import { TimeSlicer } from '../platform/timeSlicer'
import { pathFrom } from '../config/pathFrom'
import { dirtyEditors, type Site } from './indexReceiver'
import type { SiteCorpora } from './siteCorpora'

const articleFiles = '**/*.{md,markdown,mdx}'
const excluded = '**/node_modules/**'
const readsInFlight = 16

export interface FolderScan {
  readonly folder: vscode.Uri
  readonly corpora: SiteCorpora
  /** The files to read, relative to the folder; undefined for all. */
  readonly paths: readonly string[] | undefined
  /** Workspace folders inside this one, which are indexed separately; relative to the folder. */
  readonly indexedElsewhere: readonly string[]
  siteOf(uri: vscode.Uri): PromiseLike<Site>
  log(message: string): void
  onProgress(done: number, total: number): void
}

/**
 * Reads the articles of a folder through VS Code's file system, in time slices: in a browser, and for folders that are not on disk. No
 * cache is kept between starts, because reading the modification time of a file takes as long as reading the file.
 * @returns how many files were read
 */
export async function scanFolder(work: FolderScan, signal: AbortSignal): Promise<number> {
  const { corpora, log } = work
  const sites = new Map<string, Site>()
  const found = await listFiles(work)
  let dirty = dirtyEditors()
  const files: Omit<ScanFiles, 'list'> = filesThrough(async (uri) => {
    const folder = folderOf(uri.toString())
    if (!sites.has(folder)) sites.set(folder, await work.siteOf(uri))
  })
  const count = await scan(
    { list: async () => [...found], ...files },
    {
      update: (path, record) => corpora.update(path, corpora.of(sites.get(folderOf(path))?.home), record),
      remove: (path) => corpora.remove(path),
    },
    {
      isArticle(path, article) {
        const site = sites.get(folderOf(path))
        return site !== undefined && isArticle(article, pathFrom(site.folder, vscode.Uri.parse(path)), site.scope)
      },
      async pause() {
        await new Promise((resolve) => setTimeout(resolve, 0))
        dirty = dirtyEditors()
      },
      now: () => performance.now(),
      skip: (path) => dirty.has(path),
      failed(path, error) {
        corpora.remove(path)
        log(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
      },
      progress: (done) => work.onProgress(done, found.size),
    },
    signal,
  )
  if (!signal.aborted && isFullScan(work.paths)) await corpora.keepOnly((path) => found.has(path) || dirty.has(path))
  return count
}

/** Whether all files are to be read: one of the paths may be a folder. */
function isFullScan(paths: readonly string[] | undefined): paths is undefined {
  return paths === undefined || !paths.every(isMarkdownName)
}

/**
 * The files of a folder that a search finds, by their URIs, read through VS Code's file system in time slices.
 * @param search with the URIs of the sites
 */
export async function scanBodies(
  folder: vscode.Uri,
  indexedElsewhere: readonly string[],
  search: BodySearch,
): Promise<readonly FoundFile[]> {
  const collector = collectorFor(search)
  const limits = limitsOf(search)
  const slices = new TimeSlicer()
  const paths = [...(await listFiles({ folder, paths: undefined, indexedElsewhere }))].slice(0, limits.files).values()
  const { readStart } = filesThrough(async () => undefined)
  const work = async () => {
    for (const path of paths) {
      // A file that cannot be read is left out.
      const start = await readStart(path, limits.bytes).then(undefined, () => undefined)
      collector.add(path, start?.text ?? '')
      if (slices.isOver) await slices.pause()
    }
  }
  await Promise.all(Array.from({ length: readsInFlight }, work))
  return collector.files
}

/** The URIs of the Markdown files of a folder that are not excluded. */
export function filesIn(folder: vscode.Uri): Promise<ReadonlySet<string>> {
  return listFiles({ folder, paths: undefined, indexedElsewhere: [] })
}

async function listFiles({
  folder,
  paths,
  indexedElsewhere,
}: Pick<FolderScan, 'folder' | 'paths' | 'indexedElsewhere'>): Promise<ReadonlySet<string>> {
  const rules = new Map<string, string>()
  const relative = (uri: vscode.Uri) => uri.path.slice(folder.path.replace(/\/?$/, '/').length)
  for (const uri of await vscode.workspace.findFiles(new vscode.RelativePattern(folder, '**/.gitignore'), excluded))
    rules.set(relative(uri), new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)))
  const isExcluded = exclusionsOf({ text: (path) => rules.get(path) }, exclusionBy(excludedGlobs(folder), indexedElsewhere))
  const uris = isFullScan(paths)
    ? await vscode.workspace.findFiles(new vscode.RelativePattern(folder, articleFiles), excluded)
    : paths.map((path) => vscode.Uri.joinPath(folder, path))
  return new Set(uris.flatMap((uri) => (isExcluded(relative(uri), 'file') ? [] : [uri.toString()])))
}

/** Reads whole files, but decodes only the start if that is enough. @param ready awaited before each read */
function filesThrough(ready: (uri: vscode.Uri) => PromiseLike<void>): Required<Omit<ScanFiles, 'list'>> {
  const bytesOf = async (path: string) => {
    const uri = vscode.Uri.parse(path)
    await ready(uri)
    return vscode.workspace.fs.readFile(uri)
  }
  const decode = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  return {
    read: async (path) => decode(await bytesOf(path)),
    async readStart(path, bytes) {
      const all = await bytesOf(path)
      return { text: decode(all.subarray(0, bytes)), whole: all.length <= bytes }
    },
  }
}

/** The globs of the setting `files.exclude` that are `true`. Those with a `when` condition are ignored. */
export function excludedGlobs(folder: vscode.Uri): readonly string[] {
  const globs = vscode.workspace.getConfiguration('files', folder).get<Readonly<Record<string, unknown>>>('exclude', {})
  return Object.entries(globs).flatMap(([glob, on]) => (on === true ? [glob] : []))
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'))
}
