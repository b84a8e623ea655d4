import * as vscode from 'vscode'
import { isMarkdownName } from '../../corpus/indexing/walk'
import { canBeArticle, isEditable } from './markdownDocuments'

/**
 * The Markdown file that the user looks at. `vscode.window.activeTextEditor` alone does not tell: it is undefined while a custom editor, such as
 * the Markdown Editor of VS Code 1.131 or later, or the preview is active.
 */
export class ActiveArticle implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri | undefined>()
  /** Fires when another Markdown file becomes active, or none. */
  readonly onDidChange = this.#changed.event
  readonly #subscriptions: readonly vscode.Disposable[]
  #previewed: () => vscode.Uri | undefined = () => undefined
  #last: string | undefined

  constructor() {
    this.#last = this.uri?.toString()
    this.#subscriptions = [
      this.#changed,
      vscode.window.onDidChangeActiveTextEditor(() => this.update()),
      vscode.window.tabGroups.onDidChangeTabs(() => this.update()),
      vscode.window.tabGroups.onDidChangeTabGroups(() => this.update()),
      // VS Code reopens a document whose language is changed.
      vscode.workspace.onDidOpenTextDocument(() => this.update()),
    ]
  }

  /**
   * The Markdown file of the active editor, or the article of the active preview. While a page of VS Code itself is active, such as the
   * walkthrough, it is the last one, if that is still in front in its group. Undefined otherwise, or if the file cannot be edited.
   */
  get uri(): vscode.Uri | undefined {
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input
    if (input instanceof vscode.TabInputCustom) return isMarkdownName(input.uri.path) && isEditable(input.uri) ? input.uri : undefined
    if (input instanceof vscode.TabInputWebview) return this.#previewed()
    if (!input) return this.#lastInFront()
    const document = vscode.window.activeTextEditor?.document
    return document && canBeArticle(document) ? document.uri : undefined
  }

  #lastInFront(): vscode.Uri | undefined {
    const inFront = vscode.window.tabGroups.all.flatMap(({ activeTab }) => {
      const input = activeTab?.input
      return input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom ? [input.uri] : []
    })
    return inFront.find((uri) => uri.toString() === this.#last)
  }

  /** The document of `uri`, opened without an editor if it is only previewed; undefined also if the file no longer exists. */
  async document(): Promise<vscode.TextDocument | undefined> {
    const { uri } = this
    if (!uri) return undefined
    try {
      const document = await vscode.workspace.openTextDocument(uri)
      return canBeArticle(document) ? document : undefined
    } catch {
      return undefined
    }
  }

  /** @param previewed returns the article of the preview that is active; undefined if none is. Call `update` when that changes. */
  setPreviewed(previewed: () => vscode.Uri | undefined): void {
    this.#previewed = previewed
  }

  update(): void {
    const { uri } = this
    if (uri?.toString() === this.#last) return
    this.#last = uri?.toString()
    this.#changed.fire(uri)
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose()
  }
}
