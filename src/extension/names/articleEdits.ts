import * as vscode from 'vscode'
import type { Article } from '../../core/article/article'
import type { SiteFiles } from '../../core/files/localFile'
import { articleReader } from '../../core/settings/articleFormat'
import { generatorOf } from '../../core/settings/siteScope'
import type { Edit } from '../../core/text/text'
import type { ArticleServices } from '../config/articleServices'
import { pathFrom } from '../config/pathFrom'
import type { WorkspaceConfig, WorkspaceConfigResolver } from '../config/workspaceConfigResolver'
import { toTextEdit } from '../platform/convert'
import { TimeSlicer } from '../platform/timeSlicer'
import { FileTexts } from './fileTexts'

export interface ArticleEditServices extends Pick<ArticleServices, 'loadedConfig'> {
  readonly configResolver: Pick<WorkspaceConfigResolver, 'withFilesLoaded'>
}

/** An article whose links may change, as the generator of its site reads it. */
export interface EditedArticle {
  readonly uri: vscode.Uri
  /** From the folder of its settings. */
  readonly path: string
  readonly article: Article
  readonly files: SiteFiles
  readonly config: WorkspaceConfig
}

/** The edits of many articles, and the first article that is changed. */
export interface ArticleEdits {
  readonly edit: vscode.WorkspaceEdit
  readonly first: vscode.Uri | undefined
}

/**
 * Reads articles one after the other, and collects edits of them. Files that cannot be read stay as they are.
 * @param label for all edits in VS Code's preview
 * @param editsOf may be called again for an article, until all files that it asks for are loaded
 * @returns no edits if it was cancelled
 */
export async function editArticles(
  uris: readonly vscode.Uri[],
  label: string,
  { loadedConfig, configResolver }: ArticleEditServices,
  editsOf: (one: EditedArticle) => Promise<() => readonly Edit[]>,
  isCancelled: () => boolean,
): Promise<ArticleEdits> {
  const edit = new vscode.WorkspaceEdit()
  const texts = new FileTexts()
  const open = texts.open()
  const slices = new TimeSlicer()
  let first: vscode.Uri | undefined
  try {
    for (const uri of uris) {
      if (isCancelled()) return { edit: new vscode.WorkspaceEdit(), first: undefined }
      const { text } = await texts.read(uri, open)
      if (text === undefined) continue
      const config = await loadedConfig(uri)
      const path = pathFrom(config.folder, uri)
      const files = config.files?.(path)
      if (!files) continue
      const article = articleReader(generatorOf(config.scope), files)(text, uri.path)
      const edits = await configResolver.withFilesLoaded(await editsOf({ uri, path, article, files, config }))
      if (edits.length > 0) {
        const entries = edits.map((one): [vscode.TextEdit, vscode.WorkspaceEditEntryMetadata] => [
          toTextEdit(article.lines, one),
          { needsConfirmation: false, label },
        ])
        edit.set(uri, entries)
        first ??= uri
      }
      if (slices.isOver) await slices.pause()
    }
  } finally {
    texts.dispose()
  }
  return { edit, first }
}
