import * as vscode from 'vscode'
import { fractionalLine, placeAt } from '../../preview/render/sourceLines'

/** How long after the page was scrolled the editor still moves because of it: anywhere, and to where it was asked to. */
const followMs = { anywhere: 400, toTarget: 2000 }
/** Rows that VS Code leaves above what it was asked to show at the top, for the headings that stick there. */
const maxStickyLines = 5
/** How often an editor is asked again. Where lines are wrapped, nobody tells how many of them those rows are. */
const maxCorrections = 6

/**
 * Lets an editor follow the page. What it then does is no wish of its own, and must not move the page in turn. Lines are from
 * 0, with a fraction.
 */
export class EditorScroll {
  #since = 0
  #wanted = 0
  #asked = 0
  /** What was asked for when the editor showed too little of what is above, and too much. */
  #low: number | undefined
  #high: number | undefined
  /** How far below the line that came to the top the one is that was asked for, the last time. */
  #above = 0
  #corrections = 0

  /** Shows a line at the top. */
  follow(editor: vscode.TextEditor, line: number): void {
    this.#since = Date.now()
    this.#wanted = line
    this.#low = undefined
    this.#high = undefined
    this.#corrections = maxCorrections
    this.#ask(editor, line + this.#above)
  }

  /** @returns whether an editor that now has this line at its top has moved because of the page */
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

/** The line at an editor's top; undefined when it shows nothing. */
export function topOf({ document, visibleRanges }: vscode.TextEditor): number | undefined {
  const start = visibleRanges[0]?.start
  return start && fractionalLine(document, start.line, start.character)
}

/** The place of an editor's caret. */
export function caretOf({ document, selection }: vscode.TextEditor): number {
  const { line, character } = selection.active
  return document.lineAt(line).isEmptyOrWhitespace ? line : fractionalLine(document, line, character)
}
