import * as vscode from 'vscode'
import type { HostMessage } from '../../preview/protocol/messages'
import { caretOf, EditorScroll, topOf } from './editorScroll'

/** Synchronizes the scroll positions of a page and the editor of its document. Lines are from 0. */
export class EditorScrollSync implements vscode.Disposable {
  readonly #uri: () => vscode.Uri
  readonly #post: (message: HostMessage) => void
  readonly #follow = new EditorScroll()
  /** The last reported line at the top of the page. */
  #top = 0
  readonly #subscriptions = [
    vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
      const top = this.#isShownIn(textEditor) ? topOf(textEditor) : undefined
      if (top === undefined) return
      this.#top = Math.floor(top)
      if (!this.#follow.moved(textEditor, top)) this.#post({ type: 'reveal', line: top })
    }),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => this.#isShownIn(textEditor) && this.#postCaret(textEditor)),
  ]

  /** @param uri returns the URI of the document that is currently shown */
  constructor(uri: () => vscode.Uri, post: (message: HostMessage) => void) {
    this.#uri = uri
    this.#post = post
  }

  /** Posts the scroll position and the cursor of the editor to the page. */
  postPosition(): void {
    const editor = this.#editor()
    if (!editor) return
    const top = topOf(editor)
    if (top !== undefined) this.#post({ type: 'reveal', line: top })
    this.#postCaret(editor)
  }

  /** Call when the page was scrolled. @param line the line at its top, with a fraction */
  scrolled(line: number): void {
    this.#top = Math.floor(line)
    const editor = this.#editor()
    if (editor) this.#follow.follow(editor, line)
  }

  /** Moves the cursor to a line; by default to the line at the top of the page. @throws if the document no longer exists */
  async open(line: number = this.#top): Promise<void> {
    const at = new vscode.Position(line, 0)
    const viewColumn = this.#editor()?.viewColumn ?? columnOf(this.#uri()) ?? vscode.ViewColumn.One
    await vscode.window.showTextDocument(this.#uri(), { viewColumn, selection: new vscode.Range(at, at) })
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose()
  }

  #isShownIn({ document }: vscode.TextEditor): boolean {
    return document.uri.toString() === this.#uri().toString()
  }

  #editor(): vscode.TextEditor | undefined {
    return vscode.window.visibleTextEditors.find((editor) => this.#isShownIn(editor))
  }

  #postCaret(editor: vscode.TextEditor): void {
    this.#post({ type: 'caret', line: caretOf(editor) })
  }
}

/** Where a tab has the file open, perhaps in the Markdown Editor of VS Code, which shows no lines. */
function columnOf(uri: vscode.Uri): vscode.ViewColumn | undefined {
  const isOfFile = ({ input }: vscode.Tab) =>
    (input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom) && input.uri.toString() === uri.toString()
  return vscode.window.tabGroups.all.find(({ tabs }) => tabs.some(isOfFile))?.viewColumn
}
