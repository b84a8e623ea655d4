import * as l10n from '@vscode/l10n'
import { altTexts } from '../core/images/altTexts'
import type { Rule } from '../core/lint/rule'

const extension = /^[^\s/]+\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic)$/i
/** File names given by cameras, phones and screenshot tools. */
const camera = /^(?:IMG|DSC[NF]?|PXL|VID|WX20|mmexport|微信图片)[_ -]?\d{3}[\w-]*$/i

export const imgAltFilename: Rule = {
  id: 'img-alt-filename',
  severity: 'warning',
  docs: {
    effect: 'unheard',
    summary: 'The alternative text of an image is not a file name.',
    why: 'A screen reader spells it out letter by letter, and nobody learns what the image shows.',
    authority: 'WCAG 2.2, 1.1.1 (A), F30',
    bad: ['<img src="/a.jpg" alt="⟦harbour-boats.jpg⟧">\n', '![⟦IMG_2041⟧](/IMG_2041.jpg)\n', 'See ![⟦港口.png⟧](/a.png) here\n'],
    good: [
      '<img src="/a.jpg" alt="Boats, seen from Photo.jpg Studio">\n',
      '![Boats](/boats.jpg)\n',
      '`![a.jpg](a.jpg)`\n',
      '![](/a.jpg)\n',
    ],
  },
  *check(article) {
    for (const { alt, range } of altTexts(article)) {
      if (!extension.test(alt) && !camera.test(alt)) continue
      yield { range, message: l10n.t('“{0}” is a file name: describe what the image shows.', alt) }
    }
  },
}
