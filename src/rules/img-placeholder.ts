import * as l10n from '@vscode/l10n'
import { attributeOf, type HtmlElement } from '../core/html/readHtml'
import { isPlaceholder } from '../core/images/imageAddress'
import { imageSources } from '../core/images/imageSources'
import type { Rule } from '../core/lint/rule'

export const imgPlaceholder: Rule = {
  id: 'img-placeholder',
  severity: 'information',
  docs: {
    summary: 'Images are real images, not placeholders or tracking pixels.',
    why: 'Placeholder services show readers a random image. An image of one pixel only lets another site count your readers.',
    authority: 'Lorem Picsum; the measured practice of feeds',
    bad: [
      '<img src="⟦https://picsum.photos/200/300⟧" alt="Boats">\n',
      '![Boats](⟦https://via.placeholder.com/150⟧)\n',
      '<img src="⟦https://example.com/count.gif⟧" alt="" width="1" height="1">\n',
    ],
    good: [
      '<img src="https://example.com/a.jpg" alt="Boats" width="1" height="300">\n',
      '<img src="/a.jpg" alt="" width="1" height="1">\n',
      '![Boats](/picsum.photos.jpg)\n',
    ],
  },
  *check(article) {
    for (const { address, range, element } of imageSources(article)) {
      if (isPlaceholder(address)) {
        yield { range, message: l10n.t('This is a placeholder: replace it with the real image.') }
      } else if (element && /^(?:https?:)?\/\//i.test(address) && isPixel(element)) {
        yield { range, message: l10n.t('This image is one pixel in size: it shows nothing and lets another site count your readers.') }
      }
    }
  },
}

function isPixel(image: HtmlElement): boolean {
  return ['width', 'height'].every((name) => /^[01](?:px)?$/.test(attributeOf(image, name)?.value ?? ''))
}
