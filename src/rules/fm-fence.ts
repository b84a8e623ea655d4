import * as l10n from '@vscode/l10n'
import type { Rule } from '../core/lint/rule'
import { cutFindings, glued, gluedFinding } from '../core/lint/fenceFindings'
import { fencesOutcome, fenceFix, outcomeInWords } from '../core/lint/siteOutcome'
import { lineEndOf, range, textAt, type Edit, type Range } from '../core/text/text'

export const fmFence: Rule = {
  id: 'fm-fence',
  severity: 'error',
  docs: {
    effect: 'stops',
    bySite: true,
    summary: 'The delimiters of the front matter are three hyphens at the start of a line.',
    why: 'Input methods turn hyphens into dashes, and it is easy to type one too many or too few. The site then treats fields as text, or text as fields.',
    authority: 'Hugo, pagelexer_intro.go; Jekyll, document.rb; gray-matter 4.0.3; hexo-front-matter 4.2.1; measured on all six generators',
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
  *check(article, context) {
    const { text, frontMatter } = article
    if (!frontMatter) return
    const { generator } = context
    const { openingFenceOptional: optional } = generator.frontMatter
    const { malformed, open, close, language, fields } = frontMatter
    const [first] = fields
    const outcome = fencesOutcome(article, context)
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
    if (close && glued(text, close)) yield gluedFinding(article, context, close)
    if (outcome === 'read') return
    const lost = outcome === undefined || outcome === 'cut' ? '' : ` ${outcomeInWords(generator, outcome)}`
    const edits = malformed.map((line) => hyphensFor(text, line))
    for (const line of malformed)
      yield {
        range: line,
        message: `${l10n.t('This line is not a delimiter: write three hyphens (---), without spaces before them.')}${lost}`,
        fixes: [{ title: l10n.t('Write three hyphens'), edits, safe: false }],
      }
    if (malformed.length > 0 || outcome === undefined || (close && glued(text, close))) return
    if (outcome === 'cut') yield* cutFindings(article, context)
    if (outcome === 'text' && close && textAt(text, frontMatter.content).trim() === '')
      yield {
        range: open,
        message: l10n.t('The front matter is empty: {0} shows its delimiters as lines across the page.', generator.title ?? ''),
      }
    const spaces = spacesAfter(text, open)
    if (spaces && frontMatter.announced === '' && open.end - open.start > 3 && /^---/.test(textAt(text, open)) && outcome !== 'cut')
      yield {
        range: spaces,
        message: `${l10n.t('There are spaces after this delimiter.')}${lost}`,
        fixes: [fenceFix(l10n.t('Delete the spaces'), [{ range: spaces, newText: '' }], article, context)],
      }
    if (close && textAt(text, close).trimEnd() === '...')
      yield {
        range: close,
        message: `${l10n.t('{0} does not end the front matter at three dots: write three hyphens (---).', generator.title ?? '')}${lost}`,
        fixes: [fenceFix(l10n.t('Write three hyphens'), [{ range: close, newText: '---' }], article, context)],
      }
  },
}

function spacesAfter(text: string, fence: Range): Range | undefined {
  const written = textAt(text, fence).trimEnd().length
  return fence.start + written < fence.end ? range(fence.start + written, fence.end) : undefined
}

function hyphensFor(text: string, line: Range): Edit {
  const blanks = /^\s+(?=---\s*$)/.exec(textAt(text, line))?.[0].length ?? 0
  return blanks > 0 ? { range: range(line.start, line.start + blanks), newText: '' } : { range: line, newText: '---' }
}
