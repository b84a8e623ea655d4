import * as l10n from '@vscode/l10n'
import { attributeOf, hasUnknownAttributes, type HtmlElement } from '../core/html/readHtml'
import { lazySourceNames } from '../core/images/imageAddress'
import type { Rule } from '../core/lint/rule'
import type { Finding } from '../core/text/problem'

export const imgSrcMissing: Rule = {
  id: 'img-src-missing',
  severity: 'error',
  docs: {
    summary: 'Every image has an address in src.',
    why: 'Without src, readers see nothing or a broken image. Pages copied from sites with lazy loading have the address in another attribute.',
    authority: 'HTML Standard, the img element; HTMLHint src-not-empty',
    bad: ['<⟦img⟧ alt="Boats">\n', '<img ⟦src⟧="" alt="Boats">\n', '<img ⟦data-original-src⟧="/a.jpg" alt="Boats">\n'],
    good: [
      '<img src="/a.jpg" alt="Boats">\n',
      '<img :src="image" alt="Boats">\n',
      '<img srcset="/a.jpg 2x" alt="Boats">\n',
      '<img src={{ image }} alt="Boats">\n',
    ],
  },
  *check(article) {
    for (const element of article.named('img')) {
      if (hasUnknownAttributes(element)) continue
      const finding = missingSource(element)
      if (finding) yield finding
    }
  },
}

function missingSource(image: HtmlElement): Finding | undefined {
  const src = attributeOf(image, 'src')
  if (src && (src.templated || (src.value ?? '').trim() !== '')) return undefined
  if (image.attributes.some(({ name }) => /^(:|v-bind:|\[)src\]?$/.test(name))) return undefined
  const srcset = attributeOf(image, 'srcset')
  if (srcset && (srcset.templated || (srcset.value ?? '').trim() !== '')) return undefined
  const lazy = lazySourceNames.map((name) => attributeOf(image, name)).find((attribute) => attribute?.value?.trim())
  if (lazy && !src) {
    const loads = /(^|\s)lazy(load|loaded)?(\s|$)/.test(attributeOf(image, 'class')?.value ?? '')
    return {
      range: lazy.nameRange,
      message: l10n.t('The address of this image is only in {0}: without a script, readers do not see the image.', lazy.name),
      // With these classes, the theme may include the script.
      ...(loads ? { severity: 'information' as const } : {}),
      fixes: [{ title: l10n.t('Rename {0} to src', lazy.name), edits: [{ range: lazy.nameRange, newText: 'src' }], safe: !loads }],
    }
  }
  return { range: src?.nameRange ?? image.nameRange, message: l10n.t('This image has no address: src is missing or empty.') }
}
