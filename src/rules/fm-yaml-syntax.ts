import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import { wrappedLine } from '../core/frontmatter/wrappedLine'
import { onOneLine, yamlErrorRange } from '../core/frontmatter/yamlErrorRange'
import { repairsOf } from '../core/lint/repairFindings'
import type { Rule, RuleContext } from '../core/lint/rule'
import { outcomeInWords } from '../core/lint/siteOutcome'
import type { Finding, Fix } from '../core/text/problem'
import { range, textAt, type Range } from '../core/text/text'
import type { SyntaxProblem } from '../core/data/nodes'
import { badEscape, tellingError, yamlErrorMessage } from '../core/data/yamlErrorMessages'

export const fmYamlSyntax: Rule = {
  id: 'fm-yaml-syntax',
  severity: 'error',
  docs: {
    effect: 'stops',
    bySite: true,
    summary: 'The front matter is valid YAML with “key: value” lines.',
    why: 'If the site generator cannot read the front matter, it stops, leaves the article out, or publishes it without headline and date.',
    authority: 'YAML 1.2.2',
    bad: [
      '---\n⟦- title⟧\n- date\n---\n',
      '---\ntitle: Harbour opens\n  ⟦date⟧: 2024-01-05\nauthor: Mara\n---\n',
      '---\ntitle: Harbour opens\ntags: ⟦[⟧sea, port\ndate: 2024-01-05\n---\n',
      '---\ntitle: "Harbour opens"⟦,⟧\n⟦<!-- a draft -->⟧\n⟦// for now⟧\ndate: 2024-01-05\n---\n',
      '---\n  ⟦title⟧: Harbour opens\n  tags: [a]\ndate: 2024-01-05\n---\n',
      '---\ntitle: Harbour opens\nfolder: "C:⟦\\p⟧ictures\\harbour"\n---\n',
    ],
    good: ["---\ntitle: '[Reprint] Harbour opens'\ndate: 2024-01-05\n---\n"],
  },
  *check(article, context) {
    const { frontMatter } = article
    if (frontMatter?.language !== 'yaml') return
    for (const { range: at, edits, otherEdits, detail, isRead, safe } of repairsOf(article, context, 'fm-yaml-syntax')) {
      const [message, title] = repairTexts(detail)
      const fixes: Fix[] = [{ title, edits, safe }]
      if (otherEdits) fixes.push({ title: l10n.t('Put the value in quotes'), edits: otherEdits, safe: false })
      yield { range: at, message, ...(isRead ? { severity: 'warning' as const } : {}), fixes }
    }
    const { root, errors } = frontMatter
    const first = tellingError(errors, article.text)
    const indented = first && indentedAtTop(article, frontMatter.content, first)
    if (indented) yield indented
    else if (first) {
      const { outcome, data } = context.published()
      const loads = outcome === 'read' && Object.keys(data).length > 0
      const message = withOutcome(yamlErrorMessage(first, article.text), context)
      yield {
        range: onOneLine(article, yamlErrorRange(first, root)),
        message: loads ? l10n.t('{0} Your site may still read it, but stricter programs do not.', message) : message,
        ...(loads ? { severity: 'warning' as const } : {}),
        fixes: first.code === 'INDENTED_KEY' ? [unindent(article, first.range)] : unwrapped(article, first.range),
      }
    } else if (root && root.kind !== 'map' && !(root.kind === 'scalar' && root.value === null)) {
      const fullWidth = root.kind === 'scalar' && typeof root.value === 'string' && root.value.includes('：')
      yield {
        range: onOneLine(article, root.range),
        message: fullWidth
          ? l10n.t('The front matter has full-width colons: write “key: value” with an ordinary colon and a space.')
          : withOutcome(l10n.t('The front matter should be lines of “key: value”.'), context),
      }
    }
  },
}

/** Adds what becomes of the article, where that is known. */
function withOutcome(message: string, { generator, published }: RuleContext): string {
  const { outcome } = published()
  return generator.title === undefined || outcome === 'read' ? message : `${message} ${outcomeInWords(generator, outcome)}`
}

function repairTexts(detail: string): readonly [message: string, fix: string] {
  if (detail === 'comma') return [l10n.t('There is nothing between this comma and the next.'), l10n.t('Delete the comma')]
  if (detail === 'comment') return [l10n.t('A comment in the front matter starts with #.'), l10n.t('Turn it into a comment')]
  return detail === 'escape'
    ? [badEscape(), l10n.t('Put it in single quotes')]
    : [l10n.t('This bracket is not closed: {0} is missing.', detail), l10n.t('Close the bracket')]
}

/** Indented keys at the top of the front matter, followed by keys that are not indented. The parser reports the latter, but the indentation is the mistake. */
function indentedAtTop({ text, lines }: Article, content: Range, error: SyntaxProblem): Finding | undefined {
  const top = /^(?:[ \t]*(?:#.*)?\r?\n)*([ \t]+)([^\s:#-][^\s:]*)/.exec(textAt(text, content))
  const line = lines.lineOf(error.range.start)
  if (!top || lines.startOf(line) !== error.range.start) return undefined
  const [whole, lead = '', key = ''] = top
  const end = content.start + whole.length
  const from = lines.lineOf(end)
  const starts = Array.from({ length: Math.max(0, line - from) }, (_, index) => lines.startOf(from + index))
  const edits = starts
    .filter((start) => text.startsWith(lead, start))
    .map((start) => ({ range: range(start, start + lead.length), newText: '' }))
  // Without a line above the one that the parser reports, the indentation of that line itself is the mistake.
  if (edits.length === 0) return undefined
  return {
    range: range(end - key.length, end),
    message: l10n.t('This key is indented, but those below are not.'),
    fixes: [{ title: l10n.t('Delete the indentation'), edits, safe: false }],
  }
}

function unwrapped({ text, lines, frontMatter }: Article, { start }: Range): readonly Fix[] {
  const line = lines.lineOf(start)
  const at = lines.startOf(line)
  const edit = frontMatter && wrappedLine(text, frontMatter.content, lines.rangeOf(line - 1), at)
  return edit ? [{ title: l10n.t('Indent this line, so that it goes on with the value above'), edits: [edit], safe: false }] : []
}

function unindent({ lines }: Article, { start }: Range): Fix {
  const edits = [{ range: range(lines.startOf(lines.lineOf(start)), start), newText: '' }]
  return { title: l10n.t('Delete the indentation'), edits, safe: false }
}
