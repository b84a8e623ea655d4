import * as l10n from '@vscode/l10n'
import { articleImages, renamed } from '../core/images/articleImages'
import { examplePhoto } from '../core/images/examplePhoto'
import type { Rule } from '../core/lint/rule'

export const imageFileCase: Rule = {
  id: 'image-file-case',
  severity: 'warning',
  docs: {
    summary: 'The address of an image is written in the same capital and small letters as its file.',
    why: 'On Windows and macOS both are the same file. On the servers of most sites they are not, and the picture that an author sees is broken for readers.',
    authority: 'RFC 3986, 6.2.2.1: paths are told apart by case',
    given: { files: { 'images/Ferry.JPG': examplePhoto } },
    bad: ['<img src="⟦/images/ferry.jpg?w=770⟧" alt="A ferry">\n', '![A ferry](⟦/Images/Ferry.JPG⟧)\n'],
    good: ['<img src="/images/Ferry.JPG" alt="A ferry">\n'],
  },
  *check(article, { images }) {
    for (const image of articleImages(article)) {
      const found = images(image.address, image.place)
      if (found?.kind !== 'there' || !found.otherCase) continue
      const path = found.otherCase.names.join('/')
      const edits = renamed(article, image, found.otherCase)
      yield {
        range: image.range,
        message: l10n.t(
          'The file is called “{0}”: on most servers capital and small letters count, and readers do not see the picture.',
          path,
        ),
        fixes: edits.length > 0 ? [{ title: l10n.t('Write “{0}”', path), edits, safe: found.otherCase.sure }] : [],
      }
    }
  },
}
