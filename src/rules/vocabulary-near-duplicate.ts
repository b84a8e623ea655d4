import * as l10n from '@vscode/l10n'
import type { NameCluster } from '../core/article/corpusView'
import { writerOf } from '../core/frontmatter/writer'
import type { Rule } from '../core/lint/rule'
import { vocabularyEntries, vocabularyOf } from '../core/vocabulary/vocabulary'

const sport: NameCluster = {
  names: [
    { value: 'Sport', count: 12 },
    { value: 'sport', count: 1 },
  ],
  difference: 'form',
}

export const vocabularyNearDuplicate: Rule = {
  id: 'vocabulary-near-duplicate',
  severity: 'warning',
  needs: 'corpus',
  docs: {
    summary: 'A category, tag or byline is always written in the same way.',
    why: 'The site creates a separate page for each spelling, so readers find only some of the articles of a section or a reporter.',
    authority: 'Site generators compare names exactly. Names that are different are listed under “distinct” in copydesk.yaml',
    given: { corpus: { cluster: (name, value) => (name === 'categories' && value.toLowerCase() === 'sport' ? sport : undefined) } },
    bad: ['---\ntitle: Harbour opens\ncategories: [City, ⟦sport⟧]\n---\n'],
    good: ['---\ntitle: Harbour opens\ncategories: [City, Sport]\ntags: [sport]\n---\n'],
  },
  *check({ frontMatter, text }, { corpus }) {
    if (!frontMatter || !corpus || frontMatter.errors.length > 0) return
    const writer = writerOf(frontMatter.language)
    for (const { key, value: written } of frontMatter.fields) {
      const name = vocabularyOf(key)
      if (name === undefined) continue
      for (const { value, node, inFlow } of vocabularyEntries(written, text)) {
        const cluster = corpus.cluster(name, value)
        const [usual] = cluster?.names ?? []
        if (!cluster || !usual || usual.value === value) continue
        const newText = writer.text(usual.value, node.style === 'block' ? 'plain' : node.style, inFlow)
        yield {
          range: node.range,
          message: messageOf(cluster, value, usual),
          fixes:
            text[node.range.start] === '*'
              ? []
              : [{ title: l10n.t('Replace with “{0}”', usual.value), edits: [{ range: node.range, newText }], safe: false }],
        }
      }
    }
  },
}

function messageOf({ difference }: NameCluster, value: string, { value: usual, count }: NameCluster['names'][number]): string {
  const articles = count === 1 ? l10n.t('1 article') : l10n.t('{0} articles', count)
  switch (difference) {
    case 'form':
      return l10n.t('“{0}” is written “{1}” elsewhere ({2}): your site treats them as two names.', value, usual, articles)
    case 'script':
      return l10n.t(
        '“{0}” is written “{1}” elsewhere, in Traditional or Simplified Chinese ({2}): your site treats them as two names.',
        value,
        usual,
        articles,
      )
    case 'order':
      return l10n.t('Elsewhere the words of “{0}” are in another order: “{1}” ({2}).', value, usual, articles)
    case 'spelling':
      return l10n.t('“{0}” looks like a misspelling of “{1}” ({2}).', value, usual, articles)
  }
}
