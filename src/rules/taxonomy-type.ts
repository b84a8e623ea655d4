import * as l10n from '@vscode/l10n'
import { writerOf, type FrontMatterWriter } from '../core/frontmatter/writer'
import { lostTexts } from '../core/article/lostText'
import { taxonomyFields } from '../core/lint/taxonomyFields'
import type { Rule } from '../core/lint/rule'
import { siteSchemaOf } from '../core/lint/siteSchema'
import type { Finding } from '../core/text/problem'
import { textAt } from '../core/text/text'
import type { ScalarNode, ValueNode } from '../core/data/nodes'

export const taxonomyType: Rule = {
  id: 'taxonomy-type',
  severity: 'warning',
  docs: {
    summary: 'Tags and categories are text.',
    why: 'Site generators do not treat a number without quotes as text, and an empty entry becomes a tag without a name. Both can break lists and links.',
    authority: 'Hexo, docs on front matter (categories & tags); YAML 1.2.2, 10.3.2',
    bad: [
      '---\ntitle: Harbour opens\ntags:\n - sea\n - ⟦403⟧\n---\n',
      '---\ntitle: Harbour opens\ntags: [sea, ⟦2024⟧]\ncategories:\n - [News, ⟦2024⟧]\n---\n',
      '---\ntitle: Harbour opens\ntags:\n - ⟦~⟧\n - sea\n---\n',
    ],
    good: [
      "---\ntitle: Harbour opens\ntags: ['2024', 3d, 2024-01-05]\ncategories:\n---\n",
      '---\ntitle: Harbour opens\ntags: []\ncategories: News\n---\n',
    ],
  },
  // `fm-schema` reports a `key: value` in place of a name, because some newsrooms use it intentionally.
  *check(article, { generator, path }) {
    const { text, frontMatter, lines } = article
    // `fm-schema` reports what the generator does not accept.
    const isComplete = generator.schemas.demands(path)?.isComplete === true
    const checked = new Set(isComplete ? siteSchemaOf(generator, path)?.fields.map(({ name }) => name) : [])
    let lost: ReadonlySet<number> | undefined
    for (const { field } of taxonomyFields(article, generator)) {
      const { key, value } = field
      if (checked.has(key) || (value.kind === 'scalar' && (value.value === null || value.value === ''))) continue
      for (const node of entries(value)) {
        // `fm-needs-quotes` reports an entry that YAML reads as a comment.
        if (node.value === null) lost ??= new Set(lostTexts(article).map(({ range }) => lines.lineOf(range.start)))
        if (node.value === null && lost?.has(lines.lineOf(node.range.start))) continue
        const finding = findingOf(text, node, writerOf(frontMatter?.language))
        if (finding) yield finding
      }
    }
  },
}

function* entries(node: ValueNode): Generator<ScalarNode> {
  if (node.kind === 'scalar') yield node
  else if (node.kind === 'list') for (const { value } of node.items) yield* entries(value)
}

function findingOf(text: string, node: ScalarNode, writer: FrontMatterWriter): Finding | undefined {
  if (node.value === null || (typeof node.value === 'string' && node.value.trim() === ''))
    return { range: node.range, message: l10n.t('This entry is empty: write a name, or delete it.') }
  if (typeof node.value !== 'number') return undefined
  const source = textAt(text, node.range)
  const title = l10n.t('Put it in quotes')
  // The value of an alias has the range of the alias, where no number is written.
  const written = /^[-+.\d]/.test(source)
  return {
    range: node.range,
    message: l10n.t('{0} is read as a number, not as text: put it in quotes.', source),
    // Parsers read `012` or `1e3` as different numbers, so the intended value is a guess.
    fixes: written
      ? [{ title, edits: [{ range: node.range, newText: writer.text(source, 'single') }], safe: source === String(node.value) }]
      : [],
  }
}
