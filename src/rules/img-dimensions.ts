import * as l10n from '@vscode/l10n'
import { insertAttributes } from '../core/html/attributeEdits'
import { attributeOf, hasUnknownAttributes, type HtmlAttribute, type HtmlElement } from '../core/html/readHtml'
import { sizeInAddress, type AddressSize } from '../core/images/imageAddress'
import { examplePhoto } from '../core/images/examplePhoto'
import type { LocalImage } from '../core/files/localImage'
import type { Rule, RuleContext } from '../core/lint/rule'
import type { Fix } from '../core/text/problem'

export const imgDimensions: Rule = {
  id: 'img-dimensions',
  severity: 'hint',
  docs: {
    summary: 'Images have a width and a height.',
    why: 'Browsers then reserve the space while the image loads, and the text does not jump. If Copydesk cannot get the size from the address or the file, it reports this only once in an article.',
    authority: 'HTML Standard, dimension attributes; Core Web Vitals, layout shift',
    given: { files: { 'images/ferry.jpg': examplePhoto } },
    bad: [
      '<⟦img⟧ src="/images/ferry.jpg" alt="A ferry" style="max-width: 100%">\n',
      '<⟦img⟧ src="/images/ferry.jpg" alt="A ferry">\n\n<⟦img⟧ src="/images/ferry.jpg" alt="Once more" width="385">\n',
      '<⟦img⟧ src="https://example.com/a.jpg?resize=770%2C433" alt="Boats">\n',
      '<⟦img⟧ src="/a.jpg" alt="Boats">\n\n<img src="/b.jpg" alt="Nets">\n',
    ],
    good: [
      '<img src="/a.jpg" alt="Boats" width="770" height="433">\n',
      '<img src="/a.jpg" alt="Boats" width={280} height={90} />\n',
      '<img src="/a.jpg" alt="Boats" style="width:10px;height:10px">\n',
    ],
  },
  *check(article, context) {
    const unknown: HtmlElement[] = []
    for (const element of article.named('img')) {
      if (hasUnknownAttributes(element) || isSized(element)) continue
      const fix = fixFor(element, context)
      if (fix) {
        yield {
          range: element.nameRange,
          message: l10n.t('Width and height are missing: the text jumps when the image loads.'),
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
          ? l10n.t('Width and height are missing: the text jumps when the image loads.')
          : l10n.t('Width and height are missing (images without a size: {0}): the text jumps when the images load.', others.length + 1),
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

/** Whether the style sets or limits one side only: the other side would not follow, but stay as the attribute says. */
function isOneSided(image: HtmlElement): boolean {
  const style = attributeOf(image, 'style')?.value ?? ''
  return /(?:^|[;\s])(?:(?:max-|min-)?(?:width|height)|aspect-ratio)\s*:/i.test(style) && !/(?:^|[;\s])height\s*:\s*auto\b/i.test(style)
}

/** The missing attributes, if the size is known from the address or the file, and if they do not stretch the image. */
function fixFor(image: HtmlElement, { images }: Pick<RuleContext, 'images'>): Fix | undefined {
  if (isOneSided(image)) return undefined
  const address = attributeOf(image, 'src')?.value?.trim() ?? ''
  const fromAddress = sizeInAddress(address)
  // A query may ask for another size than that of the file.
  const isRequested = fromAddress?.sure || (fromAddress && address.includes('?'))
  const size = isRequested ? fromAddress : (sizeOfFile(images(address, 'body')) ?? fromAddress)
  if (!size) return undefined
  const [width, height] = [attributeOf(image, 'width'), attributeOf(image, 'height')]
  const written = width && height ? undefined : width ? heightFor(width, size) : height ? widthFor(height, size) : both(size)
  return written === undefined
    ? undefined
    : { title: l10n.t('Add {0}', written), edits: [insertAttributes(image, written)], safe: size.sure }
}

/** Undefined for an SVG image without an intrinsic size: width and height would set its size. */
function sizeOfFile(found: LocalImage | undefined): AddressSize | undefined {
  const content = found?.kind === 'there' ? found.file?.content : undefined
  const size = content?.kind === 'image' ? content.size : undefined
  return size?.fixed ? { width: size.width, height: size.height, sure: true } : undefined
}

function both({ width, height }: AddressSize): string {
  return `width="${width}" height="${height}"`
}

/** Calculates the other side from the aspect ratio, as browsers do. */
function heightFor(width: HtmlAttribute, size: AddressSize): string | undefined {
  const pixels = pixelsOf(width)
  return pixels && size.sure ? `height="${Math.max(1, Math.round((pixels * size.height) / size.width))}"` : undefined
}

function widthFor(height: HtmlAttribute, size: AddressSize): string | undefined {
  const pixels = pixelsOf(height)
  return pixels && size.sure ? `width="${Math.max(1, Math.round((pixels * size.width) / size.height))}"` : undefined
}

function pixelsOf({ value, templated }: HtmlAttribute): number | undefined {
  return !templated && /^\d{1,5}$/.test(value?.trim() ?? '') ? Number(value) || undefined : undefined
}
