import * as vscode from 'vscode'
import type { Edit, LineMap, Range } from '../../core/text/text'
import type { ProblemRow } from '../../core/lint/problemRows'
import type { Severity } from '../../core/text/problem'
import { visibleMessage } from '../../core/text/visible'

/** Converts offsets (UTF-16 code units) to positions. VS Code counts lines and code units as `LineMap` does. */
export function toRange(lines: LineMap, { start, end }: Range): vscode.Range {
  const [from, to] = [lines.positionAt(start), lines.positionAt(end)]
  return new vscode.Range(from.line, from.character, to.line, to.character)
}

export function toTextEdit(lines: LineMap, { range, newText }: Edit): vscode.TextEdit {
  return new vscode.TextEdit(toRange(lines, range), newText)
}

/** Edits of one document, which VS Code can undo. */
export function toWorkspaceEdit(uri: vscode.Uri, lines: LineMap, edits: readonly Edit[]): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit()
  edit.set(
    uri,
    edits.map((change) => toTextEdit(lines, change)),
  )
  return edit
}

/**
 * @param row a problem that is not listed is marked in the text as a hint
 * @param docs the page that explains the rule
 */
export function toDiagnostic(
  lines: LineMap,
  uri: vscode.Uri,
  row: ProblemRow,
  hintsInProblems: boolean,
  docs: vscode.Uri,
): vscode.Diagnostic {
  const isHint = row.severity === 'hint'
  const severity = row.isListed || isHint ? toSeverity(row.severity, hintsInProblems) : vscode.DiagnosticSeverity.Hint
  const diagnostic = new vscode.Diagnostic(toRange(lines, row.range), visibleMessage(row.message), severity)
  diagnostic.source = 'copydesk'
  diagnostic.code = { value: row.ruleId, target: docs }
  diagnostic.relatedInformation = row.related.map(
    ({ range, message }) =>
      new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, toRange(lines, range)), visibleMessage(message)),
  )
  return diagnostic
}

export function toSeverity(severity: Severity, hintsInProblems: boolean): vscode.DiagnosticSeverity {
  switch (severity) {
    case 'error':
      return vscode.DiagnosticSeverity.Error
    case 'warning':
      return vscode.DiagnosticSeverity.Warning
    case 'information':
      return vscode.DiagnosticSeverity.Information
    case 'hint':
      // VS Code keeps hints out of the Problems panel.
      return hintsInProblems ? vscode.DiagnosticSeverity.Information : vscode.DiagnosticSeverity.Hint
  }
}
