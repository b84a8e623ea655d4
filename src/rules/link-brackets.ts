import * as l10n from '@vscode/l10n'
import type { TextMatch } from '../core/markdown/runningText'
import type { Rule } from '../core/lint/rule'
import type { Edit } from '../core/text/text'
import { range } from '../core/text/text'

/** Groups: the sign of a picture, the opening bracket, the label, the closing one, a blank, the parenthesis, the address, the other one. */
const notation =
  /([!！]?)([[［])([^[\]［］\n]{1,200})([\]］])([ \t]?)([（(])((?:https?:\/\/|mailto:|www\.|\.{0,2}\/|#)[^\s（）()]{1,500})([）)])/g
/** Is in every text with such a link or picture that is not as it should be. */
const sign = /[［］]|\](?:[ \t]?（|[ \t]\(|\([^\s（）()]{1,500}）)|！\[/
/** A full-width exclamation mark where no sentence ends, before a picture. */
const picture = /(?<=^|[\s，。；：、）)])！(?=\[[^\]\n]{0,200}\]\([^)\s]{1,500}\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#][^)\s]*)?\))/gim
const ascii: Readonly<Record<string, string>> = { '！': '!', '［': '[', '］': ']', '（': '(', '）': ')' }

export const linkBrackets: Rule = {
  id: 'link-brackets',
  severity: 'warning',
  docs: {
    summary: 'The brackets of links and pictures are [ ]( ), without a blank between them.',
    why: 'Full-width brackets, as a Chinese keyboard writes them, and a blank between the two pairs make no link: readers see the brackets and the address.',
    authority: 'CommonMark 0.31.2, 6.3 (links) and 6.4 (images); each generator, measured',
    bad: [
      '见⟦[码头]（https://example.com/b）⟧，⟦![船]（/a.jpg）⟧\n',
      '见⟦［码头］（https://example.com/b）⟧和⟦[港口](/harbour/）⟧。\n',
      'See ⟦[the harbour] (https://example.com/)⟧.\n',
      '正文，⟦！⟧[船](/c.jpg)\n',
    ],
    good: [
      '见[码头](https://example.com/b)（图），![船](/a.jpg)\n',
      '见[码头]（https://example.com/b）\n\n[码头]: /quay\n',
      '`[码头]（https://example.com/b）`\n',
      '太好了！[码头](/quay)\n',
      '- [x] (https://example.com/) and [1] (https://example.com/)\n',
      '他[未]（原文如此）说\n',
    ],
  },
  *check(article) {
    const { masked, body } = article
    const source = masked.slice(body.start)
    if (!sign.test(source)) return
    for (const found of article.inText(notation)) {
      const edits = editsFor(found)
      const label = found.match[3] ?? ''
      // A definition makes the label a link; what follows is text.
      if (edits.length === 0 || source.includes(`[${label}]:`)) continue
      yield {
        range: found.range,
        message: l10n.t('This is no link: readers see the brackets and the address.'),
        fixes: [{ title: l10n.t('Write it with [ ]( )'), edits, safe: false }],
      }
    }
    for (const { range: at } of article.inText(picture))
      yield {
        range: at,
        message: l10n.t('A picture starts with the ASCII sign !: readers see a link.'),
        fixes: [{ title: l10n.t('Write “{0}”', '!'), edits: [{ range: at, newText: '!' }], safe: false }],
      }
  },
}

/** The edits that make a link or picture of it; none if it is one, or may be meant as text. */
function editsFor({ match, content, range: at }: TextMatch): readonly Edit[] {
  const [, sign = '', , label = '', , blank = '', , address = ''] = match
  const isFullWidth = /[［］（）]/.test(
    match
      .slice(2)
      .filter((_, index) => index !== 1 && index !== 5)
      .join(''),
  )
  if (/[\\\]]/.test(content[match.index - 1] ?? '') || label.startsWith('^') || label.trim() === '') return []
  // Numbers and boxes of tasks stand before a parenthesis on purpose.
  if (!isFullWidth && (blank === '' || (sign === '' && (/^(?:\d+|[xX])$/.test(label) || address.startsWith('#'))))) return []
  const edits: Edit[] = []
  let offset = at.start
  for (const [index, part = ''] of match.slice(1).entries()) {
    const isText = index === 2 || index === 6
    const newText = index === 4 ? '' : (ascii[part] ?? part)
    if (!isText && newText !== part) edits.push({ range: range(offset, offset + part.length), newText })
    offset += part.length
  }
  return edits
}
