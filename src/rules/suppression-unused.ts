import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import type { Rule } from '../core/lint/rule'
import type { Fix } from '../core/text/problem'
import type { Suppression } from '../core/lint/suppression'
import { range, type Edit } from '../core/text/text'

export const suppressionUnused: Rule = {
  id: 'suppression-unused',
  severity: 'warning',
  about: 'suppressions',
  docs: {
    effect: 'inert',
    summary: 'A comment that disables a rule is still needed.',
    why: 'A comment that stays after the problem is fixed would hide the next problem.',
    authority: 'ESLint, --report-unused-disable-directives',
    bad: [
      '---\n⟦# copydesk-disable-next-line title-untidy -- a name⟧\ntitle: Harbour opens\ndate: 2024-01-05\n---\n',
      '---\n# copydesk-disable-file ⟦title-length⟧, title-untidy -- a name\ntitle: Ham &amp; eggs\ndate: 2024-01-05\n---\n',
      '---\ntitle: Harbour opens ⟦# copydesk-disable-next-line title-untidy -- a name⟧\ndate: 2024-01-05\n---\n',
      'The harbour opened.\n⟦<!-- copydesk-disable-next-line img-alt-missing -- decoration -->⟧\nBoats came.\n',
    ],
    good: [
      '---\n# copydesk-disable-next-line title-untidy -- the name of the restaurant\ntitle: Ham &amp; eggs\ndate: 2024-01-05\n---\n',
      '<!-- copydesk-disable-next-line img-alt-missing -- decoration -->\n\n<img src="/a.jpg">\n',
      '```html\n<!-- copydesk-disable-file img-alt-missing -- an example -->\n```\n',
    ],
  },
  *check(article, { outcome: { suppressions, unused } }) {
    let paragraphs: Paragraphs | undefined
    for (const suppression of suppressions) {
      const unusedRules = suppression.rules.filter((rule) => unused.has(rule))
      if (unusedRules.length === 0) continue
      const message = (names: string) => l10n.t('{0} reports nothing here, so it does not need to be disabled.', names)
      if (unusedRules.length === suppression.rules.length) {
        paragraphs ??= paragraphsOf(article)
        const edits = [removal(article, suppression, paragraphs)]
        // Not a safe fix: the rule may have run with other settings, or without the newsroom's schema.
        const fixes: Fix[] = [{ title: l10n.t('Delete this comment'), edits, safe: false }]
        yield { range: suppression.range, message: message(unusedRules.map(({ id }) => id).join(', ')), fixes }
        continue
      }
      for (const [index, rule] of suppression.rules.entries()) {
        if (!unused.has(rule)) continue
        const next = suppression.rules[index + 1]
        const previous = suppression.rules[index - 1]
        const at = next ? range(rule.range.start, next.range.start) : range(previous?.range.end ?? rule.range.start, rule.range.end)
        const fix: Fix = { title: l10n.t('Remove “{0}” from this comment', rule.id), edits: [{ range: at, newText: '' }], safe: false }
        yield { range: rule.range, message: message(rule.id), fixes: [fix] }
      }
    }
  },
}

/** The range of the comment, with its line if the line has nothing else. */
function removal({ text, lines, body }: Article, { range: { start, end } }: Suppression, paragraphs: Paragraphs): Edit {
  const [first, last] = [lines.lineOf(start), lines.lineOf(end)]
  const lineStart = lines.startOf(first)
  const before = text.slice(lineStart, start)
  const alone = /^[\s>]*$/.test(before) && text.slice(end, lines.rangeOf(last).end).trim() === ''
  if (!alone) return { range: range(before.trim() === '' ? start : start - before.length + before.trimEnd().length, end), newText: '' }
  // A blank line between two paragraphs must stay, or they become one.
  const apart = start >= body.start && paragraphs.ends.has(first) && paragraphs.starts.has(last + 1)
  return { range: apart ? range(start, end) : range(lineStart, lines.startOf(last + 1)), newText: '' }
}

/** The lines (from 0) on which blocks of the body start, and the lines after their ends. */
interface Paragraphs {
  readonly starts: ReadonlySet<number>
  readonly ends: ReadonlySet<number>
}

function paragraphsOf({ blocks }: Article): Paragraphs {
  const marked = new Set(blocks.filter(({ kind }) => kind === 'list_item' || kind === 'blockquote').map(({ first }) => first))
  const texts = blocks.filter(({ kind }) => kind === 'paragraph' || kind === 'heading' || kind === 'html_block' || kind === 'table')
  return {
    starts: new Set(texts.filter(({ first }) => !marked.has(first)).map(({ first }) => first)),
    ends: new Set(texts.filter(({ kind }) => kind === 'paragraph' || kind === 'table').map(({ last }) => last)),
  }
}
