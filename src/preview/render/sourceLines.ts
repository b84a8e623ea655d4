/** The lines of a text that is edited. */
export interface SourceLines {
  readonly lineCount: number
  lineAt(line: number): { readonly text: string; readonly isEmptyOrWhitespace: boolean }
}

/**
 * A place in the source as a line with a fraction, where the fraction is the share of the way to the next line with text:
 * blank lines take no room on a page, and a paragraph in one line takes much.
 */
export function fractionalLine(source: SourceLines, line: number, character: number): number {
  if (line >= source.lineCount) return Math.max(0, source.lineCount - 1)
  const { text, isEmptyOrWhitespace } = source.lineAt(line)
  // Blank lines above all else are the top of the page.
  if (isEmptyOrWhitespace) return nextWritten(source, 0) > line ? 0 : nextWritten(source, line + 1)
  return line + Math.min(0.999, character / (text.length + 1)) * reach(source, line)
}

/** The place that a line with a fraction stands for: the other way round. */
export function placeAt(source: SourceLines, fractional: number): { readonly line: number; readonly character: number } {
  const last = Math.max(0, source.lineCount - 1)
  let line = Math.min(Math.max(0, Math.floor(fractional)), last)
  while (line > 0 && source.lineAt(line).isEmptyOrWhitespace) line--
  const { text, isEmptyOrWhitespace } = source.lineAt(line)
  if (isEmptyOrWhitespace) return { line: Math.min(Math.floor(fractional), last), character: 0 }
  const share = Math.max(0, Math.min(1, (fractional - line) / reach(source, line)))
  return { line, character: Math.floor(share * text.length) }
}

/** How many lines on the next one with text is; behind the last there is no more of the page. */
function reach(source: SourceLines, line: number): number {
  const next = nextWritten(source, line + 1)
  return next < source.lineCount ? next - line : 1
}

function nextWritten(source: SourceLines, from: number): number {
  let line = from
  while (line < source.lineCount && source.lineAt(line).isEmptyOrWhitespace) line++
  return line
}
