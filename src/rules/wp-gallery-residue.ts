import * as l10n from '@vscode/l10n'
import type { Rule } from '../core/lint/rule'
import { range } from '../core/text/text'

const gallery = /^[ \t>]*(\[gallery[ \t][^\]\n]*=[^\]\n]*\])[ \t]*\r?$/gm

export const wpGalleryResidue: Rule = {
  id: 'wp-gallery-residue',
  severity: 'warning',
  docs: {
    summary: 'Galleries of WordPress are written as pictures.',
    why: 'Such a gallery names its pictures by the numbers that they had in WordPress: outside of it readers see “[gallery …]” as it is written, and no picture.',
    authority: 'WordPress, gallery_shortcode',
    bad: ['Boats:\n\n⟦[gallery ids="7,8" columns="2"]⟧\n', '> ⟦[gallery ids=7]⟧\n'],
    good: [
      'See the [gallery](/boats)\n',
      '[gallery]\n\n[gallery]: /boats\n',
      '```\n[gallery ids="7,8"]\n```\n',
      '    [gallery ids="7,8"]\n',
    ],
  },
  *check({ masked, body, blocks, lines }) {
    if (!masked.includes('[gallery ', body.start)) return
    // In code it is what the article is about.
    const paragraphs = new Set<number>()
    for (const { kind, first, last } of blocks) if (kind === 'paragraph') for (let at = first; at < last; at++) paragraphs.add(at)
    for (const match of masked.slice(body.start).matchAll(gallery)) {
      const [line, written = ''] = match
      const start = body.start + match.index + line.indexOf('[')
      if (!paragraphs.has(lines.lineOf(start))) continue
      const message = l10n.t('This is a gallery of WordPress: outside of it readers see the brackets and no pictures.')
      yield { range: range(start, start + written.length), message }
    }
  },
}
