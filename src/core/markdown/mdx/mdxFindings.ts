import * as l10n from '@vscode/l10n'
import { paired, voidElements } from '../../html/elementNames'
import { tagRemoval } from '../../html/tagRemoval'
import { templateTags } from '../templateTags'
import type { Finding, Fix } from '../../text/problem'
import { contains, lineEndOf, range, textAt, type Edit, type Range } from '../../text/text'
import type { MdxProblem } from './readMdx'
import { styleObject } from './styleObject'

/** One problem, without its generator: what is wrong, and what to write instead. */
interface Described {
  readonly message: string
  readonly fixes: readonly Fix[]
}

/**
 * The problems of MDX with a message and fixes. Problems within one template tag are one finding.
 * @param text the whole document
 * @param name of the generator
 */
export function mdxFindings(text: string, body: Range, problems: readonly MdxProblem[], name: string): readonly Finding[] {
  const findings: Finding[] = []
  const tags = [...templateTags(text.slice(body.start))].map(({ start, end }) => range(body.start + start, body.start + end))
  let nextTag = 0
  /** The end of the tags so far that cannot be read. */
  let unreadEnd = 0
  /** Whether a tag so far has no end: what follows may be the text of its attribute. */
  let hasCutTag = false
  for (let index = 0; index < problems.length; index++) {
    const problem = problems[index]
    if (!problem) break
    while ((tags[nextTag]?.end ?? Number.POSITIVE_INFINITY) <= problem.range.start) nextTag++
    const tag = tags[nextTag]
    const { message, fixes: described } = describe(text, problem, problems)
    if (problem.kind === 'badTag') unreadEnd = Math.max(unreadEnd, problem.range.end)
    if (problem.kind === 'cutTag') hasCutTag = true
    // A tag or an attribute in the text of an attribute stays one whatever is written in it.
    const isPart =
      problem.kind === 'styleText'
        ? problem.range.start < unreadEnd
        : problem.kind === 'unclosed' && (hasCutTag || problem.range.start < unreadEnd)
    const fixes = isPart ? [] : described
    if (!tag || tag.start !== problem.range.start || !isBrace(problem)) {
      findings.push({ range: problem.range, message: l10n.t('{0} stops here. {1}', name, message), fixes })
      continue
    }
    const edits = fixes.flatMap((fix) => fix.edits)
    for (let next = problems[index + 1]; next && contains(tag, next.range.end); next = problems[index + 1]) {
      edits.push(...(describe(text, next, problems).fixes[0]?.edits ?? []))
      index++
    }
    edits.push(...bracesIn(text, tag))
    const about = l10n.t('Braces are JavaScript in MDX, and template tags are not run: write \\{ to show them.')
    const fix = { title: l10n.t('Escape the braces'), edits: distinct(edits), safe: false }
    findings.push({ range: tag, message: l10n.t('{0} stops here. {1}', name, about), fixes: [fix] })
  }
  return findings
}

function isBrace({ kind }: MdxProblem): boolean {
  return kind === 'syntax' || kind === 'open' || kind === 'unknownName'
}

function distinct(edits: readonly Edit[]): readonly Edit[] {
  const byStart = new Map<number, Edit>()
  for (const edit of edits) if (!byStart.has(edit.range.start)) byStart.set(edit.range.start, edit)
  return [...byStart.values()]
}

/** Escapes the braces that start something once those before them are escaped. */
function bracesIn(text: string, tag: Range): readonly Edit[] {
  return [...textAt(text, tag).matchAll(/(?<!\\)\{/g)].map(({ index }) => edit(tag.start + index, tag.start + index + 1, '\\{'))
}

function describe(text: string, problem: MdxProblem, all: readonly MdxProblem[]): Described {
  const { start, end } = problem.range
  switch (problem.kind) {
    case 'unclosed':
      return unclosed(text, problem, all)
    case 'stray':
      return stray(text, problem)
    case 'lessThan':
      return lessThan(text, start)
    case 'cutTag':
    case 'badTag': {
      const autolink = linkFix(text, start)
      if (autolink) return autolink
      return {
        message:
          problem.kind === 'cutTag'
            ? l10n.t('“<” starts a tag, which has no “>”: finish the tag, or write \\< for the sign.')
            : l10n.t('“<” starts a tag, which cannot be read: correct the tag, or write \\< for the sign.'),
        fixes: text[start] === '<' ? [escaping(start, '<', false)] : [],
      }
    }
    case 'bareValue':
      return {
        message: l10n.t('The value of an attribute needs quotation marks.'),
        fixes: [{ title: l10n.t('Add quotation marks'), edits: [edit(start, end, `"${text.slice(start, end)}"`)], safe: true }],
      }
    case 'module':
      return {
        message: l10n.t('A paragraph that starts with “import” or “export” is read as JavaScript: put a space before it, or other words.'),
        fixes: [{ title: l10n.t('Put a space before it'), edits: [edit(start, start, ' ')], safe: true }],
      }
    case 'open':
      return { message: l10n.t('“{” starts JavaScript, and there is no “}”: write \\{ for the sign.'), fixes: [escaping(start, '{', true)] }
    case 'syntax':
      return text[start + 1] === '#' ? headingId(text, start) : notScript(start)
    case 'unknownName': {
      const opening = /^\{*/.exec(text.slice(start, end))?.[0].length ?? 0
      const fix = escaping(start, '{', /[^\0-\x7f]/.test(problem.name))
      return {
        message: l10n.t('“{0}” in braces is read as a variable, and there is none: write \\{ for the sign.', problem.name),
        // A name in Latin letters may be a variable whose import is missing.
        fixes: [{ ...fix, edits: bracesIn(text, range(start, start + opening)) }],
      }
    }
    case 'unknownComponent':
      return { message: l10n.t('The component <{0}> is not imported in this article.', problem.name), fixes: [] }
    case 'styleText':
      return style(text, problem.range, problem.value)
  }
}

function notScript(start: number): Described {
  return { message: l10n.t('“{” starts JavaScript, which this is not: write \\{ for the sign.'), fixes: [escaping(start, '{', true)] }
}

/** `{#id}`, which not all generators have. */
function headingId(text: string, start: number): Described {
  const [whole] = /^\{#[^{}\s]+\}(?=[ \t]*\r?(?:\n|$))/.exec(text.slice(start, start + 200)) ?? []
  const escaped = notScript(start)
  if (whole === undefined) return escaped
  const from = start - (/[ \t]*$/.exec(text.slice(Math.max(0, start - 20), start)) ?? [''])[0].length
  return {
    message: l10n.t('“{#…}” is not the id of a heading here, but JavaScript.'),
    fixes: [{ title: l10n.t('Remove the id'), edits: [edit(from, start + whole.length, '')], safe: false }, ...escaped.fixes],
  }
}

function unclosed(text: string, { name, range: at }: MdxProblem & { readonly kind: 'unclosed' }, all: readonly MdxProblem[]): Described {
  if (voidElements.has(name)) {
    const from = text.slice(0, at.end - 1).trimEnd().length
    const close = { title: l10n.t('Write <{0} />', name), edits: [edit(from, at.end, ' />')], safe: true }
    return { message: l10n.t('<{0}> is not closed: write <{0} />.', name), fixes: [close] }
  }
  if (!paired.has(name) && !all.some((other) => other.kind === 'stray' && other.name === name)) {
    const isProse = /[^\0-\x7f]/.test(name)
    return {
      message: l10n.t('<{0}> is read as a tag, which is not closed: write \\< for the sign.', name),
      fixes: [escaping(at.start, '<', isProse)],
    }
  }
  const apart = onOwnLines(text, name, at, all)
  const message = l10n.t('<{0}> is not closed within its paragraph, quotation or list item.', name)
  if (apart) return { message, fixes: [{ title: l10n.t('Put the tags on lines of their own'), edits: apart, safe: false }] }
  return { message, fixes: tagRemoval(text, at) }
}

/** A start tag at the start of a line, and its end tag in another paragraph: each becomes a line. */
function onOwnLines(text: string, name: string, at: Range, all: readonly MdxProblem[]): readonly Edit[] | undefined {
  const end = all.find((other) => other.kind === 'stray' && other.name === name && other.range.start > at.end)
  const lineStart = text.lastIndexOf('\n', at.start - 1) + 1
  const indent = text.slice(lineStart, at.start)
  // Other white space, such as U+3000, is text to Markdown.
  const isBlank = (part: string) => !/[^ \t]/.test(part)
  if (!end || !isBlank(indent)) return undefined
  const beforeEnd = text.slice(text.lastIndexOf('\n', end.range.start - 1) + 1, end.range.start)
  // A line below would belong to the list item or quotation that starts there.
  if (/^[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])[ \t])/.test(beforeEnd)) return undefined
  const lineEnd = lineEndOf(text) + indent
  const edits: Edit[] = []
  const isLast = (offset: number) => /^[ \t]*\r?(?:\n|$)/.test(text.slice(offset, offset + 200))
  if (!isLast(at.end)) edits.push(edit(at.end, at.end, lineEnd))
  if (!isBlank(beforeEnd)) edits.push(edit(end.range.start, end.range.start, lineEnd))
  if (!isLast(end.range.end)) edits.push(edit(end.range.end, end.range.end, lineEnd))
  return edits.length > 0 ? edits : undefined
}

function stray(text: string, { name, range: at }: MdxProblem & { readonly kind: 'stray' }): Described {
  if (voidElements.has(name))
    return {
      message: l10n.t('<{0}> has no end tag: write <{0} />.', name),
      fixes: [{ title: l10n.t('Write <{0} />', name), edits: [edit(at.start, at.end, `<${name} />`)], safe: false }],
    }
  return {
    message: l10n.t('</{0}> has no start tag in the same paragraph, quotation or list item.', name),
    fixes: tagRemoval(text, at),
  }
}

/** A blank line, or a line that may start a block in place of going on with a paragraph. */
const blockStart = /\n[ \t]*(?:[\r\n]|[-*+>#<=_`~]|\d{1,9}[.)])/

function lessThan(text: string, start: number): Described {
  const comment = /^<!--([\s\S]*?)-->/.exec(text.slice(start, start + 20_000))
  if (comment) {
    const [whole, inside = ''] = comment
    const rewrite = { title: l10n.t('Write {/* … */}'), edits: [edit(start, start + whole.length, `{/*${inside}*/}`)], safe: true }
    // Within a paragraph, a line that starts another block ends the expression as well.
    const isCut = blockStart.test(inside) && /[^ \t]/.test(text.slice(text.lastIndexOf('\n', start - 1) + 1, start))
    return { message: l10n.t('MDX has no <!-- comments: write {/* … */}.'), fixes: inside.includes('*/') || isCut ? [] : [rewrite] }
  }
  return (
    linkFix(text, start) ?? {
      message: l10n.t('“<” starts a tag, which this is not: write \\< for the sign.'),
      fixes: [escaping(start, '<', !/^<[!?]/.test(text.slice(start, start + 2)))],
    }
  )
}

/** An address between angle brackets. */
function linkFix(text: string, start: number): Described | undefined {
  const [whole, address = ''] =
    /^<((?:[a-z][a-z\d+.-]{1,31}:[^\s<>{}]*)|[\w.!#$%&'*+/=?^`|~-]+@[\w.-]+)>/i.exec(text.slice(start, start + 2000)) ?? []
  if (whole === undefined) return undefined
  const target = address.includes(':') ? address : `mailto:${address}`
  const label = address.replace(/[\\[\]*_`~]/g, '\\$&')
  const written = `[${label}](${/[()]/.test(target) ? `<${target}>` : target})`
  return {
    message: l10n.t('An address between < and > is not a link in MDX: write [text](address).'),
    fixes: [{ title: l10n.t('Write it as a link'), edits: [edit(start, start + whole.length, written)], safe: true }],
  }
}

function style(text: string, at: Range, value: Range): Described {
  const message = l10n.t('The style attribute cannot be text here: write {0}.', "style={{ width: '50%' }}")
  const written = styleObject(textAt(text, value))
  if (written === undefined) return { message, fixes: [] }
  const from = written === '' ? text.slice(0, at.start).trimEnd().length : at.start
  const title = written === '' ? l10n.t('Remove this attribute') : l10n.t('Write {0}', `style={{ … }}`)
  return { message, fixes: [{ title, edits: [edit(from, at.end, written === '' ? '' : `style={${written}}`)], safe: true }] }
}

function escaping(start: number, sign: '<' | '{', safe: boolean): Fix {
  return { title: l10n.t('Write {0}', `\\${sign}`), edits: [edit(start, start + 1, `\\${sign}`)], safe }
}

function edit(start: number, end: number, newText: string): Edit {
  return { range: range(start, end), newText }
}
