import { hugo } from '../core/generators/hugo/hugo'
import { firstTag } from '../core/markdown/htmlPieces'
import type { Rule } from '../core/lint/rule'
import { omittedHtmlInWords } from '../core/settings/readingInWords'

export const htmlOmitted: Rule = {
  id: 'html-omitted',
  severity: 'warning',
  docs: {
    effect: 'mayBeLost',
    summary: 'An article has no HTML where the site leaves all HTML out.',
    why: 'Hugo publishes the HTML of articles only if its configuration has “unsafe = true”. Without it, tags disappear, and so does everything in a block of HTML, such as a pasted figure with its caption. Other rules say nothing about such HTML.',
    authority: 'gohugo.io/configuration/markup (goldmark.renderer.unsafe); goldmark, html.WithUnsafe',
    given: {
      settings: 'markdown: { html: false }\n',
      generator: hugo,
    },
    bad: [
      '⟦<figure>⟧\n<img src="/a.jpg" alt="Boats">\n<figcaption>Boats\n</figure>\n\n<div>Nets</div>\n',
      'Boats are ⟦<b>⟧late</b> today\n',
    ],
    good: ['**Boats** are late today <!-- until noon -->\n\n<!-- copydesk-disable-file html-omitted -->\n', 'The `<figure>` element\n'],
  },
  *check({ omittedHtml }, { generator, siteMarkdown }) {
    const [first] = omittedHtml
    if (first) yield { range: firstTag(first).range, message: omittedHtmlInWords(generator, siteMarkdown) }
  },
}
