import * as l10n from '@vscode/l10n'
import { insertAttributes, setValue } from '../core/html/attributeEdits'
import { attributeOf, hasUnknownAttributes } from '../core/html/readHtml'
import type { Rule } from '../core/lint/rule'
import { textAt } from '../core/text/text'

export const linkBlankNoopener: Rule = {
  id: 'link-blank-noopener',
  severity: 'hint',
  optional: true,
  docs: {
    summary: 'A link that opens a new tab has rel="noopener".',
    why: 'In old browsers, the new page can change the address of yours. Current browsers prevent this, so this rule is off by default.',
    authority: 'HTML Standard, link type noopener',
    bad: [
      '<a href="https://example.com" ⟦target⟧="_blank">Boats</a>\n',
      '<a rel="nofollow" ⟦target⟧="_blank" href="https://example.com">Boats</a>\n',
    ],
    good: [
      '<a href="https://example.com" target="_blank" rel="noopener">Boats</a>\n',
      '<a href="/a" target="_blank" rel="noreferrer">Boats</a>\n',
      '<a href="/a">Boats</a>\n',
    ],
  },
  *check(article) {
    for (const element of article.named('a')) {
      const target = attributeOf(element, 'target')
      if (target?.value?.trim().toLowerCase() !== '_blank' || hasUnknownAttributes(element)) continue
      const rel = attributeOf(element, 'rel')
      if (rel?.templated || /(^|\s)(noopener|noreferrer|opener)(\s|$)/i.test(rel?.value ?? '')) continue
      const written = rel?.value ? `${textAt(article.text, rel.valueRange)} noopener` : 'noopener'
      const edit = rel?.value
        ? setValue(article.text, rel, written)
        : rel
          ? { range: rel.range, newText: 'rel="noopener"' }
          : insertAttributes(element, 'rel="noopener"')
      yield {
        range: target.nameRange,
        message: l10n.t('This link opens a new tab without rel="noopener".'),
        fixes: [{ title: l10n.t('Add {0}', 'rel="noopener"'), edits: [edit], safe: true }],
      }
    }
  },
}
