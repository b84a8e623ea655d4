import * as l10n from '@vscode/l10n'
import { range, type Edit } from '../core/text/text'
import type { Rule } from '../core/lint/rule'

type LineEnd = '\n' | '\r\n' | '\r'

export const fmMixedEol: Rule = {
  id: 'fm-mixed-eol',
  severity: 'hint',
  docs: {
    summary: 'All lines of a file end with the same kind of line break.',
    why: 'If a file has both Windows and Unix line breaks, saving it in another editor changes lines that nobody edited.',
    authority: 'Git, gitattributes (eol); CommonMark 0.31, 2.1 (line endings)',
    bad: ['---\n⟦title: Harbour opens⟧\r\ndate: 2024-01-05\n---\n\nThe harbour opened.\n'],
    good: ['---\r\ntitle: Harbour opens\r\n---\r\n\r\nThe harbour opened.\r\n', '---\ntitle: Harbour opens\n---\n\nThe harbour opened.'],
  },
  // Reported once: a file with mixed line breaks usually has them everywhere.
  *check({ text, lines, frontMatter }) {
    if (!frontMatter || !text.includes('\r')) return
    const ends = lines.starts.slice(1).map((start) => ({ start, written: endBefore(text, start) }))
    const count = (written: LineEnd) => ends.filter((end) => end.written === written).length
    const usual = count('\r\n') > count('\n') ? '\r\n' : '\n'
    const others = ends.filter((end) => end.written !== usual)
    const [first] = others
    if (!first || others.length === ends.length) return
    const edits = others.map(({ start, written }) => lineEndEdit(start, written, usual))
    yield {
      range: lines.rangeOf(lines.lineOf(first.start) - 1),
      message: l10n.t('This line ends differently from most lines in this file: use only one kind of line break in a file.'),
      // Only some programs treat a lone carriage return as a line break.
      fixes: [{ title: l10n.t('Use the same line break in the whole file'), edits, safe: count('\r') === 0 }],
    }
  },
}

/** Replaces only line breaks that differ. @param start the offset where the next line starts */
function lineEndEdit(start: number, written: LineEnd, usual: '\n' | '\r\n'): Edit {
  if (usual === '\n')
    return { range: range(start - written.length, written === '\r' ? start : start - 1), newText: written === '\r' ? '\n' : '' }
  return written === '\n' ? { range: range(start - 1, start - 1), newText: '\r' } : { range: range(start, start), newText: '\n' }
}

/** The line break that ends at `start`. */
function endBefore(text: string, start: number): LineEnd {
  if (text[start - 1] === '\r') return '\r'
  return text[start - 2] === '\r' ? '\r\n' : '\n'
}
