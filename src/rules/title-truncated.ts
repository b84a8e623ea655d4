import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import { fieldOf } from '../core/frontmatter/frontMatter'
import type { Rule } from '../core/lint/rule'

/** Maximum length of the body text that is compared, in UTF-16 code units. */
const maxBodyLength = 2000

export const titleTruncated: Rule = {
  id: 'title-truncated',
  severity: 'hint',
  docs: {
    summary: 'A title is not just the beginning of the text.',
    why: 'News tickers have no headlines, so the first words of the text are used. A real headline says what the article is about.',
    authority: 'Measured: of 21 titles that end in dots, one was cut off',
    bad: [
      "---\ntitle: ⟦'Harbour news: the first ferry left the old quay at six...'⟧\n---\n\n<div>\n<p>Harbour news: the first ferry left the old quay at six in the morning.</p>\n</div>\n",
    ],
    good: [
      '---\ntitle: And then there were none…\n---\n\nThe last ferry left at six.\n',
      '---\ntitle: At last...\n---\n\nAt last the harbour opened.\n',
      '---\ntitle: Harbour opens\n---\n\nHarbour opens again.\n',
    ],
  },
  *check(article) {
    const { frontMatter } = article
    if (!frontMatter || frontMatter.errors.length > 0) return
    const title = fieldOf(frontMatter, 'title')?.value
    if (title?.kind !== 'scalar' || typeof title.value !== 'string') return
    const cut = /^(.*[^.…\s])\s*(?:\.{3,}|…+)$/su.exec(title.value.trim())?.[1]
    if (cut === undefined) return
    const beginning = lettersOf(cut)
    // A title and a text may intentionally start with the same few words.
    if (beginning.length < 12 || !lettersOf(bodyStart(article)).startsWith(beginning)) return
    yield {
      range: title.range,
      message: l10n.t('This title is only the beginning of the text: write a headline.'),
    }
  },
}

/** The first words of the body, without tags and comments. */
function bodyStart({ masked, body, elements, comments }: Article): string {
  const end = Math.min(body.end, body.start + maxBodyLength)
  const tags = [...comments, ...elements.flatMap(({ startTag, endTag }) => (endTag ? [startTag, endTag] : [startTag]))]
  let text = ''
  let at = body.start
  for (const tag of tags.filter((one) => one.start < end).sort((a, b) => a.start - b.start)) {
    text += masked.slice(at, tag.start)
    at = tag.end
  }
  return text + masked.slice(at, Math.max(at, end))
}

/** Feeds replace quotation marks and other punctuation; letters and digits stay the same. */
function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase()
}
