import * as l10n from '@vscode/l10n'
import { hexo } from '../core/generators/hexo/hexo'
import type { Rule } from '../core/lint/rule'
import { range, textAt, type Range } from '../core/text/text'

/** What stands beside a tilde that means “to” or “about”: digits and Chinese numerals, and units of time. */
const number = /[\p{Nd}一二三四五六七八九十百千万两零〇年月日号时点分秒周]/u
const letter = /[\p{L}\p{N}]/u

export const singleTilde: Rule = {
  id: 'single-tilde',
  severity: 'warning',
  docs: {
    summary: 'A tilde between numbers does not strike out text.',
    why: 'Some site generators strike out the text between two tildes. Where they mean “from … to” or “about”, readers see the sentence crossed out.',
    authority: 'marked 15, measured in Hexo 8.1.2; Sätteri 0.10.5, measured in Astro 7.3.5; github.com (GFM with single tildes)',
    given: { generator: hexo },
    bad: ['成人 5⟦~10 元，儿童 3~⟧5 元\n', '营业时间：周一⟦~周五，九点~⟧五点\n', 'H⟦~2~⟧O\n'],
    good: ['成人 5~10 元\n', '成人 5～10 元，儿童 3～5 元\n', '~取消~ 照常开放，~~取消~~\n', '5\\~10 元，3\\~5 元\n', '`5~10`，`3~5`\n'],
  },
  *check(article) {
    const { text, masked } = article
    if (!masked.includes('~')) return
    for (const { open, close } of article.signs.struck) {
      if (open.end - open.start !== 1 || !meansTo(text, open) || !meansTo(text, close)) continue
      const write = (title: string, newText: string) => ({ title, edits: [open, close].map((at) => ({ range: at, newText })), safe: false })
      yield {
        range: range(open.start, close.end),
        message: l10n.t('The text between these two tildes is struck out.'),
        fixes: [write(l10n.t('Write “{0}” for both', '\\~'), '\\~'), write(l10n.t('Write “{0}” for both', '～'), '～')],
      }
    }
  },
}

/** Whether a tilde stands between two words, one of which is a number or a time. */
function meansTo(text: string, { start, end }: Range): boolean {
  const [before, after] = [textAt(text, range(start - 1, start)), textAt(text, range(end, end + 1))]
  return letter.test(before) && letter.test(after) ? number.test(before) || number.test(after) : number.test(before + after)
}
