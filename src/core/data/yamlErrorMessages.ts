import * as l10n from '@vscode/l10n'
import { range } from '../text/text'
import type { SyntaxProblem } from './nodes'

/** The message of `yaml` for an unclosed flow collection; its group is the missing bracket. */
export const neverClosed = /^Flow (?:sequence|map) in block collection must be sufficiently indented and end with a ([\]}])/

/**
 * The first error, which the others follow from, with its range. Two codes replace one of `yaml`: INDENTED_KEY, a key below one that has
 * a value, and MISPLACED_ENTRY, an entry without a list.
 */
export function tellingError([first, second]: readonly SyntaxProblem[], text: string): SyntaxProblem | undefined {
  if (first?.code !== 'BLOCK_AS_IMPLICIT_KEY' && first?.code !== 'MULTILINE_IMPLICIT_KEY') return first
  const { range: at } = second?.code === 'MULTILINE_IMPLICIT_KEY' ? second : first
  const written = text.slice(at.start, at.end)
  if (/^-(?:[ \t]|$)/.test(text.slice(at.start, at.start + 2))) return { ...first, code: 'MISPLACED_ENTRY', range: at }
  const key = /\n[ \t]+([^\s:]+)$/.exec(written)?.[1]
  if (first.code === 'MULTILINE_IMPLICIT_KEY' || key === undefined) return first
  return { ...first, code: 'INDENTED_KEY', range: range(at.end - key.length, at.end) }
}

export function badEscape(): string {
  return l10n.t(
    'In double quotes, a backslash starts an escape sequence, and YAML does not know this one: use single quotes or write the backslash twice.',
  )
}

/** The message for a YAML error, for readers who do not know YAML. @param text the whole document */
export function yamlErrorMessage({ code, message, range: at }: SyntaxProblem, text: string): string {
  const noField = l10n.t(
    'There is no “key: value” here: a colon followed by a space is missing, or a quotation mark on a line above is not closed.',
  )
  switch (code) {
    case 'TAB_AS_INDENT':
      return l10n.t('This line is indented with a tab: YAML only allows spaces.')
    case 'BAD_SCALAR_START':
      return l10n.t('A value cannot start with {0}: put the value in quotes.', text[at.start] ?? '')
    case 'BLOCK_AS_IMPLICIT_KEY':
      return l10n.t('This value contains a colon followed by a space: put the whole value in quotes.')
    case 'MULTILINE_IMPLICIT_KEY':
      return noField
    case 'MISSING_CHAR':
      if (/quote/.test(message)) return l10n.t('This quotation mark is not closed.')
      if (/^Implicit map keys/.test(message)) return noField
      return l10n.t('Something is missing here: a comma, a closing bracket or a closing quotation mark.')
    case 'UNEXPECTED_TOKEN':
      if (/flow-(?:seq|map)-end/.test(message)) return l10n.t('This closing bracket has no opening bracket.')
      if (/block-seq-ind/.test(message))
        return l10n.t('A list starts below its key: put each entry on a separate line, after a hyphen and a space.')
      if (/^Block scalar header/.test(message)) return l10n.t('The text after | or > must start on the next line.')
      if (/comma/.test(message) || /^,/.test(text.slice(at.start, at.end)))
        return l10n.t('There is nothing between this comma and the next.')
      return l10n.t('The value has already ended before this text: put the whole value in quotes.')
    case 'BAD_INDENT': {
      const closing = neverClosed.exec(message)?.[1]
      if (closing) return l10n.t('This bracket is not closed: {0} is missing.', closing)
      return l10n.t('This line is not indented like the lines around it.')
    }
    case 'INDENTED_KEY':
      return l10n.t('This key is indented, but the key above already has a value.')
    case 'MISPLACED_ENTRY':
      return l10n.t('This entry is not part of a list: indent it like the entries above.')
    case 'BAD_DQ_ESCAPE':
      return badEscape()
    case 'BAD_ALIAS':
      if (/^Anchor/.test(message)) return l10n.t('A value that starts with ! or & has a special meaning: put the value in quotes.')
      return l10n.t('A value that starts with * refers to another value, which does not exist: put the value in quotes.')
    case 'ALIAS_PROPS':
    case 'TAG_RESOLVE_FAILED':
    case 'BAD_COLLECTION_TYPE':
    case 'MULTIPLE_TAGS':
    case 'MULTIPLE_ANCHORS':
    case 'BAD_PROP_ORDER':
      return l10n.t('A value that starts with ! or & has a special meaning: put the value in quotes.')
    case 'BLOCK_IN_FLOW':
      return l10n.t('Inside brackets or braces, entries are separated by commas.')
    case 'BAD_DIRECTIVE':
      return l10n.t('YAML treats a line that starts with % as a directive: put the value in quotes, or delete the line.')
    case 'KEY_OVER_1024_CHARS':
      return l10n.t('The text before this colon is too long for a key: put the whole value in quotes.')
    case 'NON_STRING_KEY':
      return l10n.t('A key is one word, or text in quotes.')
    case 'DUPLICATE_KEY':
      return l10n.t('This key is already used above: at most one of the two is published.')
    case 'MULTIPLE_DOCS':
      return l10n.t('A second YAML document starts here: the front matter must be a single one.')
    case 'ALIAS_BOMB':
      return l10n.t('The references (*name) repeat too many values, so they are not read.')
    case 'TOO_DEEP':
    case 'RESOURCE_EXHAUSTION':
      return l10n.t('The values are nested too deeply.')
    default:
      return l10n.t('This line cannot be read as YAML: {0}', message)
  }
}
