import * as l10n from '@vscode/l10n'
import { articleImages, renamed } from '../core/images/articleImages'
import { examplePhoto } from '../core/images/examplePhoto'
import type { Rule } from '../core/lint/rule'

export const imageFileMissing: Rule = {
  id: 'image-file-missing',
  severity: 'warning',
  docs: {
    effect: 'mayBeLost',
    summary: 'The image files that an article uses exist.',
    why: 'If the file is missing, readers see a broken image. Reported only if the folder contains other images, or a file has a similar name. Images on other sites are not checked.',
    authority: 'HTML Standard, the img element',
    given: { files: { 'images/ferry.jpg': examplePhoto, 'images/harbour.jpg': examplePhoto } },
    bad: [
      '<img src="⟦/images/fery.jpg⟧" alt="A ferry">\n',
      '![A crane](⟦/images/crane.jpg⟧)\n',
      '---\ntitle: Harbour opens\nheadimg: "⟦/images/harbor.jpg⟧"\n---\n',
      '---\ntitle: Harbour opens\ncover:\n  image: ⟦/images/fery.jpg⟧\n  alt: A ferry\n---\n',
    ],
    good: [
      '<img src="/images/ferry.jpg?v=2" alt="A ferry">\n',
      '![Made elsewhere](/uploads/crane.jpg)\n',
      '<img src="{{ site.baseurl }}/images/crane.jpg" alt="A crane">\n',
      '<img src="https://example.com/crane.jpg" alt="A crane">\n',
    ],
  },
  *check(article, { images, imageFields }) {
    for (const image of articleImages(article, imageFields)) {
      const found = images(image.address, image.place)
      if (found?.kind !== 'missing') continue
      const edits = found.near ? renamed(article, image, found.near) : []
      const name = found.near?.names.at(-1) ?? ''
      const path = found.near?.names.join('/') ?? ''
      yield {
        range: image.range,
        message:
          edits.length > 0
            ? l10n.t('There is no image “{0}”. Did you mean “{1}”?', lastName(image.address), name)
            : l10n.t('There is no image “{0}”: readers see a broken image.', lastName(image.address)),
        fixes: edits.length > 0 ? [{ title: l10n.t('Write “{0}”', path), edits, safe: false }] : [],
      }
    }
  },
}

function lastName(address: string): string {
  const path = address.replace(/[?#].*$/s, '')
  try {
    return decodeURIComponent(path.split(/[/\\]/).at(-1) ?? path)
  } catch {
    return path
  }
}
