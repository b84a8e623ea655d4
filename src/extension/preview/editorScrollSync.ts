import * as vscode from 'vscode'
import type { HostMessage } from '../../preview/protocol/messages'
import { caretOf, EditorScroll, topOf } from './editorScroll'

/** The text that a page shows, in its editor: either of the two follows the other. Lines are from 0. */
export class EditorScrollSync implements vscode.Disposable {
  readonly #uri: () => vscode.Uri
  readonly #post: (message: HostMessage) => void
  readonly #follow = new EditorScroll()
  /** The line at the top of the page, as far as it is known. */
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

  /** @param uri of the document that is shown now */
  constructor(uri: () => vscode.Uri, post: (message: HostMessage) => void) {
    this.#uri = uri
    this.#post = post
  }

  /** Tells the page where its reader is in the editor. */
  postPosition(): void {
    const editor = this.#editor()
    if (!editor) return
    const top = topOf(editor)
    if (top !== undefined) this.#post({ type: 'reveal', line: top })
    this.#postCaret(editor)
  }

  /** The page was scrolled. @param line at its top, with a fraction */
  scrolled(line: number): void {
    this.#top = Math.floor(line)
    const editor = this.#editor()
    if (editor) this.#follow.follow(editor, line)
  }

  /** Puts the caret at a line; left out, at that at the top of the page. @throws when there is no such document any more */
  async open(line: number = this.#top): Promise<void> {
    const at = new vscode.Position(line, 0)
    const viewColumn = this.#editor()?.viewColumn ?? vscode.ViewColumn.One
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
