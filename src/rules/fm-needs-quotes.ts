import * as l10n from '@vscode/l10n'
import { repairsOf } from '../core/lint/repairFindings'
import type { Article } from '../core/article/article'
import type { Rule, RuleContext } from '../core/lint/rule'
import { outcomeInWords } from '../core/lint/siteOutcome'
import type { Finding, Fix } from '../core/text/problem'
import { lostTexts } from '../core/article/lostText'
import { textAt } from '../core/text/text'
import { quoteStyleOf, writeScalar } from '../core/data/writeYaml'

export const fmNeedsQuotes: Rule = {
  id: 'fm-needs-quotes',
  severity: 'error',
  docs: {
    effect: 'stops',
    bySite: true,
    summary: 'A value that YAML would misread is in quotes.',
    why: 'If a headline contains a bracket, an @ or a colon, the site may not be able to read it: the article is published without headline and date, or not at all.',
    authority: 'YAML 1.2.2, 7.3.3 (plain style)',
    bad: [
      '---\ntitle: ⟦[Reprint]⟧ Harbour opens\ndate: 2024-01-05\n---\n',
      '---\ntitle: ⟦[转]⟧[译] 港口开放\n---\n',
      '---\ntitle: ⟦@⟧harbour opens\n---\n',
      "---\ntitle: Re⟦:⟧ the harbour's opening\nauthor: ⟦`⟧Ann`\n---\n",
      '---\ntitle: ⟦*⟧Harbour* opens\ndate: 2024-01-05\n---\n',
      '---\ntitle: Harbour opens\ntags:\n - ⟦@⟧tidewatch\n - 100 % sea\n - ⟦%⟧ of all\n---\n',
      '---\ntitle: ⟦{{ site.name }}⟧ opens the harbour\n---\n',
      '---\ntitle: ⟦@⟧tidewatch opens # for now\n---\n',
      '---\ntitle: ⟦|⟧ Harbour opens\nlead: ⟦-⟧ at last\ntags: [sea, ⟦#⟧port]\n---\n',
      '---\ntitle: Harbour opens\ntopic: ⟦#harbour⟧\ntags:\n - ⟦#1 in ferries⟧\n - sea\n---\n',
      '---\ntitle: ⟦&harbour⟧ opens\n---\n',
    ],
    good: [
      "---\ntitle: '[Reprint] Harbour opens'\ndate: 2024-01-05\n---\n",
      '---\ntitle: Harbour opens # a comment: not text\ntags: [sea, port] # two\n---\n',
      '---\ntitle: &name Harbour opens\nheadline: *name\n---\n',
      '---\ntitle: C# at 12:30, see http://example.org/#top\n---\n',
      '---\ntitle: |\n  Re: @harbour\n---\n',
      '---\ntitle: Harbour opens\nsubtitle: # none yet\ncover: #/images/a.jpg\ntags: #[a, b]\ndraft: #true\n---\n',
    ],
  },
  *check(article, context) {
    for (const { range, edits, detail, otherEdits, isRead, safe } of repairsOf(article, context, 'fm-needs-quotes')) {
      const fixes: Fix[] = [{ title: l10n.t('Put the value in quotes'), edits, safe }]
      if (otherEdits) fixes.push({ title: otherTitle(detail), edits: otherEdits, safe: false })
      yield { range, message: messageOf(detail), ...(isRead ? { severity: 'warning' as const } : {}), fixes }
    }
    yield* doubleBrackets(article, context)
    const quotes = quoteStyleOf(article.frontMatter?.root)
    for (const { kind, range, value } of lostTexts(article)) {
      const newText = writeScalar(textAt(article.text, value), quotes)
      yield {
        range,
        message:
          kind === 'comment'
            ? l10n.t('YAML reads everything after # as a comment, so the value is empty: put it in quotes.')
            : l10n.t(
                'YAML treats {0} as a label for the value, so readers do not see it: put the value in quotes.',
                textAt(article.text, range),
              ),
        severity: 'warning',
        fixes: [{ title: l10n.t('Put the value in quotes'), edits: [{ range: value, newText }], safe: false }],
      }
    }
  },
}

const taxonomies = new Set(['tags', 'tag', 'categories', 'category'])

/** `[[Harbour]]`, a link of note programs, is a list in a list to YAML, and `{{ title }}`, a tag of templates, a group of fields. */
function* doubleBrackets({ text, frontMatter }: Article, { generator, published }: RuleContext): Generator<Finding> {
  if (frontMatter?.language !== 'yaml' || frontMatter.errors.length > 0) return
  const quotes = quoteStyleOf(frontMatter.root)
  const { yaml, title } = generator
  for (const { key, value } of frontMatter.fields) {
    const written = textAt(text, value.range)
    if (value.kind === 'scalar' || value.style !== 'flow') continue
    const isLink = /^\[\[[^[\],'"]+\]\]$/.test(written) && !taxonomies.has(key.toLowerCase())
    if (!isLink && !/^\{\{[^{}]*\}\}$/.test(written)) continue
    const { outcome } = published()
    const lost = title === undefined || !yaml.refusesMapKeys || outcome === 'read' ? '' : ` ${outcomeInWords(generator, outcome)}`
    yield {
      range: value.range,
      message: isLink
        ? l10n.t('YAML reads {0} as a list in a list: put it in quotes if it is text.', written)
        : `${l10n.t('YAML reads {0} as a group of fields: put it in quotes.', written)}${lost}`,
      severity: isLink ? 'information' : lost === '' ? 'warning' : 'error',
      fixes: [
        { title: l10n.t('Put the value in quotes'), edits: [{ range: value.range, newText: writeScalar(written, quotes) }], safe: false },
      ],
    }
  }
}

function messageOf(detail: string): string {
  if (detail === ':') return l10n.t('This value contains a colon followed by a space: put the whole value in quotes.')
  return detail.length === 1
    ? l10n.t('A value cannot start with {0}: put the value in quotes.', detail)
    : l10n.t('YAML does not allow text after {0}: put the whole value in quotes.', detail)
}

function otherTitle(detail: string): string {
  return /^[-|>]$/.test(detail) ? l10n.t('Delete {0}', detail) : l10n.t('Put the value in quotes, without the comment after it')
}
