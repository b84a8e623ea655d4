import * as l10n from '@vscode/l10n'
import type { Rule } from '../core/lint/rule'
import { range, textAt } from '../core/text/text'

/** Words that say nothing of where a link leads, as its whole text. */
const generic =
  /^(?:(?:click|tap|go|see|read|look) )?here$|^(?:this|this link|link|the link|read more|learn more|see more|find out more|more info|more|details)$|^(?:点击|请点击|点|点此|点我|戳)?(?:这里|此处|链接|查看|阅读)$|^(?:点此|点我|戳我|链接|更多|阅读更多|查看更多|了解更多|查看详情|详情|點擊這裡|點此|這裡|閱讀更多|更多詳情)$/i
/** A text without this has no such link in Markdown. */
const sign = /(?:here|this|link|more|info|out|details|[里处接看读此我多情裡裏讀])[^\p{L}\p{N}\n]{0,10}\]/iu
/** What may stand around them. */
const around = /^[\s*_~`>»→…。.!！“”"'()（）[\]]+|[\s*_~`>»→…。.!！“”"'()（）[\]]+$/g
/** Longer link texts say something. In UTF-16 code units. */
const maxLength = 40

export const linkTextGeneric: Rule = {
  id: 'link-text-generic',
  severity: 'hint',
  docs: {
    summary: 'The text of a link says where it leads.',
    why: 'A screen reader can list the links of a page: “here, here, more” tells nobody where they lead. Search engines read the text, too.',
    authority: 'WCAG 2.2, 2.4.4 Link Purpose (A) and 2.4.9 (AAA), failure F84',
    bad: [
      'The timetable is [⟦here⟧](/timetable/).\n\n[⟦Read more…⟧](/more/)\n',
      '船期表[⟦点击这里⟧](/timetable/)，<a href="/more/">⟦阅读更多⟧</a>\n',
    ],
    good: [
      'The [timetable](/timetable/), [more about the fares](/fares/), [这里的船期](/timetable/) and `[here](/x/)`\n',
      '<a href="/x/" aria-label="Timetable">here</a> <a id="here">here</a>\n',
    ],
  },
  *check(article) {
    const { text } = article
    for (const { label } of sign.test(article.masked) ? article.links : []) {
      if (!label || label.end - label.start > maxLength) continue
      if (isGeneric(textAt(text, label))) yield { range: label, message: messageOf(textAt(text, label)) }
    }
    for (const { element } of article.having('href')) {
      const { name, startTag, endTag, attributes } = element
      if (name !== 'a' || !endTag || endTag.start - startTag.end > maxLength) continue
      if (attributes.some((one) => /^(?:aria-label|aria-labelledby|title)$|^\W/.test(one.name))) continue
      const words = text.slice(startTag.end, endTag.start)
      if (isGeneric(words)) yield { range: range(startTag.end, endTag.start), message: messageOf(words) }
    }
  },
}

function isGeneric(words: string): boolean {
  return generic.test(words.replace(around, '').replace(/\s+/g, ' '))
}

function messageOf(words: string): string {
  return l10n.t('“{0}” does not say where this link leads.', words.replace(/\s+/g, ' ').trim())
}
