import * as l10n from '@vscode/l10n'
import { hexo } from '../core/generators/hexo/hexo'
import type { Rule } from '../core/lint/rule'
import { isMdx } from '../core/settings/articleFormat'
import { range, textAt } from '../core/text/text'

/** Signs that no address has as they are: full-width punctuation, also in the host, where browsers take some for ASCII. */
const sentenceSign = /[，。、；：！？（）「」『』【】《》〈〉“”‘’…—～]/u

const mayBeAddress = /(?:\/\/|www\.)[^\s<>]*/gi

export const bareLinkEnd: Rule = {
  id: 'bare-link-end',
  severity: 'warning',
  docs: {
    effect: 'mayBeLost',
    summary: 'An address in running text ends before the sentence goes on.',
    why: 'Many site generators end a bare address at a space. A Chinese sentence has none, so its signs and words become part of the address, and the link is dead.',
    authority: 'GFM 0.29, 6.9 (extended autolinks); marked 15, measured in Hexo 8.1.2; Sätteri 0.10.5, measured in Astro 7.3.5',
    given: { generator: hexo },
    bad: [
      '时刻表见https://example.com/ferry⟦，每天更新。⟧\n',
      '见 https://example.com⟦。船票⟧ 在码头出售\n',
      '- （https://example.com/a⟦）⟧\n',
      '见www.example.com/ferry⟦“时刻表”⟧ 一页\n',
    ],
    good: [
      '时刻表见 <https://example.com/ferry>，每天更新。\n',
      '时刻表见[网页](https://example.com/ferry)，每天更新。\n',
      '时刻表见 https://example.com/时刻表 一页。\n',
      '`https://example.com/ferry，` https://example.com/a.\n',
    ],
  },
  *check(article, { path, generator, files }) {
    const { text, masked } = article
    if (![...masked.matchAll(mayBeAddress)].some(([written]) => sentenceSign.test(written))) return
    for (const { range: at } of article.signs.bareLinks) {
      const written = textAt(text, at)
      const length = written.search(sentenceSign)
      if (length < 0) continue
      const address = range(at.start, at.start + length)
      const shown = textAt(text, address)
      const whole = /^www\./i.test(shown) ? `http://${shown}` : shown
      const inMdx = isMdx(article, path, generator, files)
      const fixed = inMdx ? `[${shown}](${whole})` : `<${whole}>`
      // Brackets end the link of MDX too early, and two grave accents make code; a second address would be the next bare link.
      const isClear = !(inMdx && /[[\]()\\`]/.test(shown)) && !/:\/\/|www\./i.test(written.slice(length))
      yield {
        range: range(address.end, at.end),
        message: l10n.t('This becomes part of the address before it: the link is dead.'),
        fixes: isClear
          ? [{ title: l10n.t('Write the address as {0}', fixed), edits: [{ range: address, newText: fixed }], safe: false }]
          : [],
      }
    }
  },
}
