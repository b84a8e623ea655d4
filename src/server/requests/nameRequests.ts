import * as l10n from '@vscode/l10n'
import { parseArticle } from '../../core/article/article'
import { namesInSettings, namesInVocabularyFile } from '../../core/rename/vocabularyNames'
import { vocabularySettings } from '../../core/settings/overrides'
import { settingsFile } from '../../core/settings/settings'
import { contains, type Range } from '../../core/text/text'
import { vocabularies, type Vocabulary } from '../../corpus/records/record'
import { nameAt, nameRefusal, placesOfName, withoutQuotes, type NamePlace } from '../../features/names/nameAt'
import { planEdits, type NamedFile } from '../../features/names/renamePlan'
import { idAt, idRefusal, placesOfId, renameId } from '../../features/navigation/ids'
import { namedPath } from '../../cli/config/configResolver'
import { joinPath, parentOf } from '../../cli/io/paths'
import { readArticleText } from '../../cli/io/readText'
import { uriOfPath } from '../protocol/fileUris'
import { LSPErrorCodes, ResponseError, type LspLocation, type LspRange, type LspWorkspaceEdit } from '../protocol/languageServer'
import { TextPositions } from '../protocol/positions'
import type { OpenDocument } from '../workspace/openDocuments'
import { pause } from '../workspace/timeSlices'
import { documentEdit, filesEdit, type FileEdits, type Session } from './session'

/** Files are read in groups of so many; messages of the editor are read in between. */
const filesInGroup = 50

/** A file with names, and its absolute path. */
interface NameFile extends NamedFile {
  readonly at: string
}

/** What would be renamed at an offset: an id of the article, or a category, a tag or a byline. */
export function renameableAt(
  session: Session,
  document: OpenDocument,
  offset: number,
): { readonly range: LspRange; readonly placeholder: string } | undefined {
  const id = idIn(session, document, offset)
  if (id) return { range: document.positions.rangeOf(id.range), placeholder: id.id }
  const name = nameIn(session, document, offset)
  return name && { range: document.positions.rangeOf(name.range), placeholder: name.name }
}

/**
 * The edits that rename the id at an offset in its article, or the name at an offset in all articles of the site, in `copydesk.yaml` and
 * in its vocabulary file.
 * @throws ResponseError with a message for the person if the new name is not possible, or no file can be changed
 */
export async function renamed(session: Session, document: OpenDocument, offset: number, written: string): Promise<LspWorkspaceEdit | null> {
  const to = written.trim()
  const id = idIn(session, document, offset)
  if (id) {
    const article = session.workspace.articleOf(document)
    refuse(idRefusal(article, id.id, to))
    return documentEdit(session, document, renameId(article, id.id, to))
  }
  const place = nameIn(session, document, offset)
  if (!place) return null
  refuse(nameRefusal(to))
  if (to === place.name) return {}
  const { vocabulary, name: from } = place
  const changed: FileEdits[] = []
  const refused: { readonly path: string; readonly reason: string }[] = []
  for await (const { file, text } of textsOf(session, [
    ...listFiles(session, document, vocabulary),
    ...(await articlesWith(session, document, place)),
  ])) {
    const outcome = text.refused === undefined ? planEdits(text.text, file, [{ vocabulary, from, to }]) : text
    if (outcome.refused !== undefined) refused.push({ path: file.at, reason: outcome.refused })
    else if (outcome.edits.length > 0) changed.push({ path: file.at, text: text.text ?? '', edits: outcome.edits })
  }
  if (changed.length === 0) refuse(refused[0]?.reason)
  for (const { path, reason } of refused) session.log(l10n.t('{0} was not changed: {1}', path, reason))
  return filesEdit(session, changed)
}

/** All places of the id or name at an offset. @param withLists whether those in `copydesk.yaml` and the vocabulary file are wanted */
export async function referencesOf(session: Session, document: OpenDocument, offset: number, withLists: boolean): Promise<LspLocation[]> {
  const id = idIn(session, document, offset)
  if (id) return idLocations(session, document, id.id, withLists ? undefined : 'reference')
  const place = nameIn(session, document, offset)
  if (!place) return []
  const { vocabulary, name } = place
  const found = withLists ? definitionsOfName(session, document, place) : []
  for await (const { file, text } of textsOf(session, await articlesWith(session, document, place)))
    if (text.text !== undefined)
      found.push(...locations(session, file.at, text.text, placesOfName(parseArticle(text.text, file.path), vocabulary, name)))
  return found
}

/** Where the id at an offset is written, or where a list has the name. */
export function definitionOf(session: Session, document: OpenDocument, offset: number): LspLocation[] {
  const id = idIn(session, document, offset)
  if (id) return idLocations(session, document, id.id, 'definition')
  const place = nameIn(session, document, offset)
  return place ? definitionsOfName(session, document, place) : []
}

function definitionsOfName(session: Session, document: OpenDocument, { vocabulary, name }: NamePlace): LspLocation[] {
  return listFiles(session, document, vocabulary).flatMap((file) => {
    const { text } = textAt(session, file.at)
    if (text === undefined) return []
    const places = listed(text, file, vocabulary).filter(({ value }) => value === name)
    const ranges = places.map(({ range }) => withoutQuotes(text, range) ?? range)
    return locations(session, file.at, text, ranges)
  })
}

function idIn({ workspace }: Session, document: OpenDocument, offset: number) {
  return workspace.isActive(document) ? idAt(workspace.articleOf(document), offset) : undefined
}

function idLocations({ workspace }: Session, document: OpenDocument, id: string, role?: 'definition' | 'reference'): LspLocation[] {
  return placesOfId(workspace.articleOf(document), id)
    .filter((place) => !role || place.role === role)
    .map(({ range }) => ({ uri: document.uri, range: document.positions.rangeOf(range) }))
}

/** The name at an offset of an article, of `copydesk.yaml`, or of a vocabulary file. */
function nameIn(session: Session, document: OpenDocument, offset: number): NamePlace | undefined {
  const { workspace } = session
  if (workspace.isActive(document)) return nameAt(workspace.articleOf(document), offset)
  for (const vocabulary of vocabularies)
    for (const file of listFiles(session, document, vocabulary)) {
      if (file.at !== document.path) continue
      const place = listed(document.text, file, vocabulary).find(({ range }) => contains(range, offset))
      const range = place && withoutQuotes(document.text, place.range)
      if (range) return { vocabulary, name: place.value, range }
    }
  return undefined
}

/** The files that list the names of a vocabulary: `copydesk.yaml` and the vocabulary files that it names. */
function listFiles({ workspace }: Session, { path }: OpenDocument, vocabulary: Vocabulary): readonly NameFile[] {
  const { settingsPath, scope } = workspace.configOf(path)
  const settings = vocabularySettings(scope.settings, vocabulary)
  if (settingsPath === undefined || settings.length === 0) return []
  const folder = joinPath(parentOf(settingsPath) ?? '/', '')
  const paths = new Set(settings.flatMap(({ file }) => file?.path ?? []))
  const lists = [...paths].map(
    (written): NameFile => ({ kind: 'vocabulary', path: written, at: namedPath(workspace.files, folder, written) }),
  )
  return [{ kind: 'settings', path: settingsFile, at: settingsPath }, ...lists]
}

/** The articles that have a name, and the open one: an article that was just written may not be known as one yet. */
async function articlesWith(
  { articles, workspace, client }: Session,
  document: OpenDocument,
  place: NamePlace,
): Promise<readonly NameFile[]> {
  articles.siteOf(document)
  // A client that does not tell which files have changed may have changed any.
  if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration !== true) await articles.readAgain()
  else await articles.settled()
  const paths = new Set(articles.siteOf(document).corpus.pathsWith(place.vocabulary, place.name))
  if (document.path !== undefined && workspace.isActive(document)) paths.add(document.path)
  return [...paths].map((path) => ({ kind: 'article', path, at: path }))
}

async function* textsOf(session: Session, files: readonly NameFile[]) {
  for (const [index, file] of files.entries()) {
    if (index % filesInGroup === filesInGroup - 1) await pause()
    yield { file, text: textAt(session, file.at) }
  }
}

/** The text in the editor, or else of the file. Without a byte order mark, which editors leave out. */
function textAt(
  { workspace }: Session,
  path: string,
): { readonly text: string; readonly refused?: undefined } | { readonly text?: undefined; readonly refused: string } {
  const open = workspace.documents.at(path)
  if (open) return { text: open.text }
  const read = readArticleText(workspace.files, path)
  return 'refused' in read ? { refused: read.refused } : { text: read.text.replace(/^\uFEFF/, '') }
}

function listed(text: string, { kind, path }: NamedFile, vocabulary: Vocabulary) {
  return kind === 'settings' ? namesInSettings(text, vocabulary) : namesInVocabularyFile(text, path)
}

function locations({ workspace, encoding }: Session, path: string, text: string, ranges: readonly Range[]): LspLocation[] {
  if (ranges.length === 0) return []
  const open = workspace.documents.at(path)
  const positions = open?.positions ?? new TextPositions(text, encoding)
  return ranges.map((range) => ({ uri: open?.uri ?? uriOfPath(path), range: positions.rangeOf(range) }))
}

function refuse(reason: string | undefined): void {
  if (reason !== undefined) throw new ResponseError(LSPErrorCodes.RequestFailed, reason)
}
