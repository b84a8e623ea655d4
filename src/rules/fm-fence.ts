import * as l10n from '@vscode/l10n'
import type { Rule } from '../core/lint/rule'
import { lineEndOf, range, textAt, type Edit, type Range } from '../core/text/text'

export const fmFence: Rule = {
  id: 'fm-fence',
  severity: 'error',
  docs: {
    summary: 'The delimiters of the front matter are three hyphens at the start of a line.',
    why: 'Input methods turn hyphens into dashes, and it is easy to type one too many or too few. The site then treats fields as text, or text as fields.',
    authority: 'Hugo, pagelexer_intro.go; Jekyll, document.rb; gray-matter 4.0.3; hexo-front-matter 5',
    bad: [
      '---\ntitle: Harbour opens\ndate: 2024-01-05\n⟦———⟧\n\nThe harbour opened.\n',
      '⟦－－－⟧\ntitle: 港口开放\ndate: 2024-01-05\n---\n\n正文\n',
      '⟦--⟧\ntitle: Harbour opens\ndate: 2024-01-05\n⟦--⟧\n\nThe harbour opened.\n',
      '⟦title⟧: Harbour opens\ndate: 2024-01-05\ntags:\n- sea\n---\n\nThe harbour opened.\n',
      '⟦ ---⟧\ntitle: Harbour opens\ndate: 2024-01-05\n---\n',
      '---\ntitle: Harbour opens\ndate: 2024-01-05\n\ntags: [sea]\n⟦***⟧\n\nThe harbour opened.\n\n---\n\nThe ferry too.\n',
    ],
    good: [
      '---\ntitle: Harbour opens\nlead: |\n  One\n  ----\n  Two\n---\n',
      '---\ntitle: Harbour opens\n---\n\n----\n\nThe harbour opened.\n\n———\n',
      '----\n\nNote: a line above a text.\n',
      'Note: this is a heading\n---\n\ntitle: none\n',
    ],
  },
  *check({ text, frontMatter }, { generator }) {
    if (!frontMatter) return
    const { openingFenceOptional: optional, longFences } = generator.frontMatter
    const { malformed, open, language, fields } = frontMatter
    const [first] = fields
    if (language === 'yaml' && open.start === open.end)
      yield {
        range: first?.keyRange ?? open,
        message: optional
          ? l10n.t(
              'The delimiter (---) above the first field is missing: {0} does not need it, but other programs do not find the fields.',
              generator.title ?? '',
            )
          : l10n.t('A line with three hyphens (---) is missing above the first field: the site treats the fields as text.'),
        ...(optional ? { severity: 'information' as const } : {}),
        fixes: [{ title: l10n.t('Insert the delimiter'), edits: [{ range: open, newText: `---${lineEndOf(text)}` }], safe: optional }],
      }
    const edits = malformed.map((line) => hyphensFor(text, line))
    const isRead = longFences && malformed.length === 2 && malformed.every((line) => /^-{4,}$/.test(textAt(text, line).trimEnd()))
    for (const line of malformed)
      yield {
        range: line,
        message: l10n.t('This line is not a delimiter: write three hyphens (---), without spaces before them.'),
        ...(isRead ? { severity: 'warning' as const } : {}),
        fixes: [{ title: l10n.t('Write three hyphens'), edits, safe: false }],
      }
  },
}

function hyphensFor(text: string, line: Range): Edit {
  const blanks = /^\s+(?=---\s*$)/.exec(textAt(text, line))?.[0].length ?? 0
  return blanks > 0 ? { range: range(line.start, line.start + blanks), newText: '' } : { range: line, newText: '---' }
}
