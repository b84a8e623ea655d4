import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import type { Rule } from '../core/lint/rule'
import { isMdx } from '../core/settings/articleFormat'
import type { Fix } from '../core/text/problem'
import { range, textAt, type Range } from '../core/text/text'

/** A line that somebody meant to end a comment. */
const nearEnd = /[ \t]*(?:[-–—]{1,2} ?[>》]|[-–—]+)[ \t]*$/

export const commentUnclosed: Rule = {
  id: 'comment-unclosed',
  severity: 'error',
  docs: {
    summary: 'A comment ends with -->.',
    why: 'A browser takes everything behind the start of a comment for the comment, up to its end. If the end is missing, readers see nothing of the rest of the article. Where a site generator does not take such a start for a comment, they see its marks.',
    authority: 'HTML Standard, 13.1.6 Comments; CommonMark 0.31.2, 4.6 (HTML blocks); each generator, measured',
    bad: [
      'Intro.\n\n⟦<!-- more⟧\n\nAll of the article.\n',
      '⟦<!-- until noon —>⟧\n\nAll of the article.\n',
      'The boats ⟦<!--⟧ three of them\n\nleft.\n',
      'The boats ⟦<!—-⟧ three of them --> left.\n',
    ],
    good: [
      'Intro.\n\n<!-- more -->\n\nAll of the article.\n',
      '<!-- a note\n\nof two paragraphs -->\n\nBoats left.\n',
      'It starts with `<!--`.\n\n    <!-- and this is code\n',
      '```html\n<!-- code\n```\n\nBoats left.\n',
      'A <!-- note --> in a sentence.\n',
      'A comment starts with \\<!--.\n',
    ],
  },
  *check(article, { path, generator, files }) {
    const { text, masked, body, openComments, lines } = article
    // In MDX, such a start stops the build: see mdx-syntax. Where all HTML is shown as text, comments are shown on purpose.
    if (!/<! ?[-–—]/.test(masked.slice(body.start)) || isMdx(article, path, generator, files) || generator.markdown.html === 'text') return
    for (const at of openComments) {
      if (isLastLine(article, at)) continue
      const line = range(at.start, Math.min(at.end, lines.rangeOf(lines.lineOf(at.start)).end))
      yield {
        range: range(line.start, line.start + textAt(text, line).trimEnd().length),
        message: l10n.t('This comment is never closed: readers see nothing of what follows.'),
        fixes: closed(text, line),
      }
    }
    for (const { range: at } of article.inText(/<! ?[-–—]+/g)) {
      // Who writes \<!-- wants it to be seen.
      if (text[at.start - 1] === '\\') continue
      const line = range(at.start, lines.rangeOf(lines.lineOf(at.start)).end)
      const isOnlyStart = textAt(text, at) === '<!--'
      const isInTag = isAfterOpenTag(text.slice(lines.startOf(lines.lineOf(at.start)), at.start))
      yield {
        range: at,
        message: isOnlyStart
          ? l10n.t('This comment is never closed: readers see its marks, and its words.')
          : l10n.t('A comment starts with <!--: readers see this one.'),
        fixes: isInTag ? [] : isOnlyStart ? closed(text, line) : started(text, at, line),
      }
    }
  },
}

/** Whether nothing stands behind the line that a comment starts in. */
function isLastLine({ masked, lines }: Article, { start }: Range): boolean {
  return masked.slice(lines.rangeOf(lines.lineOf(start)).end).trim() === ''
}

/** @param before what stands before it on its line */
function isAfterOpenTag(before: string): boolean {
  return before.lastIndexOf('<') > before.lastIndexOf('>')
}

/**
 * Closes a comment at the end of its first line. Not if it has two hyphens in it (CommonMark before 0.31 has no such comment), or the mark between
 * cells of a table, which would part it.
 */
function closed(text: string, line: Range): readonly Fix[] {
  const written = textAt(text, line)
  const length = written.length - (nearEnd.exec(written.slice('<!--'.length))?.[0].length ?? 0)
  const at = range(line.start + Math.max(length, '<!--'.length), line.end)
  const kept = textAt(text, range(line.start, at.start)).trimEnd().length
  if (/--|\|/.test(textAt(text, range(line.start + '<!--'.length, line.start + kept)))) return []
  const hasBlank = text[line.start + kept] === ' '
  const edit = { range: range(line.start + kept + (hasBlank ? 1 : 0), line.end), newText: hasBlank ? '-->' : ' -->' }
  return [{ title: l10n.t('Close the comment on this line'), edits: [edit], safe: false }]
}

function started(text: string, at: Range, line: Range): readonly Fix[] {
  if (!textAt(text, line).includes('-->')) return []
  return [{ title: l10n.t('Write “{0}”', '<!--'), edits: [{ range: at, newText: '<!--' }], safe: false }]
}
