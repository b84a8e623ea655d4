import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import { isCjk } from '../core/markdown/literalAsterisks'
import type { TextMatch } from '../core/markdown/runningText'
import type { Rule } from '../core/lint/rule'
import { textAt } from '../core/text/text'

/** The marks of a heading at the start of a line, with what cannot follow them. */
const marks = /^(?:#{1,6}(?=[^ \t\n#])|＃{1,6}(?!＃))[ \u3000]*/gm

/** Is in every body with such marks. It stays in its line: blank lines would otherwise be read once for each of them. */
const sign = /^[ \t\v\f\u00a0\u3000>\-*+\d.)]*(?:#{1,6}[^ \t\r\n#]|＃)/m

export const headingSpace: Rule = {
  id: 'heading-space',
  severity: 'warning',
  docs: {
    summary: 'A blank stands between # and the words of a heading.',
    why: 'Without the blank, readers see the marks and a line of text in place of a heading. One # alone can also be a topic, as on social media: it is reported only where a heading is likely.',
    authority: 'CommonMark 0.31.2, 4.2 (ATX headings); each generator, measured',
    bad: [
      '⟦#⟧标题一\n\n⟦##⟧二级标题\n\n正文。\n',
      'Boats left.\n\n⟦###⟧Fares today\n\nFive.\n',
      '⟦＃⟧标题\n\n正文。\n',
      '⟦#⟧港口重开\n\n正文。\n',
    ],
    good: [
      '# 标题一\n\n## 二级标题\n\n正文。\n',
      '正文。\n\n#港口 #渡轮\n',
      '#harbour\n\nBoats left.\n',
      '#1 is the best, \\##a is not\n\nBoats left.\n',
      '```\n##Boats\n```\n\n#!/bin/sh\n',
      'The ##tag\n',
    ],
  },
  *check(article) {
    const { masked, body, text } = article
    const content = masked.slice(body.start)
    if ((!content.includes('#') && !content.includes('＃')) || !sign.test(content)) return
    const found = article.inText(marks).filter(isMeant)
    const isSure = found.some(({ match: [written] }) => written.trim().length > 1)
    for (const heading of found) {
      const { range: at } = heading
      const written = textAt(text, at)
      if (written.trim().length === 1 && !mayBeHeading(heading, article, isSure)) continue
      const fixed = `${written.replaceAll('＃', '#').trim()} `
      yield {
        range: { start: at.start, end: at.start + written.trimEnd().length },
        message: l10n.t('A blank is missing behind #: readers see the mark, and no heading.'),
        fixes: [{ title: l10n.t('Make it a heading'), edits: [{ range: at, newText: fixed }], safe: false }],
      }
    }
  },
}

/** The words of the line behind the marks. */
function wordsOf({ match, content }: TextMatch): string {
  const [line = ''] = content.slice(match.index + match[0].length).split('\n', 1)
  const words = line.trimEnd()
  let end = words.length
  while (words[end - 1] === '#') end--
  return words.slice(0, end).trimEnd()
}

function isMeant(found: TextMatch): boolean {
  return /^[\p{L}\p{N}*_`[“"《「『【(（\p{Extended_Pictographic}]/u.test(wordsOf(found))
}

/** One mark: a paragraph of its own, with text behind it, in Chinese or next to other headings without a blank; and no list of topics. */
function mayBeHeading(found: TextMatch, { masked }: Article, isSure: boolean): boolean {
  const { match, content, range: at } = found
  if (match.index > 0 || content.trimEnd().includes('\n') || content.indexOf('#', 1) >= 0) return false
  const isFollowed = masked.slice(at.start + content.length).trim() !== ''
  const words = wordsOf(found)
  return isFollowed && !/^\d+\b/.test(words) && (isSure || isCjk(words) || match[0].startsWith('＃'))
}
