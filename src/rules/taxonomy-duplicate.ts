import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import { taxonomyFields } from '../core/lint/taxonomyFields'
import type { Rule } from '../core/lint/rule'
import type { Fix } from '../core/text/problem'
import { range } from '../core/text/text'
import { toValue, type ListItem, type ListNode } from '../core/data/nodes'

export const taxonomyDuplicate: Rule = {
  id: 'taxonomy-duplicate',
  severity: 'warning',
  docs: {
    summary: 'Lists of tags and categories contain each value only once.',
    why: 'A value that is listed twice is shown twice. If two values differ only in upper and lower case, the site may create two pages for one subject.',
    authority: 'Hexo, docs on front matter (categories & tags); Jekyll, docs on tags and categories',
    bad: [
      '---\ntitle: Harbour opens\ntags:\n - sea\n - port\n - ⟦sea⟧\n---\n',
      '---\ntitle: Harbour opens\ntags: [sea, ⟦sea⟧, port] # for now\n---\n',
      '---\ntitle: Harbour opens\ncategories:\n - News\n - ⟦"news"⟧\n---\n',
    ],
    good: [
      '---\ntitle: Harbour opens\ncategories:\n - [Sports, Football]\n - [Sports, Rowing]\ntags: [Sports]\n---\n',
      '---\ntitle: Harbour opens\ntags: [sea, seas]\n---\n',
    ],
  },
  *check(article, { generator }) {
    for (const { field } of taxonomyFields(article, generator)) {
      const { value } = field
      if (value.kind !== 'list') continue
      const seen = new Map<string, { readonly written: string; readonly item: ListItem }>()
      for (const [index, item] of value.items.entries()) {
        const written = nameOf(item)
        // `taxonomy-type` reports empty entries.
        if (written === undefined || written === '') continue
        const first = seen.get(written.toLowerCase())
        if (first === undefined) {
          seen.set(written.toLowerCase(), { written, item })
          continue
        }
        yield {
          range: item.value.range,
          message:
            first.written === written
              ? l10n.t('“{0}” is already in this list.', written)
              : l10n.t('This list has “{0}” and “{1}”, which differ only in upper and lower case.', first.written, written),
          fixes: removal(article, value, index, first.written === written),
          related: [{ range: first.item.value.range, message: l10n.t('It is first listed here.') }],
        }
      }
    }
  },
}

/** The value as text (a path with its parts); undefined if it is not a name. */
function nameOf({ value }: ListItem): string | undefined {
  if (value.kind === 'map' || (value.kind === 'scalar' && value.value === null)) return undefined
  return value.kind === 'scalar' ? String(value.value).trim() : (toValue(value) as readonly unknown[]).join(' / ')
}

/** Removes an entry that is not the first, unless that would delete a comment or an anchor. */
function removal({ text, lines }: Article, list: ListNode, index: number, safe: boolean): readonly Fix[] {
  const item = list.items[index]
  const previous = list.items[index - 1]
  if (!item || !previous) return []
  const title = l10n.t('Remove the repeated value')
  if (list.style === 'flow') {
    const at = range(previous.range.end, item.range.end)
    const between = text.slice(at.start, item.value.range.start)
    return /^\s*,\s*$/.test(between) ? [{ title, edits: [{ range: at, newText: '' }], safe }] : []
  }
  const at = range(lines.startOf(lines.lineOf(item.range.start)), lines.startOf(lines.lineOf(item.range.end) + 1))
  const before = text.slice(at.start, item.value.range.start)
  const after = text.slice(item.value.range.end, at.end)
  return /^[ \t]*-[ \t]+$/.test(before) && after.trim() === '' ? [{ title, edits: [{ range: at, newText: '' }], safe }] : []
}
