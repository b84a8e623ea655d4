import * as l10n from '@vscode/l10n'
import { imageSources } from '../core/images/imageSources'
import type { Rule } from '../core/lint/rule'
import { range } from '../core/text/text'

export const srcProtocolRelative: Rule = {
  id: 'src-protocol-relative',
  severity: 'information',
  docs: {
    summary: 'The address of an image on another site starts with https:.',
    why: 'An address that starts with // takes “https:” from the page. In feed readers and e-mails there is no such page, and the image is missing.',
    authority: 'RFC 3986, 4.2 (network-path reference)',
    bad: ['<img src="⟦//example.com/a.jpg⟧" alt="Boats">\n', '![Boats](⟦//example.com/a.jpg⟧)\n'],
    good: ['<img src="/a//b.jpg" alt="Boats">\n', '![Boats](https://example.com/a.jpg)\n', '![Boats](/)\n'],
  },
  *check(article) {
    for (const { address, range: at } of imageSources(article)) {
      if (!/^\/\/[^/\s]+\.[^/\s]+/.test(address)) continue
      yield {
        range: at,
        message: l10n.t('This address lacks “https:”: the image is missing in feeds and e-mails.'),
        fixes: [{ title: l10n.t('Use https'), edits: [{ range: range(at.start, at.start), newText: 'https:' }], safe: false }],
      }
    }
  },
}
