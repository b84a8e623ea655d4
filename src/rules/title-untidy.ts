import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import { fieldOf } from '../core/frontmatter/frontMatter'
import { writerOf } from '../core/frontmatter/writer'
import type { Rule } from '../core/lint/rule'
import type { Finding, Fix } from '../core/text/problem'
import { textAt } from '../core/text/text'
import type { ScalarNode } from '../core/data/nodes'

const names: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  hellip: '…',
  middot: '·',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  copy: '©',
  reg: '®',
  trade: '™',
}
const entity = new RegExp(`&(?:#(\\d{1,7})|#[xX]([\\da-fA-F]{1,6})|(${Object.keys(names).join('|')}));`, 'g')
/** Elements that may be copied with a headline. Any other `<name>` is treated as text. */
const tag = /<\/?(?:b|i|em|strong|u|s|small|big|sup|sub|span|font|br|p|div|a|h[1-6])(?:\s[^<>]*)?\/?>/gi
const markup = /(?<![\w*])\*\*(?=\S)([^*]+)(?<=\S)\*\*(?![\w*])|(?<!!)\[([^[\]]+)\]\((?:https?:|\/)[^()\s]*\)/g

export const titleUntidy: Rule = {
  id: 'title-untidy',
  severity: 'warning',
  docs: {
    summary: 'A title is plain text without spaces around it.',
    why: 'Lists, feeds and search results show a title exactly as written: readers see “&amp;” or “**”. Spaces at the start or end break sorting.',
    authority: 'Google, Article structured data (headline)',
    bad: [
      "---\ntitle: ⟦' Harbour opens '⟧\n---\n",
      '---\ntitle: ⟦\u3000港口开放⟧\n---\n',
      '---\ntitle: ⟦Harbour &amp; ferry⟧\n---\n',
      "---\ntitle: ⟦'What&#39;s new at the harbour'⟧\n---\n",
      '---\ntitle: ⟦"Harbour <b>opens</b>"⟧ # at last\n---\n',
      "---\ntitle: ⟦'**Harbour** opens'⟧\n---\n",
    ],
    good: [
      '---\ntitle: Building <InputAccessoryView> for iOS\n---\n',
      "---\ntitle: '*args和**kwargs'\n---\n",
      '---\ntitle: AT&T & the harbour [photos]\n---\n',
    ],
  },
  *check(article) {
    const { frontMatter } = article
    if (!frontMatter || frontMatter.errors.length > 0) return
    const value = fieldOf(frontMatter, 'title')?.value
    if (value?.kind !== 'scalar' || typeof value.value !== 'string' || value.value.trim() === '') return
    const title = value.value
    if (value.style !== 'block' && title !== title.trim()) {
      const message = l10n.t('There are spaces at the start or end of the title.')
      yield { ...finding(article, value, message, l10n.t('Delete the spaces'), title.trim(), true), severity: 'hint' }
    }
    const decoded = title.replace(entity, decode)
    if (decoded !== title) {
      // If the result contains markup characters, it would change the title on a site that shows titles as HTML.
      const safe = !/[<>]|&#?\w+;/.test(decoded)
      const message = l10n.t('A character is written as an HTML code ({0}): readers may see the code.', title.match(entity)?.[0] ?? '')
      yield finding(article, value, message, l10n.t('Write the character itself'), decoded, safe)
    }
    const plain = title.replace(tag, '').replace(markup, '$1$2')
    if (plain !== title && plain.trim() !== '') {
      const message = l10n.t('The title contains HTML or Markdown: most sites show it exactly as written.')
      yield { ...finding(article, value, message, l10n.t('Keep only the text'), plain, false), severity: 'hint' }
    }
  },
}

function finding(
  { text, frontMatter }: Article,
  value: ScalarNode,
  message: string,
  fixTitle: string,
  title: string,
  safe: boolean,
): Finding {
  const fixes: readonly Fix[] = isLiteral(textAt(text, value.range), value)
    ? [
        {
          title: fixTitle,
          edits: [{ range: value.range, newText: writerOf(frontMatter?.language).text(title, value.style) }],
          safe,
        },
      ]
    : []
  return { range: value.range, message, fixes }
}

/** Whether the source contains the title literally, except for doubled quotes. Only then can it be rewritten without other changes. */
function isLiteral(source: string, { style, value }: ScalarNode): boolean {
  // A control character would be written as an escape sequence; `fm-encoding` deletes it first.
  if (/\p{Cc}/u.test(source)) return false
  if (style === 'plain') return source === value
  if (style === 'single') return source.slice(1, -1).replaceAll("''", "'") === value
  return style === 'double' && source.slice(1, -1) === value
}

function decode(written: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return names[name] ?? written
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
  return code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : written
}
