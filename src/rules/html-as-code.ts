import * as l10n from '@vscode/l10n'
import type { Rule } from '../core/lint/rule'
import { isTemplated } from '../core/markdown/templateTags'
import { isMdx } from '../core/settings/articleFormat'
import { range } from '../core/text/text'

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
    ],
    good: [
      '<figure>\n    <img src="/a.jpg" alt="Boats">\n    <figcaption>Boats</figcaption>\n</figure>\n',
      'Write this:\n\n    <figure></figure>\n',
      '<div>\n\nWrite this:\n\n    npm start\n\n</div>\n',
    ],
  },
  *check(article, { path, generator, files }) {
    // MDX has no indented code.
    if (isMdx(article, path, generator, files) || article.indentedHtml.length === 0) return
    for (const at of article.indentedHtml) {
      const text = article.masked.slice(at.start, at.end).trimEnd()
      const around = article.elements.some(({ name, startTag, endTag }) => {
        if (startTag.end > at.start) return false
        return endTag ? endTag.start >= at.end : text.toLowerCase().startsWith(`</${name}`)
      })
      if (!around || isTemplated(text)) continue
      const line = article.lines.startOf(article.lines.lineOf(at.start))
      yield {
        range: range(at.start, at.start + text.length),
        message: l10n.t('After a blank line, four spaces turn this into code: readers see the tags.'),
        fixes: [{ title: l10n.t('Remove the indentation'), edits: [{ range: range(line, at.start), newText: '' }], safe: false }],
      }
    }
  },
}
