import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import { textOf } from '../core/article/figure'
import { attributeOf, closest, hasUnknownAttributes, type HtmlElement } from '../core/html/readHtml'
import type { Rule } from '../core/lint/rule'

/** Images up to this width and height, in pixels, are treated as icons. */
const iconSize = 48

export const imgAltEmpty: Rule = {
  id: 'img-alt-empty',
  severity: 'hint',
  docs: {
    summary: 'A news image has an alternative text that is not empty.',
    why: 'With an empty alternative text, screen readers treat the image as decoration and skip it.',
    authority: 'WCAG 2.2, 1.1.1 (A), F38; HTML Standard: alt without a value is the empty string',
    bad: ['<img src="/a.jpg" ⟦alt⟧>\n', '<figure><img src="/a.jpg" ⟦alt⟧=""><figcaption>(Harbour office)</figcaption></figure>\n'],
    good: [
      '<img src="/a.jpg" alt="Boats">\n',
      '<img src="/icon.png" alt="" width="16" height="16">\n',
      '<img src="/line.png" alt="" role="presentation">\n',
      '<figure><img src="/a.jpg" alt=""><figcaption>Boats leave the harbour at dawn</figcaption></figure>\n',
    ],
  },
  *check(article) {
    for (const element of article.named('img')) {
      if (hasUnknownAttributes(element) || isDecoration(element)) continue
      const alt = attributeOf(element, 'alt')
      if (!alt || alt.templated || (alt.value ?? '').trim() !== '' || isDescribed(article, element)) continue
      yield {
        range: alt.nameRange,
        message: l10n.t('The alternative text is empty: describe what the image shows, unless it is decoration.'),
      }
    }
  },
}

/** Whether a caption describes the image: it is more than a credit in brackets. */
function isDescribed(article: Article, image: HtmlElement): boolean {
  const figure = closest(image, 'figure')
  const caption = figure && article.figures.get(figure)?.caption
  const words = caption ? textOf(article, caption) : ''
  return words !== '' && !/^[(（[［][^()（）]*[)）\]］]$/.test(words)
}

function isDecoration(image: HtmlElement): boolean {
  const role = attributeOf(image, 'role')?.value
  if (role === 'none' || role === 'presentation' || attributeOf(image, 'aria-hidden')?.value === 'true') return true
  return ['width', 'height'].some((name) => {
    const value = attributeOf(image, name)?.value
    return value !== undefined && /^\d+$/.test(value) && Number(value) <= iconSize
  })
}
