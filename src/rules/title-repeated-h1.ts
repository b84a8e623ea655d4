import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import { firstContentOf } from '../core/article/firstContent'
import { fieldOf } from '../core/frontmatter/frontMatter'
import type { Rule } from '../core/lint/rule'
import { range, textAt, type Range } from '../core/text/text'

export const titleRepeatedH1: Rule = {
  id: 'title-repeated-h1',
  severity: 'information',
  docs: {
    summary: 'The body does not begin with the title.',
    why: 'The site shows the title above the article, so readers would see the headline twice.',
    authority: 'Hexo, Jekyll and Hugo themes; HTML Standard, headings and outlines',
    bad: [
      '---\ntitle: Harbour opens\n---\n\n⟦# Harbour opens⟧\n\nThe harbour opened.\n',
      '---\ntitle: Harbour opens\n---\n⟦# **Harbour Opens** #⟧\nThe harbour opened.\n',
    ],
    good: [
      '---\ntitle: Harbour opens\n---\n\n## Harbour opens\n\n# Another heading\n',
      '---\ntitle: Harbour opens\n---\n\n    # Harbour opens\n',
    ],
  },
  *check(article, { generator, path }) {
    const { text, frontMatter } = article
    if (!frontMatter || frontMatter.errors.length > 0 || generator.titles.fallback === 'heading' || path.endsWith('.mdx')) return
    const title = fieldOf(frontMatter, 'title')?.value
    if (title?.kind !== 'scalar' || typeof title.value !== 'string') return
    const first = article.lines.rangeOf(article.lines.lineOf(firstContentOf(article)))
    const heading = /^ {0,3}#[ \t]+(\S.*?)(?:[ \t]+#+)?[ \t]*$/.exec(textAt(text, first))?.[1]
    if (heading === undefined || wordsOf(heading) !== wordsOf(title.value) || wordsOf(heading) === '') return
    yield {
      range: first,
      message: l10n.t('The body begins with the title: readers may see it twice.'),
      fixes: [{ title: l10n.t('Delete the repeated title'), edits: [{ range: withBlankLines(article, first), newText: '' }], safe: false }],
    }
  },
}

/** The line and the blank lines below it. */
function withBlankLines({ text, lines }: Article, first: Range): Range {
  let line = lines.lineOf(first.start) + 1
  while (line < lines.count && textAt(text, lines.rangeOf(line)).trim() === '') line++
  return range(first.start, lines.startOf(line))
}

function wordsOf(text: string): string {
  return text
    .replace(/[*_`\\]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
}
