import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article'
import { repairsOf } from '../core/repairFindings'
import type { Finding, Rule } from '../core/rule'
import { lineEndOf, range, textAt, type Edit, type Range } from '../core/text'
import type { ScalarNode, ValueNode } from '../core/yaml'

const taxonomies = new Set(['tag', 'tags', 'category', 'categories'])
/** A dash with a space, or with a word close to it. */
const item = /^-(?:[ \t\u3000\u00a0]+(?=\S)|(?=[^\s\d-]))/

export const fmMixedIndentMerge: Rule = {
  id: 'fm-mixed-indent-merge',
  severity: 'warning',
  docs: {
    summary: 'Each entry of a list stands at the same indentation, behind a dash and a space.',
    why: 'A dash that is indented more than the one above goes on with the text above it: two tags become one, named “sea - port”.',
    authority: 'YAML 1.2.2, 7.3.3 (plain style) and 8.2.1 (block sequences); measured on Hexo and js-yaml 3',
    bad: [
      '---\ntitle: Harbour opens\ntags:\n  - sea\n    ⟦- port⟧\n  - ferry\n---\n',
      '---\ntitle: Harbour opens\nauthors:\n- Mara\n   ⟦- Tomas⟧\n   ⟦- Ann⟧\n---\n',
      '---\ntitle: Harbour opens\ntags: sea\n  ⟦- port⟧\n---\n',
      '---\ntitle: Harbour opens\ntags:\n  ⟦-sea⟧\n  ⟦-port⟧\n---\n',
      '---\ntitle: 港口开放\ntags:\n  - 港口\n  ⟦-⟧新闻\n---\n',
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
    for (const { range: at, edits, isRead, safe } of repairsOf(article, context, 'fm-mixed-indent-merge'))
      yield {
        range: at,
        message: l10n.t('A space is missing behind this dash: to YAML it is no entry of the list.'),
        ...(isRead ? {} : { severity: 'error' as const }),
        fixes: [{ title: l10n.t('Insert a space'), edits, safe }],
      }
    for (const { key, keyRange, value } of frontMatter.fields) {
      const named = taxonomies.has(key)
      if (value.kind !== 'scalar') yield* inside(article, value, named)
      else if (named && lines.lineOf(keyRange.end) === lines.lineOf(value.range.start)) yield* belowName(article, keyRange, value)
      else if (named) yield* withoutSpaces(article, value)
    }
  },
}

/** Looks at the entries of lists, at any depth. */
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

/** Entries of which no dash has a space behind it: to YAML they are one text. */
function* withoutSpaces(article: Article, value: ScalarNode): Generator<Finding> {
  const entries = dashedLines(article, value, true)
  if (entries.every(({ gap }) => gap > 0)) yield* findings(article, entries, entries[0]?.column ?? 0)
}

function* findings(article: Article, lines: readonly DashedLine[], column: number, before: readonly Edit[] = []): Generator<Finding> {
  const entries = lines.filter(({ gap }) => gap > 0)
  const edits = entries.flatMap(({ dash, gap, column: indent }) => [
    { range: range(dash - Math.max(0, indent - column), dash), newText: ' '.repeat(Math.max(0, column - indent)) },
    { range: range(dash, dash + gap), newText: '- ' },
  ])
  const needed = [...before, ...edits].filter((edit) => textAt(article.text, edit.range) !== edit.newText)
  for (const { dash, end } of entries)
    yield {
      range: range(dash, end),
      message: l10n.t('This is no entry of the list: to YAML it goes on with the text above it.'),
      fixes: [{ title: l10n.t('Make it an entry of the list'), edits: needed, safe: false }],
    }
}

interface DashedLine {
  /** Where the line starts behind its indentation, and where it ends. */
  readonly dash: number
  readonly end: number
  /** Units before the dash. */
  readonly column: number
  /** Units of the dash with the blanks behind it; 0 when it is no entry. */
  readonly gap: number
}

/** The lines of a text without quotes. @param named whether a dash right before a word makes an entry too */
function dashedLines({ text, lines }: Article, { range: at, style }: ScalarNode, named: boolean): readonly DashedLine[] {
  if (style !== 'plain') return []
  const found: DashedLine[] = []
  for (let line = lines.lineOf(at.start); line <= lines.lineOf(at.end); line++) {
    const start = lines.startOf(line)
    const written = text.slice(start, Math.min(lines.rangeOf(line).end, at.end))
    const column = /^[ \t]*/.exec(written)?.[0].length ?? 0
    const [gap] = item.exec(written.slice(column)) ?? ['']
    found.push({ dash: start + column, end: start + written.trimEnd().length, column, gap: gap === '-' && !named ? 0 : gap.length })
  }
  return found
}

function lineStart({ lines }: Article, offset: number): number {
  return lines.startOf(lines.lineOf(offset))
}
