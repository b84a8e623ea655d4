import * as l10n from '@vscode/l10n'
import { jekyll } from '../core/generators/jekyll/jekyll'
import { writerOf } from '../core/frontmatter/writer'
import type { Article } from '../core/article/article'
import type { ScalarNode } from '../core/data/nodes'
import { taxonomyFields } from '../core/lint/taxonomyFields'
import type { Rule } from '../core/lint/rule'
import type { Finding } from '../core/text/problem'

export const taxonomyText: Rule = {
  id: 'taxonomy-text',
  severity: 'warning',
  docs: {
    summary: 'Several tags or categories are written as a list.',
    why: 'Site generators read a text in different ways: “sea, port” is one tag to Hexo and Hugo, “sea,” and “port” to Jekyll, and two categories of two words become four.',
    authority: 'Measured on Hexo 8.1.2, Jekyll 4.3.1, Hugo 0.111.3 and Eleventy 3.1.8',
    given: { generator: jekyll },
    bad: [
      '---\ntitle: Harbour opens\ntags: ⟦sea, port⟧\n---\n',
      '---\ntitle: Harbour opens\ncategories: ⟦City News⟧\n---\n',
      '---\ntitle: Harbour opens\ntags: ⟦港口，新闻⟧\n---\n',
    ],
    good: [
      '---\ntitle: Harbour opens\ntags: [sea, port]\ncategory: City News\n---\n',
      '---\ntitle: Harbour opens\ncategories: sea port\ntags: harbour\n---\n',
    ],
  },
  *check(article, { generator }) {
    const { texts } = generator.taxonomies
    for (const { field, name } of taxonomyFields(article, generator)) {
      const { value } = field
      const reading = texts[name]
      if (reading === undefined || value.kind !== 'scalar' || value.style === 'block' || typeof value.value !== 'string') continue
      const found = findingOf(article, value, value.value, reading, generator.title ?? '')
      if (found) yield found
    }
  },
}

/** Commas of all scripts between words. */
const commas = /\s*[,，、،]\s*(?=\S)/

function findingOf(
  article: Article,
  node: ScalarNode,
  text: string,
  reading: 'one' | 'blanks' | 'commas',
  generator: string,
): Finding | undefined {
  const parts = text.trim().split(commas)
  const hasCommas = parts.length > 1 && parts.every((part) => /[\p{L}\p{N}]/u.test(part))
  const published = reading === 'one' ? [text] : text.split(reading === 'blanks' ? /\s+/ : ',').filter((part) => part.trim() !== '')
  // Words in capitals are one name; a list of words with blanks between them is Jekyll's own notation.
  const isName = !hasCommas && published.length > 1 && published.length < 4 && published.every((word) => /^\p{Lu}/u.test(word))
  if (!isName && (!hasCommas || sameValues(published, parts))) return undefined
  const entries = hasCommas ? parts : [text.trim()]
  const writer = writerOf(article.frontMatter?.language)
  const newText = `[${entries.map((entry) => writer.text(entry, 'plain', true)).join(', ')}]`
  return {
    range: node.range,
    message: messageOf(generator, published, hasCommas),
    fixes: [
      {
        title: hasCommas ? l10n.t('Turn it into a list') : l10n.t('Turn it into a list with one entry'),
        edits: [{ range: node.range, newText }],
        safe: false,
      },
    ],
  }
}

function messageOf(generator: string, published: readonly string[], hasCommas: boolean): string {
  const [first = '', second = ''] = published
  if (published.length === 1) return l10n.t('{0} reads one name here, “{1}”: write a list.', generator, first)
  return hasCommas
    ? l10n.t('{0} reads the names “{1}” and “{2}” here: write a list.', generator, first, second)
    : l10n.t('{0} splits this text at its spaces, into “{1}” and “{2}”: write a list.', generator, first, second)
}

function sameValues(published: readonly string[], parts: readonly string[]): boolean {
  return published.length === parts.length && published.every((part, index) => part === parts[index])
}
