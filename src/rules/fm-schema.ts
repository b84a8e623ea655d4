import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article'
import type { Fix, Rule } from '../core/rule'
import type { ArticleSchema } from '../core/schema'
import { lineEndOf, range } from '../core/text'

export const fmSchema: Rule = {
  id: 'fm-schema',
  severity: 'error',
  docs: {
    summary: "The fields have the types and values that the newsroom's schema asks for.",
    why: 'Templates rely on them: “comments: maybe” or a list where a name is expected breaks the page, or publishes nonsense.',
    authority: 'JSON Schema 2020-12; the schema that copydesk.yaml names, else the one that ships',
    bad: [
      '---\ntitle: Harbour opens\ncomments: ⟦maybe⟧\n---\n',
      '---\ntitle: Harbour opens\ndescription: ⟦[a, b]⟧\n---\n',
      '---\ntitle: Harbour opens\ntags:\n - sea\n - ⟦name: port⟧\n---\n',
    ],
    good: ['---\ntitle: Harbour opens\ncomments: false\ncategories:\n - News\n - [Sports, Sailing]\nmine: whatever\n---\n'],
  },
  *check(article, { schema }) {
    const { frontMatter } = article
    if (frontMatter?.language !== 'yaml' || frontMatter.errors.length > 0) return
    if (frontMatter.root && frontMatter.root.kind !== 'map') return
    for (const { missing, keyword, ...found } of schema.validate(frontMatter.root, frontMatter.open)) {
      // `title-missing` says it already, and better.
      if (missing === 'title' && keyword === 'required') continue
      const fixes = missing !== undefined && found.range === frontMatter.open ? [insertKey(article, schema, missing)] : (found.fixes ?? [])
      yield { ...found, fixes, ...(schema.isDefault ? { severity: 'warning' as const } : {}) }
    }
  },
}

/** Puts a missing key where the schema has it: behind the nearest key before it that is there. */
function insertKey({ text, lines, frontMatter }: Article, schema: ArticleSchema, name: string): Fix {
  const order = schema.fields.map((field) => field.name)
  const before = order.slice(0, Math.max(0, order.indexOf(name))).reverse()
  const anchor = before.map((key) => frontMatter?.fields.findLast((field) => field.key === key)).find((field) => field !== undefined)
  const start = frontMatter?.content.start ?? 0
  const at = anchor ? lines.startOf(lines.lineOf(anchor.range.end) + 1) : start
  const [value] = schema.fields.find((field) => field.name === name)?.values ?? []
  const written = value === undefined ? '' : ` ${String(value)}`
  return {
    title: l10n.t('Insert “{0}”', name),
    edits: [{ range: range(at, at), newText: `${name}:${written}${lineEndOf(text)}` }],
    safe: false,
  }
}
