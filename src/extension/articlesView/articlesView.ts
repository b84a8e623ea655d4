import * as vscode from 'vscode'
import { settingsFile } from '../../core/settings/settings'
import { isMarkdownName } from '../../corpus/indexing/walk'
import { filterFor } from '../../features/names/nameList'
import { showMoreCommand } from './articleItems'
import { ArticleTree } from './articleTree'
import type { MoreNode } from './articleNodes'
import type { Corpora } from '../corpus/workspaceCorpus'
import type { HanReadings } from '../config/hanReadings'

/** Of many changes at a time the last is waited for. In milliseconds. */
const rest = 700

/** The list of all articles in the Explorer. It is there from the first article on, and in folders that are set up. */
export function registerArticlesView(
  corpora: Pick<Corpora, 'all' | 'whole' | 'onDidChange'>,
  han: Pick<HanReadings, 'searchIn'>,
): vscode.Disposable {
  const tree = new ArticleTree(corpora)
  const view = vscode.window.createTreeView('copydesk.articles', { treeDataProvider: tree, showCollapseAll: true })
  let filter = ''
  let isStale = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const refresh = () => {
    isStale = !view.visible
    if (view.visible) tree.refresh()
  }
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(refresh, rest)
  }
  const filterBy = async (wanted: string) => {
    filter = wanted
    const pinyin = await han.searchIn(corpora.all().map(({ corpus }) => corpus))
    if (filter !== wanted) return
    tree.filter = filterFor(wanted, pinyin)
    view.message = filterFor(wanted) ? vscode.l10n.t('Only what has “{0}”', wanted) : ''
    setContext('copydesk.articlesFiltered', filterFor(wanted) !== undefined)
  }
  let hasArticles = false
  const look = () => {
    const has = corpora.all().some(({ corpus }) => corpus.size > 0)
    if (has !== hasArticles) setContext('copydesk.hasArticles', has)
    hasArticles = has
    later()
  }
  void isSetUp().then((is) => {
    if (is) setContext('copydesk.isSetUp', true)
  })
  return vscode.Disposable.from(
    { dispose: () => clearTimeout(timer) },
    tree,
    view,
    view.onDidChangeVisibility(() => {
      if (isStale) refresh()
    }),
    corpora.onDidChange(look),
    vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some(({ path }) => isMarkdownName(path))) later()
    }),
    vscode.commands.registerCommand(showMoreCommand, (node: MoreNode) => tree.showMore(node)),
    vscode.commands.registerCommand('copydesk.clearArticleFilter', () => filterBy('')),
    vscode.commands.registerCommand('copydesk.filterArticles', async () => {
      const prompt = vscode.l10n.t('Words of a headline, category, byline or tag. Empty for all.')
      const wanted = await vscode.window.showInputBox({ prompt, value: filter })
      if (wanted === undefined) return
      await filterBy(wanted)
      await vscode.commands.executeCommand('copydesk.articles.focus')
    }),
  )
}

async function isSetUp(): Promise<boolean> {
  for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
    try {
      await vscode.workspace.fs.stat(vscode.Uri.joinPath(uri, settingsFile))
      return true
    } catch {
      // Not in this one.
    }
  }
  return false
}

function setContext(key: string, value: boolean): void {
  void vscode.commands.executeCommand('setContext', key, value)
}
