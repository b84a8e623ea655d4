import * as l10n from '@vscode/l10n'
import { attributeOf } from '../core/html'
import type { Rule } from '../core/rule'
import { range, textAt } from '../core/text'

export const urlSpace: Rule = {
  id: 'url-space',
  severity: 'warning',
  docs: {
    summary: 'Addresses of images have no spaces in them.',
    why: 'Feed readers and some servers cut an address off at the space: write it as %20.',
    authority: 'RFC 3986, 2 (characters)',
    bad: ['<img src="⟦/photos/stage (1).png⟧" alt="Stage">\n', "<video src='⟦/a b.mp4⟧' controls></video>\n"],
    good: [
      '<img src=" /a.png " alt="Stage">\n',
      '<img src="/stage%20(1).png" alt="Stage">\n',
      '<img src="{{ site.url }}/a b.png" alt="Stage">\n',
      '<img src="data:image/svg+xml,<svg width=1 />" alt="Stage">\n',
    ],
  },
  *check(article) {
    for (const name of ['img', 'video', 'audio', 'source', 'iframe']) {
      for (const element of article.named(name)) {
        const src = attributeOf(element, 'src')
        if (!src?.value || src.templated || /^\s*data:/i.test(src.value)) continue
        const written = textAt(article.text, src.valueRange)
        const start = src.valueRange.start + written.length - written.trimStart().length
        const at = range(start, start + written.trim().length)
        if (!/[ \t]/.test(written.trim()) || /[\r\n]/.test(written)) continue
        yield {
          range: at,
          message: l10n.t('There is a space in this address.'),
          fixes: [
            {
              title: l10n.t('Write spaces as %20'),
              edits: [{ range: at, newText: written.trim().replaceAll(' ', '%20').replaceAll('\t', '%09') }],
              safe: true,
            },
          ],
        }
      }
    }
  },
}
