import * as l10n from '@vscode/l10n'
import { textOf } from '../core/article/figure'
import { attributeOf, descendants } from '../core/html/readHtml'
import { examplePhotoWith } from '../core/images/examplePhoto'
import { asHtml, wordsOf } from '../core/images/photoText'
import { isTemplated } from '../core/markdown/templateTags'
import type { Rule } from '../core/lint/rule'
import { range } from '../core/text/text'

export const photoCredit: Rule = {
  id: 'photo-credit',
  severity: 'information',
  docs: {
    summary: 'A caption names the photographer or the credit line that the image file names.',
    why: 'Photographers and agencies have a right to be named. Their names are often in the file (IPTC, XMP or EXIF) and lost on the way to the caption. Nothing is reported if the article has the name anywhere.',
    authority: 'IPTC Photo Metadata Standard, Creator and Credit Line',
    given: { files: { 'images/ferry.jpg': examplePhotoWith({ creator: 'Lin Hai', credit: 'Tidewater' }) } },
    bad: ['<figure><img src="/images/ferry.jpg" alt="A ferry"><⟦figcaption⟧>The last ferry</figcaption></figure>\n'],
    good: [
      '<figure><img src="/images/ferry.jpg" alt="A ferry"><figcaption>The last ferry. Photo: LIN HAI</figcaption></figure>\n',
      '<figure><img src="/images/ferry.jpg" alt="A ferry"><figcaption>The last ferry (Tidewater)</figcaption></figure>\n',
      '<figure><img src="/images/crane.jpg" alt="A crane"><figcaption>The last crane</figcaption></figure>\n',
      '<figure><img src="/images/ferry.jpg" alt="A ferry"></figure>\n',
    ],
  },
  *check(article, { images }) {
    const written = article.text.toLowerCase()
    for (const { element: figure, caption } of article.figures.values()) {
      if (!caption?.endTag || isTemplated(article.masked.slice(figure.range.start, figure.range.end))) continue
      if (textOf(article, caption) === '') continue
      const pictures = [...descendants(figure)].filter(({ name }) => name === 'img')
      const [src] = pictures.map((picture) => attributeOf(picture, 'src')?.value?.trim())
      if (src === undefined || pictures.length > 1) continue
      const { creator, credit } = wordsOf(images(src, 'body'))
      const names = [credit, creator].filter((name) => name !== undefined)
      const [name] = names
      if (name === undefined || names.some((one) => isNamed(one, written))) continue
      // A credit line often begins with the photographer.
      const shown = creator !== undefined && credit?.includes(creator) ? name : names.join(' / ')
      const at = caption.endTag.start
      yield {
        range: caption.nameRange,
        message: l10n.t('The image file names “{0}”, and the caption does not.', shown),
        fixes: [
          {
            title: l10n.t('Add “({0})” to the caption', name),
            edits: [{ range: range(at, at), newText: ` (${asHtml(name)})` }],
            safe: false,
          },
        ],
      }
    }
  },
}

/** Whether a name, or each of several, is written. */
function isNamed(names: string, written: string): boolean {
  return names
    .toLowerCase()
    .split(/[,;/|]/)
    .every((name) => written.includes(name.trim()))
}
