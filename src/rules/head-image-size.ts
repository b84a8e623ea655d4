import * as l10n from '@vscode/l10n'
import { fieldImages } from '../core/images/articleImages'
import { examplePhoto } from '../core/images/examplePhoto'
import type { ImageFile } from '../core/files/imageFile'
import type { Rule } from '../core/lint/rule'

export const headImageSize: Rule = {
  id: 'head-image-size',
  severity: 'hint',
  options: {
    minWidth: { type: 'integer', minimum: 0, default: 0, description: 'Minimum width of a head image in pixels.' },
    minHeight: { type: 'integer', minimum: 0, default: 0, description: 'Minimum height of a head image in pixels.' },
    minPixels: {
      type: 'integer',
      minimum: 0,
      default: 50_000,
      description: 'Minimum number of pixels of a head image: width times height.',
    },
    maxKilobytes: {
      type: 'integer',
      minimum: 0,
      default: 2000,
      description: 'Maximum file size of a head image in KB; 0 for no limit.',
    },
  },
  docs: {
    summary: 'The head image of an article is large enough for shared links, and its file is small enough for phones.',
    why: 'Google asks for images of 50,000 pixels or more. On a phone, every megabyte makes readers wait for seconds. Only image files of the site itself are checked.',
    authority: 'Google, Article structured data (image)',
    given: {
      files: {
        'images/small.jpg': { bytes: 9000, content: { kind: 'image', format: 'jpeg', size: { width: 320, height: 180, fixed: true } } },
        'images/ferry.jpg': examplePhoto,
      },
      settings: 'rules:\n  head-image-size: { minWidth: 600 }\n',
    },
    bad: [
      '---\ntitle: Harbour opens\nheadimg: ⟦/images/small.jpg⟧\n---\n',
      '---\ntitle: Harbour opens\nheader:\n  hero_image: ⟦/images/small.jpg⟧\n---\n',
    ],
    good: ['---\ntitle: Harbour opens\nheadimg: /images/ferry.jpg\nthumbnail: /images/small.jpg\n---\n'],
  },
  *check(article, { images, imageFields, options }) {
    const limit = (name: string) => Number(options[name] ?? 0)
    for (const { address, place, range, path = [] } of fieldImages(article, imageFields)) {
      const found = imageFields.isHead(path) ? images(address, place) : undefined
      if (found?.kind !== 'there' || !found.file) continue
      for (const message of messages(found.file, limit)) yield { range, message }
    }
  },
}

function* messages({ bytes, content }: ImageFile, limit: (name: string) => number): Generator<string> {
  if (content.kind !== 'image') return
  const { size } = content
  if (size?.fixed && content.format !== 'svg') {
    const { width, height } = size
    if (width < limit('minWidth'))
      yield l10n.t('The head image is {0} pixels wide: it should be at least {1} pixels wide.', width, limit('minWidth'))
    else if (height < limit('minHeight'))
      yield l10n.t('The head image is {0} pixels high: it should be at least {1} pixels high.', height, limit('minHeight'))
    else if (width * height < limit('minPixels'))
      yield l10n.t('The head image has {0} × {1} pixels: this is too small for shared links and search results.', width, height)
  }
  const kilobytes = Math.round(bytes / 1000)
  const maxKilobytes = limit('maxKilobytes')
  if (maxKilobytes > 0 && kilobytes > maxKilobytes)
    yield l10n.t('The head image file has {0} KB: it should have at most {1} KB.', kilobytes, maxKilobytes)
}
