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
    authority: 'Site generators compare names to the letter. Pairs that are truly different stand under “distinct” in copydesk.yaml',
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
              : [{ title: l10n.t('Replace by “{0}”', usual.value), edits: [{ range: node.range, newText }], safe: false }],
        }
      }
    }
  },
}

function messageOf({ difference }: NameCluster, value: string, { value: usual, count }: NameCluster['names'][number]): string {
  switch (difference) {
    case 'form':
      return l10n.t('“{0}” is written “{1}” elsewhere ({2} articles): your site takes them for two.', value, usual, count)
    case 'script':
      return l10n.t(
        '“{0}” is written “{1}” elsewhere, in the other form of Chinese ({2} articles): your site takes them for two.',
        value,
        usual,
        count,
      )
    case 'order':
      return l10n.t('“{0}” has its words in another order elsewhere: “{1}” ({2} articles).', value, usual, count)
    case 'spelling':
      return l10n.t('“{0}” looks like a slip: “{1}” is what other articles have ({2} articles).', value, usual, count)
  }
}
