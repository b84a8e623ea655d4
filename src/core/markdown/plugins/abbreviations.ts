import type { BlockState } from '../markdownIt'

/**
 * The line `*[HTML]: Hypertext` of markdown-it-abbr 1.0.4 (`index.js`, `abbr_def`), which readers do not see. That the words have a
 * description to point at is not shown.
 */
export function abbreviationDefinition(state: BlockState, startLine: number, _endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
  if (!state.src.startsWith('*[', start)) return false
  const line = state.src.slice(start, state.eMarks[startLine])
  if (!/^\*\[(?:[^[\]\\]|\\.)+\]:[^\S\n]*\S/.test(line)) return false
  if (!silent) state.line = startLine + 1
  return true
}
