import * as l10n from '@vscode/l10n'
import { hexo } from '../core/generators/hexo/hexo'
import { writerOf, type FrontMatterWriter } from '../core/frontmatter/writer'
import { taxonomyFields } from '../core/lint/taxonomyFields'
import type { Rule } from '../core/lint/rule'
import type { Fix } from '../core/text/problem'
import { range, textAt } from '../core/text/text'
import type { ListNode, ScalarNode } from '../core/data/nodes'

export const categoriesFlatList: Rule = {
  id: 'categories-flat-list',
  severity: 'information',
  needs: 'corpus',
  docs: {
    summary: 'In Hexo, several categories are written as a list of lists.',
    why: 'Hexo reads a plain list as one path: Sports and Rowing become Sports / Rowing. For two separate categories, write a list of lists. Not reported where the other articles of the site nest these categories in the same way.',
    authority: 'Hexo, docs on front matter (categories & tags); hexojs/hexo#848',
    given: { generator: hexo, corpus: { nests: ([top]) => top === 'Sports' } },
    bad: [
      '---\ntitle: Harbour opens\n⟦categories⟧:\n - City\n - "Harbour: news"\n---\n',
      '---\ntitle: Harbour opens\n⟦categories⟧: [City, Harbour] # two\n---\n',
    ],
    good: [
      '---\ntitle: Harbour opens\ncategories:\n - [City, Harbour]\n---\n',
      '---\ntitle: Harbour opens\ncategories:\n - [City]\n - [Harbour]\n---\n',
      '---\ntitle: Harbour opens\ncategories: [Sports, Rowing]\n---\n',
      '---\ntitle: Harbour opens\ncategories:\n - City\ntags: [harbour, ferry]\n---\n',
    ],
  },
  *check(article, { generator, corpus }) {
    const { text, frontMatter } = article
    const { title = '', taxonomies } = generator
    if (!taxonomies.listIsPath) return
    const writer = writerOf(frontMatter?.language)
    for (const { field, name } of taxonomyFields(article, generator)) {
      const { keyRange, value } = field
      if ((name !== 'categories' && name !== 'category') || value.kind !== 'list' || value.items.length < 2) continue
      const parts = value.items.map((item) => item.value)
      if (!parts.every((part) => part.kind === 'scalar') || corpus?.nests(parts.map((part) => String(part.value ?? '')))) continue
      yield {
        range: keyRange,
        message: l10n.t('{0} reads this list as one category inside the other: {1}.', title, parts.map((part) => part.value).join(' / ')),
        fixes: [asSeparateCategories(text, parts, writer), asOnePath(text, value, parts, writer, title)].filter((fix) => fix !== undefined),
      }
    }
  },
}

function asSeparateCategories(text: string, parts: readonly ScalarNode[], writer: FrontMatterWriter): Fix | undefined {
  if (parts.some(({ style }) => style === 'block')) return undefined
  const edits = parts.map((part) => ({ range: part.range, newText: `[${textInFlow(text, part, writer)}]` }))
  return { title: l10n.t('Turn them into separate categories'), edits, safe: false }
}

/** Writes the path as Hexo reads it, unless that would delete a comment between the entries. */
function asOnePath(
  text: string,
  list: ListNode,
  parts: readonly ScalarNode[],
  writer: FrontMatterWriter,
  generator: string,
): Fix | undefined {
  const [first] = parts
  const last = parts.at(-1)
  if (!first || !last || parts.some(({ style }) => style === 'block')) return undefined
  const title = l10n.t('Write them as one path, as {0} reads them', generator)
  if (list.style === 'flow') {
    const { start, end } = list.range
    return {
      title,
      edits: [
        { range: range(start, start), newText: '[' },
        { range: range(end, end), newText: ']' },
      ],
      safe: false,
    }
  }
  const between = parts.slice(1).map((part, index) => text.slice(parts[index]?.range.end, part.range.start))
  if (!between.every((gap) => /^\s*-\s*$/.test(gap))) return undefined
  const newText = `[${parts.map((part) => textInFlow(text, part, writer)).join(', ')}]`
  return { title, edits: [{ range: range(first.range.start, last.range.end), newText }], safe: false }
}

/** The value as written between brackets, with its quotes. */
function textInFlow(text: string, part: ScalarNode, writer: FrontMatterWriter): string {
  const source = textAt(text, part.range)
  return part.style === 'plain' && part.value === source ? writer.text(source, 'plain', true) : source
}
