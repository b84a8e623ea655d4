import * as l10n from '@vscode/l10n'
import { removeAttribute } from '../core/html/attributeEdits'
import type { Rule } from '../core/lint/rule'

const addresses = ['href', 'src', 'action', 'formaction', 'xlink:href', 'data', 'poster']

export const urlJavascript: Rule = {
  id: 'url-javascript',
  severity: 'error',
  docs: {
    effect: 'harmful',
    summary: 'No address runs a script.',
    why: 'An address that starts with “javascript:” can do everything that the page can do.',
    authority: 'OWASP, Cross Site Scripting Prevention; HTML Standard, javascript: URLs',
    bad: ['<a ⟦href="javascript:history.back()"⟧>Back</a>\n', "<a ⟦href=' JavaScript&#58;go()'⟧>Go</a>\n"],
    good: ['<a href="https://example.com/javascript:guide">Guide</a>\n', '`<a href="javascript:go()">`\n'],
  },
  *check(article) {
    for (const name of addresses) {
      for (const { attribute } of article.having(name)) {
        if (attribute.templated || !attribute.value) continue
        // Browsers ignore control characters and line breaks (URL Standard, 4.4).
        if (!/^(?:javascript|vbscript):/i.test(attribute.value.replace(/[^\u0021-\uffff]/g, ''))) continue
        yield {
          range: attribute.range,
          message: l10n.t('This address runs a script.'),
          fixes: [{ title: l10n.t('Remove {0}', attribute.name), edits: [removeAttribute(article.text, attribute)], safe: false }],
        }
      }
    }
  },
}
