import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import { bodyStart } from '../core/frontmatter/frontMatter'
import type { Rule, RuleContext } from '../core/lint/rule'
import { fencesOutcome, outcomeInWords } from '../core/lint/siteOutcome'
import type { Outcome } from '../core/frontmatter/reading/publishedReading'
import type { SiteGenerator } from '../core/generators/shared/generator'
import type { Finding, Fix, Severity } from '../core/text/problem'
import { lineEndOf, range, textAt } from '../core/text/text'

export const fmLeadingContent: Rule = {
  id: 'fm-leading-content',
  severity: 'warning',
  docs: {
    effect: 'mayBeLost',
    bySite: true,
    summary: 'The front matter starts at the very first character of the file.',
    why: 'Hugo and Astro skip blank lines before the opening delimiter. Jekyll, Eleventy, Docusaurus and most editors do not find the front matter then.',
    authority:
      'Jekyll, document.rb (YAML_FRONT_MATTER_REGEXP); gray-matter 4.0.3; Hugo, pagelexer_intro.go; measured on all six generators',
    bad: ['⟦\n⟧---\ntitle: Harbour opens\n---\n', '⟦\n \n⟧---\ntitle: Harbour opens\n---\n'],
    good: ['---\ntitle: Harbour opens\n---\n'],
  },
  *check(article, context) {
    const { text, frontMatter } = article
    if (!frontMatter || frontMatter.preamble.end === 0) return
    const { generator } = context
    const outcome = fencesOutcome(article, context)
    const mark = text.charCodeAt(0) === 0xfeff ? 1 : 0
    const { preamble } = frontMatter
    // All that find the front matter after a byte order mark drop it; a blank line is found by some programs only.
    if (outcome === 'read' && preamble.end === mark) return
    if (text.slice(mark, preamble.end).trim() !== '') {
      yield textBefore(article, context)
      return
    }
    const fixes: Fix[] = []
    if (preamble.end > mark) {
      const edits = [{ range: range(mark, preamble.end), newText: '' }]
      fixes.push({ title: l10n.t('Delete the blank lines before the front matter'), edits, safe: true })
    }
    if (mark === 1) {
      // Without a reason to delete it, the author decides.
      const edits = [{ range: range(0, preamble.end), newText: '' }]
      const title =
        preamble.end > mark ? l10n.t('Delete the byte order mark (BOM) and the blank lines') : l10n.t('Delete the byte order mark (BOM)')
      fixes.push({ title, edits, safe: false })
    }
    const what =
      preamble.end > mark
        ? l10n.t('There is a blank line before the front matter')
        : l10n.t('There is an invisible byte order mark (BOM) before the front matter')
    const severity: Severity = outcome === 'read' ? 'hint' : outcome === undefined || outcome === 'cut' ? 'warning' : 'error'
    yield { range: preamble, message: messageOf(what, outcome, generator), severity, fixes }
  },
}

function messageOf(what: string, outcome: Outcome | 'cut' | undefined, generator: SiteGenerator): string {
  if (outcome === undefined || outcome === 'cut') return l10n.t('{0}: some site generators and editors do not find the front matter.', what)
  return outcome === 'read'
    ? l10n.t('{0}: {1} skips it, but some editors and other programs do not find the front matter.', what, generator.title ?? '')
    : l10n.t('{0}. {1}', what, outcomeInWords(generator, outcome))
}

function textBefore({ text, frontMatter }: Article, { generator, published }: RuleContext): Finding {
  const preamble = frontMatter?.preamble ?? range(0, 0)
  const start = preamble.start + (/^\s*/.exec(textAt(text, preamble))?.[0].length ?? 0)
  const end = start + (text.slice(start, preamble.end).split(/\r?\n/, 1)[0] ?? '').length
  const what = l10n.t('There is text before the front matter')
  const { outcome } = published()
  const lost =
    outcome === 'read' ? l10n.t('Site generators do not find it: readers see the fields as text.') : outcomeInWords(generator, outcome)
  const body = bodyStart(text, frontMatter)
  const moved = textAt(text, preamble).trimEnd()
  return {
    range: range(start, end),
    message: l10n.t('{0}. {1}', what, lost),
    severity: 'error',
    fixes: [
      {
        title: l10n.t('Move the text below the front matter'),
        edits: [
          { range: preamble, newText: '' },
          { range: range(body, body), newText: `${moved}${lineEndOf(text)}${lineEndOf(text)}` },
        ],
        safe: false,
      },
    ],
  }
}
