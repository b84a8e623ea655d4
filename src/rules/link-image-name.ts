import * as l10n from '@vscode/l10n'
import { attributeOf, hasUnknownAttributes, type HtmlElement } from '../core/html/readHtml'
import type { Rule } from '../core/lint/rule'
import { textAt, type Range } from '../core/text/text'

export const linkImageName: Rule = {
  id: 'link-image-name',
  severity: 'information',
  docs: {
    summary: 'A link that is only an image has an alternative text.',
    why: 'An image without alternative text is decoration, but here it is all that the link has: a screen reader reads the address, letter by letter.',
    authority: 'WCAG 2.2, 2.4.4 and 4.1.2 (A), failure F89; axe-core link-name',
    bad: ['[⟦![](harbour.jpg)⟧](/harbour/)\n', '<a href="/harbour/">⟦<img src="harbour.jpg" alt="">⟧</a>\n'],
    good: [
      '[![The harbour](harbour.jpg)](/harbour/)\n',
      '<a href="/harbour/"><img src="harbour.jpg" alt="The harbour"></a>\n',
      '<a href="/harbour/"><img src="harbour.jpg" alt=""> The harbour</a> <a href="/harbour/" aria-label="Harbour"><img src="harbour.jpg" alt=""></a>\n',
      '![](harbour.jpg) [![](harbour.jpg) The harbour](/harbour/)\n',
    ],
  },
  *check(article) {
    const { text, masked } = article
    const message = l10n.t('This image is all that the link has: without alternative text nobody hears where it leads.')
    if (masked.includes('[![](')) {
      const images = new Map(article.images.map((image) => [image.range.start, image]))
      for (const { label } of article.links) {
        const image = label && images.get(label.start)
        if (image?.alt === '' && /^!\[\s*\]\([^()]*\)$/.test(textAt(text, label ?? image.range)))
          yield { range: label ?? image.range, message }
      }
    }
    for (const { element: link } of article.having('href')) {
      const image = link.name === 'a' ? onlyImage(link, text) : undefined
      if (image) yield { range: image, message }
    }
  },
}

/** The image with an empty alternative text that is all of a link. One without any is reported as an image. */
function onlyImage(link: HtmlElement, text: string): Range | undefined {
  if (isNamed(link)) return undefined
  const [only, ...others] = link.children.filter((child) => child.kind === 'element' || textAt(text, child.range).trim() !== '')
  if (only?.kind !== 'element' || only.name !== 'img' || others.length > 0 || isNamed(only)) return undefined
  const alt = attributeOf(only, 'alt')
  return alt && !alt.templated && (alt.value ?? '').trim() === '' ? only.range : undefined
}

function isNamed(element: HtmlElement): boolean {
  return (
    hasUnknownAttributes(element) ||
    element.attributes.some(({ name, value }) => /^(?:aria-label|aria-labelledby|title)$/.test(name) && (value ?? '').trim() !== '') ||
    element.attributes.some(({ name }) => name === 'aria-hidden')
  )
}
