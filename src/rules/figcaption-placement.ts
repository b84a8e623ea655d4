import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import type { HtmlElement } from '../core/html/readHtml'
import type { Rule } from '../core/lint/rule'
import type { Fix } from '../core/text/problem'
import { isTemplated } from '../core/markdown/templateTags'
import { range, textAt } from '../core/text/text'

/** Maximum distance, in UTF-16 code units, between a figcaption and a template tag before it that may open its figure. */
const maxTagDistance = 400

export const figcaptionPlacement: Rule = {
  id: 'figcaption-placement',
  severity: 'warning',
  docs: {
    effect: 'unheard',
    summary: 'A figure has only one figcaption, as its first or last element.',
    why: 'Anywhere else, browsers and screen readers do not treat it as the caption of the image.',
    authority: 'HTML Standard, the figcaption element; html-validate element-permitted-order',
    bad: [
      '<div><img src="/a.jpg" alt="Boats"><⟦figcaption⟧>Boats</figcaption></div>\n',
      '<figure><img src="/a.jpg" alt="Boats"><⟦figcaption⟧>Boats</figcaption><img src="/b.jpg" alt="Nets"></figure>\n',
      '<figure><figcaption>Boats</figcaption><img src="/a.jpg" alt="Boats"><⟦figcaption⟧>Nets</figcaption></figure>\n',
    ],
    good: [
      '<figure><figcaption>Boats</figcaption><img src="/a.jpg" alt="Boats"></figure>\n',
      '<figure>\n<img src="/a.jpg" alt="Boats">\n\n<figcaption>Boats</figcaption>\n</figure>\n',
      '`<figcaption>` in code is text\n',
    ],
  },
  *check(article) {
    const figures = new Set<HtmlElement>()
    for (const element of article.named('figcaption')) {
      const figure = element.parent
      if (figure?.name !== 'figure') {
        const templated = isTemplated(
          article.masked.slice(Math.max(article.body.start, element.range.start - maxTagDistance), element.range.start),
        )
        yield {
          range: element.nameRange,
          message: l10n.t('This figcaption is not directly inside a figure, so it does not belong to any image.'),
          ...(templated ? { severity: 'hint' as const } : {}),
        }
        continue
      }
      // Compared with the first one only, so that thousands in a figure do not each walk through all of them.
      if (figures.has(figure)) {
        yield { range: element.nameRange, message: l10n.t('This figure already has a figcaption: only one is allowed.') }
        continue
      }
      figures.add(figure)
      const shown = figure.children.filter((child) => child.kind === 'element' || textAt(article.text, child.range).trim() !== '')
      const isInside = shown[0] !== element && shown.at(-1) !== element
      if (isInside) {
        yield {
          range: element.nameRange,
          message: l10n.t('The figcaption must be the first or last element in its figure.'),
          fixes: moveToEnd(article, element, figure),
        }
      }
    }
  },
}

function moveToEnd({ text }: Article, caption: HtmlElement, figure: HtmlElement): readonly Fix[] {
  if (!caption.endTag || !figure.endTag) return []
  const at = figure.endTag.start
  return [
    {
      title: l10n.t('Move the figcaption to the end of the figure'),
      edits: [
        { range: caption.range, newText: '' },
        { range: range(at, at), newText: textAt(text, caption.range) },
      ],
      safe: false,
    },
  ]
}
