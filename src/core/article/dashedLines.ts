import type { Article } from './article'
import type { ScalarNode } from '../data/nodes'

/** A dash with a space, or with a word close to it. */
const item = /^-(?:[ \t\u3000\u00a0]+(?=\S)|(?=[^\s\d-]))/
/** What stands before the entries of lists in other texts. */
const bullet = /^[–—－•·●▪*][ \t\u3000\u00a0]*(?=\S)/

export interface DashedLine {
  /** Where the line starts behind its indentation, and where it ends. */
  readonly dash: number
  readonly end: number
  /** Units before the dash. */
  readonly column: number
  /** Units of the dash with the blanks behind it; 0 when it is no entry. */
  readonly gap: number
}

/** The lines of a text without quotes. @param named whether a dash right before a word, or another sign of lists, makes an entry too */
export function dashedLines({ text, lines }: Article, { range: at, style }: ScalarNode, named: boolean): readonly DashedLine[] {
  if (style !== 'plain') return []
  const found: DashedLine[] = []
  for (let line = lines.lineOf(at.start); line <= lines.lineOf(at.end); line++) {
    const start = lines.startOf(line)
    const written = text.slice(start, Math.min(lines.rangeOf(line).end, at.end))
    const column = /^[ \t]*/.exec(written)?.[0].length ?? 0
    const [gap] = item.exec(written.slice(column)) ?? (named ? bullet.exec(written.slice(column)) : null) ?? ['']
    found.push({ dash: start + column, end: start + written.trimEnd().length, column, gap: gap === '-' && !named ? 0 : gap.length })
  }
  return found
}
