import * as vscode from 'vscode'
import { vocabularySettings } from '../../core/settings/overrides'
import type { ValueRename } from '../../core/rename/renameValue'
import { settingsFile } from '../../core/settings/settings'
import { LineMap, type Edit } from '../../core/text/text'
import type { Vocabulary } from '../../corpus/records/record'
import { planEdits, type NamedFile } from '../../features/names/renamePlan'
import { canBeArticle } from '../config/markdownDocuments'
import type { ArticleServices } from '../config/articleServices'
import type { Corpora } from '../corpus/workspaceCorpus'
import { toTextEdit } from '../platform/convert'
import type { WorkspaceConfig } from '../config/workspaceConfigResolver'
import type { FileTexts } from './fileTexts'
import type { Log } from '../platform/log'
import { unlessAborted, type CancellableProgress } from '../platform/cancellableProgress'
import { runInSlices, TimeSlicer } from '../platform/timeSlicer'

export interface NameServices extends ArticleServices {
  readonly texts: FileTexts
  readonly corpora: Corpora
  readonly log: Log
}

export interface NameFile extends NamedFile {
  readonly uri: vscode.Uri
}

/** The edits that rename names in all articles of a site, in `copydesk.yaml` and in vocabulary files. */
export interface NameChanges {
  readonly edit: vscode.WorkspaceEdit
  /** A changed article, otherwise a changed vocabulary file; undefined if nothing is changed. */
  readonly first: vscode.Uri | undefined
  readonly articles: number
  /** How many of `copydesk.yaml` and the vocabulary files are changed. */
  readonly lists: number
  readonly refused: readonly { readonly uri: vscode.Uri; readonly reason: string }[]
}

/** How many files are read at the same time. */
const maxConcurrentReads = 24

/**
 * Computes the edits without applying them.
 * @param renames all for the same vocabulary
 * @param uri a file of the site; if it is open, it is searched even if the corpus has none of the names in it
 * @returns undefined if it was cancelled
 */
export async function nameChanges(
  renames: readonly (ValueRename & { readonly vocabulary: Vocabulary })[],
  uri: vscode.Uri,
  { corpora, loadedConfig, texts }: NameServices,
  { signal, onProgress }: CancellableProgress,
): Promise<NameChanges | undefined> {
  await unlessAborted(signal, corpora.settled(uri))
  const lintConfig = await loadedConfig(uri)
  const corpus = corpora.corpusFor(uri)
  const paths = new Set(renames.flatMap(({ vocabulary, from }) => corpus.pathsWith(vocabulary, from)))
  const lists = renames[0] ? listFiles(lintConfig, renames[0].vocabulary) : []
  const open = texts.open()
  const document = open.get(uri.toString())
  if (document && canBeArticle(document)) paths.add(uri.toString())
  const files = [...lists, ...paths]
  const changed = new Map<string, Planned>()
  const slices = new TimeSlicer()
  const plan = async (one: NameFile | string) => {
    if (signal.aborted) return
    const file = typeof one === 'string' ? articleFile(one) : one
    const read = await texts.read(file.uri, open)
    if (slices.isOver) await slices.pause()
    const outcome = read.refused === undefined ? planEdits(read.text, file, renames) : read
    const planned = { file, text: read.text ?? '', edits: outcome.refused === undefined ? outcome.edits : [], refused: outcome.refused }
    if (planned.edits.length > 0 || planned.refused !== undefined) changed.set(file.uri.toString(), planned)
    else changed.delete(file.uri.toString())
  }
  const changing = filesThatChange()
  try {
    for (let done = 0; done < files.length && !signal.aborted; done += maxConcurrentReads) {
      onProgress(done, files.length)
      await Promise.all(files.slice(done, done + maxConcurrentReads).map(plan))
    }
    const again = files.filter((one) => changing.changed.has(typeof one === 'string' ? one : one.uri.toString()))
    await Promise.all(again.map(plan))
  } finally {
    changing.dispose()
  }
  return signal.aborted ? undefined : runInSlices(combineEdits([...changed.values()], renames))
}

interface Planned {
  readonly file: NameFile
  readonly text: string
  readonly edits: readonly Edit[]
  readonly refused: string | undefined
}

/** Yields after each file. */
function* combineEdits(planned: readonly Planned[], renames: readonly ValueRename[]): Generator<undefined, NameChanges> {
  const edit = new vscode.WorkspaceEdit()
  const label = renames.map(({ from, to }) => vscode.l10n.t('“{0}” becomes “{1}”', from, to)).join(', ')
  const changed = planned.filter(({ edits }) => edits.length > 0)
  for (const { file, text, edits } of changed) {
    const lines = new LineMap(text)
    const textEdits = edits.map((change): [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata] => [
      toTextEdit(lines, change),
      { needsConfirmation: false, label },
    ])
    edit.set(file.uri, textEdits)
    yield undefined
  }
  const lists = changed.filter(({ file }) => file.kind !== 'article').length
  const first = changed[lists === changed.length ? 0 : changed.findIndex(({ file }) => file.kind === 'article')]
  const refused = planned.flatMap(({ file, refused: reason }) => (reason === undefined ? [] : [{ uri: file.uri, reason }]))
  return { edit, first: first?.file.uri, articles: changed.length - lists, lists, refused }
}

/**
 * Lets VS Code show all edits before it applies them. It does so if one of them needs confirmation, and the user has to tick each that does. The
 * one that needs it here creates a file that exists: VS Code neither lists that nor does it (`BulkFileOperations`, measured on 1.139).
 * @param changes `first` is a file that exists
 */
export function withPreview({ edit, first }: Pick<NameChanges, 'edit' | 'first'>): vscode.WorkspaceEdit {
  const label = vscode.l10n.t('Review the changes below, then select “Apply”')
  if (first) edit.createFile(first, { ignoreIfExists: true }, { needsConfirmation: true, label })
  return edit
}

/** Records the files that change while others are read. */
function filesThatChange(): vscode.Disposable & { readonly changed: ReadonlySet<string> } {
  const changed = new Set<string>()
  const watcher = vscode.workspace.createFileSystemWatcher('**/*', true, false, true)
  const listener = watcher.onDidChange((uri) => void changed.add(uri.toString()))
  return Object.assign(vscode.Disposable.from(watcher, listener), { changed })
}

function articleFile(path: string): NameFile {
  const uri = vscode.Uri.parse(path)
  return { kind: 'article', path: uri.path, uri }
}

/** The files that list the names of a vocabulary: `copydesk.yaml` and the vocabulary files that it names. */
export function listFiles({ settingsFolder, scope }: WorkspaceConfig, vocabulary: Vocabulary): readonly NameFile[] {
  const settings = vocabularySettings(scope.settings, vocabulary)
  if (!settingsFolder || settings.length === 0) return []
  const files: NameFile[] = [{ kind: 'settings', path: settingsFile, uri: vscode.Uri.joinPath(settingsFolder, settingsFile) }]
  const paths = new Set(settings.flatMap(({ file }) => file?.path ?? []))
  for (const path of paths) files.push({ kind: 'vocabulary', path, uri: vscode.Uri.joinPath(settingsFolder, path) })
  return files
}

/** Shows which files are left unchanged, and logs the reason for each. */
export function reportRefused(refused: NameChanges['refused'], log: Log): void {
  const [first] = refused
  if (!first) return
  const shown = (uri: vscode.Uri) => vscode.workspace.asRelativePath(uri)
  for (const { uri, reason } of refused) log.info(`${shown(uri)}: ${reason}`)
  const names = refused.slice(0, 3).map(({ uri }) => shown(uri))
  const what =
    refused.length === 1
      ? vscode.l10n.t('{0} was not changed: {1}', shown(first.uri), first.reason)
      : vscode.l10n.t('{0} files were not changed, for example {1}.', refused.length, names.join(', '))
  const show = vscode.l10n.t('Show Details')
  void vscode.window.showWarningMessage(what, show).then((chosen) => {
    if (chosen === show) log.show()
  })
}
