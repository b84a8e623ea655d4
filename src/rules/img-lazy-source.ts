import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import { removeAttribute, setValue } from '../core/html/attributeEdits'
import { attributeOf, hasUnknownAttributes, type HtmlAttribute } from '../core/html/readHtml'
import { lazySourceNames } from '../core/images/imageAddress'
import type { Rule } from '../core/lint/rule'
import type { Fix } from '../core/text/problem'
import { textAt } from '../core/text/text'

export const imgLazySource: Rule = {
  id: 'img-lazy-source',
  severity: 'information',
  docs: {
    summary: 'The address of an image is only in src.',
    why: 'Pages copied from a site with lazy loading have the real address in another attribute, and often a grey square in src. Without the script of that site, readers see the square.',
    authority: 'HTML Standard, the img element (loading=lazy needs no script)',
    bad: ['<img src="/grey.gif" ⟦data-original⟧="/a.jpg" alt="Boats">\n', '<img src="/a.jpg" ⟦data-src⟧="/a.jpg" alt="Boats">\n'],
    good: [
      '<img src="/a.jpg" data-id="7" loading="lazy" alt="Boats">\n',
      '<img class="lazyload" src="/grey.gif" data-src="/a.jpg" alt="Boats">\n',
      '<img src="/a.jpg" data-src="" alt="Boats">\n',
    ],
  },
  *check(article) {
    for (const element of article.named('img')) {
      const src = attributeOf(element, 'src')
      // Images without src are reported by `img-src-missing`. With such a class, the theme may include the script.
      if (!src?.value?.trim() || src.templated || hasUnknownAttributes(element)) continue
      if (/(^|\s)lazy(load|loaded)?(\s|$)/.test(attributeOf(element, 'class')?.value ?? '')) continue
      const lazy = lazySourceNames.map((name) => attributeOf(element, name)).find((attribute) => attribute?.value?.trim())
      if (!lazy || lazy.templated) continue
      const same = lazy.value?.trim() === src.value.trim()
      yield {
        range: lazy.nameRange,
        message: same
          ? l10n.t('{0} is left over from the site this image was copied from.', lazy.name)
          : l10n.t('Readers may see the image in src, not the image in {0}.', lazy.name),
        fixes: [same ? removalFix(article, lazy) : moveFix(article, src, lazy)],
      }
    }
  },
}

function removalFix({ text }: Article, lazy: HtmlAttribute): Fix {
  return { title: l10n.t('Remove {0}', lazy.name), edits: [removeAttribute(text, lazy)], safe: false }
}

function moveFix({ text }: Article, src: HtmlAttribute, lazy: HtmlAttribute): Fix {
  const edits = [setValue(text, src, textAt(text, lazy.valueRange)), removeAttribute(text, lazy)]
  return { title: l10n.t('Move the address from {0} to src', lazy.name), edits, safe: false }
}
