import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import { dashedLines, type DashedLine } from '../core/article/dashedLines'
import { repairsOf } from '../core/lint/repairFindings'
import type { Rule } from '../core/lint/rule'
import type { Finding } from '../core/text/problem'
import { lineEndOf, range, textAt, type Edit, type Range } from '../core/text/text'
import type { ScalarNode, ValueNode } from '../core/data/nodes'

const taxonomies = new Set(['tag', 'tags', 'category', 'categories'])
export const fmMixedIndentMerge: Rule = {
  id: 'fm-mixed-indent-merge',
  severity: 'warning',
  docs: {
    bySite: true,
    summary: 'All entries of a list have the same indentation, and start with a hyphen and a space.',
    why: 'A hyphen that is indented more than the one above continues the text above: two tags become one tag named “sea - port”.',
    authority: 'YAML 1.2.2, 7.3.3 (plain style) and 8.2.1 (block sequences); measured on Hexo and js-yaml 3',
    bad: [
      '---\ntitle: Harbour opens\ntags:\n  - sea\n    ⟦- port⟧\n  - ferry\n---\n',
      '---\ntitle: Harbour opens\nauthors:\n- Mara\n   ⟦- Tomas⟧\n   ⟦- Ann⟧\n---\n',
      '---\ntitle: Harbour opens\ntags: sea\n  ⟦- port⟧\n---\n',
      '---\ntitle: Harbour opens\ntags:\n  ⟦-sea⟧\n  ⟦-port⟧\n---\n',
      '---\ntitle: 港口开放\ntags:\n  - 港口\n  ⟦-⟧新闻\n---\n',
      '---\ntitle: 港口开放\ntags:\n  ⟦• 港口⟧\n  ⟦• 新闻⟧\n---\n',
      '---\ntitle: 港口开放\ntags:\n  ⟦港口⟧\n  新闻\n---\n',
      '---\ntitle: 港口开放\ntags:\n  ⟦*⟧ 港口\n  ⟦*⟧ 新闻\n---\n',
    ],
    good: [
      '---\ntitle: Harbour - old and new\ntags:\n  - sea - and port\n  - ferry\n---\n',
      '---\ntitle: Harbour opens\ndescription: The harbour\n  - at last - opens\nlist:\n - a\n - - b\n   - c\n---\n',
      '---\ntitle: Harbour opens\nlead:\n  -40 degrees\nnotes:\n - cold\n   -40 degrees\ntags:\n - |\n   - sea\n - "port\n   - old"\n---\n',
    ],
  },
  *check(article, context) {
    const { frontMatter, lines } = article
    if (frontMatter?.language !== 'yaml' || frontMatter.errors.length > 0) return
    for (const { range: at, edits, detail, isRead, safe } of repairsOf(article, context, 'fm-mixed-indent-merge'))
      yield {
        range: at,
        message:
          detail === '-'
            ? l10n.t('A space is missing after this hyphen: YAML does not read it as a list entry.')
            : l10n.t('List entries start with a hyphen and a space, not with “{0}”.', detail),
        ...(isRead ? {} : { severity: 'error' as const }),
        fixes: [{ title: detail === '-' ? l10n.t('Insert a space') : l10n.t('Write a hyphen'), edits, safe }],
      }
    for (const { key, keyRange, value } of frontMatter.fields) {
      const named = taxonomies.has(key)
      if (value.kind !== 'scalar') yield* inside(article, value, named)
      else if (named && lines.lineOf(keyRange.end) === lines.lineOf(value.range.start)) yield* belowName(article, keyRange, value)
      else if (named) yield* withoutSpaces(article, value, context.generator.taxonomies.texts[key] === 'blanks')
    }
  },
}

/** Checks list entries at any depth. */
function* inside(article: Article, node: ValueNode, named: boolean): Generator<Finding> {
  if (node.kind === 'map') for (const { value } of node.fields) yield* inside(article, value, false)
  if (node.kind !== 'list') return
  for (const { range: at, value } of node.items) {
    if (value.kind !== 'scalar') yield* inside(article, value, named)
    else if (node.style === 'block')
      yield* findings(article, dashedLines(article, value, named).slice(1), at.start - lineStart(article, at.start))
  }
}

/** `tags: sea`, and entries below it. */
function* belowName(article: Article, key: Range, value: ScalarNode): Generator<Finding> {
  const entries = dashedLines(article, value, true).slice(1)
  const column = entries[0]?.column ?? 0
  const colon = article.text.indexOf(':', key.end) + 1
  const newText = `${lineEndOf(article.text)}${' '.repeat(column)}- `
  yield* findings(article, entries, column, [{ range: range(colon, value.range.start), newText }])
}

/** Entries whose hyphens have no space after them; YAML reads them as one text. @param splitsAtBlanks whether the site splits that text at spaces */
function* withoutSpaces(article: Article, value: ScalarNode, splitsAtBlanks: boolean): Generator<Finding> {
  const entries = dashedLines(article, value, true)
  if (entries.every(({ gap }) => gap > 0)) yield* findings(article, entries, entries[0]?.column ?? 0)
  else if (!splitsAtBlanks && entries.length > 1 && entries.every(({ gap }) => gap === 0)) yield entriesWithoutHyphens(value, entries)
}

/** Names on consecutive lines, which YAML joins into one. */
function entriesWithoutHyphens({ range: at }: ScalarNode, lines: readonly DashedLine[]): Finding {
  const edits = lines.filter(({ dash, end }) => end > dash).map(({ dash }) => ({ range: range(dash, dash), newText: '- ' }))
  return {
    range: range(at.start, lines[0]?.end ?? at.end),
    message: l10n.t('YAML joins these lines into one text: start each entry with a hyphen and a space.'),
    fixes: [{ title: l10n.t('Turn the lines into a list'), edits, safe: false }],
  }
}

function* findings(article: Article, lines: readonly DashedLine[], column: number, before: readonly Edit[] = []): Generator<Finding> {
  const entries = lines.filter(({ gap }) => gap > 0)
  const edits = entries.flatMap(({ dash, gap, column: indent }) => [
    indentation(article, dash, indent, column),
    { range: range(dash, dash + 1), newText: '-' },
    { range: range(dash + 1, dash + gap), newText: ' ' },
  ])
  const needed = [...before, ...edits].filter((edit) => textAt(article.text, edit.range) !== edit.newText)
  for (const { dash, end } of entries)
    yield {
      range: range(dash, end),
      message: l10n.t('This is not a list entry: YAML reads it as a continuation of the text above.'),
      fixes: [{ title: l10n.t('Turn it into a list entry'), edits: needed, safe: false }],
    }
}

/** Moves a hyphen to a column. Tabs before it are replaced by spaces: YAML allows none there. */
function indentation(article: Article, dash: number, indent: number, column: number): Edit {
  const line = range(lineStart(article, dash), dash)
  return /^[ \t]*\t[ \t]*$/.test(textAt(article.text, line))
    ? { range: line, newText: ' '.repeat(column) }
    : { range: range(dash - Math.max(0, indent - column), dash), newText: ' '.repeat(Math.max(0, column - indent)) }
}

function lineStart({ lines }: Article, offset: number): number {
  return lines.startOf(lines.lineOf(offset))
}
