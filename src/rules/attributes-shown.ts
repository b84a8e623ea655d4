import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import { hexo } from '../core/generators/hexo/hexo'
import type { TextMatch } from '../core/markdown/runningText'
import type { Rule } from '../core/lint/rule'
import { isMdx } from '../core/settings/articleFormat'
import type { Fix } from '../core/text/problem'
import { range, type Range } from '../core/text/text'

const attribute = '(?:[#.][A-Za-z_][\\w:-]*|[A-Za-z][\\w-]*=(?:"[^"\\n]*"|\'[^\'\\n]*\'|[\\w%-]+))'
/** Attributes in braces, as kramdown and other programs read them, and kramdown's other notations: `{:toc}`, `{::comment}`. */
const inBraces = new RegExp(
  `\\{:?[ \\t]*${attribute}(?:[ \\t]+${attribute})*[ \\t]*\\}|\\{:(?:toc|/?:[a-z]+(?: [^{}\\n]*)?|/[a-z]*)\\}`,
  'g',
)

export const attributesShown: Rule = {
  id: 'attributes-shown',
  severity: 'warning',
  docs: {
    summary: 'Attributes in braces stand only where the site reads them.',
    why: 'Attributes such as {#fares} or {: .wide} are a notation of single programs. Hexo reads none, kramdown only those that directly follow what they are for. Otherwise readers see the braces, and an id for links is missing.',
    authority: 'marked 15, measured in Hexo 8.1.2; kramdown 2.4.0, measured in Jekyll 4.3.1',
    given: { generator: hexo },
    bad: ['## What a ticket costs ⟦{#fares}⟧\n', '![Boats](/a.jpg)⟦{: width="600"}⟧\n', 'Boats\n⟦{:.wide}⟧\n', '* Contents\n⟦{:toc}⟧\n'],
    good: ['`{#fares}`, {name}, {a: 1}\n', '```\n## Fares {#fares}\n```\n', 'x = {1, 2}, {.5}\n', '## Fares \\{#fares}\n'],
  },
  *check(article, { path, generator, files }) {
    const { masked, body } = article
    const { attributesShown: shown } = generator.markdown
    if (!shown || !/\{:?[^{}\n]*\}/.test(masked.slice(body.start)) || isMdx(article, path, generator, files)) return
    for (const found of article.inText(inBraces)) {
      // Attributes that are read are not seen.
      if (!found.shown.endsWith('}') || found.content[found.match.index - 1] === '\\') continue
      yield {
        range: found.range,
        message: l10n.t('Readers see these braces: the site reads no attributes here.'),
        fixes: fixesFor(article, found, shown),
      }
    }
  },
}

function fixesFor(article: Article, { range: at, match: [written] }: TextMatch, shown: 'all' | 'misplaced'): readonly Fix[] {
  const { text, lines } = article
  const before = text.slice(lines.startOf(lines.lineOf(at.start)), at.start)
  const blanks = before.length - before.trimEnd().length
  const whole: Range = range(at.start - blanks, at.end)
  const fix = (title: string, replaced: Range, newText: string): Fix => ({ title, edits: [{ range: replaced, newText }], safe: false })
  const remove = fix(l10n.t('Remove them'), whole, '')
  if (shown === 'all' || before.trim() === '') return [remove]
  const isHeading = /^[\s>]*#{1,6}\s/.test(before)
  const [, id] = /^\{:?\s*(#[\w:-]+)\s*\}$/.exec(written) ?? []
  if (isHeading) {
    // kramdown reads an id behind the words of a heading, with a blank before it and nothing behind it.
    const hasWords = /^[\s>]*#{1,6}\s+\S/.test(before)
    const isLast = text.slice(at.end, lines.rangeOf(lines.lineOf(at.start)).end).trim() === ''
    const taken = `${blanks === 0 ? ' ' : ''}{${id}}`
    const isTaken = id !== undefined && hasWords && isLast && taken !== written
    return isTaken ? [fix(l10n.t('Write “{0}”', `{${id}}`), at, taken), remove] : [remove]
  }
  // kramdown takes attributes with a colon, directly behind a link or a picture.
  const taken = written.startsWith('{:') ? written : `{:${written.slice(1)}`
  const isTaken = (blanks > 0 || taken !== written) && endsLink(article, whole.start)
  return isTaken ? [fix(l10n.t('Write “{0}” without a blank before it', taken), whole, taken), remove] : [remove]
}

/** The most UTF-16 code units between an address and the parenthesis behind it. */
const maxTitle = 300

/** Whether a link or a picture with an address in parentheses ends at an offset. */
function endsLink({ text, links, images }: Article, at: number): boolean {
  if (text[at - 1] !== ')') return false
  const isLast = ({ end }: Range) => end < at && at - end <= maxTitle && /^>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)$/.test(text.slice(end, at))
  return links.some(({ range }) => isLast(range)) || images.some(({ destination }) => destination !== undefined && isLast(destination))
}
