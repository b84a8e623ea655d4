import * as l10n from '@vscode/l10n'
import type { UnmarkedText } from '../core/markdown'
import { renderInlineMarkdown } from '../core/renderMarkdown'
import type { Finding, Fix, Rule } from '../core/rule'
import { isTemplated } from '../core/templates'
import { range } from '../core/text'

const strong = /\*\*([^*\n`]+?)\*\*/g

export const mdCjkEmphasis: Rule = {
  id: 'md-cjk-emphasis',
  severity: 'warning',
  docs: {
    summary: 'Bold words become bold on the page.',
    why: 'Between a punctuation mark and a Chinese, Japanese or Korean letter two asterisks neither open nor close, so readers see the asterisks.',
    authority: 'CommonMark 0.31.2, 6.2 (left- and right-flanking delimiter runs)',
    bad: ['港口⟦**开放了。**⟧船只进港。\n', '他说⟦**“开放”**⟧了。\n', '> - 港口⟦**开放了。**⟧船只\n'],
    good: [
      '港口**开放了**。船只进港。\n',
      '港口**开放了。** 船只进港。\n',
      '`港口**开放了。**船只`\n',
      '港口\\*\\*开放了。\\*\\*船只\n',
      '2**3。**4\n',
    ],
  },
  *check(article) {
    for (const text of article.unmarked) yield* findings(text, article.text)
  },
}

function* findings({ content, toDocument }: UnmarkedText, text: string): Generator<Finding> {
  for (const match of content.matchAll(strong)) {
    const [written, inside = ''] = match
    const start = match.index
    const end = start + written.length
    if (inside.trim() !== inside || isTemplated(inside) || !/\p{L}/u.test(inside)) continue
    const before = content.slice(0, start)
    const after = content.slice(end)
    // Only what this very pair does: it is taken on its own with the letters around it.
    const near = (newText: string) => renderInlineMarkdown(`${before.slice(-1)}${newText}${after.slice(0, 1)}`)
    if (inCode(before) || before.endsWith('\\') || near(written).includes('<strong>')) continue
    const at = range(toDocument(start), toDocument(start) + written.length)
    if (text.slice(at.start, at.end) !== written) continue
    yield {
      range: at,
      message: l10n.t('This will not be bold: readers see the asterisks, because a punctuation mark stands beside them.'),
      fixes: fixesFor(inside, at).filter(({ edits: [edit] }) => edit && near(edit.newText).includes('<strong>')),
    }
  }
}

/** Whether a code span is open at the end of a text. */
function inCode(before: string): boolean {
  return (before.match(/`+/g)?.length ?? 0) % 2 === 1
}

function fixesFor(inside: string, at: Finding['range']): readonly Fix[] {
  const [, head = '', middle = inside, tail = ''] = /^([\p{P}\p{S}]*)(.*?)([\p{P}\p{S}]*)$/su.exec(inside) ?? []
  const outside = middle === '' ? [] : [`${head}**${middle}**${tail}`]
  const titles = [l10n.t('Move the punctuation out of the bold words'), l10n.t('Write it as <strong>')]
  return [...outside, `<strong>${inside}</strong>`].map((newText, index) => ({
    title: titles[index + (outside.length === 0 ? 1 : 0)] ?? '',
    edits: [{ range: at, newText }],
    safe: false,
  }))
}
