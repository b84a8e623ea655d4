import * as l10n from '@vscode/l10n'
import { articleImages } from '../core/images/articleImages'
import { examplePhoto } from '../core/images/examplePhoto'
import type { ImageContent, ImageFormat } from '../core/files/imageFile'
import type { Rule } from '../core/lint/rule'
import type { Finding } from '../core/text/problem'

export const imageFileBroken: Rule = {
  id: 'image-file-broken',
  severity: 'warning',
  docs: {
    effect: 'mayBeLost',
    summary: 'An image file contains an image, in the format that its name says.',
    why: 'A failed download leaves an empty file or an error page. A phone photo (HEIC) that was only renamed is not shown by most browsers.',
    authority: 'WHATWG, MIME Sniffing Standard, 6.1; HTML Standard, the img element',
    given: {
      files: {
        'images/empty.jpg': { bytes: 0, content: { kind: 'empty' } },
        'images/page.png': { bytes: 5120, content: { kind: 'foreign' } },
        'images/phone.jpg': { bytes: 1_800_000, content: { kind: 'image', format: 'heic', size: undefined } },
        'images/wrong.jpg': { bytes: 64_000, content: { kind: 'image', format: 'png', size: undefined } },
        'images/ferry.jpg': examplePhoto,
      },
    },
    bad: [
      '<img src="⟦/images/empty.jpg⟧" alt="A ferry">\n',
      '![A ferry](⟦/images/page.png⟧)\n',
      '![A ferry](⟦/images/phone.jpg⟧)\n\n![Again](/images/phone.jpg)\n',
      '![A ferry](⟦/images/wrong.jpg⟧)\n',
    ],
    good: ['<img src="/images/ferry.jpg" alt="A ferry">\n'],
  },
  *check(article, { images, imageFields }) {
    const reportedPaths = new Set<string>()
    for (const { address, place, range } of articleImages(article, imageFields)) {
      const found = images(address, place)
      if (found?.kind !== 'there' || !found.file || reportedPaths.has(found.path)) continue
      reportedPaths.add(found.path)
      const wrong = messageFor(found.path.split('/').at(-1) ?? '', found.file.content)
      if (wrong) yield { range, ...wrong }
    }
  },
}

/** Formats by file extension; browsers treat the formats of one entry alike. */
const formats: Readonly<Record<string, ImageFormat>> = {
  jpg: 'jpeg',
  jpeg: 'jpeg',
  jfif: 'jpeg',
  png: 'png',
  apng: 'png',
  gif: 'gif',
  webp: 'webp',
  avif: 'avif',
  svg: 'svg',
  bmp: 'bmp',
  ico: 'ico',
}

/** Formats that browsers show with any image MIME type (MIME Sniffing, 6.1). */
const sniffed = new Set<ImageFormat>(['png', 'jpeg', 'gif', 'webp', 'avif', 'bmp', 'ico'])

function messageFor(name: string, content: ImageContent): Pick<Finding, 'message' | 'severity'> | undefined {
  const ending = (/\.([^.]+)$/.exec(name)?.[1] ?? '').toLowerCase()
  const promised = formats[ending]
  switch (content.kind) {
    case 'empty':
      return { message: l10n.t('The file “{0}” is empty: readers see a broken image.', name) }
    case 'unreadable':
      return { message: l10n.t('The file “{0}” cannot be read.', name) }
    case 'damaged':
      return { message: l10n.t('The file “{0}” is damaged: it ends before the image data begins.', name) }
    case 'foreign':
      return promised === 'ico' || promised === undefined ? undefined : { message: l10n.t('The file “{0}” is not an image.', name) }
    case 'elsewhere':
      return undefined
    case 'image': {
      if (promised === undefined || content.format === promised) return undefined
      const format = content.format.toUpperCase()
      if (sniffed.has(content.format) && sniffed.has(promised))
        return {
          message: l10n.t(
            'The file “{0}” is a {1} image: some feed readers and services only look at the extension and do not show it.',
            name,
            format,
          ),
          severity: 'information',
        }
      return { message: l10n.t('The file “{0}” is a {1} image: browsers do not show it under this name.', name, format) }
    }
  }
}
