import * as l10n from '@vscode/l10n'
import { LineMap } from '../text/text'
import { jsonErrorOffset } from './jsonErrorOffset'
import type { SyntaxProblem } from './nodes'

// What is wrong with a file that settings name, and where, without its text: such a path may lead to any file of the machine, and the
// messages are printed in the logs of builds, which are often public.

/** The messages of V8 that quote nothing. Others quote the file, as `Unexpected token 'r', "root:x:0:0"... is not valid JSON` does. */
const jsonKind = /^(?:Expected|Unterminated|Bad|No number|Exponent|Unexpected (?:end|non-whitespace))[^"]*?(?= in JSON|$)/

/** @param error thrown by `JSON.parse` @param text the whole file, without a byte order mark */
export function jsonErrorText(error: unknown, text: string): string {
  const kind = jsonKind.exec(error instanceof Error ? error.message : '')?.[0].replace(/ at position.*$/, '')
  return withPlace(kind, text, jsonErrorOffset(text) ?? 0)
}

/** @param text the whole file */
export function yamlErrorText({ code, range }: SyntaxProblem, text: string): string {
  return withPlace(code.toLowerCase().replaceAll('_', ' '), text, range.start)
}

function withPlace(kind: string | undefined, text: string, offset: number): string {
  const { line, character } = new LineMap(text).positionAt(offset)
  return kind === undefined
    ? l10n.t('line {0}, column {1}', line + 1, character + 1)
    : l10n.t('line {0}, column {1} ({2})', line + 1, character + 1, kind)
}
