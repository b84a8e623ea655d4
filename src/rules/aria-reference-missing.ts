import * as l10n from '@vscode/l10n'
import type { LooseCaption } from '../core/article/figure'
import { removeAttribute } from '../core/html/attributeEdits'
import { closest, type HtmlAttribute } from '../core/html/readHtml'
import type { Rule } from '../core/lint/rule'
import type { Fix } from '../core/text/problem'
import { isTemplated } from '../core/markdown/templateTags'
import { range, type Range } from '../core/text/text'

export const ariaReferenceMissing: Rule = {
  id: 'aria-reference-missing',
  severity: 'warning',
  docs: {
    effect: 'unheard',
    summary: 'The ids in aria-describedby and aria-labelledby exist in the article.',
    why: 'If the reference leads nowhere, screen readers cannot read the description out.',
    authority: 'html-validate no-missing-references; axe-core aria-valid-attr-value',
    bad: [
      '<figure aria-describedby="⟦caption-a1⟧"><img src="/a.jpg" alt="Boats"></figure>\n',
      '<p id="one">One</p>\n<p aria-labelledby="one ⟦two⟧">Two</p>\n',
    ],
    good: [
      '<figure aria-describedby="c1"><img src="/a.jpg" alt="Boats"><figcaption id="c1">Boats</figcaption></figure>\n',
      '{% caption "c1" %}\n\n<p aria-describedby="c1">Text</p>\n',
    ],
  },
  *check(article) {
    const { text, masked, ids, figures } = article
    // A template tag may print the element that has the id.
    if (isTemplated(masked)) return
    for (const name of ['aria-describedby', 'aria-labelledby']) {
      for (const { element, attribute } of article.having(name)) {
        if (attribute.templated || !attribute.value) continue
        for (const { id, at } of references(attribute)) {
          if (ids.has(id)) continue
          const figure = element.name === 'figure' ? element : closest(element, 'figure')
          const caption = figure && figures.get(figure)?.looseCaption
          yield {
            range: at,
            message: l10n.t('Nothing in this article has the id “{0}”.', id),
            fixes: fixesFor(id, attribute, caption),
            related: caption?.id === id ? [{ range: caption.range, message: l10n.t('This is its caption.') }] : [],
          }
        }
      }
    }

    function fixesFor(id: string, attribute: HtmlAttribute, caption: LooseCaption | undefined): readonly Fix[] {
      if (caption?.id === id && caption.fix) return [caption.fix]
      const only = attribute.value?.trim() === id
      return only ? [{ title: l10n.t('Remove {0}', attribute.name), edits: [removeAttribute(text, attribute)], safe: false }] : []
    }
  },
}

/** The ids in an attribute value. If the value has character references, each id gets the range of the whole value. */
function references({ value = '', valueRange }: HtmlAttribute): readonly { readonly id: string; readonly at: Range }[] {
  const literal = value.length === valueRange.end - valueRange.start
  return [...value.matchAll(/\S+/g)].map((match) => {
    const start = valueRange.start + match.index
    return { id: match[0], at: literal ? range(start, start + match[0].length) : valueRange }
  })
}
