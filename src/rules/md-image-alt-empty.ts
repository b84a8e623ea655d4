import * as l10n from '@vscode/l10n'
import type { Rule } from '../core/lint/rule'

export const mdImageAltEmpty: Rule = {
  id: 'md-image-alt-empty',
  severity: 'hint',
  optional: true,
  docs: {
    summary: 'An image in Markdown syntax has an alternative text.',
    why: 'Readers who cannot see the image miss it. Decoration does not need an alternative text, so this rule is off by default.',
    authority: 'WCAG 2.2, 1.1.1 (A)',
    bad: ['⟦![](/a.jpg)⟧\n', 'Boats: ⟦![ ](/a.jpg "Boats")⟧\n'],
    good: ['![Boats](/a.jpg)\n', '`![](/a.jpg)`\n'],
  },
  *check({ text, images }) {
    for (const { alt, range } of images) {
      if (alt.trim() !== '') continue
      // The range of an image ends with its destination.
      const close = text.indexOf(')', range.end)
      const end = close >= 0 && !text.slice(range.end, close).includes('\n') ? close + 1 : range.end
      yield {
        range: { start: range.start, end },
        message: l10n.t('The alternative text is empty: describe what the image shows, unless it is decoration.'),
      }
    }
  },
}
