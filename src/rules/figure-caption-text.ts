import * as l10n from '@vscode/l10n'
import type { Rule } from '../core/lint/rule'

export const figureCaptionText: Rule = {
  id: 'figure-caption-text',
  severity: 'warning',
  docs: {
    effect: 'unheard',
    summary: 'The caption of a figure is in a <figcaption>.',
    why: 'Text directly in the figure is not its caption: it does not get the caption style, and screen readers do not connect it with the image. Such text is often left over when feed readers strip tags.',
    authority: 'HTML Standard, the figure and figcaption elements; WordPress, img_caption_shortcode',
    bad: [
      '<figure id="a1" aria-describedby="caption-a1" class="wp-caption"><img src="/a.jpg" alt="Boats">⟦(Harbour office)⟧</figure>\n',
      '<figure>\n<img src="/a.jpg" alt="Boats">\n⟦Boats in the <em>old</em> harbour⟧\n</figure>\n',
      '<figure>\n<img src="/a.jpg" alt="Boats">\n\n⟦Boats in the old harbour⟧\n</figure>\n',
    ],
    good: [
      '<figure><img src="/a.jpg" alt="Boats"><figcaption>Boats</figcaption></figure>\n',
      '<figure>{% image "a.jpg" %} Boats</figure>\n',
      '<figure>\n<img src="/a.jpg" alt="Boats">\n\n    npm start\n</figure>\n',
      '<figure>\n\n![Boats](/a.jpg)\nBoats in the old harbour\n\n</figure>\n',
      '> - <figure><img src="/a.jpg" alt="Boats"><figcaption>Boats</figcaption></figure>\n',
      '<figure><img src="/a.jpg" alt="Boats"></figure>\n',
      '<figure>Only words, no picture</figure>\n',
      '```html\n<figure><img src="/a.jpg">Boats</figure>\n```\n',
    ],
  },
  *check({ figures }) {
    for (const { looseCaption } of figures.values()) {
      if (!looseCaption) continue
      yield {
        range: looseCaption.range,
        message: l10n.t('This caption is not in a <figcaption>, so it is not connected with the image.'),
        fixes: looseCaption.fix ? [looseCaption.fix] : [],
      }
    }
  },
}
