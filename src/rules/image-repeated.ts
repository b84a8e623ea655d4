import * as l10n from '@vscode/l10n'
import { imageValues } from '../core/frontmatter/imageFields'
import type { Rule } from '../core/lint/rule'
import { scalarText } from '../core/vocabulary/vocabulary'

export const imageRepeated: Rule = {
  id: 'image-repeated',
  severity: 'hint',
  optional: true,
  needs: 'corpus',
  options: {
    max: { type: 'integer', minimum: 1, default: 3, description: 'Maximum number of articles with the same head image.' },
  },
  docs: {
    summary: 'Not many articles have the same head image.',
    why: 'With the same image, articles look alike in lists, and readers think they have already read the story.',
    authority: 'Newsroom practice',
    given: { corpus: { withImage: (image) => ({ count: image !== '/images/pier.jpg' ? 9 : 1, some: [] }) } },
    bad: ['---\ntitle: Harbour opens\nheadimg: ⟦/images/harbour.jpg⟧\n---\n'],
    good: ['---\ntitle: Harbour opens\nheadimg: /images/pier.jpg\n---\n'],
  },
  *check({ frontMatter, text }, { corpus, imageFields, options }) {
    if (!frontMatter || !corpus) return
    const seen = new Set<string>()
    for (const { node } of imageValues(frontMatter, imageFields)) {
      const image = scalarText(node, text)
      if (image === undefined || seen.has(image)) continue
      seen.add(image)
      const { count } = corpus.withImage(image)
      if (count + 1 <= Number(options['max'])) continue
      const message =
        count === 1 ? l10n.t('Another article has the same head image.') : l10n.t('{0} other articles have the same head image.', count)
      yield { range: node.range, message }
    }
  },
}
