import * as l10n from '@vscode/l10n'
import type { UsualName } from '../core/article/corpusView'
import { writerOf } from '../core/frontmatter/writer'
import type { Rule } from '../core/lint/rule'
import { vocabularyEntries, vocabularyOf } from '../core/vocabulary/vocabulary'

const usualNames: Readonly<Record<string, UsualName>> = {
  sport: { value: 'Sport', count: 12, difference: 'form' },
  city: { value: 'City', count: 9, difference: 'form' },
}

export const vocabularyNearDuplicate: Rule = {
  id: 'vocabulary-near-duplicate',
  severity: 'information',
  needs: 'corpus',
  docs: {
    summary: 'A category, tag or byline is always written in the same way.',
    why: 'The site creates a separate page for each spelling, so readers find only some of the articles of a section or a reporter. A spelling is reported only if another one is more common, if the generator makes two pages of them, and if it has not been used for more than a year; a misspelling only if the other name has three times as many articles. “Review Similar Names” shows all names that look alike.',
    authority:
      'Recorded: Jekyll, Hexo and Eleventy compare names exactly, Hugo and Docusaurus by the addresses of their pages. Names that are different are listed under “distinct” in copydesk.yaml',
    given: { corpus: { usual: (name, value) => (name === 'categories' ? usualNames[value] : undefined) } },
    bad: ['---\ntitle: Harbour opens\ncategories: [City, ⟦sport⟧]\n---\n', '---\ntitle: Harbour opens\ncategories: [⟦sport⟧, city]\n---\n'],
    good: ['---\ntitle: Harbour opens\ncategories: [City, Sport]\ntags: [sport]\n---\n'],
  },
  *check({ frontMatter, text }, { corpus, generator }) {
    if (!frontMatter || !corpus || frontMatter.errors.length > 0) return
    const writer = writerOf(frontMatter.language)
    const { page } = generator.taxonomies
    const found = frontMatter.fields.flatMap(({ key, value: written }) => {
      const name = vocabularyOf(key)
      if (name === undefined) return []
      return vocabularyEntries(written, text).flatMap(({ value, node, inFlow }) => {
        const usual = corpus.usual(name, value)
        if (!usual || (usual.difference === 'form' && page(value) === page(usual.value))) return []
        const newText = writer.text(usual.value, node.style === 'block' ? 'plain' : node.style, inFlow)
        return { value, usual, range: node.range, newText }
      })
    })
    const [first, ...others] = found
    if (!first) return
    const message = messageOf(first.value, first.usual)
    const more =
      others.length === 1
        ? l10n.t('One more name of this article is written in two ways, too.')
        : l10n.t('{0} more names of this article are written in two ways, too.', others.length)
    const edits = found.filter(({ range }) => text[range.start] !== '*').map(({ range, newText }) => ({ range, newText }))
    const title =
      others.length === 0
        ? l10n.t('Replace with “{0}”', first.usual.value)
        : l10n.t('Write these {0} names as other articles do', found.length)
    yield {
      range: first.range,
      message: others.length > 0 ? `${message} ${more}` : message,
      fixes: edits.length < found.length ? [] : [{ title, edits, safe: false }],
      related: others.map(({ value, usual, range }) => ({ range, message: messageOf(value, usual) })),
    }
  },
}

function messageOf(value: string, { value: usual, count, difference }: UsualName): string {
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
