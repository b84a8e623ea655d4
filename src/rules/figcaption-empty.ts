import * as l10n from '@vscode/l10n'
import { attributeOf, type HtmlElement } from '../core/html/readHtml'
import type { Rule } from '../core/lint/rule'
import { isTemplated } from '../core/markdown/templateTags'

export const figcaptionEmpty: Rule = {
  id: 'figcaption-empty',
  severity: 'information',
  docs: {
    summary: 'A figcaption contains text.',
    why: 'An empty caption leaves a gap below the image and gives a screen reader nothing to read.',
    authority: 'HTML Standard, the figcaption element',
    bad: ['<figure><img src="/a.jpg" alt="Boats"><⟦figcaption⟧> </figcaption></figure>\n'],
    good: [
      '<figure><img src="/a.jpg" alt="Boats"><figcaption>Boats</figcaption></figure>\n',
      '<figure><img src="/a.jpg" alt="Boats"><figcaption>{{ caption }}</figcaption></figure>\n',
      '<figure><img src="/a.jpg" alt="Boats"><figcaption><img src="/logo.png" alt="Harbour office"></figcaption></figure>\n',
      '<figure><img src="/a.jpg" alt="Boats"><figcaption>\n\nBoats\n\n</figcaption></figure>\n',
    ],
  },
  *check(article) {
    for (const element of article.named('figcaption')) {
      // Outside a figure it is no caption: `figcaption-placement` reports it, and what it is for is unknown.
      if (element.parent?.name !== 'figure' || !element.endTag || !isEmpty(element, article.masked)) continue
      const id = attributeOf(element, 'id')?.value
      // Another element may refer to it, or a script may fill it.
      const fixes = id ? [] : [{ title: l10n.t('Remove the empty figcaption'), edits: [{ range: element.range, newText: '' }], safe: true }]
      yield { range: element.nameRange, message: l10n.t('This caption is empty: write one, or delete the figcaption.'), fixes }
    }
  },
}

function isEmpty({ startTag, endTag }: HtmlElement, masked: string): boolean {
  const inside = masked.slice(startTag.end, endTag?.start)
  return inside.trim() === '' && !isTemplated(inside)
}
