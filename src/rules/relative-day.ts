import * as l10n from '@vscode/l10n'
import { dayMs } from '../core/dates/dates'
import { datelineOf } from '../core/frontmatter/dateFields'
import type { Rule } from '../core/lint/rule'
import { datesOf } from '../core/lint/siteDate'
import { proseOf } from '../core/prose/prose'
import { sourceRange } from '../core/prose/proseRun'
import { outsideQuotations } from '../core/style/wordBounds'

const words = /(?<![\p{L}\p{N}])(?:yesterday|last night|tonight|tomorrow)(?![\p{L}\p{N}])|前天|昨[天日晚夜]|今晚|明[天晚]/giu
const sign = new RegExp(words.source, 'iu')

export const relativeDay: Rule = {
  id: 'relative-day',
  severity: 'hint',
  optional: true,
  docs: {
    summary: 'Days are named: no “yesterday”, no 昨天.',
    why: 'Articles are read days later, and “yesterday” is then another day.',
    authority: 'The Associated Press Stylebook (time element): the day of the week within seven days, the date otherwise',
    bad: [
      'The harbour opened ⟦yesterday⟧.\n',
      '---\ntitle: 港口⟦昨天⟧开放\ndate: 2024-01-05\n---\n\n港口⟦明天⟧关闭。\n',
      '⟦Tomorrow⟧ it closes.\n',
      '---\ntitle: Harbour Opens ⟦Tomorrow⟧\ndate: 2024-01-05\n---\n',
    ],
    good: [
      'The film *Edge of Tomorrow*, the Day After Tomorrow, 《明天会更好》\n',
      '“It opened yesterday,” she said.\n',
      '> 昨天开放\n',
      'Not in code: `yesterday`.\n',
    ],
  },
  *check(article, { generator }) {
    if (!sign.test(article.masked)) return
    const iso = datelineOf(datesOf(article, generator))?.date?.iso
    for (const run of proseOf(article, (source) => sign.test(source))) {
      if (run.place === 'code' || run.isQuoted || !sign.test(run.text)) continue
      const isHeading = run.place === 'headline' || run.place === 'heading'
      const found = Array.from(run.text.matchAll(words), ({ 0: word, index }) => ({ word, start: index })).filter(
        ({ word, start }) => (isHeading || !isInTitle(run.text, word, start)) && !isInBookMarks(run.text, start),
      )
      for (const { word, start } of outsideQuotations(run.text, found)) {
        const range = sourceRange(run, start, start + word.length)
        if (range) yield { range, message: messageOf(word, iso) }
      }
    }
  },
}

/** Whether a word has a capital in the middle of a sentence, as in Edge of Tomorrow. */
function isInTitle(text: string, word: string, start: number): boolean {
  return /^[A-Z][a-z]/.test(word) && /[\p{L}\p{N},;][’”'")]?\s[‘“'"(]?$/u.test(text.slice(Math.max(0, start - 5), start))
}

/** How far before a word the mark that opens a title is looked for, in UTF-16 code units. */
const maxTitle = 40

function isInBookMarks(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - maxTitle), start)
  return before.lastIndexOf('《') > before.lastIndexOf('》')
}

function messageOf(word: string, iso: string | undefined): string {
  const day = iso === undefined ? Number.NaN : Date.parse(iso.slice(0, 10)) + daysFrom(word) * dayMs
  return Number.isNaN(day)
    ? l10n.t('Who reads this later does not know which day “{0}” is.', word)
    : l10n.t('Who reads this later does not know that “{0}” is {1}.', word, new Date(day).toISOString().slice(0, 10))
}

function daysFrom(word: string): number {
  if (word === '前天') return -2
  if (/^(?:yesterday|last)/i.test(word) || word.startsWith('昨')) return -1
  return /^tomorrow/i.test(word) || word.startsWith('明') ? 1 : 0
}
