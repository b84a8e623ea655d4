import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import { isTypographic, ordinaryBrackets, wideCommas } from '../core/frontmatter/fullWidth'
import { repairsOf, type JudgedRepair } from '../core/lint/repairFindings'
import type { Rule } from '../core/lint/rule'
import type { Finding, Fix } from '../core/text/problem'
import { range, type Edit } from '../core/text/text'
import type { ListNode, ValueNode } from '../core/data/nodes'

/** Fields whose values are names: a name with a comma is two names. */
const names = new Set(['tag', 'tags', 'category', 'categories', 'keywords'])

export const fmFullWidth: Rule = {
  id: 'fm-full-width',
  severity: 'error',
  docs: {
    effect: 'stops',
    bySite: true,
    summary: 'Quotation marks, commas, brackets and spaces that are part of the YAML syntax are half-width.',
    why: 'Chinese and Japanese input methods type “ ”, ， and full-width spaces. YAML treats these as ordinary letters: a list becomes one tag, and an indented line does not count as indented.',
    authority: 'YAML 1.2.2, 5.3 (indicators), 6.1 (indentation) and 7.4 (flow collections)',
    bad: [
      '---\ntitle: 港口开放\ntags: [港口⟦，⟧新闻]\ncategories: [海事⟦、⟧财经、本地]\n---\n',
      '---\ntitle: 港口开放\ntags: [⟦“港口”, “新闻”⟧]\n---\n',
      '---\ntitle: 港口开放\ntags:\n⟦　⟧- 港口\n　- 新闻\n---\n',
      '---\ntitle:⟦　⟧港口开放\ndate: 2024-01-05\n---\n',
      '---\ntitle: ⟦“⟧Re: 港口开放”\ndate: 2024-01-05\n---\n',
      '---\ntitle: "港口开放⟦”⟧\ndate: 2024-01-05\n---\n',
      '---\ntitle: 港口开放\ntags: ["港口"⟦，⟧"新闻"]\n---\n',
      '---\ntitle: 港口开放\ntags: ⟦［港口，新闻］⟧\ncategories: ⟦【海事】⟧\n---\n',
    ],
    good: [
      '---\ntitle: “港口”开放，首日迎来百艘船\nsubtitle: 【快讯】港口、码头、灯塔\n---\n',
      '---\ntitle: “港口开放”\ntags: [“双碳”, 能源]\ncategories:\n - “一带一路”\n---\n',
      '---\ntitle: "他说：“你好，世界”"\nkeywords: 港口，新闻\ndescription: [你好，世界]\n---\n',
      '---\ntitle: 港口　开放\nlead: |\n  　　港口开放了。\n---\n',
    ],
  },
  *check(article, context) {
    const { frontMatter } = article
    if (frontMatter?.language !== 'yaml' || frontMatter.errors.length > 0) return
    for (const repair of repairsOf(article, context, 'fm-full-width'))
      yield {
        range: repair.range,
        message: messageOf(repair.detail),
        ...(repair.isRead ? { severity: 'warning' as const } : {}),
        fixes: fixesOf(repair),
      }
    for (const { key, value } of frontMatter.fields)
      if (names.has(key)) yield* value.kind === 'list' ? listFindings(article, value) : bracketFindings(article, value)
  },
}

function messageOf(detail: string): string {
  switch (detail) {
    case 'indent':
      return l10n.t('This line is indented with full-width spaces: YAML only allows ordinary ones.')
    case 'space':
      return l10n.t('There is a full-width space after this colon: write an ordinary space.')
    case 'comma':
      return commaMessage()
    case 'quotes':
      return l10n.t('YAML treats these quotation marks as part of the text: write straight ones around the value.')
    default:
      return l10n.t('This quotation mark does not close the value: write {0}.', detail)
  }
}

function fixesOf({ detail, edits, otherEdits, safe }: JudgedRepair): readonly Fix[] {
  if (otherEdits)
    return [
      { title: l10n.t('Write straight quotation marks'), edits, safe: false },
      { title: l10n.t('Put the value in quotes, and keep its quotation marks'), edits: otherEdits, safe: false },
    ]
  if (detail === 'comma') return [{ title: l10n.t('Write ordinary commas'), edits, safe }]
  const title = detail === 'indent' || detail === 'space' ? l10n.t('Write ordinary spaces') : l10n.t('Write a straight quotation mark')
  return [{ title, edits, safe }]
}

function* listFindings({ text }: Article, list: ListNode): Generator<Finding> {
  if (list.style === 'flow') {
    const commas = list.items.flatMap(({ value }) => wideCommas(text, value))
    const [first] = commas
    const edits = commas.map((at): Edit => ({ range: at, newText: ', ' }))
    if (first)
      yield {
        range: range(first.start, first.start + 1),
        message:
          text[first.start] === '،'
            ? l10n.t('An Arabic comma does not separate the entries of a list: write an ordinary comma and a space.')
            : commaMessage(),
        severity: 'warning',
        fixes: [{ title: l10n.t('Write ordinary commas'), edits, safe: false }],
      }
  }
  const [first, last] = [list.items[0]?.value.range, list.items.at(-1)?.value.range]
  if (!first || !last || list.items.length < 2 || !list.items.every(({ value }) => isTypographic(value))) return
  const edits = list.items.flatMap(({ value: { range: at } }) => [
    { range: range(at.start, at.start + 1), newText: '' },
    { range: range(at.end - 1, at.end), newText: '' },
  ])
  yield {
    range: list.style === 'flow' ? range(first.start, last.end) : first,
    message: l10n.t('These quotation marks become part of each name.'),
    severity: 'warning',
    fixes: [{ title: l10n.t('Remove the quotation marks'), edits, safe: false }],
  }
}

/** Names in full-width brackets, which YAML reads as one name. */
function* bracketFindings({ text }: Article, node: ValueNode): Generator<Finding> {
  const edits = ordinaryBrackets(text, node)
  const message = l10n.t('YAML treats these brackets as part of the text: write a list between [ and ].')
  if (edits)
    yield { range: node.range, message, severity: 'warning', fixes: [{ title: l10n.t('Turn it into a list'), edits, safe: false }] }
}

function commaMessage(): string {
  return l10n.t('A full-width comma does not separate the entries of a list: write an ordinary comma and a space.')
}
