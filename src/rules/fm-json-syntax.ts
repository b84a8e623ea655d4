import * as l10n from '@vscode/l10n'
import type { JsonProblem } from '../core/data/json'
import { writerOf } from '../core/frontmatter/writer'
import type { Rule } from '../core/lint/rule'
import type { Fix } from '../core/text/problem'
import { range, textAt, type Range } from '../core/text/text'
import type { ValueNode, SyntaxProblem } from '../core/data/nodes'

export const fmJsonSyntax: Rule = {
  id: 'fm-json-syntax',
  severity: 'error',
  docs: {
    effect: 'stops',
    summary: 'JSON front matter is valid: "key": value pairs with commas between them.',
    why: 'If the site generator cannot read the front matter, it stops or publishes the front matter as text.',
    authority: 'RFC 8259',
    bad: [
      '---json\n{\n  "title": "Harbour opens⟦"⟧\n  "date": "2024-01-05"\n}\n---\n',
      '{\n  "title": "Harbour opens"⟦,⟧\n}\n',
      ';;;\n"title": "Harbour opens",\n"draft": ⟦False⟧\n;;;\n',
      '---json\n{ "title": "Harbour opens", "tags": [⟦sea⟧] }\n---\n',
      '---json\n{\n  ⟦// a headline⟧\n  "title": "Harbour opens"\n}\n---\n',
      '---json\n⟦[⟧1, 2]\n---\n',
    ],
    good: [
      '---json\n{ "title": "Harbour opens", "tags": ["sea", "port"] }\n---\n',
      ';;;\n"title": "Harbour opens",\n"date": "2024-01-05"\n;;;\n',
      '---\n{ title: Harbour opens }\n---\n',
    ],
  },
  *check(article) {
    const { frontMatter } = article
    if (frontMatter?.language !== 'json') return
    // Later errors usually follow from the first one.
    const [first] = frontMatter.errors
    if (first) {
      const { code, at } = mistakeOf(article.text, first, frontMatter.root)
      yield { range: at, message: messageOf(code, textAt(article.text, at)), fixes: fixesOf(article.text, code, at) }
    } else if (frontMatter.root && frontMatter.root.kind !== 'map') {
      const { start } = frontMatter.root.range
      yield { range: range(start, start + 1), message: l10n.t('The front matter should be pairs of "key": value.') }
    }
  },
}

type Mistake = JsonProblem | 'LastComma'

/** The message for an error, and the range where the author has to change something. */
function mistakeOf(
  text: string,
  { code, range: at }: SyntaxProblem,
  root: ValueNode | undefined,
): { readonly code: Mistake; readonly at: Range } {
  const before = text.slice(0, at.start).trimEnd().length
  if (root && code === 'InvalidSymbol' && at.start >= root.range.end) return { code: 'EndOfFileExpected', at }
  if (/^(?:PropertyName|Value)Expected$/.test(code) && text[before - 1] === ',' && /^(?:[\]}]|$)/.test(text[at.start] ?? ''))
    return { code: 'LastComma', at: range(before - 1, before) }
  if (/^(?:Comma|CloseBrace|CloseBracket)Expected$/.test(code)) return { code: code as Mistake, at: range(before - 1, before) }
  return { code: code as Mistake, at: at.end > at.start ? range(at.start, lineEnd(text, at)) : range(before - 1, before) }
}

function lineEnd(text: string, { start, end }: Range): number {
  return start + (text.slice(start, end).split(/\r?\n/, 1)[0]?.length ?? 0)
}

function messageOf(code: Mistake, source: string): string {
  switch (code) {
    case 'InvalidSymbol':
      return /^(?:true|false|null)$/i.test(source)
        ? l10n.t('JSON requires true, false and null in lower case.')
        : l10n.t('This text is not in quotation marks: JSON requires text in "…".')
    case 'LastComma':
      return l10n.t('There must be no comma after the last entry.')
    case 'CommaExpected':
      return l10n.t('A comma is missing here.')
    case 'PropertyNameExpected':
      return l10n.t('A key in quotation marks is expected here.')
    case 'ColonExpected':
      return l10n.t('A colon is missing between the key and its value.')
    case 'ValueExpected':
      return l10n.t('A value is missing here: write "" for an empty value.')
    case 'CloseBraceExpected':
    case 'CloseBracketExpected':
      return l10n.t('This bracket is not closed: {0} is missing.', code === 'CloseBraceExpected' ? '}' : ']')
    case 'EndOfFileExpected':
      return l10n.t('There is more text after the closing brace.')
    case 'InvalidCommentToken':
    case 'UnexpectedEndOfComment':
      return l10n.t('JSON does not allow comments: delete this one.')
    case 'UnexpectedEndOfString':
      return l10n.t('This quotation mark is not closed.')
    case 'InvalidNumberFormat':
    case 'UnexpectedEndOfNumber':
      return l10n.t('JSON cannot read this as a number: put it in quotes, or delete what is not part of the number.')
    case 'InvalidUnicode':
    case 'InvalidEscapeCharacter':
      return l10n.t('A backslash starts an escape sequence, and JSON does not know this one: write the backslash twice.')
    case 'InvalidCharacter':
      return l10n.t('There is a tab or a line break inside quotation marks: JSON does not allow it.')
    case 'TOO_DEEP':
      return l10n.t('The values are nested too deeply.')
  }
}

function fixesOf(text: string, code: Mistake, at: Range): readonly Fix[] {
  const source = textAt(text, at)
  const fix = (title: string, newText: string, safe: boolean, where = at): readonly Fix[] => [
    { title, edits: [{ range: where, newText }], safe },
  ]
  if (code === 'LastComma') return fix(l10n.t('Delete the comma'), '', true)
  if (code === 'CommaExpected') return fix(l10n.t('Insert a comma'), ',', false, range(at.end, at.end))
  if (code === 'InvalidCommentToken') return fix(l10n.t('Delete the comment'), '', false)
  if (code !== 'InvalidSymbol') return []
  if (/^(?:true|false|null)$/i.test(source)) return fix(l10n.t('Change to lower case'), source.toLowerCase(), true)
  return fix(l10n.t('Put the value in quotes'), writerOf('json').text(source.replace(/^'(.*)'$/, '$1')), false)
}
