import * as l10n from '@vscode/l10n'
import { beginningOf } from '../core/beginning'
import { readFrontMatter } from '../core/frontMatter'
import type { Rule } from '../core/rule'
import { range } from '../core/text'

export const fmSecondBlock: Rule = {
  id: 'fm-second-block',
  severity: 'warning',
  docs: {
    summary: 'An article has one front matter block.',
    why: 'Site generators read the first block only: a second one, left over from a template or a copy, is published as text.',
    authority: 'Measured on Hexo (hexo-front-matter) and gray-matter 4.0.3',
    bad: ['---\ntitle: Harbour opens\n---\n\n⟦---⟧\ntitle: Harbour opens\ndate: 2024-01-05\n---\n\nThe harbour opened.\n'],
    good: [
      '---\ntitle: Harbour opens\n---\n\n---\n\nThe harbour opened.\n\n---\n',
      '---\ntitle: Harbour opens\n---\n---\nUpdate: the ferry sails again.\n---\n',
      '---\ntitle: Harbour opens\n---\n\nAn example:\n\n---\ntitle: Harbour opens\n---\n',
    ],
  },
  *check(article, { schema }) {
    const { text, frontMatter } = article
    if (!frontMatter?.close) return
    const beginning = beginningOf(article)
    const second = readFrontMatter(text.slice(beginning))
    // Thematic breaks stand around blank lines, or around words that are no keys.
    if (!second?.close || second.root?.kind !== 'map' || text[beginning + second.open.start] === '{') return
    const firstLine = text.slice(beginning + second.content.start, beginning + second.content.end).split('\n', 1)[0]
    if (firstLine?.trim() === '') return
    const known = new Set(schema.fields.map(({ name }) => name))
    if (!second.fields.some(({ key }) => known.has(key) || key === 'title')) return
    const start = beginning + second.open.start
    const lineEnd = text.indexOf('\n', beginning + second.close.end)
    yield {
      range: range(start, beginning + second.open.end),
      message: l10n.t('A second front matter block starts here: readers will see it as text.'),
      fixes: [
        {
          title: l10n.t('Delete the second block'),
          edits: [{ range: range(start, lineEnd < 0 ? text.length : lineEnd + 1), newText: '' }],
          safe: false,
        },
      ],
    }
  },
}
