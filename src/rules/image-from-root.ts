import * as l10n from '@vscode/l10n'
import type { SiteFiles } from '../core/files/localFile'
import { hexo } from '../core/generators/hexo/hexo'
import { articleImages } from '../core/images/articleImages'
import { examplePhoto } from '../core/images/examplePhoto'
import type { Rule } from '../core/lint/rule'

export const imageFromRoot: Rule = {
  id: 'image-from-root',
  severity: 'warning',
  docs: {
    effect: 'mayBeLost',
    summary: 'In Hexo, the address of a Markdown image starts at the root of the site.',
    why: 'Hexo puts a slash before the address of a Markdown image, whatever folder the article is in: an image next to the article is not found. Reported if the file is next to the article and not at the root.',
    authority: 'hexo-renderer-marked 7.0.1, prependRoot; measured in Hexo 8.1.2',
    given: {
      generator: hexo,
      path: 'posts/ferry.md',
      files: {
        'posts/near.jpg': examplePhoto,
        'posts/_drafts/crane.jpg': examplePhoto,
        'images/harbour.jpg': examplePhoto,
        'at-root.jpg': examplePhoto,
      },
    },
    bad: ['![A ferry](⟦near.jpg⟧)\n', '![A ferry](⟦./near.jpg⟧ "Ferry")\n', '![A ferry](<⟦near.jpg⟧>)\n'],
    good: [
      '![A ferry](/posts/near.jpg)\n',
      '![The harbour](images/harbour.jpg) ![The harbour](../images/harbour.jpg)\n',
      '![At the root](at-root.jpg)\n',
      '<img src="near.jpg" alt="A ferry">\n',
      '![Elsewhere](gone.jpg) ![The web](https://example.com/near.jpg)\n',
    ],
  },
  *check(article, { generator, images, imageFields, files }) {
    const { picturesFromRoot } = generator.markdown
    if (!picturesFromRoot || !files || !areLoaded(files)) return
    for (const { address, place, element, isWritten, range } of articleImages(article, imageFields)) {
      if (place !== 'body' || element || !isWritten || /^(?:[a-z][a-z\d+.-]*:|[/#?\\{])/i.test(address)) continue
      const published = fromRoot(address)
      if (images(published, place)?.kind === 'there') continue
      const beside = images(address, place)
      if (beside?.kind !== 'there') continue
      if (picturesFromRoot === 'unlessAsset' && beside.path.startsWith(`${files.places.document.replace(/\.[^./]+$/, '')}/`)) continue
      const path = pathOnSite(beside.path, files)
      yield {
        range,
        message: l10n.t(
          '{0} publishes this image as “{1}”, where there is no file: readers see a broken image.',
          generator.title ?? '',
          decoded(published),
        ),
        fixes:
          path === undefined ? [] : [{ title: l10n.t('Write “{0}”', path), edits: [{ range, newText: encodeURI(path) }], safe: false }],
      }
    }
  },
}

function areLoaded({ places, view }: SiteFiles): boolean {
  return places.roots.every((root) => view.list(root) !== undefined)
}

/** The address as a browser reads it: without `.` and `..`. */
function fromRoot(address: string): string {
  return new URL(`/${address}`.replace(/\/{2,}/g, '/'), 'https://site.invalid/').pathname
}

/** The address of a file that the site publishes: nothing in a folder whose name starts with an underscore. */
function pathOnSite(file: string, { places }: SiteFiles): string | undefined {
  const root = places.roots.find((one) => file.startsWith(`${one}/`))
  const path = root === undefined ? undefined : file.slice(root.length)
  return path?.includes('/_') ? undefined : path
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
