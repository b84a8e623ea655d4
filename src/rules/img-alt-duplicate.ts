import * as l10n from '@vscode/l10n'
import { removeAttribute } from '../core/html/attributeEdits'
import { textOf } from '../core/article/figure'
import { attributeOf, closest } from '../core/html/readHtml'
import type { Rule } from '../core/lint/rule'

export const imgAltDuplicate: Rule = {
  id: 'img-alt-duplicate',
  severity: 'information',
  docs: {
    summary: 'The alternative text of an image does not repeat the caption or the title.',
    why: 'A screen reader reads both, so people hear the same words twice.',
    authority: 'axe-core image-redundant-alt; HTML Standard, the img element (the alt does not repeat the caption)',
    bad: [
      '<img src="/a.jpg" alt="Boats in the harbour" ⟦title="Boats in the harbour"⟧>\n',
      '<figure><img src="/a.jpg" alt="⟦Boats  in the harbour⟧"><figcaption>Boats in the <b>harbour</b></figcaption></figure>\n',
    ],
    good: [
      '<img src="/a.jpg" alt="Boats" title="Harbour">\n',
      '<figure><img src="/a.jpg" alt=""><figcaption>Boats</figcaption></figure>\n',
      '<figure><img src="/a.jpg" alt="Boats"><figcaption>Nets</figcaption></figure>\n',
    ],
  },
  *check(article) {
    for (const element of article.named('img')) {
      const alt = attributeOf(element, 'alt')
      const words = folded(alt?.value)
      if (!alt || alt.templated || words === '') continue
      const title = attributeOf(element, 'title')
      if (title && !title.templated && folded(title.value) === words) {
        yield {
          range: title.range,
          severity: 'hint',
          message: l10n.t('The title is the same as the alternative text: people who use a screen reader hear it twice.'),
          fixes: [{ title: l10n.t('Remove {0}', 'title'), edits: [removeAttribute(article.text, title)], safe: true }],
        }
      }
      const figure = closest(element, 'figure')
      const caption = figure && article.figures.get(figure)?.caption
      if (caption && folded(textOf(article, caption)) === words)
        yield {
          range: alt.valueRange,
          message: l10n.t('The alternative text is the same as the caption: describe what the image shows.'),
        }
    }
  },
}

function folded(text: string | undefined): string {
  return (text ?? '').replace(/\s+/g, ' ').trim()
}
