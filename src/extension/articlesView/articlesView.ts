import * as vscode from 'vscode'
import { isMarkdownName } from '../../corpus/indexing/walk'
import { filterFor } from '../../features/names/nameList'
import { showMoreCommand } from './articleItems'
import { ArticleTree } from './articleTree'
import type { MoreNode } from './articleNodes'
import type { Corpora } from '../corpus/workspaceCorpus'
import { QuietTimer } from '../platform/quietTimer'
import type { HanReadings } from '../config/hanReadings'

/** While articles are checked or written, changes come one after the other without end. */
const refreshDelay = { quietMs: 700, maxDelayMs: 5000 }

/** The "Copydesk" view in the Explorer. VS Code activates the extension when it is opened; it is closed at first. */
export function registerArticlesView(
  corpora: Pick<Corpora, 'all' | 'indexAll' | 'onDidChange'>,
  han: Pick<HanReadings, 'searchIn'>,
): vscode.Disposable {
  const tree = new ArticleTree(corpora)
  const view = vscode.window.createTreeView('copydesk.articles', { treeDataProvider: tree, showCollapseAll: true })
  let filter = ''
  let isStale = false
  const refresh = () => {
    isStale = !view.visible
    if (view.visible) tree.refresh()
  }
  const timer = new QuietTimer(refresh, refreshDelay)
  const filterBy = async (wanted: string) => {
    filter = wanted
    const pinyin = await han.searchIn(corpora.all().map(({ corpus }) => corpus))
    if (filter !== wanted) return
    tree.filter = filterFor(wanted, pinyin)
    view.message = filterFor(wanted) ? vscode.l10n.t('Filter: “{0}”', wanted) : ''
    setContext('copydesk.articlesFiltered', filterFor(wanted) !== undefined)
  }
  let hasArticles = false
  const update = () => {
    const hasNow = corpora.all().some(({ corpus }) => corpus.size > 0)
    if (hasNow !== hasArticles) setContext('copydesk.hasArticles', hasNow)
    hasArticles = hasNow
    timer.request()
  }
  return vscode.Disposable.from(
    timer,
    tree,
    view,
    view.onDidChangeVisibility(() => {
      if (isStale) refresh()
    }),
    corpora.onDidChange(update),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some(({ path }) => isMarkdownName(path))) timer.request()
    }),
    vscode.commands.registerCommand(showMoreCommand, (node: MoreNode) => tree.showMore(node)),
    vscode.commands.registerCommand('copydesk.clearArticleFilter', () => filterBy('')),
    vscode.commands.registerCommand('copydesk.filterArticles', async () => {
      const prompt = vscode.l10n.t('Type part of a headline, category, byline or tag. Leave it empty to show all articles.')
      const wanted = await vscode.window.showInputBox({ prompt, value: filter, ignoreFocusOut: true })
      if (wanted === undefined) return
      await filterBy(wanted)
      await vscode.commands.executeCommand('copydesk.articles.focus')
    }),
  )
}

function setContext(key: string, value: boolean): void {
  void vscode.commands.executeCommand('setContext', key, value)
}
