import * as vscode from 'vscode'
import { globMatcher } from '../../core/files/globs'
import { moveOf, type Move } from '../../core/files/moves'
import { imageFieldsFor } from '../../core/lint/schemaForArticle'
import { articleName } from '../../core/links/articleName'
import { generatorOf } from '../../core/settings/siteScope'
import { isMarkdownName } from '../../corpus/indexing/walk'
import { movedLinkEdits } from '../../features/movedFiles/movedLinks'
import type { ArticleServices } from '../config/articleServices'
import { canBeArticle } from '../config/markdownDocuments'
import { pathFrom } from '../config/pathFrom'
import type { WorkspaceConfigResolver } from '../config/workspaceConfigResolver'
import { filesIn } from '../corpus/scanFolder'
import type { Corpora } from '../corpus/workspaceCorpus'
import { editArticles, type EditedArticle } from '../names/articleEdits'
import { withPreview } from '../names/nameChanges'
import type { Log } from '../platform/log'

export interface MovedFilesServices extends ArticleServices {
  readonly configResolver: Pick<WorkspaceConfigResolver, 'readFolderAgain' | 'withFilesLoaded'>
  readonly corpora: Pick<Corpora, 'naming'>
  readonly log: Log
}

type Renames = vscode.FileWillRenameEvent['files']

/**
 * The edits that let references in articles lead to files that are about to be moved. Empty if there are none.
 * @param files must still be at their old places. @param showsFirst whether VS Code shows the changes before it applies them
 */
export async function linkChanges(
  files: Renames,
  showsFirst: boolean,
  services: MovedFilesServices,
  token: vscode.CancellationToken,
): Promise<vscode.WorkspaceEdit> {
  const moves = files.map(({ oldUri, newUri }): Move => ({ from: oldUri.path, to: newUri.path }))
  for (const { oldUri } of files) services.configResolver.readFolderAgain(oldUri)
  const leaves = await movesOfMarkdown(files, moves)
  const editsOf = async ({ uri, path, article, files: site, config }: EditedArticle) => {
    const linking = {
      article,
      files: site,
      placesAfter: await placesOfMoved(uri, moves, services),
      generator: generatorOf(config.scope),
      imageFields: imageFieldsFor(article, path, config),
      siteUrl: config.scope.settings.siteUrl,
      isLeft: (one: Move) => leaves.has(one),
    }
    return () => movedLinkEdits(linking, moves)
  }
  const concerned = await articlesConcerned(files, moves, services)
  const changes = await editArticles(
    concerned,
    vscode.l10n.t('Links to moved files'),
    services,
    editsOf,
    () => token.isCancellationRequested,
  )
  return showsFirst ? withPreview(changes) : changes.edit
}

/** The articles that may refer to what is moved: those that have its name in their text, those that are open, and those that move. */
async function articlesConcerned(
  files: Renames,
  moves: readonly Move[],
  { corpora }: Pick<MovedFilesServices, 'corpora'>,
): Promise<readonly vscode.Uri[]> {
  const found = new Map<string, vscode.Uri>()
  const add = (uri: vscode.Uri) => void found.set(uri.toString(), uri)
  const names = moves.flatMap(({ from }) => {
    const { name } = isMarkdownName(from) ? articleName(from) : { name: from.slice(from.lastIndexOf('/') + 1) }
    return name === '' ? [] : [name]
  })
  for (const folder of new Set(files.map(({ oldUri }) => vscode.workspace.getWorkspaceFolder(oldUri))))
    if (folder) for (const uri of await corpora.naming(folder.uri, names)) add(uri)
  for (const document of vscode.workspace.textDocuments)
    if (canBeArticle(document) && vscode.workspace.getWorkspaceFolder(document.uri)) add(document.uri)
  for (const { oldUri } of files)
    if (isMarkdownName(oldUri.path)) add(oldUri)
    else if (await isFolder(oldUri)) for (const path of await filesIn(oldUri)) add(vscode.Uri.parse(path))
  return [...found.values()]
}

/** The places of an article that moves to another site. */
async function placesOfMoved(uri: vscode.Uri, moves: readonly Move[], { loadedConfig }: MovedFilesServices) {
  const move = moveOf(uri.path, moves)
  const { siteFolder } = await loadedConfig(uri)
  if (!move || (siteFolder && moveOf(siteFolder.path, moves))) return undefined
  const newUri = uri.with({ path: move.to + uri.path.slice(move.from.length) })
  const { folder, files, siteFolder: newFolder } = await loadedConfig(newUri)
  return newFolder?.path === siteFolder?.path ? undefined : files?.(pathFrom(folder, newUri)).places
}

/**
 * The moves after which VS Code's Markdown extension changes links itself, in a step of its own (its `linkUpdater.ts`): by default none. Files
 * by the globs of `include`, folders by `enableForDirectories`.
 */
async function movesOfMarkdown(files: Renames, moves: readonly Move[]): Promise<ReadonlySet<Move>> {
  const settings = vscode.workspace.getConfiguration('markdown.updateLinksOnFileMove')
  if (settings.get('enabled', 'never') === 'never') return new Set()
  const isIncluded = globMatcher(settings.get<string[]>('include', []))
  const forFolders = settings.get('enableForDirectories', true)
  const found = new Set<Move>()
  for (const [index, move] of moves.entries()) {
    const { oldUri } = files[index] ?? {}
    if (isIncluded(move.to.slice(1)) || (forFolders && oldUri && (await isFolder(oldUri)))) found.add(move)
  }
  return found
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0
}
