import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import { firstContentOf } from '../core/article/firstContent'
import { readFrontMatter } from '../core/frontmatter/frontMatter'
import { fenceBelowFields } from '../core/frontmatter/fences'
import type { Rule } from '../core/lint/rule'
import type { Finding } from '../core/text/problem'
import { range } from '../core/text/text'

export const fmSecondBlock: Rule = {
  id: 'fm-second-block',
  severity: 'warning',
  docs: {
    summary: 'An article has only one front matter block.',
    why: 'Site generators only read the first front matter. A second one, left over from a template or a copy, is published as text.',
    authority: 'Measured on Hexo (hexo-front-matter) and gray-matter 4.0.3',
    bad: [
      '---\ntitle: Harbour opens\n---\n⟦date⟧: 2024-01-05\nsubtitle: At last\n---\n\nThe harbour opened.\n',
      '---\ntitle: Harbour opens\n---\n\n⟦---⟧\ntitle: Harbour opens\ndate: 2024-01-05\n---\n\nThe harbour opened.\n',
    ],
    good: [
      '---\ntitle: Harbour opens\n---\n\n---\n\nThe harbour opened.\n\n---\n',
      '---\ntitle: Harbour opens\n---\n---\nUpdate: the ferry sails again.\n---\n',
      '---\ntitle: Harbour opens\n---\n\nAn example:\n\n---\ntitle: Harbour opens\n---\n',
    ],
  },
  *check(article, { schema }) {
    const { text, frontMatter } = article
    if (!frontMatter?.close) return
    const beginning = firstContentOf(article)
    const schemaKeys = new Set(schema.fields.map(({ name }) => name))
    const rest = restOfBlock(article, beginning, schemaKeys)
    if (rest) yield rest
    const second = readFrontMatter(text.slice(beginning))
    // Between thematic breaks there are blank lines, or words that are not keys.
    if (!second?.close || second.root?.kind !== 'map' || second.open.end - second.open.start < 3) return
    const firstLine = text.slice(beginning + second.content.start, beginning + second.content.end).split('\n', 1)[0]
    if (firstLine?.trim() === '') return
    if (!second.fields.some(({ key }) => schemaKeys.has(key) || key === 'title')) return
    const start = beginning + second.open.start
    const lineEnd = text.indexOf('\n', beginning + second.close.end)
    yield {
      range: range(start, beginning + second.open.end),
      message: l10n.t('A second front matter starts here: readers will see it as text.'),
      fixes: [
        {
          title: l10n.t('Delete the second front matter'),
          edits: [{ range: range(start, lineEnd < 0 ? text.length : lineEnd + 1), newText: '' }],
          safe: false,
        },
      ],
    }
  },
}

/** Fields below the closing delimiter, with another delimiter below them: one of the two delimiters is superfluous. */
function restOfBlock({ text, frontMatter }: Article, beginning: number, schemaKeys: ReadonlySet<string>): Finding | undefined {
  const key = /[A-Za-z_][\w-]*(?=[ \t]*:[ \t\r\n])/y
  key.lastIndex = beginning
  const [name] = key.exec(text) ?? []
  if (name === undefined || !schemaKeys.has(name) || frontMatter?.language !== 'yaml' || !fenceBelowFields(text, beginning))
    return undefined
  const { close } = frontMatter
  const isNext = close && text.slice(close.end, beginning).trim() === ''
  return {
    range: range(beginning, beginning + name.length),
    message: l10n.t('The front matter ends above: readers will see these fields as text.'),
    fixes: isNext
      ? [
          {
            title: l10n.t('Merge the two into one front matter'),
            edits: [{ range: range(close.start, beginning), newText: '' }],
            safe: false,
          },
        ]
      : [],
  }
}
