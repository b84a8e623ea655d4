import * as l10n from '@vscode/l10n'
import type { HtmlAttribute } from '../core/html/readHtml'
import type { Rule } from '../core/lint/rule'

export const duplicateId: Rule = {
  id: 'duplicate-id',
  severity: 'warning',
  docs: {
    effect: 'unheard',
    summary: 'Every id is used only once in an article.',
    why: 'Links and descriptions lead to the first element with that id, which may not be the one you meant.',
    authority: 'HTML Standard, the id attribute; html-validate no-dup-id',
    bad: ['<p id="boats">Boats</p>\n<p id="⟦boats⟧">Nets</p>\n'],
    good: [
      '<p id="boats">Boats</p>\n<p id="Boats">Nets</p>\n',
      '<p id="{{ id }}">Boats</p>\n<p id="{{ id }}">Nets</p>\n',
      '<p id="">Boats</p>\n<p id="">Nets</p>\n',
      '`<p id="boats">` and <span id="boats">Boats</span>\n',
    ],
  },
  *check(article) {
    const seen = new Map<string, HtmlAttribute>()
    for (const { attribute: id } of article.having('id')) {
      if (!id.value || id.templated) continue
      const first = seen.get(id.value)
      if (!first) {
        seen.set(id.value, id)
        continue
      }
      yield {
        range: id.valueRange,
        message: l10n.t('The id “{0}” is already used: links lead to the first element that has it.', id.value),
        related: [{ range: first.valueRange, message: l10n.t('The first use is here.') }],
      }
    }
  },
}
