import * as l10n from '@vscode/l10n'
import { insertAttributes } from '../core/attributeEdits'
import { attributeOf, hasUnknownAttributes, type HtmlElement } from '../core/html'
import { sizeInAddress } from '../core/imageAddress'
import type { Fix, Rule } from '../core/rule'

export const imgDimensions: Rule = {
  id: 'img-dimensions',
  severity: 'hint',
  docs: {
    summary: 'Images say how wide and high they are.',
    why: 'Then browsers keep the place free while the picture loads, and the text does not jump under the reader’s eyes. Where the size cannot be known from the address, it is said once for the article.',
    authority: 'HTML Standard, dimension attributes; Core Web Vitals, layout shift',
    bad: [
      '<⟦img⟧ src="https://example.com/a.jpg?resize=770%2C433" alt="Boats">\n',
      '<⟦img⟧ src="/a.jpg" alt="Boats">\n\n<img src="/b.jpg" alt="Nets">\n',
    ],
    good: [
      '<img src="/a.jpg" alt="Boats" width="770" height="433">\n',
      '<img src="/a.jpg" alt="Boats" width={280} height={90} />\n',
      '<img src="/a.jpg" alt="Boats" style="width:10px;height:10px">\n',
    ],
  },
  *check(article) {
    const unknown: HtmlElement[] = []
    for (const element of article.named('img')) {
      if (hasUnknownAttributes(element) || isSized(element)) continue
      const fix = fixFor(element)
      if (fix) {
        yield {
          range: element.nameRange,
          message: l10n.t('Width and height are missing: the text jumps when the picture arrives.'),
          fixes: [fix],
        }
      } else {
        unknown.push(element)
      }
    }
    const [first, ...others] = unknown
    if (!first) return
    yield {
      range: first.nameRange,
      message:
        others.length === 0
          ? l10n.t('Width and height are missing: the text jumps when the picture arrives.')
          : l10n.t('Width and height are missing here and at {0} more images: the text jumps when the pictures arrive.', others.length),
    }
  },
}

function isSized(image: HtmlElement): boolean {
  const src = attributeOf(image, 'src')
  if (!src || src.templated || (src.value ?? '') === '') return true
  const style = attributeOf(image, 'style')
  if (style?.templated || (/(^|[;\s])width\s*:/.test(style?.value ?? '') && /(^|[;\s])height\s*:/.test(style?.value ?? ''))) return true
  return ['width', 'height'].every((name) => {
    const attribute = attributeOf(image, name)
    return attribute !== undefined && (attribute.templated || /^\d+$/.test(attribute.value?.trim() ?? ''))
  })
}

function fixFor(image: HtmlElement): Fix | undefined {
  if (attributeOf(image, 'width') || attributeOf(image, 'height')) return undefined
  const size = sizeInAddress(attributeOf(image, 'src')?.value ?? '')
  if (!size) return undefined
  const written = `width="${size.width}" height="${size.height}"`
  return { title: l10n.t('Add {0}', written), edits: [insertAttributes(image, written)], safe: size.sure }
}
