import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article/article'
import { readDate } from '../core/dates/dates'
import { writerOf } from '../core/frontmatter/writer'
import type { Rule } from '../core/lint/rule'
import type { Fix } from '../core/text/problem'
import { endsInEscape } from '../core/text/backslashes'
import { range, textAt, type Range } from '../core/text/text'
import { tomlMessage } from '../core/data/toml/tomlMessages'
import type { SyntaxProblem } from '../core/data/nodes'

export const fmTomlSyntax: Rule = {
  id: 'fm-toml-syntax',
  severity: 'error',
  docs: {
    effect: 'stops',
    summary: 'TOML front matter is valid: lines of key = value, with text in quotation marks.',
    why: 'If the site generator cannot read the front matter, it stops, leaves the article out, or publishes it without headline and date.',
    authority: 'TOML 1.0.0; TOML 1.1.0 for site generators that read it',
    bad: [
      '+++\ntitle = ⟦Harbour opens⟧\ntags = [⟦sea⟧, "port"]\n+++\n',
      '+++\ntitle⟦:⟧ "Harbour opens"\n+++\n',
      "+++\ntitle = 'What'⟦s new'⟧\n+++\n",
      '+++\ntitle = ⟦“Harbour opens”⟧\n+++\n',
      '+++\ntitle = ⟦"⟧Harbour opens\ndate = ⟦2024-1-5⟧\ndraft = ⟦False⟧\n+++\n',
      '+++\ntags = ["sea⟦"⟧ "port"]\nextra = { a = 1⟦,⟧ }\n+++\n',
    ],
    good: [
      '+++\ntitle = "Harbour opens" # at last\ndate = 2024-01-05T08:00:00+08:00\ntags = [\n  "sea",\n  \'port\',\n]\n\n[extra]\nrelease = true\n+++\n',
      '---\ntitle: Harbour opens\n---\n',
    ],
  },
  *check(article, { generator }) {
    const { frontMatter } = article
    if (frontMatter?.language !== 'toml') return
    const { errors, newer = [] } = frontMatter
    for (const error of generator.frontMatter.newToml ? errors : [...errors, ...newer]) {
      yield { range: error.range, message: tomlMessage(error, article.text), fixes: fixesOf(article, error) }
    }
  },
}

function fixesOf(article: Article, { code, range: at }: SyntaxProblem): readonly Fix[] {
  const { text } = article
  const writer = writerOf('toml')
  const source = textAt(text, at)
  const replacing = (title: string, newText: string, safe: boolean, where = at): readonly Fix[] => [
    { title, edits: [{ range: where, newText }], safe },
  ]
  switch (code) {
    case 'text-quotes':
      // If it contains a comma, it may be meant as a list.
      return replacing(l10n.t('Put the value in quotes'), writer.text(source), !/[,"'[\]{}]/.test(source))
    case 'number':
      return replacing(l10n.t('Put it in quotes'), writer.text(source), false)
    case 'odd-quotes':
      return replacing(l10n.t('Write straight quotation marks'), writer.text(source.replace(/^.|.$/gu, '')), /^[“„].*[”“]$/u.test(source))
    case 'boolean':
      return replacing(l10n.t('Change to lower case'), source.toLowerCase(), true)
    case 'date-form': {
      const iso = readDate(source)?.iso
      return iso === undefined ? [] : replacing(l10n.t('Write the date as {0}', iso), iso, false)
    }
    case 'equals-sign': {
      const [before, after] = [text[at.start - 1] ?? '', text[at.end] ?? '']
      return replacing(l10n.t('Write an equals sign'), `${before === ' ' ? '' : ' '}=${/\s/.test(after) ? '' : ' '}`, true)
    }
    case 'key-quotes':
      return replacing(l10n.t('Put the key in quotes'), writer.key(source), true)
    case 'comma-missing':
      return replacing(l10n.t('Insert a comma'), ',', false, range(at.end, at.end))
    case 'comma-last':
      return replacing(l10n.t('Delete the comma'), '', true)
    case 'escape':
      return replacing(l10n.t('Write the backslash twice'), '\\', false, range(at.start, at.start))
    case 'quote-open':
      return source.length === 1 ? closing(article, at) : []
    case 'text-after':
      return wholeInQuotes(article, at)
    default:
      return []
  }
}

/** @param at the quotation mark */
function closing({ text, lines }: Article, at: Range): readonly Fix[] {
  const line = lines.rangeOf(lines.lineOf(at.start))
  const value = text.slice(at.end, line.end).trimEnd()
  const end = at.end + value.length
  const mark = textAt(text, at)
  if (mark === '"' && endsInEscape(value)) return []
  return [{ title: l10n.t('Close the quotation mark'), edits: [{ range: range(end, end), newText: mark }], safe: false }]
}

/** `'What's new'`: the apostrophe ends the value. */
function wholeInQuotes({ text, lines }: Article, at: Range): readonly Fix[] {
  const line = lines.rangeOf(lines.lineOf(at.start))
  const [, before = '', quote = ''] = /^([^"'=[\]]*=[ \t]*)(["'])/.exec(textAt(text, line)) ?? []
  if (quote === '' || text[at.end - 1] !== quote) return []
  const start = line.start + before.length
  const newText = writerOf('toml').text(text.slice(start + 1, at.end - 1))
  if (textAt(text, range(start, at.end)) === newText) return []
  return [
    { title: l10n.t('Keep the quotation marks as part of the value'), edits: [{ range: range(start, at.end), newText }], safe: false },
  ]
}
