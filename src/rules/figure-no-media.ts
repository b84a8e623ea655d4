import * as l10n from '@vscode/l10n'
import { descendants } from '../core/html/readHtml'
import type { Rule } from '../core/lint/rule'
import { isTemplated } from '../core/markdown/templateTags'

/** Elements that a figure may be about: images, media, tables, code, quotes, formulas. */
const figureContent = new Set(
  'figure img picture video audio iframe svg canvas object embed table pre code blockquote math script div p ul ol dl'.split(' '),
)

export const figureNoMedia: Rule = {
  id: 'figure-no-media',
  severity: 'information',
  docs: {
    summary: 'A figure contains an image, or something else that its caption describes.',
    why: 'If the image was lost when the text was copied, readers see a caption without an image.',
    authority: 'HTML Standard, the figure element',
    bad: ['<⟦figure⟧><figcaption>Boats in the harbour</figcaption></figure>\n', '<⟦figure⟧>(Harbour office)</figure>\n'],
    good: [
      '<figure><img src="/a.jpg" alt="Boats"></figure>\n',
      '<figure>\n\n![Boats](/a.jpg)\n\n</figure>\n',
      '<figure>{% image "/a.jpg" %}<figcaption>Boats</figcaption></figure>\n',
      '<figure><blockquote>To sea!</blockquote><figcaption>A captain</figcaption></figure>\n',
    ],
  },
  *check(article) {
    for (const element of article.named('figure')) {
      if (!element.endTag || isTemplated(article.masked.slice(element.range.start, element.range.end))) continue
      if (element.children.some((child) => child.kind === 'markdown')) continue
      let holds = false
      for (const { name } of descendants(element)) {
        // A custom element may show anything.
        holds = figureContent.has(name) || name.includes('-')
        if (holds) break
      }
      if (!holds) yield { range: element.nameRange, message: l10n.t('This figure has no image, only a caption.') }
    }
  },
}
