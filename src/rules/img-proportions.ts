import * as l10n from '@vscode/l10n'
import { attributeOf, hasUnknownAttributes, type HtmlAttribute, type HtmlElement } from '../core/html/readHtml'
import { examplePhoto } from '../core/images/examplePhoto'
import type { Rule } from '../core/lint/rule'

/** Proportions that differ by less are seen by nobody. */
const tolerance = 0.02

export const imgProportions: Rule = {
  id: 'img-proportions',
  severity: 'information',
  docs: {
    summary: 'The width and height of an image have the proportions of its file.',
    why: 'Otherwise the picture is stretched, or, where the style of the site corrects that, the text jumps when it loads. Images whose style says how they are fitted (height, object-fit, aspect-ratio) are not checked.',
    authority: 'HTML Standard, dimension attributes',
    given: { files: { 'images/ferry.jpg': examplePhoto } },
    bad: [
      '<img src="/images/ferry.jpg" alt="A ferry" width="640" height="⟦100⟧">\n',
      '<img src="/images/ferry.jpg" alt="A ferry" width="433" height="⟦770⟧" style="max-width: 100%">\n',
    ],
    good: [
      '<img src="/images/ferry.jpg" alt="A ferry" width="385" height="217">\n',
      '<img src="/images/ferry.jpg" alt="A ferry" width="1" height="1">\n',
      '<img src="/images/ferry.jpg" alt="A ferry" width="385" height="385" style="object-fit: cover">\n',
      '<img src="/images/crane.jpg" alt="A crane" width="385" height="385">\n',
    ],
  },
  *check(article, { images }) {
    for (const element of article.named('img')) {
      const [src, width, height] = [attributeOf(element, 'src'), attributeOf(element, 'width'), attributeOf(element, 'height')]
      const [pixelsWide, pixelsHigh] = [pixelsOf(width), pixelsOf(height)]
      if (!height || !pixelsWide || !pixelsHigh || !src?.value || src.templated || isFitted(element)) continue
      const found = images(src.value.trim(), 'body')
      const content = found?.kind === 'there' ? found.file?.content : undefined
      const size = content?.kind === 'image' ? content.size : undefined
      // A query may ask for another picture than that of the file.
      if (!size?.fixed || src.value.includes('?')) continue
      const expected = (pixelsWide * size.height) / size.width
      // One pixel more or less in width, or in height, is a matter of rounding.
      if (Math.abs(expected - pixelsHigh) <= Math.max(1, size.height / size.width, expected * tolerance)) continue
      const right = String(Math.max(1, Math.round(expected)))
      yield {
        range: height.valueRange,
        message: l10n.t(
          'The image has {0} × {1} pixels, and {2} × {3} are other proportions: it is stretched, or the text jumps.',
          size.width,
          size.height,
          pixelsWide,
          pixelsHigh,
        ),
        fixes: [{ title: l10n.t('Set the height to {0}', right), edits: [{ range: height.valueRange, newText: right }], safe: false }],
      }
    }
  },
}

function pixelsOf(attribute: HtmlAttribute | undefined): number | undefined {
  return attribute && !attribute.templated && /^\d{1,5}$/.test(attribute.value?.trim() ?? '') ? Number(attribute.value) : undefined
}

/** Whether the style says how the picture is fitted into its box, or may say it. */
function isFitted(image: HtmlElement): boolean {
  const style = attributeOf(image, 'style')
  return (
    hasUnknownAttributes(image) ||
    style?.templated === true ||
    /(?:^|[;\s])(?:(?:max-|min-)?height|object-fit|aspect-ratio)\s*:/i.test(style?.value ?? '')
  )
}
