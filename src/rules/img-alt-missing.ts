import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import { insertAttributes } from '../core/html/attributeEdits'
import { textOf } from '../core/article/figure'
import { attributeOf, closest, descendants, hasUnknownAttributes, type HtmlElement } from '../core/html/readHtml'
import type { Rule } from '../core/lint/rule'
import { textAt } from '../core/text/text'

export const imgAltMissing: Rule = {
  id: 'img-alt-missing',
  severity: 'error',
  docs: {
    summary: 'Every image has an alternative text.',
    why: 'Without an alternative text, readers who cannot see the image hear its file name. An image that is only decoration has an empty alt.',
    authority: 'WCAG 2.2, 1.1.1 (A), H37, F38; HTML Standard, the img element',
    bad: [
      '<⟦img⟧ src="/a.jpg">\n',
      'Boats <⟦img⟧ src="/a.jpg" title="Boats"> in a sentence\n',
      '<body>\n<⟦img⟧ src="a.jpg">\n<img src="b.jpg">\n</body>\n',
    ],
    good: [
      '<img src="/a.jpg" alt="Voters queue in the rain">\n',
      '<img src="/a.jpg" alt="">\n',
      '<figure><img src="/a.jpg"><figcaption>Voters queue in the rain</figcaption></figure>\n',
      '<img src="/a.jpg" aria-hidden="true">\n',
      '<img {...props} />\n',
      '`<img src="/a.jpg">`\n',
    ],
  },
  *check(article) {
    const code = codeWithoutFence(article)
    let isCodeReported = false
    for (const element of article.named('img')) {
      if (hasAlternative(element) || isCaptioned(article, element)) continue
      if (isCode(element, code)) {
        const message = l10n.t('This looks like code without a fence: the browser shows the image, not its code.')
        if (!isCodeReported) yield { range: element.nameRange, message }
        isCodeReported = true
        continue
      }
      const edit = insertAttributes(element, 'alt=""')
      yield {
        range: element.nameRange,
        message: l10n.t('This image has no alternative text: readers who cannot see it hear the file name.'),
        fixes: [
          { title: l10n.t('Write an alternative text'), edits: [edit], safe: false, caret: edit.newText.indexOf('""') + 1 },
          { title: l10n.t('Add an empty alternative text (the image is decoration)'), edits: [edit], safe: false },
        ],
      }
    }
  },
}

/** Elements that only a whole page or a component has: an article with one of them shows code. */
const pageElements = ['html', 'head', 'body', 'template']
/** Attributes that frameworks read, such as `:src`, `v-if`, `@click` and `[src]`. */
const frameworkAttribute = /^(?:[:@[(*#]|v-|ng-|x-on:)/

/** Where the code of a page begins that lost its fence; undefined if there is none. */
function codeWithoutFence(article: Article): number | undefined {
  const starts = pageElements.flatMap((name) => article.named(name).map(({ range }) => range.start))
  return starts.length > 0 ? Math.min(...starts) : undefined
}

function isCode({ range, attributes }: HtmlElement, code: number | undefined): boolean {
  return (code !== undefined && range.start > code) || attributes.some(({ name }) => frameworkAttribute.test(name))
}

function hasAlternative(image: HtmlElement): boolean {
  if (hasUnknownAttributes(image) || attributeOf(image, 'aria-hidden')?.value === 'true') return true
  return image.attributes.some(
    ({ name, value, templated }) =>
      name === 'alt' ||
      /^(:|v-bind:|\[)alt\]?$/.test(name) ||
      ((name === 'aria-label' || name === 'aria-labelledby') && (templated || (value ?? '').trim() !== '')) ||
      (name === 'role' && (value === 'none' || value === 'presentation')),
  )
}

/** The only case in which HTML allows an image without alt: it is alone in a figure with a caption that is not empty. */
function isCaptioned(article: Article, image: HtmlElement): boolean {
  const figure = closest(image, 'figure')
  const caption = figure && article.figures.get(figure)?.caption
  if (!caption || textOf(article, caption) === '') return false
  for (const element of descendants(figure)) if (element.name === 'img' && element !== image) return false
  return figure.children.every((child) => child.kind === 'element' || textAt(article.text, child.range).trim() === '')
}
