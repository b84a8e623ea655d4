import * as l10n from '@vscode/l10n'
import { hexo } from '../core/generators/hexo/hexo'
import { isCjk } from '../core/markdown/literalAsterisks'
import type { Rule } from '../core/lint/rule'
import { range } from '../core/text/text'

export const quoteDirection: Rule = {
  id: 'quote-direction',
  severity: 'information',
  docs: {
    summary: 'A quotation starts with an opening quotation mark.',
    why: 'Some site generators make typographic signs of straight quotation marks and look at the space before them. In Chinese and Japanese there is none: both become closing marks.',
    authority: 'hexo-renderer-marked 7.0.1, measured in Hexo 8.1.2; kramdown 2.4.0, measured in Jekyll 4.3.1',
    given: { generator: hexo },
    bad: ['市长说⟦"港口开放"⟧了。\n', '**他说**：市长⟦"同意"⟧了，"反对"的人不多\n'],
    good: ['市长说“港口开放”了。\n', '市长说：「港口开放」。\n', '市长说 "港口开放" 了。\n', '屏幕宽12"。\n', '`说"港口"了`\n'],
  },
  *check(article) {
    const { text, masked } = article
    if (!masked.includes('"')) return
    for (const quotes of article.signs.quotes) {
      // With an odd number it is not clear which belong together.
      if (quotes.length % 2 !== 0) continue
      for (let index = 0; index < quotes.length; index += 2) {
        const [open, close] = [quotes[index], quotes[index + 1]]
        if (!open || !close || open.shown !== '”' || close.shown !== '”') continue
        if (!isCjk(characterBefore(text, open.at)) || /\s/.test(text[open.at + 1] ?? ' ') || /\s/.test(text[close.at - 1] ?? ' ')) continue
        const edits = [
          { range: range(open.at, open.at + 1), newText: '“' },
          { range: range(close.at, close.at + 1), newText: '”' },
        ]
        yield {
          range: range(open.at, close.at + 1),
          message: l10n.t('Readers see two closing quotation marks here: ”…”.'),
          fixes: [{ title: l10n.t('Write “…”'), edits, safe: false }],
        }
      }
    }
  },
}

function characterBefore(text: string, at: number): string {
  return /.$/su.exec(text.slice(Math.max(0, at - 2), at))?.[0] ?? ''
}
