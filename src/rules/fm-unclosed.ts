import * as l10n from '@vscode/l10n'
import type { Rule } from '../core/lint/rule'
import { outcomeInWords } from '../core/lint/siteOutcome'
import { lineEndOf, range } from '../core/text/text'

export const fmUnclosed: Rule = {
  id: 'fm-unclosed',
  severity: 'error',
  docs: {
    effect: 'stops',
    summary: 'The front matter ends with a closing delimiter.',
    why: 'Without it, the site shows the fields as text, or cannot be built.',
    authority: 'Hugo, pagelexer_intro.go: “EOF looking for end YAML front matter delimiter”',
    bad: ['⟦---⟧\ntitle: Harbour opens\ndate: 2024-01-05\n\nThe harbour opened.\n'],
    good: ['---\ntitle: Harbour opens\n---\n\nThe harbour opened.\n', '---\n\nA line above this text, no fields.\n'],
  },
  *check({ text, frontMatter }, { generator, published }) {
    if (!frontMatter || frontMatter.close) return
    const { outcome } = published()
    const lost = generator.title === undefined || outcome === 'read' ? '' : ` ${outcomeInWords(generator, outcome)}`
    const { open, content, errors } = frontMatter
    const opening = text.slice(open.start, open.start + 3)
    const fence = opening.startsWith('{') ? '}' : opening
    const lineEnd = lineEndOf(text)
    const startsLine = content.end === 0 || text[content.end - 1] === '\n'
    // In JSON, more brackets may be open, which have to be closed first.
    const hasOpenBracket = errors.some(({ code }) => code === 'CloseBraceExpected' || code === 'CloseBracketExpected')
    const fix = {
      title: l10n.t('Close the front matter before the first blank line'),
      edits: [{ range: range(content.end, content.end), newText: `${startsLine ? '' : lineEnd}${fence}${lineEnd}` }],
      safe: false,
    }
    yield {
      range: open,
      message: `${l10n.t('The front matter is not closed: a line with {0} is missing below the last field.', fence)}${lost}`,
      fixes: hasOpenBracket ? [] : [fix],
    }
  },
}
