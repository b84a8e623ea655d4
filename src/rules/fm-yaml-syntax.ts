import * as l10n from '@vscode/l10n'
import type { Article } from '../core/article'
import type { Rule } from '../core/rule'
import { range, type Range } from '../core/text'
import type { ValueNode, YamlError } from '../core/yaml'

export const fmYamlSyntax: Rule = {
  id: 'fm-yaml-syntax',
  severity: 'error',
  docs: {
    summary: 'The front matter is valid YAML made of “key: value” lines.',
    why: 'A site generator that cannot read it stops, or publishes the article without headline and date.',
    authority: 'YAML 1.2.2',
    bad: ['---\n⟦- title⟧\n- date\n---\n'],
    good: ["---\ntitle: '[Reprint] Harbour opens'\ndate: 2024-01-05\n---\n"],
  },
  *check(article, context) {
    const { frontMatter } = article
    if (frontMatter?.language !== 'yaml') return
    const { root, errors } = frontMatter
    // Further errors mostly follow from the first one.
    const [first] = errors
    if (first) {
      const loads =
        context.dialect !== 'hexo' && context.published().error === undefined && Object.keys(context.published().data).length > 0
      const message = explain(first, article)
      yield {
        range: onOneLine(article, place(first, root)),
        message: loads ? l10n.t('{0} Your site may still read it, but stricter readers will not.', message) : message,
        ...(loads ? { severity: 'warning' as const } : {}),
      }
    } else if (root && root.kind !== 'map' && !(root.kind === 'scalar' && root.value === null)) {
      const fullWidth = root.kind === 'scalar' && typeof root.value === 'string' && root.value.includes('：')
      yield {
        range: onOneLine(article, root.range),
        message: fullWidth
          ? l10n.t('The front matter has full-width colons: write “key: value” with an ordinary colon and a space.')
          : l10n.t('The front matter should be lines of “key: value”.'),
      }
    }
  },
}

/** Where an author has to look: at the quote or bracket that is never closed rather than at the end of what it swallows. */
function place(error: YamlError, root: ValueNode | undefined): Range {
  if (root?.kind !== 'map') return error.range
  const values = root.fields.map(({ value }) => value).filter(({ range: { start } }) => start < error.range.start)
  if (neverClosed.test(error.message)) {
    const open = values.findLast((value) => value.kind !== 'scalar' && value.style === 'flow')?.range.start
    return open === undefined ? error.range : range(open, open + 1)
  }
  if (error.code !== 'MISSING_CHAR') return error.range
  return values.find((value) => value.kind === 'scalar' && error.range.start <= value.range.end + 1)?.range ?? error.range
}

/** How `yaml` says that a list or map in brackets has no end. */
const neverClosed = /^Flow (?:sequence|map) in block collection must be sufficiently indented and end with a ([\]}])/

function onOneLine({ text, lines }: Article, at: Range): Range {
  const line = lines.rangeOf(lines.lineOf(at.start))
  const end = Math.max(Math.min(at.end, line.end), Math.min(at.start + 1, line.end))
  if (end > at.start) return range(at.start, end)
  // An error behind the last character of a line: the line's last character is what can be seen.
  const start = Math.max(line.start, Math.min(at.start, line.end) - 1)
  return text.slice(start, line.end) === '' ? at : range(start, line.end)
}

function explain(error: YamlError, { text }: Article): string {
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return l10n.t('A tab is used to indent this line: YAML only takes spaces.')
    case 'BAD_SCALAR_START':
      return l10n.t('A value cannot start with {0}: put the value in quotes.', text[error.range.start] ?? '')
    case 'BLOCK_AS_IMPLICIT_KEY':
      return l10n.t('This value holds a colon followed by a space: put the whole value in quotes.')
    case 'MULTILINE_IMPLICIT_KEY':
      return l10n.t(
        'There is no “key: value” here: a colon followed by a space is missing, or a quotation mark in a line above is never closed.',
      )
    case 'MISSING_CHAR':
      return /quote/.test(error.message)
        ? l10n.t('This quotation mark is never closed.')
        : l10n.t('Something is missing here: a comma, a closing bracket or a closing quotation mark.')
    case 'UNEXPECTED_TOKEN':
      if (/flow-(?:seq|map)-end/.test(error.message)) return l10n.t('This bracket closes nothing.')
      return l10n.t('This text comes after a value that has already ended: put the whole value in quotes.')
    case 'BAD_INDENT': {
      const closing = neverClosed.exec(error.message)?.[1]
      if (closing) return l10n.t('This bracket is never closed: {0} is missing.', closing)
      return l10n.t('This line is not indented as the lines around it are.')
    }
    case 'BAD_DQ_ESCAPE':
      return l10n.t('A backslash in double quotes starts a code that YAML does not know: use single quotes or write the backslash twice.')
    case 'BAD_ALIAS':
    case 'ALIAS_PROPS':
      return l10n.t('A value that starts with * refers to another value, which is not there: put the value in quotes.')
    case 'BLOCK_IN_FLOW':
      return l10n.t('Inside brackets a list is written with commas, not on lines of its own.')
    case 'TAG_RESOLVE_FAILED':
    case 'MULTIPLE_TAGS':
    case 'MULTIPLE_ANCHORS':
    case 'BAD_PROP_ORDER':
      return l10n.t('A value that starts with ! or & has a special meaning: put the value in quotes.')
    case 'MULTIPLE_DOCS':
      return l10n.t('A second document starts here: the front matter has to be one block.')
    case 'ALIAS_BOMB':
      return l10n.t('References (*name) repeat values so often that they are not read.')
    case 'TOO_DEEP':
      return l10n.t('The values are nested too deeply to be read.')
    default:
      return l10n.t('This line cannot be read as YAML: {0}', error.message)
  }
}
