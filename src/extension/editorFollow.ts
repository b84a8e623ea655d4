import * as vscode from 'vscode'

/** How long after the page was scrolled the editor still moves because of it: anywhere, and to where it was asked to. */
const followTime = { anywhere: 400, there: 2000 }
/** Rows that VS Code leaves above a line that it was asked to show at the top, for the headings that stick there. */
const mostAbove = 5

/** Lets an editor follow the page. What it then does is no wish of its own, and must not move the page in turn. */
export class EditorFollow {
  #since = 0
  #wanted = 0
  #asked = 0
  /** How many lines VS Code has left above the one that was asked for. */
  #above = 0
  #corrections = 0

  /** Shows a line, from 0, at the top. */
  follow(editor: vscode.TextEditor, line: number): void {
    this.#since = Date.now()
    this.#wanted = line
    this.#corrections = 2
    this.#ask(editor)
  }

  /** @returns whether an editor that now has this line at its top has moved because of the page */
  moved(editor: vscode.TextEditor, top: number): boolean {
    const time = Date.now() - this.#since
    const there = this.#corrections > 0 && Math.abs(top - this.#wanted) <= mostAbove
    if (time > (there ? followTime.there : followTime.anywhere)) return false
    this.#above = Math.max(0, Math.min(mostAbove, this.#asked - top))
    if (top === this.#wanted) this.#corrections = 0
    else if (this.#corrections-- > 0) this.#ask(editor)
    return true
  }

  #ask(editor: vscode.TextEditor): void {
    this.#asked = Math.min(this.#wanted + this.#above, editor.document.lineCount - 1)
    const at = new vscode.Position(this.#asked, 0)
    editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.AtTop)
  }
}
