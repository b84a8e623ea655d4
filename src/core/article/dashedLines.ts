import type { Article } from './article'
import type { ScalarNode } from '../data/nodes'

/** A dash with a space after it, or with a word right after it. */
const item = /^-(?:[ \t\u3000\u00a0]+(?=\S)|(?=[^\s\d-]))/
/** What comes before the items of lists in other notations. */
const bullet = /^[–—－•·●▪*][ \t\u3000\u00a0]*(?=\S)/

export interface DashedLine {
  /** Document offsets: the start of the line after its indentation, and its end. */
  readonly dash: number
  readonly end: number
  /** Length of the indentation, in UTF-16 code units. */
  readonly column: number
  /** Length of the dash with the spaces after it, in UTF-16 code units; 0 if the line is not a list entry. */
  readonly gap: number
}

/**
 * The lines of a plain scalar; none for other scalars.
 * @param named whether a dash right before a word, or another bullet, makes an entry too
 */
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
