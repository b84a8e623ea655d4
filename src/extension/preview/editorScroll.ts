import * as vscode from 'vscode'
import { fractionalLine, placeAt } from '../../preview/render/sourceLines'

/** How long after a scroll of the page the editor's scroll events are attributed to it: to any line, and to the requested line. */
const followMs = { anywhere: 400, toTarget: 2000 }
/** The maximum number of lines that VS Code leaves above a line revealed at the top, for sticky scroll. */
const maxStickyLines = 5
/** How often the requested line is corrected. With wrapped lines, the number of sticky lines cannot be computed. */
const maxCorrections = 6

/**
 * Scrolls an editor with the page, and recognizes the scroll events that this causes, which must not scroll the page in turn. Lines are
 * from 0, with a fraction.
 */
export class EditorScroll {
  #since = 0
  #wanted = 0
  #asked = 0
  /** The requested lines after which the top line was too high, and too low: the bounds of a binary search. */
  #low: number | undefined
  #high: number | undefined
  /** The offset of the last successful request: requested line minus the line that came to the top. */
  #above = 0
  #corrections = 0

  /** Scrolls the editor so that a line is at the top. */
  follow(editor: vscode.TextEditor, line: number): void {
    this.#since = Date.now()
    this.#wanted = line
    this.#low = undefined
    this.#high = undefined
    this.#corrections = maxCorrections
    this.#ask(editor, line + this.#above)
  }

  /** @param top the line at the top of the editor. @returns whether the editor was scrolled because of the page */
  moved(editor: vscode.TextEditor, top: number): boolean {
    const time = Date.now() - this.#since
    const difference = this.#wanted - top
    const toTarget = this.#corrections > 0 && Math.abs(difference) <= maxStickyLines + 1
    if (time > (toTarget ? followMs.toTarget : followMs.anywhere)) return false
    if (Math.floor(top) === placeAt(editor.document, this.#wanted).line) {
      this.#above = Math.max(0, Math.min(maxStickyLines, this.#asked - this.#wanted))
      this.#corrections = 0
    } else if (this.#corrections-- > 0) {
      if (difference > 0) this.#low = this.#asked
      else this.#high = this.#asked
      const between = this.#low !== undefined && this.#high !== undefined ? (this.#low + this.#high) / 2 : undefined
      this.#ask(editor, between ?? this.#asked + difference)
    }
    return true
  }

  #ask(editor: vscode.TextEditor, line: number): void {
    this.#asked = line
    const place = placeAt(editor.document, line)
    const at = new vscode.Position(place.line, place.character)
    editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.AtTop)
  }
}

/** The line at the top of an editor; undefined if no line is visible. */
export function topOf({ document, visibleRanges }: vscode.TextEditor): number | undefined {
  const start = visibleRanges[0]?.start
  return start && fractionalLine(document, start.line, start.character)
}

/** The line of an editor's cursor, with a fraction. */
export function caretOf({ document, selection }: vscode.TextEditor): number {
  const { line, character } = selection.active
  return document.lineAt(line).isEmptyOrWhitespace ? line : fractionalLine(document, line, character)
}
