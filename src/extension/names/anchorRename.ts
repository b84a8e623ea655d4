import * as vscode from 'vscode'
import type { Article } from '../../core/article/article'
import { generatorOf } from '../../core/settings/siteScope'
import { anchorEdits, namesOfPage } from '../../features/movedFiles/renamedAnchors'
import { renameHeading, renameOwnId, wordsOf, type AnchorPlace } from '../../features/navigation/headings'
import type { ArticleServices } from '../config/articleServices'
import { canBeArticle } from '../config/markdownDocuments'
import type { Corpora } from '../corpus/workspaceCorpus'
import { toTextEdit } from '../platform/convert'
import { unlessAborted, withCancellableProgress } from '../platform/cancellableProgress'
import { editArticles, type ArticleEditServices, type EditedArticle } from './articleEdits'
import { withPreview } from './nameChanges'

export interface AnchorRenameServices extends ArticleServices, ArticleEditServices {
  readonly corpora: Pick<Corpora, 'naming'>
}

/**
 * The edits that rename an id or a heading, with the links to it in all articles of the workspace folder. Shown first if other articles
 * change; no edits if it was cancelled.
 * @throws an error with a message for the user
 */
export async function anchorRename(
  document: vscode.TextDocument,
  article: Article,
  place: AnchorPlace,
  to: string,
  services: AnchorRenameServices,
  token: vscode.CancellationToken,
): Promise<vscode.WorkspaceEdit> {
  const from = wordsOf(article, place)
  if (to === from) return new vscode.WorkspaceEdit()
  const changes = place.kind === 'id' ? renameOwnId(article, from, to) : renameHeading(article, place.heading, to)
  if (changes.refused !== undefined) throw new Error(changes.refused)
  const renamed = { file: document.uri.path, article, ids: changes.ids }
  const linksOf = async ({ article: linking, files, config: { scope } }: EditedArticle) => {
    const generator = generatorOf(scope)
    return () => anchorEdits({ article: linking, files, generator, siteUrl: scope.settings.siteUrl }, renamed)
  }
  const label = vscode.l10n.t('“{0}” becomes “{1}”', from, to)
  const found = await withCancellableProgress(vscode.l10n.t('Renaming “{0}”', from), token, async ({ signal }) => {
    const uris = concerned(document, article, changes.ids, services)
    await unlessAborted(signal, uris)
    return signal.aborted ? undefined : editArticles(await uris, label, services, linksOf, () => signal.aborted)
  })
  if (!found) return new vscode.WorkspaceEdit()
  const isOther = found.edit.entries().some(([uri]) => uri.toString() !== document.uri.toString())
  // The edits of this article and those of its links with a path are one list.
  const edits = changes.edits.map((one) => toTextEdit(article.lines, one))
  const own = [...edits, ...found.edit.get(document.uri).filter((link) => !edits.some(({ range }) => range.contains(link.range)))]
  found.edit.set(
    document.uri,
    own.map((one): [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata] => [one, { needsConfirmation: false, label }]),
  )
  // No preview if only the open editor is changed: the change is visible there.
  return isOther ? withPreview({ edit: found.edit, first: document.uri }) : found.edit
}

/** The articles that may link to the article: those that have its name in their text, those that are open, and itself. */
async function concerned(
  { uri }: vscode.TextDocument,
  article: Article,
  ids: ReadonlyMap<string, string>,
  { corpora }: AnchorRenameServices,
): Promise<readonly vscode.Uri[]> {
  if (ids.size === 0) return []
  const found = new Map([[uri.toString(), uri]])
  const open = vscode.workspace.textDocuments.filter((one) => canBeArticle(one) && vscode.workspace.getWorkspaceFolder(one.uri))
  for (const one of [...open.map((document) => document.uri), ...(await corpora.naming(uri, namesOfPage(uri.path, article)))])
    found.set(one.toString(), one)
  return [...found.values()]
}
