import * as l10n from '@vscode/l10n'
import { range } from '../text/text'
import type { SyntaxProblem } from './nodes'

/** How `yaml` says that a list or map in brackets has no end; the bracket that is missing is its group. */
export const neverClosed = /^Flow (?:sequence|map) in block collection must be sufficiently indented and end with a ([\]}])/

/**
 * The mistake that the others follow from, at its place. Two are told apart that `yaml` has one code for:
 * INDENTED_KEY, a key below one that has a value, and MISPLACED_ENTRY, an entry of a list that is not there.
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
  return l10n.t('A backslash in double quotes starts a code that YAML does not know: use single quotes or write the backslash twice.')
}

/** What a mistake in YAML is, in words of one who has never heard of YAML. @param text the whole document */
export function yamlErrorMessage({ code, message, range: at }: SyntaxProblem, text: string): string {
  const noField = l10n.t(
    'There is no “key: value” here: a colon followed by a space is missing, or a quotation mark in a line above is never closed.',
  )
  switch (code) {
    case 'TAB_AS_INDENT':
      return l10n.t('This line is indented with a tab: YAML only allows spaces.')
    case 'BAD_SCALAR_START':
      return l10n.t('A value cannot start with {0}: put the value in quotes.', text[at.start] ?? '')
    case 'BLOCK_AS_IMPLICIT_KEY':
      return l10n.t('This value holds a colon followed by a space: put the whole value in quotes.')
    case 'MULTILINE_IMPLICIT_KEY':
      return noField
    case 'MISSING_CHAR':
      if (/quote/.test(message)) return l10n.t('This quotation mark is never closed.')
      if (/^Implicit map keys/.test(message)) return noField
      return l10n.t('Something is missing here: a comma, a closing bracket or a closing quotation mark.')
    case 'UNEXPECTED_TOKEN':
      if (/flow-(?:seq|map)-end/.test(message)) return l10n.t('This bracket closes nothing.')
      if (/block-seq-ind/.test(message)) return l10n.t('A list starts below its key: put each entry on a line of its own, behind a dash.')
      if (/^Block scalar header/.test(message)) return l10n.t('The text that follows | or > starts on the next line.')
      if (/comma/.test(message) || /^,/.test(text.slice(at.start, at.end))) return l10n.t('This comma separates nothing.')
      return l10n.t('This text comes after a value that has already ended: put the whole value in quotes.')
    case 'BAD_INDENT': {
      const closing = neverClosed.exec(message)?.[1]
      if (closing) return l10n.t('This bracket is never closed: {0} is missing.', closing)
      return l10n.t('This line is not indented as the lines around it are.')
    }
    case 'INDENTED_KEY':
      return l10n.t('This key is indented, although the key above it has a value already.')
    case 'MISPLACED_ENTRY':
      return l10n.t('This entry belongs to no list: indent it like the entries above it.')
    case 'BAD_DQ_ESCAPE':
      return badEscape()
    case 'BAD_ALIAS':
      if (/^Anchor/.test(message)) return l10n.t('A value that starts with ! or & has a special meaning: put the value in quotes.')
      return l10n.t('A value that starts with * refers to another value, which is not there: put the value in quotes.')
    case 'ALIAS_PROPS':
    case 'TAG_RESOLVE_FAILED':
    case 'BAD_COLLECTION_TYPE':
    case 'MULTIPLE_TAGS':
    case 'MULTIPLE_ANCHORS':
    case 'BAD_PROP_ORDER':
      return l10n.t('A value that starts with ! or & has a special meaning: put the value in quotes.')
    case 'BLOCK_IN_FLOW':
      return l10n.t('Inside brackets the entries are separated by commas.')
    case 'BAD_DIRECTIVE':
      return l10n.t('A line that starts with % is a command to YAML: put the value in quotes, or delete the line.')
    case 'KEY_OVER_1024_CHARS':
      return l10n.t('What stands before this colon is too long for a key: put the whole value in quotes.')
    case 'NON_STRING_KEY':
      return l10n.t('A key is one word, or text in quotes.')
    case 'DUPLICATE_KEY':
      return l10n.t('This key is there already: only one of them is published.')
    case 'MULTIPLE_DOCS':
      return l10n.t('A second document starts here: the front matter has to be one block.')
    case 'ALIAS_BOMB':
      return l10n.t('References (*name) repeat values so often that they are not read.')
    case 'TOO_DEEP':
    case 'RESOURCE_EXHAUSTION':
      return l10n.t('The values are nested too deeply to be read.')
    default:
      return l10n.t('This line cannot be read as YAML: {0}', message)
  }
}
