import * as l10n from '@vscode/l10n'
import type { Rule } from '../core/lint/rule'
import { range } from '../core/text/text'

const gallery = /^[ \t>]*(\[gallery[ \t][^\]\n]*=[^\]\n]*\])[ \t]*\r?$/gm

export const wpGalleryResidue: Rule = {
  id: 'wp-gallery-residue',
  severity: 'warning',
  docs: {
    summary: 'WordPress galleries are written as images.',
    why: 'A WordPress gallery refers to its images by their numbers in WordPress. Outside WordPress, readers see “[gallery …]” as written, and no images.',
    authority: 'WordPress, gallery_shortcode',
    bad: ['Boats:\n\n⟦[gallery ids="7,8" columns="2"]⟧\n', '> ⟦[gallery ids=7]⟧\n'],
    good: [
      'See the [gallery](/boats)\n',
      '[gallery]\n\n[gallery]: /boats\n',
      '```\n[gallery ids="7,8"]\n```\n',
      '    [gallery ids="7,8"]\n',
    ],
  },
  *check(article) {
    const { masked, body, lines } = article
    if (!masked.includes('[gallery ', body.start)) return
    // In code, it is an example.
    const paragraphs = new Set<number>()
    for (const { kind, first, last } of article.blocks) if (kind === 'paragraph') for (let at = first; at < last; at++) paragraphs.add(at)
    for (const match of masked.slice(body.start).matchAll(gallery)) {
      const [line, written = ''] = match
      const start = body.start + match.index + line.indexOf('[')
      if (!paragraphs.has(lines.lineOf(start))) continue
      const message = l10n.t('This is a WordPress gallery: outside WordPress, readers see the brackets and no images.')
      yield { range: range(start, start + written.length), message }
    }
  },
}
