import * as vscode from 'vscode'
import type { ArticleServices } from '../config/articleServices'
import { canBeArticle } from '../config/markdownDocuments'
import { QuietTimer } from '../platform/quietTimer'

export interface ShownArticlesServices extends ArticleServices {
  readonly checks: { readonly onDidCheck: vscode.Event<vscode.TextDocument> }
}

/**
 * The paths of the articles that are in front in their groups of editors. `resourcePath in …` asks for one in a `when` clause: that key has
 * `fsPath` for files and `path` for others, and is known to the window, where the files of a remote host have another scheme.
 */
const contextKey = 'copydesk.shownArticles'
const delay = { quietMs: 50, maxDelayMs: 500 }

/** Keeps the context key up to date that shows buttons in the title of an article's editor, and not in that of other Markdown files. */
export function registerShownArticles(services: ShownArticlesServices): vscode.Disposable {
  let shown = ''
  let updates = 0
  const update = async () => {
    const current = ++updates
    const articles = new Set<string>()
    for (const document of shownDocuments()) {
      await services.loadedConfig(document.uri)
      if (!document.isClosed && services.isArticle(document.uri, services.articleOf(document)))
        articles.add(document.uri.path).add(document.uri.fsPath)
    }
    // The articles in front have changed meanwhile.
    if (current !== updates || [...articles].join() === shown) return
    shown = [...articles].join()
    await vscode.commands.executeCommand('setContext', contextKey, [...articles])
  }
  const timer = new QuietTimer(() => void update(), delay)
  const request = () => timer.request()
  request()
  return vscode.Disposable.from(
    timer,
    vscode.window.tabGroups.onDidChangeTabs(request),
    vscode.window.tabGroups.onDidChangeTabGroups(request),
    vscode.workspace.onDidOpenTextDocument(request),
    // A document becomes an article when its front matter is written.
    services.checks.onDidCheck(request),
  )
}

function shownDocuments(): readonly vscode.TextDocument[] {
  const shown = new Set(
    vscode.window.tabGroups.all.flatMap(({ activeTab }) => {
      const input = activeTab?.input
      return input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom ? [input.uri.toString()] : []
    }),
  )
  return vscode.workspace.textDocuments.filter((document) => canBeArticle(document) && shown.has(document.uri.toString()))
}
