/** The lines of a document. */
export interface SourceLines {
  readonly lineCount: number
  lineAt(line: number): { readonly text: string; readonly isEmptyOrWhitespace: boolean }
}

/**
 * Converts a position to a line with a fraction. The fraction is the share of the distance to the next line with text, because on the page
 * blank lines have no height and a paragraph in one line may be tall.
 */
export function fractionalLine(source: SourceLines, line: number, character: number): number {
  if (line >= source.lineCount) return Math.max(0, source.lineCount - 1)
  const { text, isEmptyOrWhitespace } = source.lineAt(line)
  // Blank lines at the start of the document are the top of the page.
  if (isEmptyOrWhitespace) return nextWritten(source, 0) > line ? 0 : nextWritten(source, line + 1)
  return line + Math.min(0.999, character / (text.length + 1)) * reach(source, line)
}

/** The position of a line with a fraction: the inverse of `fractionalLine`. */
export function placeAt(source: SourceLines, fractional: number): { readonly line: number; readonly character: number } {
  const last = Math.max(0, source.lineCount - 1)
  let line = Math.min(Math.max(0, Math.floor(fractional)), last)
  while (line > 0 && source.lineAt(line).isEmptyOrWhitespace) line--
  const { text, isEmptyOrWhitespace } = source.lineAt(line)
  if (isEmptyOrWhitespace) return { line: Math.min(Math.floor(fractional), last), character: 0 }
  const share = Math.max(0, Math.min(1, (fractional - line) / reach(source, line)))
  return { line, character: Math.floor(share * text.length) }
}

/** The distance in lines to the next line with text; 1 after the last one. */
function reach(source: SourceLines, line: number): number {
  const next = nextWritten(source, line + 1)
  return next < source.lineCount ? next - line : 1
}

function nextWritten(source: SourceLines, from: number): number {
  let line = from
  while (line < source.lineCount && source.lineAt(line).isEmptyOrWhitespace) line++
  return line
}
