import * as vscode from 'vscode'
import { namePlaces } from '../../features/names/nameAt'
import type { ArticleServices } from '../config/articleServices'
import { toRange } from '../platform/convert'
import type { Log } from '../platform/log'
import type { ArticleLeaf, ValueNode } from './articleNodes'

export interface TreeMenuServices extends Pick<ArticleServices, 'articleOf' | 'loadedConfig'> {
  readonly log: Log
}

/** The commands of the context menus of the tree: for an article, and for a category, tag or byline. */
export function registerTreeMenus(services: TreeMenuServices): vscode.Disposable {
  const command = <Node>(name: string, run: (node: Node) => Thenable<unknown>) =>
    vscode.commands.registerCommand(name, async (node: Node) => {
      try {
        await run(node)
      } catch (error) {
        services.log.report(vscode.l10n.t('The command failed.'), error)
      }
    })
  const onArticle = (name: string, run: (uri: vscode.Uri) => Thenable<unknown>) =>
    command<ArticleLeaf>(name, ({ article }) => run(vscode.Uri.parse(article.path)))
  return vscode.Disposable.from(
    onArticle('copydesk.openArticleToSide', (uri) => vscode.commands.executeCommand('vscode.open', uri, vscode.ViewColumn.Beside)),
    onArticle('copydesk.previewArticle', (uri) => vscode.commands.executeCommand('copydesk.openPreviewToSide', uri)),
    onArticle('copydesk.revealArticle', (uri) => vscode.commands.executeCommand('revealInExplorer', uri)),
    onArticle('copydesk.copyArticlePath', (uri) => vscode.env.clipboard.writeText(vscode.workspace.asRelativePath(uri))),
    command<ValueNode>('copydesk.renameListed', renameListed),
    command<ValueNode>('copydesk.findListed', (node) => findListed(node, services)),
    command<ValueNode>('copydesk.copyListed', ({ value }) => vscode.env.clipboard.writeText(value)),
  )
}

/** An article that has the name. */
function articleWith({ corpus, vocabulary, value }: ValueNode): vscode.Uri | undefined {
  const [path] = corpus.pathsWith(vocabulary, value)
  return path === undefined ? undefined : vscode.Uri.parse(path)
}

async function renameListed(node: ValueNode): Promise<void> {
  const { vocabulary, value } = node
  const uri = articleWith(node)
  if (!uri) return
  const title = vscode.l10n.t('Rename “{0}” in all articles', value)
  const prompt = vscode.l10n.t('The new name. You review the changes first.')
  const name = (await vscode.window.showInputBox({ title, prompt, value }))?.trim()
  if (name && name !== value) await vscode.commands.executeCommand('copydesk.renameEverywhere', uri, vocabulary, value, name)
}

/** Goes to the name in an article, from where VS Code looks for the others. */
async function findListed(node: ValueNode, { articleOf, loadedConfig }: TreeMenuServices): Promise<void> {
  const uri = articleWith(node)
  if (!uri) return
  await loadedConfig(uri)
  const document = await vscode.workspace.openTextDocument(uri)
  const article = articleOf(document)
  const place = namePlaces(article).find(({ vocabulary, name }) => vocabulary === node.vocabulary && name === node.value)
  const selection = place && toRange(article.lines, { start: place.range.start, end: place.range.start })
  await vscode.window.showTextDocument(document, selection ? { selection } : {})
  await vscode.commands.executeCommand('references-view.findReferences')
}
