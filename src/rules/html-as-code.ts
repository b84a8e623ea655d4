import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import type { Rule } from '../core/lint/rule'
import { isTemplated } from '../core/markdown/templateTags'
import { isMdx } from '../core/settings/articleFormat'
import type { Finding } from '../core/text/problem'
import { range, textAt } from '../core/text/text'

export const htmlAsCode: Rule = {
  id: 'html-as-code',
  severity: 'warning',
  docs: {
    summary: 'HTML inside an element is not indented by four spaces after a blank line.',
    why: 'A blank line ends an HTML block. Four spaces turn the following lines into code, and readers see the tags.',
    authority: 'CommonMark 0.31.2, 4.4 (indented code blocks) and 4.6 (HTML blocks)',
    bad: [
      '<figure>\n    <img src="/a.jpg" alt="Boats">\n\n    ⟦<figcaption>Boats</figcaption>⟧\n</figure>\n',
      '<blockquote>\n\tBoats\n\n\t\tand nets\n\t⟦</blockquote>⟧\n',
      '<div>\n\n      ⟦<p>Boats</p>⟧\n      <p>Nets</p>\n\n</div>\n',
      '<figure>\n  <img src="/a.jpg" alt="Boats">\n  <figcaption>\n\n    ⟦Boats⟧\n\n  </figcaption>\n</figure>\n',
    ],
    good: [
      '<figure>\n    <img src="/a.jpg" alt="Boats">\n    <figcaption>Boats</figcaption>\n</figure>\n',
      'Write this:\n\n    <figure></figure>\n',
      '<div>\n\nWrite this:\n\n    npm start\n\n</div>\n',
    ],
  },
  *check(article, { path, generator, files }) {
    // MDX has no indented code.
    if (isMdx(article, path, generator, files)) return
    yield* captionsAsCode(article)
    for (const at of article.indentedHtml) {
      const text = article.masked.slice(at.start, at.end).trimEnd()
      const around = article.elements.some(({ name, startTag, endTag }) => {
        if (startTag.end > at.start) return false
        return endTag ? endTag.start >= at.end : text.toLowerCase().startsWith(`</${name}`)
      })
      if (!around || isTemplated(text)) continue
      const line = article.text.slice(article.lines.startOf(article.lines.lineOf(at.start)), at.start)
      const indentation = line.length - line.trimEnd().length
      // Behind the mark of a quotation or a list entry, one blank stays.
      const newText = indentation < line.length ? ' ' : ''
      yield {
        range: range(at.start, at.start + text.length),
        message: l10n.t('After a blank line, four spaces turn this into code: readers see the tags.'),
        fixes: [
          { title: l10n.t('Remove the indentation'), edits: [{ range: range(at.start - indentation, at.start), newText }], safe: false },
        ],
      }
    }
  },
}

/** Captions in which a blank line and four spaces make code of the words. */
function* captionsAsCode(article: Article): Generator<Finding> {
  const { text, lines } = article
  for (const { startTag, endTag } of article.named('figcaption')) {
    if (!endTag) continue
    for (const { kind, first } of article.blocks) {
      const at = lines.rangeOf(first)
      if (kind !== 'code_block' || at.start < startTag.end || at.end > endTag.start) continue
      const words = range(at.start + textAt(text, at).search(/\S|$/), at.end)
      if (text[words.start] === '<') continue
      yield {
        range: words,
        message: l10n.t('After a blank line, four spaces turn this caption into code.'),
        fixes: [{ title: l10n.t('Remove the indentation'), edits: [{ range: range(at.start, words.start), newText: '' }], safe: false }],
      }
    }
  }
}
