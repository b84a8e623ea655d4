import * as l10n from '@vscode/l10n'
import { articleImages, renamed } from '../core/images/articleImages'
import { examplePhoto } from '../core/images/examplePhoto'
import type { Rule } from '../core/lint/rule'

export const imageFileCase: Rule = {
  id: 'image-file-case',
  severity: 'warning',
  docs: {
    effect: 'mayBeLost',
    summary: 'The address of an image matches the upper and lower case of its file name.',
    why: 'On Windows and macOS, “Pier.jpg” and “pier.jpg” are the same file. On most web servers they are not: the author sees the image, but readers see a broken one.',
    authority: 'RFC 3986, 6.2.2.1: paths are case-sensitive',
    given: { files: { 'images/Ferry.JPG': examplePhoto } },
    bad: ['<img src="⟦/images/ferry.jpg?w=770⟧" alt="A ferry">\n', '![A ferry](⟦/Images/Ferry.JPG⟧)\n'],
    good: ['<img src="/images/Ferry.JPG" alt="A ferry">\n'],
  },
  *check(article, { images, imageFields }) {
    for (const image of articleImages(article, imageFields)) {
      const found = images(image.address, image.place)
      if (found?.kind !== 'there' || !found.otherCase) continue
      const path = found.otherCase.names.join('/')
      const edits = renamed(article, image, found.otherCase)
      yield {
        range: image.range,
        message: l10n.t('The file name is “{0}”: most servers distinguish upper and lower case, so readers do not see the image.', path),
        fixes: edits.length > 0 ? [{ title: l10n.t('Write “{0}”', path), edits, safe: found.otherCase.sure }] : [],
      }
    }
  },
}
