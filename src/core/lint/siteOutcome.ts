import * as l10n from '@vscode/l10n'
import type { Article } from '../article/article'
import type { FrontMatter } from '../frontmatter/frontMatter'
import { readPublished, type Outcome } from '../frontmatter/reading/publishedReading'
import type { SiteGenerator } from '../generators/shared/generator'
import type { Fix } from '../text/problem'
import { applyEdits, textAt } from '../text/text'
import type { RuleContext } from './rule'

/** What a generator makes of an article whose front matter it does not find or cannot read, as a sentence. */
export function outcomeInWords({ title = '' }: SiteGenerator, outcome: Exclude<Outcome, 'read'>): string {
  switch (outcome) {
    case 'text':
      return l10n.t('{0} does not find the front matter: readers see the fields as text, and headline and date are lost.', title)
    case 'stops':
      return l10n.t('{0} stops here: no page of the site is published.', title)
    case 'dropsArticle':
      return l10n.t('{0} leaves the article out: it is not published.', title)
    case 'dropsFields':
      return l10n.t('{0} publishes the article without any of its fields: headline and date are lost.', title)
  }
}

/**
 * What the delimiters of the front matter lead to on the site: `read` if it finds the same front matter as Copydesk (whether or not it
 * can read it), `cut` if it reads fields, but of another part of the file.
 * @returns undefined if the generator is not known
 */
export function fencesOutcome({ text, frontMatter }: Article, { generator, published }: RuleContext): Outcome | 'cut' | undefined {
  const { find } = generator.frontMatter
  if (!find || !frontMatter) return undefined
  const found = find(text)
  if (typeof found === 'object' && found.language === frontMatter.language && sameContent(text, found.content, frontMatter)) return 'read'
  const { outcome } = published()
  if (outcome !== 'read') return outcome
  return typeof found === 'object' && found.content.end === frontMatter.content.end ? 'read' : 'cut'
}

function sameContent(text: string, found: FrontMatter['content'], { content, open }: FrontMatter): boolean {
  // JSON in braces: the braces are the fences.
  if (found.start === open.start && text[open.start] === '{') return true
  return textAt(text, found).trim() === textAt(text, content).trim()
}

/** A fix of the delimiters. It is safe if the site then reads the front matter, and read nothing before. */
export function fenceFix(title: string, edits: Fix['edits'], { text }: Article, { generator, published }: RuleContext): Fix {
  const readsNothing = published().outcome !== 'read'
  return { title, edits, safe: readsNothing && readPublished(applyEdits(text, edits), 0, generator).outcome === 'read' }
}
