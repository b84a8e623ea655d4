import * as vscode from 'vscode'

export interface ProblemCount {
  readonly errors: number
  readonly warnings: number
  readonly notes: number
}

/** The files with Copydesk problems in the Problems panel, without hints. Paths are URIs as text. */
export function articleProblems(): readonly { readonly path: string; readonly problems: ProblemCount }[] {
  return vscode.languages.getDiagnostics().flatMap(([uri, diagnostics]) => {
    const problems = problemCount(diagnostics)
    return problems.errors + problems.warnings + problems.notes > 0 ? [{ path: uri.toString(), problems }] : []
  })
}

/** How many of the diagnostics of a file are Copydesk problems, by severity, without hints. */
export function problemCount(diagnostics: readonly vscode.Diagnostic[]): ProblemCount {
  const count = (severity: vscode.DiagnosticSeverity) =>
    diagnostics.filter((diagnostic) => diagnostic.source === 'copydesk' && diagnostic.severity === severity).length
  return {
    errors: count(vscode.DiagnosticSeverity.Error),
    warnings: count(vscode.DiagnosticSeverity.Warning),
    notes: count(vscode.DiagnosticSeverity.Information),
  }
}
