import * as vscode from 'vscode'
import { settingFor } from '../../core/lint/schemaForArticle'
import { compileSchema, SchemaError } from '../../core/schema/articleSchema'
import { generatorOf, isArticle } from '../../core/settings/siteScope'
import { ImportError, type Imported } from '../../corpus/imports/importedSchema'
import { importers, importWith, isReadInFolder, type Importer } from '../../corpus/imports/importers'
import { importedFiles, importedText, settingsWithImported } from '../../corpus/imports/importFiles'
import { importReportText } from '../../corpus/imports/importReport'
import type { TemplateFile } from '../../corpus/imports/templates'
import { misfitsOf } from '../../corpus/infer/inferSchema'
import { pathFrom } from '../config/pathFrom'
import { filesIn } from '../corpus/scanFolder'
import { readBytes } from '../platform/readBytes'
import { TimeSlicer } from '../platform/timeSlicer'
import type { InferServices } from './inferSchemaRun'
import { link, shownPath, sourceOf, type Place } from './schemaProposal'

/** Larger configurations are not read: far above the size of any real one. */
const maxConfigBytes = 1024 * 1024
/** So many files of a folder of templates are read. */
const maxFiles = 200

/** A configuration in one of its usual places. */
interface Found {
  readonly importer: Importer
  readonly uri: vscode.Uri
  readonly place: string
}

/**
 * Imports the schema of a CMS or a generator from a folder: shows it with the articles that would fail, and writes it if the user agrees. Nothing
 * of the folder is run.
 */
export async function importAndShow(folder: vscode.WorkspaceFolder, services: InferServices): Promise<void> {
  const found = await chosenConfiguration(folder.uri)
  if (!found) return
  try {
    await importFrom(found, folder.uri, services)
  } catch (error) {
    if (!(error instanceof ImportError || error instanceof SchemaError)) throw error
    void vscode.window.showErrorMessage(vscode.l10n.t('{0}: {1}', shownPath(found.uri), error.message))
  }
}

async function chosenConfiguration(folder: vscode.Uri): Promise<Found | undefined> {
  const places = importers.flatMap((importer) =>
    importer.places.map((place): Found => ({ importer, place, uri: vscode.Uri.joinPath(folder, place) })),
  )
  const kinds = await Promise.all(places.map(({ uri }) => kindOf(uri)))
  const all = places.filter(
    ({ importer }, index) => kinds[index] === (importer.isFolder ? vscode.FileType.Directory : vscode.FileType.File),
  )
  const [only, ...others] = all
  if (!only) {
    const usual = importers.flatMap((importer) => importer.places[0] ?? []).join(', ')
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no configuration in the usual places: {0}.', usual))
  }
  if (others.length === 0) return only
  const items = all.map((found) => ({ label: found.importer.program, description: found.place, found }))
  return (await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('Import from') }))?.found
}

/** @throws ImportError, SchemaError if the configuration cannot be used */
async function importFrom({ importer, uri, place }: Found, home: vscode.Uri, { loadedConfig, proposals }: InferServices): Promise<void> {
  const imported = importWith(importer, await templatesAt(uri, place, importer))
  const schemas = imported.schemas.map(({ files, schema }) => ({
    files: files.length > 0 ? files : undefined,
    schema: compileSchema(schema),
    articles: 0,
    failing: 0,
  }))
  const places: Place[] = []
  const slices = new TimeSlicer()
  for (const path of [...(await filesIn(home))].sort()) {
    if (slices.isOver) await slices.pause()
    const article = vscode.Uri.parse(path)
    const source = await sourceOf(article)
    const config = await loadedConfig(article)
    if (!source?.frontMatter || !isArticle(source, pathFrom(config.folder, article), config.scope)) continue
    const one = settingFor(pathFrom(home, article), schemas)
    if (!one) continue
    const wrong = misfitsOf(source, one.schema, generatorOf(config.scope).schemas.values)
    one.articles++
    if (wrong.length > 0) one.failing++
    places.push(...wrong.map((misfit) => ({ ...misfit, uri: article, path: shownPath(article) })))
  }
  const uris = new Map(places.map(({ path, uri: at }) => [path, at]))
  const linked = (path: string, line: number) => link(path, line, uris.get(path))
  const failing = schemas.reduce((sum, one) => sum + one.failing, 0)
  await proposals.show({
    home,
    report: importReportText({ program: importer.program, source: place, imported, trials: schemas, misfits: places }, linked),
    schemas: imported.schemas.map(({ schema }) => importedText(schema)),
    summary: vscode.l10n.t('{0} articles would not match what was imported.', failing),
    places,
    addition: (text, base) => settingsWithImported(text, '', fromFolder(imported, base, home)),
    files: (existing) => importedFiles(imported, existing),
  })
}

/** The same with globs from the folder of `copydesk.yaml`, which may be above. */
function fromFolder(imported: Imported, base: vscode.Uri, home: vscode.Uri): Imported {
  const below = pathFrom(base, home)
  const prefix = base.toString() === home.toString() || below === '' ? '' : `${below}/`
  return { ...imported, schemas: imported.schemas.map((one) => ({ ...one, files: one.files.map((glob) => prefix + glob) })) }
}

async function templatesAt(uri: vscode.Uri, place: string, { isFolder }: Importer): Promise<readonly TemplateFile[]> {
  return isFolder ? templatesIn(uri, place, 1) : [{ path: place, text: await textAt(uri) }]
}

/** @param depth how deep folders in it are read: an archetype may be a folder with its index file */
async function templatesIn(folder: vscode.Uri, path: string, depth: number): Promise<readonly TemplateFile[]> {
  const entries = (await vscode.workspace.fs.readDirectory(folder)).sort(([one], [other]) => (one < other ? -1 : 1)).slice(0, maxFiles)
  const read = entries.map(async ([name, type]): Promise<readonly TemplateFile[]> => {
    const [uri, at] = [vscode.Uri.joinPath(folder, name), `${path}/${name}`]
    if (type === vscode.FileType.Directory) return depth > 0 ? templatesIn(uri, at, depth - 1) : []
    return type === vscode.FileType.File && isReadInFolder(name) ? [{ path: at, text: await textAt(uri) }] : []
  })
  return (await Promise.all(read)).flat()
}

async function textAt(uri: vscode.Uri): Promise<string> {
  const bytes = await readBytes(uri, maxConfigBytes)
  if (!bytes) throw new ImportError(vscode.l10n.t('It is too large.'))
  return new TextDecoder().decode(bytes)
}

async function kindOf(uri: vscode.Uri): Promise<vscode.FileType | undefined> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type
  } catch {
    return undefined
  }
}
