import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import { hugo } from '../core/generators/hugo/hugo'
import type { Rule } from '../core/lint/rule'
import { isMdx } from '../core/settings/articleFormat'
import type { Finding, Fix } from '../core/text/problem'
import { contains, lineEndOf, range, textAt, type Range } from '../core/text/text'

/** Marks of Markdown that are certainly meant: bold text, a link, a picture. */
const marks = /\*\*(?=\S)[^*\n]*[^*\s]\*\*|!?\[[^[\]\n]+\]\([^\s()<>]+\)/g

export const textBesideComment: Rule = {
  id: 'text-beside-comment',
  severity: 'warning',
  docs: {
    summary: 'A comment at the start of a line, such as <!-- more -->, has the line to itself.',
    why: 'Markdown takes such a line for HTML: marks behind the comment stay as they are written. Docusaurus loses the first letter. In Hugo, <!--more--> ends the paragraph, list, quotation or table that it stands in.',
    authority: 'CommonMark 0.31.2, 4.6 (HTML blocks); Docusaurus 3.10.2 and Hugo 0.111.3, measured',
    given: { generator: hugo },
    bad: [
      '⟦<!-- more -->⟧**Boats** left.\n',
      '⟦<!-- note -->⟧ See [the harbour](/harbour).\n',
      '- Boats⟦<!--more-->⟧\n- Nets\n',
      '**Boats ⟦<!--more-->⟧ left.**\n',
      'Boats left. ⟦<!--more-->⟧ They came back.\n',
    ],
    good: [
      'Boats left.\n\n<!-- more -->\n\n**Nets**\n',
      '<!-- more -->\n**Boats** left.\n',
      'Boats left.<!--more-->\n\nThey came back.\n',
      '<!--more-->Boats left.\n',
      '<!-- note --> Boats left.\n',
    ],
  },
  *check(article, { path, generator, files }) {
    const { masked, text, body } = article
    const { divider } = generator.markdown
    if (!text.includes('<!--', body.start)) return
    const at = divider === undefined ? -1 : text.indexOf(divider, body.start)
    if (divider !== undefined && at >= 0) yield* cutBy(article, range(at, at + divider.length))
    const mdx = isMdx(article, path, generator, files)
    let shown: readonly Range[] | undefined
    for (const comment of article.comments) {
      const line = lineOf(article, comment.end)
      const rest = masked.slice(comment.end, line.end)
      const isFirst = masked.slice(lineOf(article, comment.start).start, comment.start).trim() === ''
      if (!isFirst || rest.trim() === '' || rest.trimStart().startsWith('<!--')) continue
      if (mdx) {
        // A blank behind the comment is lost in place of a letter.
        if (/^\s/.test(rest) || !textAt(text, comment).startsWith('<!--')) continue
      } else {
        const marked = [...rest.matchAll(marks)].map(({ index }) => comment.end + index)
        if (marked.length === 0 || article.elements.some((element) => around(element, comment))) continue
        shown ??= article.inText(marks).map(({ range: found }) => found)
        if (marked.some((start) => shown?.some((found) => contains(found, start)))) continue
      }
      yield {
        range: comment,
        message: mdx
          ? l10n.t('The first letter behind this comment is lost.')
          : l10n.t('The line of this comment is HTML: readers see the marks behind it as they are written.'),
        fixes: [ownLine(text, comment, rest)],
      }
    }
  },
}

function lineOf({ lines }: Article, offset: number): Range {
  return lines.rangeOf(lines.lineOf(offset))
}

function around({ startTag, endTag }: { startTag: Range; endTag: Range | undefined }, at: Range): boolean {
  return startTag.end <= at.start && (!endTag || endTag.start >= at.end)
}

function ownLine(text: string, comment: Range, rest: string): Fix {
  const blanks = rest.length - rest.trimStart().length
  const edits = [{ range: range(comment.end, comment.end + blanks), newText: lineEndOf(text) }]
  return { title: l10n.t('Give the comment a line of its own'), edits, safe: false }
}

/** The divider of the summary, if it ends more than a paragraph, or one in the middle. */
function* cutBy(article: Article, at: Range): Generator<Finding> {
  const { text } = article
  const line = lineOf(article, at.start)
  const [before, after] = [text.slice(line.start, at.start), text.slice(at.end, line.end)]
  const opener = /^\s*(?:>|[-*+]\s|\d+[.)]\s|\||<(?!!--)|#{1,6}\s)/.exec(before)
  const isBetween = before.trim() !== '' && after.trim() !== ''
  const next = text.slice(line.end).trimStart()
  const goesOn = /^\s*(?:[-*+]\s|\d+[.)]\s)/.test(before) && /^(?:[-*+]\s|\d+[.)]\s)/.test(next)
  if (!isBetween && !(opener && goesOn)) return
  yield {
    range: at,
    message: l10n.t('This ends the paragraph or list that it stands in: put it on a line of its own, between two paragraphs.'),
    fixes: [],
  }
}
